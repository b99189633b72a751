// Part of the runtime of apivintage, copied as it is. Do not edit.

/** What a client rejects with. None of these holds a credential, a query or a request body. */

/** What is told of a request: its method and its path without query. */
export interface RequestFacts {
  readonly method: string;
  readonly path: string;
}

/** What errors tell of a call, asked for when there is one. */
export interface Requested {
  readonly request: RequestFacts;
}

/** The base of every error that a client itself makes. */
export class ClientError extends Error {
  // Written out: minifiers rename classes.
  override readonly name: string = 'ClientError';
  readonly request: RequestFacts;

  constructor({ method, path }: RequestFacts, message: string, cause?: unknown) {
    super(`${method} ${path} ${message}`, cause === undefined ? undefined : { cause });
    // Not what was given: a plan has more to tell than errors should.
    this.request = { method, path };
  }
}

/** An answer with an error status, as it came. */
export interface ErrorAnswer<Status extends number = number, Body = unknown> {
  readonly request: RequestFacts;
  readonly status: Status;
  readonly headers: Headers;
  /** The body as text, cut after 64 KiB, or where it broke off. */
  readonly text: string;
  /** The body as JSON, undefined when it is none. */
  readonly body: Body;
  /** What the client has to add, said at the end of the message. */
  readonly hint?: string | undefined;
  /** What the body says repeats a credential: the message does not. */
  readonly repeatsSecret?: boolean | undefined;
}

/** The server answered with an error status. Generated classes say which, and what the body holds. */
export class ApiError<Status extends number = number, Body = unknown> extends ClientError {
  /** What `instanceof` asks: as everywhere, but with a body of `unknown`, which a generic class would make `any`. */
  static override [Symbol.hasInstance]<Class extends abstract new (...args: never) => unknown>(
    this: Class,
    value: unknown,
  ): value is InstanceType<Class> {
    return super[Symbol.hasInstance](value);
  }

  override readonly name: string = 'ApiError';
  readonly status: Status;
  readonly requestId: string | undefined;
  // Private, so that a logged error shows neither the body nor a Set-Cookie.
  readonly #answer: ErrorAnswer<Status, Body>;

  constructor(answer: ErrorAnswer<Status, Body>) {
    super(answer.request, describe(answer));
    this.status = answer.status;
    this.requestId = requestId(answer.headers);
    this.#answer = answer;
  }

  get headers(): Headers {
    return this.#answer.headers;
  }

  /** The body as JSON, undefined when it is none. */
  get body(): Body {
    return this.#answer.body;
  }

  /** The body as text, cut after 64 KiB, or where it broke off. */
  get text(): string {
    return this.#answer.text;
  }
}

/** No answer arrived, or it broke off. `cause` is the platform's error. */
export class ConnectionError extends ClientError {
  override readonly name: string = 'ConnectionError';
}

/** What errors say where an answer ends in its middle. */
export const BROKEN = 'got a body that broke off';

/** Errors of the client stay what they are; the platform's become errors of the connection. */
export function named(error: unknown, { request }: Requested, message: string): unknown {
  if (error instanceof ClientError) return error;
  hideQueries(error);
  return new ConnectionError(request, message, error);
}

/** Deno and Bun quote the URL in their errors and in the causes of these, and a query may hold a key. */
function hideQueries(error: unknown): void {
  let depth = 0;
  for (let one = error; isObject(one) && depth < 9; one = property(one, 'cause')) {
    for (const name of Object.getOwnPropertyNames(one)) {
      const text = one[name];
      // Up to a colon, behind which a stack has its lines; in a query it is encoded.
      if (typeof text === 'string') Reflect.set(one, name, text.replace(/(https?:[^\s?]*\?)[^\s:]+/g, '$1…'));
    }
    depth += 1;
  }
}

/** The call took longer than its `timeout`. */
export class TimeoutError extends ClientError {
  override readonly name: string = 'TimeoutError';
}

/** The caller's signal was aborted; `cause` is its reason. */
export class AbortError extends ClientError {
  override readonly name: string = 'AbortError';
}

/** The server redirects to where this client does not follow. */
export class RedirectError extends ClientError {
  override readonly name: string = 'RedirectError';
}

/** The answer is not what it was declared to be. */
export class ResponseParseError extends ClientError {
  override readonly name: string = 'ResponseParseError';
  readonly status: number;
  readonly contentType: string | undefined;
  readonly requestId: string | undefined;

  constructor(request: RequestFacts, response: Response, detail: string, cause?: unknown) {
    const { status, headers } = response;
    const type = headers.get('content-type') ?? undefined;
    super(request, `answered ${status} (${type ?? 'no content type'}) with ${detail}`, cause);
    this.status = status;
    this.contentType = type;
    this.requestId = requestId(headers);
  }
}

/** What a path parameter holds would lead to another path. */
export class PathParameterError extends TypeError {
  override readonly name = 'PathParameterError';
}

/** Where the classes and the documented bodies of errors stand for a status: the first is the most exact. */
export function placesOf(status: number): readonly [number, `${number}XX`, 'default'] {
  return [status, `${Math.floor(status / 100)}XX`, 'default'];
}

/** What kind of value it is, for messages. */
export function shape(value: unknown): string {
  if (value === undefined) return 'no body';
  if (Array.isArray(value)) return 'an array';
  return isObject(value) ? 'an object' : value === null ? 'null' : `a ${typeof value}`;
}

/** Arrays too. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** An own property of a value that may be anything; undefined when there is none. */
export function property(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

const REQUEST_ID_HEADERS = ['x-request-id', 'request-id', 'x-amzn-requestid', 'x-correlation-id', 'cf-ray'];

/** What support asks for first, by whatever name. */
export function requestId(headers: Headers): string | undefined {
  for (const name of REQUEST_ID_HEADERS) {
    const id = headers.get(name);
    if (id) return id;
  }
  return undefined;
}

/** Where bodies say in words what is wrong, in themselves or in their `error`. */
const WORDS = ['message', 'error_description', 'error', 'detail'];

/** What a body says in words that are short enough for a message; empty where it says nothing. */
export function saidIn(body: unknown): string {
  const said = [body, property(body, 'error')]
    .flatMap((place) => WORDS.map((name) => property(place, name)))
    .find((one): one is string => typeof one === 'string' && one !== '' && one.length <= 300);
  return said ?? '';
}

function describe({ status, body, hint = '', repeatsSecret }: ErrorAnswer): string {
  const said = repeatsSecret === true ? '' : saidIn(body);
  return `answered ${status}${said && `: ${said}`}${hint}`;
}
