// Part of the runtime of apivintage, copied as it is. Do not edit.

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

export class Deadline {
  readonly #call: Requested;
  readonly #timeout: number;
  readonly #caller: AbortSignal | undefined;
  #ends: number | undefined;
  #controller: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #nap: ReturnType<typeof setTimeout> | undefined;
  #fail: ((error: unknown) => void) | undefined;
  #watches = false;
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
    this.#ends ??= now + this.#timeout;
    return this.#ends - now;
  }

  /** Throws RangeError for a timeout that is no number of milliseconds. */
  check(): void {
    if (!(this.#timeout > 0)) throw new RangeError('timeout must be a positive number of milliseconds');
  }

  /**
   * Does `work` with an eye on clock and caller, and waits no longer than the call lasts: what was injected may not heed
   * the signal. Goes on watching where it succeeds, unless the work is on the `body` and so the last of the call.
   */
  run<T>(work: () => Promise<T>, body = false): Promise<T> {
    return new Promise((resolve, reject: (error: unknown) => void) => {
      this.#fail = reject;
      this.#watch();
      if (this.#ended) return;
      work().then(
        (value) => {
          if (body) this.pause();
          resolve(value);
        },
        (error: unknown) => {
          this.pause();
          reject(body ? named(error, this.#call, 'got a body that broke off') : error);
        },
      );
    });
  }

  /** Stops watching clock and caller; leaves no timer and no listener. */
  pause(): void {
    this.#watches = false;
    clearTimeout(this.#timer);
    if (this.#caller) unwatch(this.#caller, this);
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
    if (this.#watches) return;
    this.#watches = true;
    // Whole numbers: Node.js keeps a list for each different time.
    const left = Math.ceil(this.left);
    if (left <= LONGEST) this.#timer = setTimeout(end, left, this);
    if (this.#caller) watch(this.#caller, this);
  }
}

function end(deadline: Deadline): void {
  deadline.end();
}

function watch(signal: AbortSignal, deadline: Deadline): void {
  const all = watching.get(signal) ?? new Set();
  watching.set(signal, all.add(deadline));
  // Adding the same listener again changes nothing.
  signal.addEventListener('abort', endAll);
  if (signal.aborted) deadline.end();
}

function unwatch(signal: AbortSignal, deadline: Deadline): void {
  const all = watching.get(signal);
  all?.delete(deadline);
  if (all?.size === 0) signal.removeEventListener('abort', endAll);
}

function endAll(this: AbortSignal): void {
  watching.get(this)?.forEach(end);
}
