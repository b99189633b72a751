/** Clients of an API that lives in several versions: nothing else in the runtime knows of versions. */
import { Api, type Rules } from './api.js';
import { ApiError, ClientError, type ErrorAnswer, type RequestFacts, property } from './errors.js';
import type { Operation, PathValue } from './operation.js';
import type { ApiSettings, RequestOptions } from './options.js';
import { pair } from './query.js';

/** How an API says that it does not know a version. */
export interface UnknownVersion {
  readonly status: number;
  readonly code: string;
  /** Where the code stands in the body. */
  readonly at: readonly string[];
}

/** Which version a client speaks, and how it says so. */
export interface VersionRule {
  /** The header that names the version. */
  readonly header?: string;
  /** The query parameter that names the version. */
  readonly query?: string;
  /** The variable of the server's address that names the version: `{server}` in it is replaced. */
  readonly server?: string;
  readonly value: string;
  /** What the client was generated for. */
  readonly known: readonly string[];
  readonly unknown?: UnknownVersion;
}

export interface VersionedSettings extends ApiSettings {
  readonly version: VersionRule;
}

/** The server does not know the version that the client speaks. */
export class InvalidApiVersionError extends ApiError {
  /** The version that was sent. */
  readonly requested: string;
  /** The versions that the server says it knows; empty when it names none. */
  readonly validVersions: readonly string[];

  constructor(answer: ErrorAnswer, requested: string) {
    super(answer);
    this.requested = requested;
    this.validVersions = namedVersions(answer.body);
  }
}

/** An answer has the shape of another version than the client speaks. */
export class VersionMismatchError extends ClientError {
  /** The version that was sent. */
  readonly requested: string;

  constructor(request: RequestFacts, detail: string, rule: VersionRule) {
    super(
      request,
      `answered with ${detail}: ${spoken(rule)} was sent, and something on the way may have dropped it`,
    );
    this.requested = rule.value;
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
    const { version, headers, options, baseURL } = settings;
    const { value } = version;
    refuseHeader(version, options?.headers);
    const own = version.header === undefined ? {} : { [version.header]: value };
    super(
      {
        ...settings,
        headers: { ...headers, ...own },
        baseURL: addressed(baseURL, version),
        options: { ...options, baseURL: options?.baseURL && addressed(options.baseURL, version) },
      },
      rulesOf(version),
    );
    if (!this.#isKnown(value, version)) throw unknownVersion(version);
    this.version = value;
    this.#known = version.known;
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
    const error = new TypeError(absent(this.version, versions));
    const refuse = (): never => {
      throw error;
    };
    for (const operation of Object.values<unknown>({ ...operations })) {
      if (!isOperation<Result>(operation)) continue;
      return { ...operation, path: [{ at: 0, write: refuse }] };
    }
    throw error;
  }

  /** `V` is what the generated client says of its versions, which are the known ones. */
  #isKnown(value: string, { known }: VersionRule): value is V {
    return known.includes(value);
  }
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

function spoken({ header, query, value }: VersionRule): string {
  if (header !== undefined) return `${header}: ${value}`;
  return query === undefined ? `version ${value}` : `${query}=${value}`;
}

function addressed(baseURL: string, { server, value }: VersionRule): string {
  return server === undefined ? baseURL : baseURL.replaceAll(`{${server}}`, encodeURIComponent(value));
}

function rulesOf(version: VersionRule): Rules {
  const { unknown, value } = version;
  return {
    check: ({ headers, query }) => {
      if (headers) refuseHeader(version, headers);
      if (query) refuseQuery(version, query);
    },
    failure: (answer) =>
      answer.status === unknown?.status && unknown.at.reduce(property, answer.body) === unknown.code
        ? new InvalidApiVersionError(answer, value)
        : undefined,
    mismatch: (detail, request) => new VersionMismatchError(request, detail, version),
    query: version.query === undefined ? '' : pair(version.query, value),
  };
}

function unknownVersion({ value, known }: VersionRule): RangeError {
  const list = known.join(', ');
  return new RangeError(
    `this client knows no version '${value}', only ${list}: generate it again for others`,
  );
}

function refuseHeader({ header }: VersionRule, headers: RequestOptions['headers'] = {}): void {
  const own = header?.toLowerCase();
  if (own === undefined || !Object.keys(headers).some((name) => name.toLowerCase() === own)) return;
  throw new TypeError(following(own));
}

function refuseQuery({ query: own }: VersionRule, query: RequestOptions['query'] = {}): void {
  if (own !== undefined && Object.hasOwn(query, own)) throw new TypeError(following(own));
}

function following(name: string): string {
  return `'${name}' follows from the client's version, as the types do: use withVersion instead`;
}

function absent(version: string, versions: readonly string[]): string {
  return `the operation does not exist in version ${version}, only in ${versions.join(', ')}`;
}

/** From a list in the body, or from a message like "Valid versions: a, b." */
function namedVersions(body: unknown): readonly string[] {
  const values: unknown[] = typeof body === 'object' && body !== null ? Object.values(body) : [];
  const found = values.find((value) => isTextList(value));
  if (isTextList(found)) return found;
  const said = values.find((value) => typeof value === 'string' && NAMED.test(value));
  const names = typeof said === 'string' ? (NAMED.exec(said)?.[1] ?? '') : '';
  return names.split(/[\s,"'`]+/).filter((name) => name !== '' && name !== 'and');
}

const NAMED = /\bversions(?: are)?: *(.+?)(?:\.(?=\s|$)|$)/is;

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string');
}
