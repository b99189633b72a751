import { lstat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { noSources } from '../diagnostics/diagnostic.js';
import { FatalError } from '../diagnostics/fatal.js';
import { generate, type Generated } from '../generate.js';
import type { Setting } from '../source/documents.js';
import { applyWrite } from '../output/write.js';
import { configPaths } from '../config/find.js';
import { durationOf } from './duration.js';
import type { ExitCode } from './exit.js';
import { formatOf, workingDirectory, type Flags, type Format } from './flags.js';
import { uninterrupted } from './interrupt.js';
import type { Invocation } from './invocation.js';
import { withOutcomes } from './json.js';
import { hasErrors, planClient } from './prepare.js';
import { nth, Progress } from './progress.js';
import { Report } from './report.js';
import { remember } from './recall/remember.js';
import { aside, print, say } from './streams.js';
import { summaryOf, workOf, type Outcome } from './summary.js';
import { findTargets, shownPath, type Target } from './targets.js';
import { dependenciesOf, findUnchanged, type Skipped, type Unchanged } from './unchanged.js';

/**
 * Write the clients that the command line is about, each as far as its own specification allows.
 *
 * @throws {FatalError} where there is no such working directory
 */
export const runGenerate = async (
  words: readonly string[],
  flags: Flags,
  { line, onWhole }: Invocation,
): Promise<ExitCode> => {
  const cwd = workingDirectory(flags);
  const run = await runOver(() => findTargets('generate', words, flags, cwd), new Run(flags, cwd, onWhole));
  run.remember(words, line);
  return run.exitCode;
};

/** Write what targets say, once it is known which those are. */
export const writeTargets = async (
  find: () => Promise<readonly Target[]>,
  flags: Flags,
  cwd: string,
): Promise<ExitCode> => (await runOver(find, new Run(flags, cwd))).exitCode;

const runOver = async (find: () => Promise<readonly Target[]>, run: Run): Promise<Run> => {
  await run.reporting(async () => {
    const targets = await find();
    for (const [index, target] of targets.entries()) await run.generate(target, nth(index, targets));
  });
  await run.finish();
  return run;
};

/** Formats of documents that nothing may follow. */
const BARE: ReadonlySet<Format> = new Set(['json', 'sarif', 'junit', 'markdown']);

class Run {
  readonly #flags: Flags;
  readonly #cwd: string;
  readonly #report = new Report();
  readonly #progress: Progress;
  readonly #onWhole: () => void;
  readonly #outcomes: Outcome[] = [];
  readonly #skipped: Skipped[] = [];

  constructor(flags: Flags, cwd: string, onWhole: () => void = () => undefined) {
    this.#flags = flags;
    this.#cwd = cwd;
    this.#onWhole = onWhole;
    this.#progress = new Progress(flags.quiet !== true);
  }

  get exitCode(): ExitCode {
    return this.#report.exitCode(this.#flags);
  }

  /** Write one client. What is wrong with it is reported at the end and does not keep others from being written. */
  async generate(target: Target, which: string): Promise<void> {
    await this.reporting(async () => {
      const outcome = await this.#write(target, which);
      if (outcome !== undefined) this.#outcomes.push(outcome);
    }, target.setting);
  }

  /** Do work whose failure is a line of the report. */
  async reporting(work: () => Promise<void>, setting?: Setting): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof FatalError)) throw error;
      this.#report.addFatal(error, setting);
    } finally {
      this.#progress.stop();
    }
  }

  /** Print the report and the summaries. */
  async finish(): Promise<void> {
    const report = await this.#report.text(this.#flags);
    const format = formatOf(this.#flags);
    print(format === 'json' ? withOutcomes(report, this.#outcomes) : report);
    if (this.#flags.quiet !== true && !BARE.has(format)) say(this.#outcomes.map(summaryOf));
    await this.#report.addToStepSummary('generate');
  }

  /**
   * Write down that there was nothing to do, for the next run of the same line.
   *
   * @param line all of the command line
   */
  remember(words: readonly string[], line: readonly string[]): void {
    if (this.#skipped.length === 0 || this.#skipped.length < this.#outcomes.length || !this.#report.isEmpty)
      return;
    const paths = dependenciesOf(this.#skipped);
    if (paths === undefined) return;
    const candidates = [...configPaths(this.#cwd), ...words.map((word) => resolve(this.#cwd, word))];
    const said = this.#flags.quiet === true ? [] : this.#outcomes.map(workOf);
    remember({ words: line, cwd: process.cwd(), paths, candidates, said });
  }

  async #write(target: Target, which: string): Promise<Outcome | undefined> {
    const start = performance.now();
    const output = shownPath(target.output, this.#cwd);
    const tell = this.#progress.stages(`generating ${output}${which}`);
    const skipped = this.#maySkip() ? findUnchanged(target) : undefined;
    if (skipped !== undefined) {
      this.#skipped.push([target, skipped]);
      return this.#unchanged(target, skipped, output, start);
    }
    const generated = await generate(target.options, tell);
    this.#report.add(generated.diagnostics, generated.documents, target.setting);
    if (hasErrors(generated.diagnostics)) return undefined;

    this.#progress.say(`writing ${output}`);
    const planned = performance.now();
    const plan = planClient(target, generated, this.#cwd, this.#flags.force);
    this.#report.add(plan.diagnostics, noSources, target.setting);
    if (hasErrors(plan.diagnostics)) return undefined;
    const isFirst = await isAbsent(join(plan.dir, 'manifest.json'));
    const isDryRun = this.#flags.dryRun === true;
    const written = isDryRun ? plan : await uninterrupted(() => applyWrite(plan));
    const end = performance.now();
    this.#onWhole();

    this.#tellTimes(output, [...generated.timings, { stage: 'write', ms: end - planned }]);
    return {
      content: generated.summary,
      warnings: generated.diagnostics.length,
      spec: generated.documents.entry.name,
      output,
      written,
      isDryRun,
      ms: end - start,
      ...(isFirst && !isDryRun
        ? { client: clientOf(generated, target.options), pages: generated.suggestPages() }
        : NOTHING_TO_TRY),
    };
  }

  /** Whether a report without the contents of the description, and without its warnings, says all that was asked for. */
  #maySkip(): boolean {
    const { force, verbose, failOn } = this.#flags;
    return force !== true && verbose !== true && failOn !== 'warn' && formatOf(this.#flags) === 'pretty';
  }

  #unchanged({ options }: Target, { files, warnings }: Unchanged, output: string, start: number): Outcome {
    return {
      spec: shownPath(resolve(this.#cwd, options.spec), this.#cwd),
      content: undefined,
      warnings,
      output,
      written: { created: [], changed: [], unchanged: files, removed: [], kept: [] },
      isDryRun: this.#flags.dryRun === true,
      ms: performance.now() - start,
      ...NOTHING_TO_TRY,
    };
  }

  #tellTimes(output: string, timings: Generated['timings']): void {
    if (this.#flags.verbose !== true) return;
    this.#progress.stop();
    const lines = timings.map(({ stage, ms }) => `  ${stage.padEnd(8)} ${durationOf(ms).padStart(8)}\n`);
    aside(`${output}\n${lines.join('')}`);
  }
}

const NOTHING_TO_TRY = { client: undefined, pages: undefined };

const isAbsent = async (path: string): Promise<boolean> =>
  await lstat(path).then(
    () => false,
    () => true,
  );

const clientOf = ({ files }: Generated, { importExtension = 'js' }: Target['options']): Outcome['client'] => {
  const name = /^export class ([\p{ID_Continue}$]+)/mu.exec(files.text('client.ts') ?? '')?.[1];
  const file = importExtension === 'none' ? 'index' : `index.${importExtension}`;
  return name === undefined ? undefined : { name, file };
};
