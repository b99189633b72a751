// Part of the runtime of apivintage, copied as it is. Do not edit.

/** The time that a call has, and the caller's wish to end it earlier. */
import { AbortError, type RequestFacts, TimeoutError } from './errors.js';

// `setTimeout` takes longer times for no time at all.
const LONGEST = 2 ** 31 - 1;

export class Deadline {
  readonly #controller = new AbortController();
  readonly #caller: AbortSignal | undefined;
  readonly #timeout: number;
  readonly #ends: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #fail: (() => void) | undefined;
  #timedOut = false;
  #watching = false;

  /** Throws RangeError for a `timeout` that is no number of milliseconds. */
  constructor(timeout: number, caller: AbortSignal | undefined) {
    if (!(timeout > 0)) throw new RangeError('timeout must be a positive number of milliseconds');
    this.#timeout = timeout;
    this.#ends = performance.now() + timeout;
    this.#caller = caller;
  }

  /** For `fetch`: aborted when the time is up or the caller's signal fires. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Milliseconds. */
  get left(): number {
    return this.#ends - performance.now();
  }

  /** Watches clock and caller until {@link pause}. */
  watch(): void {
    if (this.#watching) return;
    this.#watching = true;
    if (this.#caller?.aborted === true) this.#abort();
    else this.#caller?.addEventListener('abort', this.#abort);
    const left = this.left;
    if (left <= LONGEST) this.#timer = setTimeout(this.#expire, Math.max(left, 0));
  }

  /** Stops watching; leaves no timer and no listener. */
  pause(): void {
    this.#watching = false;
    clearTimeout(this.#timer);
    this.#caller?.removeEventListener('abort', this.#abort);
  }

  /** Waits for `work`, but no longer than the call lasts: what was injected may not heed the signal. */
  run<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#fail = reject;
      work.then(resolve, reject);
    });
  }

  /** The error to report in place of the platform's, which does not tell a timeout from the caller's wish. */
  explain(error: unknown, request: RequestFacts): unknown {
    if (!this.signal.aborted) return error;
    if (this.#timedOut) return new TimeoutError(request, `took longer than ${this.#timeout} ms`, error);
    return new AbortError(request, 'was aborted by its caller', this.#caller?.reason);
  }

  /** Resolves after some milliseconds; rejects at once when the call ends before. */
  sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (): void => {
        clearTimeout(timer);
        reject(new Error('the call ended'));
      };
      const timer = setTimeout(() => {
        this.signal.removeEventListener('abort', end);
        resolve();
      }, milliseconds);
      this.signal.addEventListener('abort', end);
      if (this.signal.aborted) end();
    });
  }

  readonly #abort = (): void => {
    this.#controller.abort();
    this.#fail?.();
  };

  readonly #expire = (): void => {
    this.#timedOut = true;
    this.#abort();
  };
}
