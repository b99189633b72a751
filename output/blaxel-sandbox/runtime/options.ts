// Part of the runtime of apivintage, copied as it is. Do not edit.

/** What a client and a call can be told. */
import type { Schemes } from './auth.js';
import type { Connection, Fetch, Middleware } from './connection.js';
import type { ApiError, ErrorAnswer } from './errors.js';
import type { ErrorStatus, Security } from './operation.js';

export interface ClientOptions {
  /** Where the API is, for every operation, also those with a server of their own; a path (`/api`) in a page means the page's own origin. */
  baseURL?: string | undefined;
  /** @defaultValue the platform's `fetch` */
  fetch?: Fetch | undefined;
  /** Sent with every request. */
  headers?: Readonly<Record<string, string | undefined>> | undefined;
  /**
   * Milliseconds that a call may take, with its retries and its body.
   *
   * @defaultValue 60000
   */
  timeout?: number | undefined;
  /**
   * How often a failed request is sent again where that is safe.
   *
   * @defaultValue 2
   */
  maxRetries?: number | undefined;
  /** Functions around every attempt, the first one outermost. */
  middleware?: readonly Middleware[] | undefined;
  /**
   * Let a page in a browser hold a credential, for all its visitors to read. Safer: send requests through a server of
   * your own, or give a function that asks for a token of the visitor.
   */
  allowBrowser?: boolean | undefined;
  /** Let credentials travel unencrypted to hosts other than this machine. */
  allowInsecure?: boolean | undefined;
  /** Share the transport of another client; `fetch` and `middleware` are then its own. */
  connection?: Connection | undefined;
}

export interface RequestOptions {
  signal?: AbortSignal | undefined;
  /** Milliseconds that this call may take, with its retries and its body; `Infinity` for no limit. */
  timeout?: number | undefined;
  maxRetries?: number | undefined;
  /** Added last: these win over every other header; `undefined` removes one. */
  headers?: Readonly<Record<string, string | undefined>> | undefined;
  /** More query parameters. */
  query?: Readonly<Record<string, unknown>> | undefined;
  /** Makes any request safe to send again: the same key goes out with each attempt, as `Idempotency-Key`. */
  idempotencyKey?: string | undefined;
}

/** Any class of errors; exists as a type only. TypeScript compares parameters of declared constructors both ways: a class takes answers of its own status. */
export declare class AnyApiError extends ApiError {
  constructor(answer: ErrorAnswer);
}

/** Builds the error for a status. */
export type ErrorClass = typeof AnyApiError;

/** The class of an error by its status, its range (`5XX`), or for all others (`default`). */
export type ErrorClasses = Readonly<Partial<Record<ErrorStatus, ErrorClass>>>;

/** What generated code knows of an API. */
export interface ApiSettings {
  readonly options?: ClientOptions | undefined;
  readonly baseURL: string;
  /** Replaces single servers: the API's own, or those of operations that live elsewhere. */
  readonly baseURLs?: Readonly<Record<string, string | undefined>> | undefined;
  readonly auth?: Schemes | undefined;
  /** What operations need that say nothing themselves. */
  readonly security?: Security | undefined;
  /** Entries that are undefined are not sent. */
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
  readonly errors?: ErrorClasses | undefined;
  readonly connection?: Connection | undefined;
}
