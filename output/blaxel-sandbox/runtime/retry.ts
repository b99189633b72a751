// Part of the runtime of apivintage, copied as it is. Do not edit.

/** Which failures are worth another attempt, and when. */
import { ConnectionError } from './errors.js';

const STATUSES = new Set([408, 429, 500, 502, 503, 504]);
const IDEMPOTENT = new Set(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'QUERY']);
const FIRST_WAIT = 500;
const LONGEST_WAIT = 8_000;
/** Milliseconds; a server that asks for more gets no further attempt. */
export const LONGEST_RETRY_AFTER = 60_000;

/** Keeps the clients of one connection from answering an outage with a storm: retries are paid for by successes. */
export class RetryBudget {
  #left = 100;

  /** Whether one more retry may be sent. */
  take(): boolean {
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }

  earn(): void {
    this.#left = Math.min(this.#left + 0.2, 100);
  }
}

export interface Attempted {
  readonly method: string;
  /** Has an idempotency key. */
  readonly keyed: boolean;
  /** The body can be sent again. */
  readonly replayable: boolean;
  /** How many attempts were made before this one. */
  readonly earlier: number;
}

/** Milliseconds until the next attempt, or undefined when there should be none. */
export function retryDelay(outcome: Response | ConnectionError, attempted: Attempted): number | undefined {
  if (!attempted.replayable) return undefined;
  const repeatable = attempted.keyed || IDEMPOTENT.has(attempted.method);
  if (outcome instanceof ConnectionError) return repeatable ? backOff(attempted.earlier) : undefined;
  if (!STATUSES.has(outcome.status)) return undefined;
  const asked = retryAfter(outcome.headers);
  const refusedUnread = asked !== undefined && (outcome.status === 429 || outcome.status === 503);
  if (!repeatable && !refusedUnread) return undefined;
  if (asked === undefined) return backOff(attempted.earlier);
  return asked <= LONGEST_RETRY_AFTER ? asked : undefined;
}

/** The milliseconds that `Retry-After` asks for, in seconds or as a date; undefined where it is neither. */
export function retryAfter(headers: Headers): number | undefined {
  const value = headers.get('retry-after') ?? '';
  if (/^\d/.test(value)) {
    const seconds = Number(value);
    return Number.isNaN(seconds) ? undefined : seconds * 1000;
  }
  // Only the form of HTTP: `Date.parse` also finds a date in "1, 2".
  const date = /^[A-Z][a-z]{2}, /.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(date) ? undefined : Math.max(date - Date.now(), 0);
}

/** Exponential with full jitter. */
function backOff(earlier: number): number {
  return Math.random() * Math.min(FIRST_WAIT * 2 ** earlier, LONGEST_WAIT);
}
