import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { plainEnvironment, type Bundle } from '../cli/command.js';

/** Whether there is a `script` that gives a program a terminal and hands on what is typed: that of Linux. */
export const hasTerminal: boolean =
  spawnSync('script', ['-qec', 'true', '/dev/null'], { stdio: ['pipe', 'ignore', 'ignore'] }).status === 0;

/** How a run on a terminal ended. */
export interface Ended {
  /** As a shell tells it: 130 after Ctrl-C. */
  readonly code: number | null;
  /** All that was written to the terminal, with what moves the cursor. */
  readonly written: string;
}

/** The command on a terminal of its own. */
export class Terminal {
  readonly #child: ChildProcess;
  readonly #end: Promise<number | null>;
  #written = '';

  constructor(bundle: Bundle, folder: string, words: string, columns: number = 80) {
    const line = `stty cols ${columns} rows 24; exec '${process.execPath}' '${bundle.dist}/cli.js' ${words}`;
    const env = { ...plainEnvironment(), TERM: 'xterm-256color' };
    this.#child = spawn('script', ['-qec', line, '/dev/null'], { cwd: folder, env });
    this.#child.stdout?.setEncoding('utf8').on('data', (chunk: string) => (this.#written += chunk));
    this.#end = new Promise((resolve, reject) => {
      this.#child.on('error', reject).on('close', (code) => resolve(code));
    });
  }

  async says(pattern: RegExp): Promise<void> {
    for (let waited = 0; waited < 20_000; waited += 25) {
      if (pattern.test(this.#written)) return;
      await setTimeout(25);
    }
    throw new Error(`it never said ${pattern.source}, but ${JSON.stringify(this.#written)}`);
  }

  /** Hit keys; `\r` is that for the end of a line. */
  async type(keys: string): Promise<void> {
    for (const key of keys) {
      this.#child.stdin?.write(key);
      // What comes at once is taken for one key.
      await setTimeout(20);
    }
  }

  /** Hit Ctrl-C: the terminal makes a signal of it. */
  interrupt(): void {
    this.#child.stdin?.write('\u0003');
  }

  /** Have the command end as another program would. */
  async kill(signal: NodeJS.Signals): Promise<void> {
    const id = String(this.#child.pid);
    process.kill(Number(await readFile(`/proc/${id}/task/${id}/children`, 'utf8')), signal);
  }

  async ended(): Promise<Ended> {
    return { code: await this.#end, written: this.#written };
  }
}

/** What a terminal shows in the end of a line that was written over: what stands after the last time it was wiped. */
export const lastLine = (written: string): string => written.split('\u001B[2K').at(-1) ?? '';
