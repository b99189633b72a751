/** Which failures are worth another attempt, and when. */
import type { Plan } from './operation.js';

const STATUSES = [408, 429, 500, 502, 503, 504];
const IDEMPOTENT = /^(?:GET|HEAD|PUT|DELETE|OPTIONS|TRACE|QUERY)$/;
// Exponential, with full jitter.
const FIRST_WAIT = 500;
const LONGEST_WAIT = 8_000;
/** Milliseconds; a server that asks for more gets no further attempt. */
export const LONGEST_RETRY_AFTER = 60_000;

/** Keeps the clients of one connection from answering an outage with a storm: retries are paid for by successes. */
export class RetryBudget {
  #left = 100;

  /** Whether one more retry may be sent. */
  take(): boolean {
    const isEnough = this.#left >= 1;
    if (isEnough) this.#left -= 1;
    return isEnough;
  }

  earn(): void {
    this.#left = Math.min(this.#left + 0.2, 100);
  }
}

/**
 * Milliseconds until the next attempt after some earlier ones; more than {@link LONGEST_RETRY_AFTER} when there should
 * be none. `answer`: what came, if anything did.
 */
export function retryDelay(
  answer: Response | undefined,
  { method, headers, body }: Pick<Plan, 'method' | 'headers' | 'body'>,
  earlier: number,
): number {
  const status = answer?.status ?? 0;
  const asked = answer && retryAfter(answer.headers);
  const isRefusedUnread = asked !== undefined && (status === 429 || status === 503);
  const isSafe = headers['idempotency-key'] !== undefined || IDEMPOTENT.test(method) || isRefusedUnread;
  if (body?.isStream === true || !isSafe || (answer && !STATUSES.includes(status))) return Infinity;
  const delay = asked ?? Math.random() * Math.min(FIRST_WAIT * 2 ** earlier, LONGEST_WAIT);
  return delay > LONGEST_RETRY_AFTER ? Infinity : delay;
}

/** The milliseconds that `Retry-After` asks for, in seconds or as a date; undefined where it is neither. */
export function retryAfter(headers: Headers): number | undefined {
  const value = headers.get('retry-after') ?? '';
  // The server's own clock, where it tells the time: ours may be wrong.
  const now = (): number => Date.parse(headers.get('date') ?? '') || Date.now();
  // Only the form of HTTP: `Date.parse` also finds a date in "1, 2".
  const wait = /^\d/.test(value)
    ? Number(value) * 1000
    : Math.max(/^[A-Z][a-z]{2}, /.test(value) ? Date.parse(value) - now() : NaN, 0);
  return Number.isNaN(wait) ? undefined : wait;
}
