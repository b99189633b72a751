// Part of the runtime of apivintage, copied as it is. Do not edit.

/** What ends calls: a signal for `fetch`, and a timer. */

/** What a timer rings for. */
export interface Ending {
  /** Milliseconds until then. */
  readonly left: number;
  end: () => void;
}

type Timer = ReturnType<typeof setTimeout>;

/** A timer that can let a process end before it rings, as Node.js has them. */
interface Leavable {
  readonly ref: () => unknown;
  readonly unref: () => unknown;
}

/** What is read of a host, which may be no Node.js. */
interface Host {
  readonly fetch: unknown;
  readonly process?: { readonly versions?: Readonly<Record<string, string | undefined>> };
}

const HOST: Host = globalThis;

/**
 * Where `fetch` is undici, as in Node.js, signal and timer cost more than the rest of a call, so those that never fired
 * serve later calls, one at a time. Elsewhere they cost little, and some hosts bind them to the request that made them.
 */
const REUSES: boolean = HOST.process?.versions?.['undici'] !== undefined;
const spare: Alarm[] = [];
// Now and then one is dropped all the same: Node.js keeps listeners on a signal until it collects garbage. Odd, so that
// calls in turns do not always drop the same one.
const MOST = 127;
let returned = 0;

// `setTimeout` takes longer times for no time at all.
const LONGEST = 2 ** 31 - 1;

export class Alarm {
  readonly controller: AbortController = new AbortController();
  /** What it rings for; nothing while it rests. */
  ending: Ending | undefined;
  /** Which clock the timer is of: the fake ones of tests come and go. */
  readonly #clock: typeof setTimeout = setTimeout;
  #timer: Timer | undefined;
  #time = 0;
  /** The timer was started for an earlier call, and rings too early. */
  #isOld = false;

  /** One that serves nobody else. */
  static take(): Alarm {
    const alarm = spare.pop();
    return alarm && alarm.#clock === setTimeout ? alarm : new Alarm();
  }

  /** Rings after some milliseconds. */
  set(ending: Ending, milliseconds: number): void {
    this.ending = ending;
    this.#isOld = this.#timer !== undefined && this.#time === milliseconds;
    if (!this.#isOld) this.#start(milliseconds);
    else if (isLeavable(this.#timer)) this.#timer.ref();
  }

  /** `isFree`: nobody heeds the signal any more. */
  stop(isFree: boolean): void {
    this.ending = undefined;
    returned += 1;
    const isKept = REUSES && isFree && spare.length < MOST && returned % MOST > 0;
    if (isKept) spare.push(this);
    // A timer that would hold the process is not left running.
    if (isKept && isLeavable(this.#timer)) this.#timer.unref();
    else this.#clear();
  }

  ring(): void {
    const { ending } = this;
    this.#timer = undefined;
    if (ending && this.#isOld && ending.left > 0) this.set(ending, ending.left);
    else ending?.end();
  }

  #start(milliseconds: number): void {
    this.#clear();
    this.#time = milliseconds;
    // Whole numbers: Node.js keeps a list for each different time.
    const time = Math.ceil(milliseconds);
    if (time <= LONGEST) this.#timer = setTimeout(ring, time, this);
  }

  #clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

function ring(alarm: Alarm): void {
  alarm.ring();
}

function isLeavable(timer: unknown): timer is Leavable {
  return typeof timer === 'object';
}
