// Part of the runtime of apivintage, copied as it is. Do not edit.

/** What methods return: a promise that also gives the response, or a value instead of an exception. */
import { ApiError, placesOf } from './errors.js';
import type { Call, ErrorStatus } from './operation.js';

/**
 * The outcome of a call as a value. A documented error has its `status` (or its range, or `default`) and a typed body;
 * every other failure has no `status` here.
 */
export type Result<T, Errors = object> =
  | { readonly ok: true; readonly data: T }
  | {
      [S in keyof Errors]: {
        readonly ok: false;
        readonly status: S;
        readonly error: ApiError<number, Errors[S]>;
      };
    }[keyof Errors]
  | { readonly ok: false; readonly status?: undefined; readonly error: Error };

/** For linters, which know a promise that nobody waits for by what it extends. */
export interface ApiPromise<T, Errors = object> extends Promise<T> {}

/** The answer to a request that is on its way already. It is sent once; its body is read once, when first asked for. */
export class ApiPromise<T, Errors = object> implements Promise<T> {
  readonly #call: Call;
  readonly #decode: () => Promise<T>;
  #data: Promise<T> | undefined;

  constructor(call: Call, decode: () => Promise<T>) {
    this.#call = call;
    this.#decode = decode;
  }

  get [Symbol.toStringTag](): string {
    return 'ApiPromise';
  }

  then<A = T, B = never>(
    onfulfilled?: ((value: T) => A | PromiseLike<A>) | null,
    onrejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    this.#data ??= this.#decode();
    return this.#data.then(onfulfilled, onrejected);
  }

  catch<B = never>(onrejected?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<T | B> {
    return this.then(undefined, onrejected);
  }

  finally(onfinally?: (() => void) | null): Promise<T> {
    return this.then().finally(onfinally);
  }

  /** The data and the response it came in (status, headers). */
  async withResponse(): Promise<{ data: T; response: Response }> {
    return { data: await this.then(), response: await this.asResponse() };
  }

  /**
   * The response with its body unread. Timeout and signal end when it arrives: to stop reading, cancel the body.
   * An error status still rejects.
   */
  asResponse(): Promise<Response> {
    return this.#call.response;
  }

  /** The outcome as a value; never rejects. */
  async result(): Promise<Result<T, Errors>> {
    try {
      return { ok: true, data: await this.then() };
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error('the call failed', { cause: thrown });
      const failure: Failure = {
        ok: false,
        status: documentedStatus(error, this.#call.operation.errors),
        error,
      };
      return isDocumented<Errors>(failure) ? failure : { ok: false, error };
    }
  }
}

interface Failure {
  readonly ok: false;
  readonly status: ErrorStatus | undefined;
  readonly error: Error;
}

type Documented<Errors> = Exclude<Result<never, Errors>, { ok: true } | { status?: undefined }>;

function isDocumented<Errors>(failure: Failure): failure is Failure & Documented<Errors> {
  return failure.status !== undefined;
}

/** Under which of its documented statuses an error falls; none for a body that is no JSON. */
function documentedStatus(error: Error, documented: readonly ErrorStatus[] = []): ErrorStatus | undefined {
  if (!(error instanceof ApiError) || error.body === undefined) return undefined;
  return placesOf(error.status).flatMap((place) => documented.filter((one) => one === place))[0];
}
