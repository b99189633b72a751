import type { Tell } from '../stopwatch.js';
import { endWithin } from '../diagnostics/cells.js';
import type { Flags } from './flags.js';
import { counted } from './summary.js';
import { widthOf } from './width.js';

/** Work that is done sooner needs no sign of life. */
const PATIENCE_MS = 500;
const TICK_MS = 120;
const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'] as const;

/** Do work that takes its time with a line about it, which is gone when the work is over. */
export const withProgress = async <T>(
  flags: Flags,
  work: (progress: Progress) => T | Promise<T>,
): Promise<T> => {
  const progress = new Progress(flags.quiet !== true);
  try {
    return await work(progress);
  } finally {
    progress.stop();
  }
};

/** Which of several things work is about, for a line of progress; nothing where there is one alone. */
export const nth = (index: number, all: readonly unknown[]): string =>
  all.length === 1 ? '' : ` (${index + 1} of ${all.length})`;

/** What comes after a stage, or goes on, in words for a line of progress. */
const NEXT: ReadonlyMap<string, (count: number) => string> = new Map<string, (count: number) => string>([
  ['read', () => 'telling versions apart'],
  ['project', (count) => `reading operations of ${counted(count, 'version')}`],
  ['lower', (count) => `looking at ${counted(count, 'operation')}`],
  ['passes', (count) => `naming ${counted(count, 'operation')}`],
  ['name', () => 'planning files'],
  ['file', (count) => `printed ${counted(count, 'file')}`],
]);

/** A line on standard error that says what is going on, on a terminal and on long work only. */
export class Progress {
  readonly #isOn: boolean;
  #text = '';
  #frame = 0;
  #timer: NodeJS.Timeout | undefined;
  #isShown = false;
  #since = 0;

  constructor(isOn: boolean) {
    this.#isOn = isOn && process.stderr.isTTY && process.env['TERM'] !== 'dumb';
  }

  /** From now on the line says this. */
  say(text: string): void {
    this.#text = text;
    if (!this.#isOn) return;
    if (this.#isShown) this.#draw();
    else if (this.#timer === undefined) {
      this.#since = performance.now();
      this.#timer = setTimeout(() => this.#start(), PATIENCE_MS).unref();
    } else if (performance.now() - this.#since > PATIENCE_MS) {
      // Work that never looks up keeps the timer from its turn.
      clearTimeout(this.#timer);
      this.#start();
    }
  }

  /** From now on the line says this, and how far it is; for `generate` to tell. */
  stages(text: string): Tell {
    this.say(text);
    return (stage, count = 0) => {
      const next = NEXT.get(stage);
      if (next !== undefined) this.say(`${text}: ${next(count)}`);
    };
  }

  /** The same at once: what follows is long, and leaves the line no turn to appear in. */
  sayNow(text: string): void {
    this.#text = text;
    if (!this.#isOn) return;
    clearTimeout(this.#timer);
    if (this.#isShown) this.#draw();
    else this.#start();
  }

  /** Take the line away: the next output has its place. */
  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    if (!this.#isShown) return;
    this.#isShown = false;
    process.stderr.write('\r\u001B[2K');
  }

  #start(): void {
    this.#isShown = true;
    this.#timer = setInterval(() => this.#draw(), TICK_MS).unref();
    this.#draw();
  }

  #draw(): void {
    this.#frame = (this.#frame + 1) % FRAMES.length;
    // A line that wraps would be two, of which only the second could be taken away.
    const whole = `${FRAMES[this.#frame] ?? ''} ${this.#text}`;
    const line = whole.slice(0, endWithin(whole, 0, (widthOf(process.stderr) ?? Infinity) - 1));
    // What is written by others, such as ^C, stands at its beginning.
    process.stderr.write(`\r\u001B[2K${line}\r`);
  }
}
