import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { finished, type Bundle, type Result } from '../cli/command.js';

/** A `watch` that runs in a folder. */
export class Watch {
  readonly folder: string;
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #end: Promise<Result>;
  /** What is said on both streams, as on a terminal. */
  #output = '';

  constructor(command: Bundle, folder: string) {
    this.folder = folder;
    this.#child = command.start(folder, ['watch']);
    this.#end = finished(this.#child);
    this.#child.stdout.on('data', (chunk: string) => (this.#output += chunk));
    this.#child.stderr.on('data', (chunk: string) => (this.#output += chunk));
  }

  /** Wait until the command has said something since the last time, and take all of that. */
  async says(pattern: RegExp): Promise<string> {
    for (let waited = 0; waited < 20_000; waited += 25) {
      if (pattern.test(this.#output)) {
        const said = this.#output;
        this.#output = '';
        return said;
      }
      await setTimeout(25);
    }
    throw new Error(`it never said ${pattern.source}, but ${this.#output}`);
  }

  async write(name: string, text: string): Promise<void> {
    await writeFile(join(this.folder, name), text);
  }

  async stop(): Promise<Result> {
    this.#child.kill('SIGINT');
    return await this.#end;
  }
}
