/** Clients of an API that lives in several versions: nothing else in the runtime knows of versions. */
import { Api } from './api.js';
import { ClientError, type ErrorAnswer, type RequestFacts } from './errors.js';
import type { Operation, PathValue } from './operation.js';
import type { ApiSettings, RequestOptions } from './options.js';

/** Where requests name the version: see `versionHeader` and its like. */
export interface VersionCarrier {
  /** How messages name the version that was sent. */
  readonly said: (value: string) => string;
  readonly headers?: (value: string) => Readonly<Record<string, string>>;
  /** Encoded pairs for every request, joined. */
  readonly query?: (value: string) => string;
  readonly address?: (baseURL: string, value: string) => string;
  /** Whether options would send another version than the client speaks. */
  readonly isSetBy?: (options: Pick<RequestOptions, 'headers' | 'query'>) => boolean;
}

/** Which version a client speaks, and how it says so. */
export interface VersionRule {
  readonly carrier: VersionCarrier;
  readonly value: string;
  /** What the client was generated for. */
  readonly known: readonly string[];
  /** The error for an answer which says that the server does not know the version; undefined for any other. */
  readonly unknown?: (answer: ErrorAnswer, requested: string) => Error | undefined;
}

export interface VersionedSettings extends ApiSettings {
  readonly version: VersionRule;
}

/** An answer has the shape of another version than the client speaks. */
export class VersionMismatchError extends ClientError {
  /** The version that was sent. */
  readonly requested: string;

  constructor(request: RequestFacts, detail: string, { carrier, value }: VersionRule) {
    const sent = `${carrier.said(value)} was sent, and something on the way may have dropped it`;
    super(request, `answered with ${detail}: ${sent}`);
    this.requested = value;
  }
}

/**
 * An operation by version. What is said of a version holds for those after it, up to the next that something is said of.
 * `Gone`: versions in which it ends.
 */
export type Versioned<Results, Gone extends string = never> = {
  readonly [V in keyof Results]?: Operation<Results[V]>;
} & { readonly [V in Gone]: undefined };

/** A client that speaks one version. */
export class VersionedApi<V extends string> extends Api {
  /** The version of this client. Its presence is also what keeps clients of two versions apart as types. */
  readonly version: V;
  readonly #known: readonly string[];

  /** Throws RangeError for a version that the client was not generated for. */
  constructor(settings: VersionedSettings) {
    const { version, headers, options = {}, baseURL } = settings;
    const { carrier, value, known, unknown } = version;
    if (!isKnown<V>(value, known)) {
      const list = known.join(', ');
      throw new RangeError(
        `this client knows no version '${value}', only ${list}: generate it again for others`,
      );
    }
    const check = (given: Pick<RequestOptions, 'headers' | 'query'>): void => {
      if (carrier.isSetBy?.(given) !== true) return;
      throw new TypeError(
        `'${carrier.said(value)}' follows from the client, as the types do: use withVersion`,
      );
    };
    check(options);
    const placed = (address: string): string => carrier.address?.(address, value) ?? address;
    super(
      {
        ...settings,
        headers: { ...headers, ...carrier.headers?.(value) },
        baseURL: placed(baseURL),
        options: { ...options, baseURL: options.baseURL && placed(options.baseURL) },
      },
      {
        check,
        failure: (answer) => unknown?.(answer, value),
        mismatch: (detail, request) => new VersionMismatchError(request, detail, version),
        query: carrier.query?.(value),
      },
    );
    this.version = value;
    this.#known = known;
  }

  /** Sends the operation as it is in this client's version. Rejects with TypeError when it is in none. */
  sendByVersion<Results extends Record<V, unknown>, Gone extends string>(
    operations: Versioned<Results, Gone>,
    path: readonly PathValue[],
    params?: object,
    options?: RequestOptions,
  ): Results[V] {
    const found = operationAt(operations, this.version, this.#known);
    const operation = isOperation<Results[V]>(found) ? found : this.#absent<Results[V]>(operations);
    return this.send(operation, path, params, options);
  }

  /** What gives results like the operation elsewhere, all of which reject. Only programs without types get here. */
  #absent<Result>(operations: object): Operation<Result> {
    const versions = this.#known.filter((version) => operationAt(operations, version, this.#known));
    const error = new TypeError(
      `the operation does not exist in version ${this.version}, only in ${versions.join(', ')}`,
    );
    const fill = (): never => {
      throw error;
    };
    const some = operationAt(operations, versions[0] ?? '', this.#known);
    if (!isOperation<Result>(some)) throw error;
    return { ...some, fill };
  }
}

/** `V` is what the generated client says of its versions, which are the known ones. */
function isKnown<V extends string>(value: string, known: readonly string[]): value is V {
  return known.includes(value);
}

/** What is said of a version, or of the last one before it that something is said of. */
function operationAt(operations: object, version: string, known: readonly string[]): unknown {
  for (let index = known.indexOf(version); index >= 0; index--) {
    const since = known[index] ?? '';
    if (!Object.hasOwn(operations, since)) continue;
    const found: unknown = Reflect.get(operations, since);
    return found;
  }
  return undefined;
}

/** Which version an operation is of is nothing that a value shows. */
function isOperation<Result>(value: unknown): value is Operation<Result> {
  return typeof value === 'object';
}
