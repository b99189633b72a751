// Part of the runtime of apivintage, copied as it is. Do not edit.

/** The time that a call has, and the caller's wish to end it earlier. */
import { Alarm } from './alarm.js';
import { AbortError, type Requested, type RequestFacts, TimeoutError } from './errors.js';

/** What ends with a signal: one listener for all of it, since platforms warn of many. */
const watching = new WeakMap<AbortSignal, Set<Deadline>>();

export class Deadline implements Requested {
  request: RequestFacts;
  /** Why the call ended before its time, once it has. */
  reason: Error | undefined;
  /** The error when the time is up, where there is a better one than TimeoutError. */
  protected late: (() => Error) | undefined;
  readonly #timeout: number;
  readonly #caller: AbortSignal | undefined;
  #ends = 0;
  #alarm: Alarm | undefined;
  #nap: ReturnType<typeof setTimeout> | undefined;
  #fail: ((error: Error) => void) | undefined;

  constructor(request: RequestFacts, timeout: number, caller?: AbortSignal) {
    this.request = request;
    this.#timeout = timeout;
    this.#caller = caller;
  }

  /** For `fetch`: aborted when the time is up or the caller's signal fires. Throws what ended the call, once it has. */
  get signal(): AbortSignal {
    this.#alarm ??= Alarm.take();
    if (this.reason) throw this.reason;
    return this.#alarm.controller.signal;
  }

  /** Milliseconds. */
  get left(): number {
    return this.#ends - performance.now();
  }

  /**
   * Begins to watch clock and caller, or goes on with it, until {@link pause}. Throws RangeError for a timeout that is no
   * number of milliseconds.
   */
  watch(): void {
    if (!(this.#timeout > 0)) throw new RangeError('timeout must be a positive number');
    this.#alarm ??= Alarm.take();
    if (this.#alarm.ending) return;
    this.#alarm.set(this, this.#ends === 0 ? this.#timeout : this.left);
    this.#ends ||= performance.now() + this.#timeout;
    const signal = this.#caller;
    if (!signal) return;
    const all = watching.get(signal) ?? new Set();
    watching.set(signal, all.add(this));
    // Adding the same listener again changes nothing.
    signal.addEventListener('abort', endAll);
    if (signal.aborted) this.end();
  }

  /** Waits for some work, and no longer than the call lasts: what was injected may not heed the signal. */
  race<T>(work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.onEnd(reject);
      work().then(resolve, reject);
    });
  }

  /** Calls back when the call ends before its time, also where it has already. */
  protected onEnd(fail: (error: Error) => void): void {
    const before = this.#fail;
    this.#fail = (error) => {
      before?.(error);
      fail(error);
    };
    if (this.reason) fail(this.reason);
  }

  /** The same time again, or another one, for something that comes later in the call. */
  anew(timeout: number = this.#timeout): Deadline {
    return new Deadline(this.request, timeout, this.#caller);
  }

  /** Stops watching clock and caller; leaves no listener, and no timer that keeps a process. `isFree`: nobody heeds the signal any more. */
  pause(isFree = false): void {
    this.#alarm?.stop(isFree && !this.reason);
    if (isFree) this.#alarm = undefined;
    const signal = this.#caller;
    const all = signal && watching.get(signal);
    if (all?.delete(this) === true && all.size === 0) signal?.removeEventListener('abort', endAll);
  }

  /** Resolves after some milliseconds, and never when the call ends before. */
  sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      if (!this.reason) this.#nap = setTimeout(resolve, milliseconds);
    });
  }

  /** Ends the call: whoever read its answer wants no more of it. */
  leave(): void {
    this.late = () => new AbortError(this.request, 'was left');
    this.end();
  }

  /** Ends the call: its time is up, or its caller wants no more of it. */
  end(): void {
    this.reason =
      this.#caller?.aborted === true
        ? new AbortError(this.request, 'was aborted by its caller', this.#caller.reason)
        : (this.late?.() ?? new TimeoutError(this.request, `took longer than ${this.#timeout} ms`));
    this.pause();
    clearTimeout(this.#nap);
    this.#alarm?.controller.abort();
    this.#fail?.(this.reason);
  }
}

function end(deadline: Deadline): void {
  deadline.end();
}

function endAll(this: AbortSignal): void {
  watching.get(this)?.forEach(end);
}
