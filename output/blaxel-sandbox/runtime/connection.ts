// Part of the runtime of apivintage, copied as it is. Do not edit.

/** What the clients of one API share. */
import type { RequestFacts } from './errors.js';
import { isJson } from './media-type.js';
import { RetryBudget } from './retry.js';

/** All that is asked of `fetch`. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What a request to `fetch` is made of; header names are in lower case. */
export interface HttpInit extends RequestInit {
  method: string;
  headers: Record<string, string>;
  /** What streams need, and what the types of browsers do not know. */
  duplex?: 'half';
}

/** A request about to be sent. */
export interface HttpRequest {
  readonly url: string;
  readonly init: HttpInit;
}

/** Stands around one attempt: may change the request, the answer, or answer itself. */
export type Middleware = (
  request: HttpRequest,
  next: (request: HttpRequest) => Promise<Response>,
) => Promise<Response>;

export interface Connection {
  readonly fetch: Fetch;
  readonly middleware: readonly Middleware[];
  readonly retries: RetryBudget;
  /** The same object in all connections that come of each other: what their clients share goes by it. */
  readonly family: object;
}

export interface ConnectionOptions {
  readonly fetch?: Fetch | undefined;
  readonly middleware?: readonly Middleware[] | undefined;
}

export function connect({ fetch: own, middleware = [] }: ConnectionOptions): Connection {
  return {
    // Looked up at each call: test tools replace the global, and browsers refuse it as a method.
    fetch: own ?? ((url, init) => fetch(url, init)),
    middleware,
    retries: new RetryBudget(),
    family: {},
  };
}

/** The connection for a client that comes of another: its own where the options are about that. */
export function connectionFor(options: ConnectionOptions, relative: Connection): Connection {
  const { fetch, middleware } = options;
  if (!fetch && !middleware) return relative;
  return {
    ...connect({ fetch: fetch ?? relative.fetch, middleware: middleware ?? relative.middleware }),
    family: relative.family,
  };
}

/**
 * Middleware that breaks off an answer which is longer: reading it rejects with a `ConnectionError`, whose cause is a
 * RangeError. `bytes` are counted when unpacked.
 */
export function limitBody(bytes: number): Middleware {
  return async (request, next) => {
    const response = await next(request);
    if (response.body === null || isOdd(response)) return response;
    let left = bytes;
    const limited = new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, controller) => {
        left -= chunk.byteLength;
        if (left < 0) controller.error(new RangeError(`the body is longer than ${bytes} bytes`));
        else controller.enqueue(chunk);
      },
    });
    return new Response(response.body.pipeThrough(limited), response);
  };
}

/** Some servers have statuses, such as 999, that no `Response` can be made with. Of errors only the start is read anyway. */
function isOdd({ status }: Response): boolean {
  return status > 599;
}

/**
 * Middleware that tells of numbers in JSON answers that JavaScript cannot hold: integers that lose digits, and what is past
 * its largest number. `report` gets them as they were written. The answer, which has to fit in memory, stays what it is.
 */
export function reportNumbers(
  report: (written: readonly string[], request: RequestFacts) => void,
): Middleware {
  return async (request, next) => {
    const response = await next(request);
    if (response.body === null || isOdd(response) || !isJson(response)) return response;
    const text = await response.text();
    // With its type, since compilers take long for a method of what is a match or an empty list.
    const found: string[] = text.match(TEXTS_AND_NUMBERS) ?? [];
    const written = found.filter(isInexact);
    if (written.length > 0) {
      report(written, { method: request.init.method, path: new URL(request.url).pathname });
    }
    return new Response(text, response);
  };
}

/** Texts in JSON as well, so that nothing in them is taken for a number; one without end, too, lest it be looked for again. */
const TEXTS_AND_NUMBERS = /"[^"\\]*(?:\\.[^"\\]*)*"?|-?\d[\d.eE+-]*/g;

function isInexact(written: string): boolean {
  const value = Number(written);
  if (!Number.isFinite(value)) return Math.abs(value) === Infinity;
  // Some integers past 2^53 are numbers all the same. No number has more digits.
  return /^-?\d{16,309}$/.test(written) && BigInt(value) !== BigInt(written);
}
