import { resolve } from 'node:path';
import { writeClient } from '../commands/prepare.js';
import { Report } from '../commands/report.js';
import { durationOf } from '../commands/duration.js';
import { countsOf } from '../commands/summary.js';
import { inputsOf, shownPath, targetsOf, type Target } from '../commands/targets.js';
import { findUnchanged } from '../commands/unchanged.js';
import { findConfig } from '../config/find.js';
import { inlineApis, loadConfig } from '../config/load.js';
import { diagnose } from '../diagnostics/catalogue.js';
import { FatalError } from '../diagnostics/fatal.js';
import { show } from '../diagnostics/show.js';
import type { WriteReport } from '../output/write.js';
import type { BuildStepOptions } from './options.js';

/** Where a bundler prints what plugins say. */
export interface Log {
  readonly info: (text: string) => void;
  readonly warn: (text: string) => void;
}

/** What to call the options of a plugin in messages. */
const INLINE = 'the options of apivintage';

/** The clients of a project that is built, and the files that they are made of. */
export class Clients {
  readonly #options: BuildStepOptions;
  readonly #cwd: string;
  readonly #inputs = new Set<string>();
  #last: Promise<unknown> = Promise.resolve();

  /** @param cwd the folder of the project, where the options name none */
  constructor(options: BuildStepOptions, cwd: string) {
    this.#options = options;
    this.#cwd = resolve(cwd, options.cwd ?? '.');
  }

  /** The files whose change makes clients stale, absolute, as far as they are known. */
  get inputs(): readonly string[] {
    return [...this.#inputs];
  }

  isAbout(path: string): boolean {
    return this.#inputs.has(resolve(path));
  }

  /**
   * Bring every client up to date. A bundler may ask several times at once, as for the browser and the server: one run
   * follows the other, and finds that nothing has changed.
   *
   * @returns what is wrong, in words; undefined where all is well
   */
  async generate(log: Log): Promise<string | undefined> {
    const run = this.#last.then(async () => await this.#generate(log));
    this.#last = run.catch(() => undefined);
    return await run;
  }

  async #generate(log: Log): Promise<string | undefined> {
    const report = new Report();
    const inputs = new Set<string>();
    for (const target of await this.#targets(report)) {
      for (const path of await this.#write(target, report, log)) inputs.add(path);
    }
    const text = (await report.text({ format: 'pretty', color: false })).trimEnd();
    if (report.hasErrors) {
      // What is mended may be among the files that were not reached.
      for (const path of inputs) this.#inputs.add(path);
      return text;
    }
    this.#inputs.clear();
    for (const path of inputs) this.#inputs.add(path);
    if (text !== '') log.warn(text);
    return undefined;
  }

  /** The configuration is read each time: it may be what has changed. */
  async #targets(report: Report): Promise<readonly Target[]> {
    try {
      const { apis, config } = this.#options;
      if (apis !== undefined) {
        if (config !== undefined) throw new FatalError(diagnose('invalid-config', BOTH, { file: INLINE }));
        return targetsOf(await inlineApis(apis, this.#cwd, INLINE), [], this.#cwd);
      }
      const path = config === undefined ? await findConfig(this.#cwd) : resolve(this.#cwd, config);
      if (path !== undefined) this.#inputs.add(path);
      const loaded = await loadConfig(this.#cwd, config);
      if (loaded === undefined) throw new FatalError(diagnose('nothing-to-build', { folder: this.#cwd }));
      return targetsOf(loaded.apis, loaded.files, this.#cwd);
    } catch (error) {
      if (!(error instanceof FatalError)) throw error;
      report.addFatal(error);
      return [];
    }
  }

  /** Write a client that is stale. What it is made of is told in any case. */
  async #write(target: Target, report: Report, log: Log): Promise<readonly string[]> {
    const start = performance.now();
    const known = [...target.inputs, ...inputsOf(target)];
    const unchanged = findUnchanged(target);
    if (unchanged !== undefined) return [...known, ...unchanged.documents];
    const { written, documents = [] } = await writeClient(target, this.#cwd, report);
    if (written !== undefined && hasChanges(written)) {
      const took = durationOf(performance.now() - start);
      log.info(`${show(shownPath(target.output, this.#cwd))}: ${countsOf(written)} (${took})`);
    }
    return [...known, ...documents];
  }
}

const BOTH = { problem: 'has both config and apis, and needs one of them' };

const hasChanges = ({ created, changed, removed }: WriteReport): boolean =>
  created.length + changed.length + removed.length > 0;

/** A mistake in a description is none of the bundler's: a stack would bury what to mend. */
export const mistake = (message: string): { readonly message: string; readonly stack: string } => ({
  message,
  stack: '',
});
