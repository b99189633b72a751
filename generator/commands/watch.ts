import { diagnose } from '../diagnostics/catalogue.js';
import { FatalError } from '../diagnostics/fatal.js';
import { show } from '../diagnostics/show.js';
import type { WriteReport } from '../output/write.js';
import { Inputs } from '../watch/inputs.js';
import type { Tell } from '../stopwatch.js';
import { EXIT, type ExitCode } from './exit.js';
import { workingDirectory, type Flags } from './flags.js';
import { writeClient } from './prepare.js';
import { nth, withProgress } from './progress.js';
import { aside, print } from './streams.js';
import { Report } from './report.js';
import { durationOf } from './duration.js';
import { countsOf } from './summary.js';
import { findTargets, inputsOf, shownPath, type Target } from './targets.js';

/**
 * Generate, then again whenever an input changes, until Ctrl-C. What is wrong with a specification is reported and waited
 * out; clients stay as they are until it is mended.
 *
 * @throws {FatalError} where there is no such working directory, or nothing to watch
 */
export const runWatch = async (words: readonly string[], flags: Flags): Promise<ExitCode> => {
  await new Session(words, flags, workingDirectory(flags)).run();
  return EXIT.ok;
};

class Session {
  readonly #words: readonly string[];
  readonly #flags: Flags;
  readonly #cwd: string;
  readonly #inputs = new Inputs();
  /** The files of each client by its output folder, as far as they are known. */
  readonly #files = new Map<string, readonly string[]>();
  readonly #broken = new Set<string>();

  constructor(words: readonly string[], flags: Flags, cwd: string) {
    this.#words = words;
    this.#flags = flags;
    this.#cwd = cwd;
  }

  async run(): Promise<void> {
    try {
      // A mistake on the command line is not waited out.
      let targets = await findTargets('watch', this.#words, this.#flags, this.#cwd);
      if (this.#watched(targets).length === 0) throw new FatalError(diagnose('nothing-to-watch', {}));
      let since = Date.now();
      await this.#generate(targets);
      const { length } = this.#watched(targets);
      this.#accompany(`Watching ${length} ${length === 1 ? 'file' : 'files'}. Ctrl-C ends.`);
      for (;;) {
        const changed = await this.#changes(targets, since);
        if (changed === undefined) return;
        since = Date.now();
        this.#accompany(`${now()}  ${namesOf(changed, this.#cwd)} changed`);
        const isConfig = targets.some(({ inputs }) => inputs.some((path) => changed.includes(path)));
        const reloaded = isConfig ? await this.#reload() : undefined;
        targets = reloaded ?? targets;
        await this.#generate(reloaded ?? targets.filter((each) => this.#isAbout(each, changed)));
      }
    } finally {
      this.#inputs.close();
    }
  }

  /** What changes next. Nobody listens to Ctrl-C, which is the way to end: it does what it always does. */
  async #changes(targets: readonly Target[], since: number): Promise<readonly string[] | undefined> {
    await this.#inputs.watch(this.#watched(targets), since);
    return await this.#inputs.changes();
  }

  #isAbout(target: Target, changed: readonly string[]): boolean {
    const files = [...inputsOf(target), ...(this.#files.get(target.output) ?? [])];
    return files.some((path) => changed.includes(path));
  }

  #watched(targets: readonly Target[]): readonly string[] {
    const files = targets.flatMap((target) => [
      ...target.inputs,
      ...inputsOf(target),
      ...(this.#files.get(target.output) ?? []),
    ]);
    return [...new Set(files)];
  }

  /** The targets of the configuration as it is now; undefined, with the reason told, where it cannot be used. */
  async #reload(): Promise<readonly Target[] | undefined> {
    try {
      return await findTargets('watch', this.#words, this.#flags, this.#cwd);
    } catch (error) {
      if (!(error instanceof FatalError)) throw error;
      const report = new Report();
      report.addFatal(error);
      await this.#print(report);
      this.#tell(`${now()}  going on with the configuration as it was`);
      return undefined;
    }
  }

  async #generate(targets: readonly Target[]): Promise<void> {
    for (const [index, target] of targets.entries()) {
      const report = new Report();
      const start = performance.now();
      const output = shownPath(target.output, this.#cwd);
      const written = await withProgress(this.#flags, (progress) =>
        this.#write(target, report, progress.stages(`generating ${output}${nth(index, targets)}`)),
      );
      await this.#print(report);
      if (written === undefined) {
        this.#broken.add(output);
        this.#tell(`${now()}  ${show(output)}: left as it is until this is mended`);
      } else {
        const isMended = this.#broken.delete(output);
        this.#tell(`${now()}  ${show(output)}: ${isMended ? 'good again, ' : ''}${countsOf(written)}`);
        this.#accompany(`${now()}  took ${durationOf(performance.now() - start)}`);
      }
    }
  }

  async #write(target: Target, report: Report, tell: Tell): Promise<WriteReport | undefined> {
    const { written, documents } = await writeClient(target, this.#cwd, report, this.#flags, tell);
    if (documents !== undefined) this.#files.set(target.output, documents);
    return written;
  }

  async #print(report: Report): Promise<void> {
    const format = this.#flags.format ?? 'pretty';
    print(await report.text({ ...this.#flags, format }));
  }

  #tell(line: string): void {
    if (this.#flags.quiet !== true) print(`${line}\n`);
  }

  #accompany(line: string): void {
    if (this.#flags.quiet !== true) aside(`${line}\n`);
  }
}

const now = (): string => new Date().toTimeString().slice(0, 8);

/** How many names a line has room for. */
const NAMES = 3;

const namesOf = (paths: readonly string[], cwd: string): string => {
  const names = paths.slice(0, NAMES).map((path) => show(shownPath(path, cwd)));
  const rest = paths.length - names.length;
  return rest === 0 ? names.join(', ') : `${names.join(', ')} and ${rest} more`;
};
