/** Clients of an API that lives in several versions: nothing else in the runtime knows of versions. */
import { Api } from './api.js';
import { ClientError, type ErrorAnswer, property, type RequestFacts } from './errors.js';
import type { Operation, PathValue, Plan } from './operation.js';
import type { ApiSettings, RequestOptions } from './options.js';

/** Where requests name a version: see `versionHeader` and its like. */
export type VersionCarrier = (value: string) => VersionOnWire;

export interface VersionOnWire {
  /** How messages name the version that was sent. */
  readonly said: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Encoded pairs for every request, joined. */
  readonly query?: string;
  readonly address?: (baseURL: string) => string;
  /** Whether more than the client itself names a version. */
  readonly isSetBy?: (sent: Pick<Plan, 'own' | 'query'>) => boolean;
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
  override readonly name: string = 'VersionMismatchError';
  /** The version that was sent. */
  readonly requested: string;

  constructor(request: RequestFacts, detail: string, requested: string, said: string) {
    super(request, `answered with ${detail}: ${said} was sent, and something on the way may have dropped it`);
    this.requested = requested;
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
    const { carrier, value, known, unknown } = settings.version;
    const wire = carrier(value);
    super(settings, {
      ...wire,
      check: (sent) => {
        if (wire.isSetBy?.(sent) === true) {
          throw new TypeError(`'${wire.said}' follows from the client: use withVersion`);
        }
      },
      failure: (answer) => unknown?.(answer, value),
      mismatch: (detail, request) => new VersionMismatchError(request, detail, value, wire.said),
    });
    if (!this.#isKnown(value, known)) {
      throw new RangeError(
        `this client knows no version '${value}', only ${known.join(', ')}: generate it again for others`,
      );
    }
    this.version = value;
    this.#known = known;
  }

  /**
   * Sends the operation as it is in this client's version. Rejects with TypeError when it is in none.
   *
   * `Results` has `V`, which is not asked for here: compilers would compare it with every version, for every operation.
   */
  sendByVersion<Results, Gone extends string>(
    operations: Versioned<Results, Gone>,
    path: readonly PathValue[],
    params?: object,
    options?: RequestOptions,
  ): Results[V & keyof Results] {
    const known = this.#known;
    const found = operationAt(operations, this.version, known);
    const operation = isOperation<Results[V & keyof Results]>(found)
      ? found
      : absent<Results[V & keyof Results]>(operations, this.version, known);
    return this.send(operation, path, params, options);
  }

  /** `V` is what the generated client says of its versions, which are the known ones. */
  #isKnown(value: string, known: readonly string[]): value is V {
    return known.includes(value);
  }
}

/** What gives results like the operation elsewhere, all of which reject. Only programs without types get here. */
function absent<Result>(operations: object, version: string, known: readonly string[]): Operation<Result> {
  const versions = known.filter((each) => operationAt(operations, each, known));
  const fill = (): never => {
    throw new TypeError(`the operation does not exist in version ${version}, only in ${versions.join(', ')}`);
  };
  const some = operationAt(operations, versions[0] ?? '', known);
  return isOperation<Result>(some) ? { ...some, fill } : fill();
}

/** What is said of a version, or of the last one before it that something is said of. */
function operationAt(operations: object, version: string, known: readonly string[]): unknown {
  let at = known.indexOf(version);
  while (at > 0 && !Object.hasOwn(operations, known[at] ?? '')) at -= 1;
  return property(operations, known[at] ?? '');
}

/** Which version an operation is of is nothing that a value shows. */
function isOperation<Result>(value: unknown): value is Operation<Result> {
  return typeof value === 'object';
}
