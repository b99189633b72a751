// Part of the runtime of apivintage, copied as it is. Do not edit.

/** The time that a call has, and the caller's wish to end it earlier. */
import { Alarm } from './alarm.js';
import { AbortError, named, type Requested, TimeoutError } from './errors.js';

/** What ends with a signal: one listener for all of it, since platforms warn of many. */
const watching = new WeakMap<AbortSignal, Set<Deadline>>();

export class Deadline {
  readonly #call: Requested;
  readonly #timeout: number;
  readonly #caller: AbortSignal | undefined;
  #ends = 0;
  #alarm: Alarm | undefined;
  #nap: ReturnType<typeof setTimeout> | undefined;
  #fail: ((error: unknown) => void) | undefined;
  #ended = false;

  constructor(call: Requested, timeout: number, caller?: AbortSignal) {
    this.#call = call;
    this.#timeout = timeout;
    this.#caller = caller;
  }

  /** For `fetch`: aborted when the time is up or the caller's signal fires. Throws when that has happened already. */
  get signal(): AbortSignal {
    if (!this.#alarm || this.#ended) throw new Error('the call ended');
    return this.#alarm.controller.signal;
  }

  /** Milliseconds. */
  get left(): number {
    return this.#ends - performance.now();
  }

  /**
   * Does `work` with an eye on clock and caller, and waits no longer than the call lasts: what was injected may not heed
   * the signal. Goes on watching where it succeeds, until {@link pause}. `body`: the work is reading one. Rejects with
   * RangeError for a timeout that is no number of milliseconds.
   */
  run<T>(work: () => Promise<T>, body = false): Promise<T> {
    return new Promise((resolve, reject) => {
      const fail: (error: unknown) => void = reject;
      if (!(this.#timeout > 0)) throw new RangeError('timeout must be a positive number');
      this.#fail = fail;
      this.#watch();
      if (this.#ended) return;
      work().then(resolve, (error: unknown) => {
        this.pause();
        fail(body ? named(error, this.#call, 'got a body that broke off') : error);
      });
    });
  }

  /** Stops watching clock and caller; leaves no listener, and no timer that keeps a process. `isFree`: nobody heeds the signal any more. */
  pause(isFree = false): void {
    this.#alarm?.stop(isFree && !this.#ended);
    if (isFree) this.#alarm = undefined;
    const signal = this.#caller;
    const all = signal && watching.get(signal);
    if (all?.delete(this) === true && all.size === 0) signal?.removeEventListener('abort', endAll);
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
    this.#alarm?.controller.abort();
    this.#fail?.(
      this.#caller?.aborted === true
        ? new AbortError(request, 'was aborted by its caller', this.#caller.reason)
        : new TimeoutError(request, `took longer than ${this.#timeout} ms`),
    );
  }

  #watch(): void {
    this.#alarm ??= Alarm.take();
    if (this.#alarm.isSet) return;
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
}

function end(deadline: Deadline): void {
  deadline.end();
}

function endAll(this: AbortSignal): void {
  watching.get(this)?.forEach(end);
}
