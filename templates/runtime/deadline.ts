/** The time that a call has, and the caller's wish to end it earlier. */
import { AbortError, named, type Requested, TimeoutError } from './errors.js';

// `setTimeout` takes longer times for no time at all.
const LONGEST = 2 ** 31 - 1;

/**
 * Making a signal costs more than the rest of a call, so one that never fired serves later calls, one at a time. Now
 * and then one is dropped all the same: some platforms keep listeners on it until they collect garbage.
 */
const spare: AbortController[] = [];
// Odd, so that calls in turns do not always drop the same one.
const MOST = 127;
let returned = 0;

/** What ends with a signal: one listener for all of it, since platforms warn of many. */
const watching = new WeakMap<AbortSignal, Set<Deadline>>();

type Timer = ReturnType<typeof setTimeout>;

export class Deadline {
  readonly #call: Requested;
  readonly #timeout: number;
  readonly #caller: AbortSignal | undefined;
  #ends = 0;
  #controller: AbortController | undefined;
  #timer: Timer | undefined;
  #nap: Timer | undefined;
  #fail: ((error: unknown) => void) | undefined;
  #ended = false;

  constructor(call: Requested, timeout: number, caller?: AbortSignal) {
    this.#call = call;
    this.#timeout = timeout;
    this.#caller = caller;
  }

  /** For `fetch`: aborted when the time is up or the caller's signal fires. Throws when that has happened already. */
  get signal(): AbortSignal {
    if (this.#ended) throw new Error('the call ended');
    this.#controller ??= spare.pop() ?? new AbortController();
    return this.#controller.signal;
  }

  /** Milliseconds, which begin to run down when first asked for. */
  get left(): number {
    const now = performance.now();
    this.#ends ||= now + this.#timeout;
    return this.#ends - now;
  }

  /**
   * Does `work` with an eye on clock and caller, and waits no longer than the call lasts: what was injected may not heed
   * the signal. Goes on watching where it succeeds, unless the work is on the `body` and so the last of the call.
   * Rejects with RangeError for a timeout that is no number of milliseconds.
   */
  run<T>(work: () => Promise<T>, body = false): Promise<T> {
    return new Promise((resolve, reject) => {
      const fail: (error: unknown) => void = reject;
      if (!(this.#timeout > 0)) throw new RangeError('timeout must be a positive number');
      this.#fail = fail;
      this.#watch();
      if (this.#ended) return;
      work().then(
        (value) => {
          if (body) this.pause();
          resolve(value);
        },
        (error: unknown) => {
          this.pause();
          fail(body ? named(error, this.#call, 'got a body that broke off') : error);
        },
      );
    });
  }

  /** Stops watching clock and caller; leaves no timer and no listener. */
  pause(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const signal = this.#caller;
    const all = signal && watching.get(signal);
    if (all?.delete(this) === true && all.size === 0) signal?.removeEventListener('abort', endAll);
  }

  /** Gives the signal back: to be called when nothing heeds it any more. */
  release(): void {
    const used = this.#controller;
    this.#controller = undefined;
    returned += 1;
    if (used && !this.#ended && spare.length < MOST && returned % MOST > 0) spare.push(used);
  }

  /** Resolves after some milliseconds, and never when the call ends before. */
  sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      if (!this.#ended) this.#nap = setTimeout(resolve, milliseconds);
    });
  }

  /** Ends the call: its time is up, or its caller wants no more of it. */
  end(): void {
    const { request } = this.#call;
    this.#ended = true;
    this.pause();
    clearTimeout(this.#nap);
    this.#controller?.abort();
    this.#fail?.(
      this.#caller?.aborted === true
        ? new AbortError(request, 'was aborted by its caller', this.#caller.reason)
        : new TimeoutError(request, `took longer than ${this.#timeout} ms`),
    );
  }

  #watch(): void {
    if (this.#timer !== undefined) return;
    // Whole numbers: Node.js keeps a list for each different time.
    const left = Math.ceil(this.left);
    if (left <= LONGEST) this.#timer = setTimeout(end, left, this);
    const signal = this.#caller;
    if (!signal) return;
    const all = watching.get(signal) ?? new Set();
    watching.set(signal, all.add(this));
    // Adding the same listener again changes nothing.
    signal.addEventListener('abort', endAll);
    if (signal.aborted) this.end();
  }
}

function end(deadline: Deadline): void {
  deadline.end();
}

function endAll(this: AbortSignal): void {
  watching.get(this)?.forEach(end);
}
