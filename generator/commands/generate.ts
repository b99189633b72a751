import { lstat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { noSources } from '../diagnostics/diagnostic.js';
import { FatalError } from '../diagnostics/fatal.js';
import { generate, type Generated } from '../generate.js';
import { applyWrite, planWrite, type WritePlan } from '../output/write.js';
import type { ExitCode } from './exit.js';
import { formatOf, workingDirectory, type Flags } from './flags.js';
import { uninterrupted } from './interrupt.js';
import { jsonText } from './json.js';
import { Progress } from './progress.js';
import { Report } from './report.js';
import { durationOf, summaryOf, type Outcome } from './summary.js';
import { findTargets, shownPath, type Target } from './targets.js';
import { VERSION } from './version.js';

/**
 * Write the clients that the command line is about, each as far as its own specification allows.
 *
 * @throws {FatalError} where there is no such working directory
 */
export const runGenerate = async (words: readonly string[], flags: Flags): Promise<ExitCode> => {
  const cwd = workingDirectory(flags);
  const run = new Run(flags, cwd);
  await run.reporting(async () => {
    for (const target of await findTargets(words, flags, cwd)) await run.generate(target);
  });
  await run.finish();
  return run.exitCode;
};

class Run {
  readonly #flags: Flags;
  readonly #cwd: string;
  readonly #report = new Report();
  readonly #progress: Progress;
  readonly #outcomes: Outcome[] = [];

  constructor(flags: Flags, cwd: string) {
    this.#flags = flags;
    this.#cwd = cwd;
    this.#progress = new Progress(flags.quiet !== true);
  }

  get exitCode(): ExitCode {
    return this.#report.exitCode(this.#flags);
  }

  /** Write one client. What is wrong with it is reported at the end and does not keep others from being written. */
  async generate(target: Target): Promise<void> {
    await this.reporting(async () => {
      const outcome = await this.#write(target);
      if (outcome !== undefined) this.#outcomes.push(outcome);
    });
  }

  /** Do work whose failure is a line of the report. */
  async reporting(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof FatalError)) throw error;
      this.#report.addFatal(error);
    } finally {
      this.#progress.stop();
    }
  }

  /** Print the report and the summaries. */
  async finish(): Promise<void> {
    const report = await this.#report.text(this.#flags);
    const format = formatOf(this.#flags);
    const isBare = this.#flags.quiet === true || format === 'sarif';
    process.stdout.write(
      format === 'json'
        ? jsonText(report, this.#outcomes)
        : report + (isBare ? '' : this.#outcomes.map(summaryOf).join('\n')),
    );
  }

  async #write(target: Target): Promise<Outcome | undefined> {
    const start = performance.now();
    const output = shownPath(target.output, this.#cwd);
    this.#progress.say(`generating ${output}`);
    const generated = await generate(target.options);
    this.#report.add(generated.diagnostics, generated.documents);
    if (generated.diagnostics.some(isError)) return undefined;

    this.#progress.say(`writing ${output}`);
    const planned = performance.now();
    const plan = await this.#plan(target, generated);
    this.#report.add(plan.diagnostics, noSources);
    if (plan.diagnostics.some(isError)) return undefined;
    const isFirst = await isAbsent(join(plan.dir, 'manifest.json'));
    const isDryRun = this.#flags.dryRun === true;
    const written = isDryRun ? plan : await uninterrupted(() => applyWrite(plan));
    const end = performance.now();

    this.#tellTimes(output, [...generated.timings, { stage: 'write', ms: end - planned }]);
    return {
      ...generated.summary,
      spec: generated.documents.entry.name,
      output,
      written,
      isDryRun,
      ms: end - start,
      client: isFirst && !isDryRun ? clientOf(generated) : undefined,
    };
  }

  async #plan(target: Target, { files, documents }: Generated): Promise<WritePlan> {
    return await planWrite(target.output, files, {
      version: VERSION,
      // Without folders: the manifest is the same wherever the command was started.
      source: { name: basename(documents.entry.name), sha256: documents.hash },
      inputs: [...documents.inputs, ...target.inputs],
      force: this.#flags.force === true,
      cwd: this.#cwd,
    });
  }

  #tellTimes(output: string, timings: Generated['timings']): void {
    if (this.#flags.verbose !== true) return;
    this.#progress.stop();
    const lines = timings.map(({ stage, ms }) => `  ${stage.padEnd(8)} ${durationOf(ms).padStart(8)}\n`);
    process.stderr.write(`${output}\n${lines.join('')}`);
  }
}

const isError = ({ severity }: { readonly severity: string }): boolean => severity === 'error';

const isAbsent = async (path: string): Promise<boolean> =>
  await lstat(path).then(
    () => false,
    () => true,
  );

const clientOf = ({ files }: Generated): string | undefined =>
  /^export class ([\p{ID_Continue}$]+)/mu.exec(files.text('client.ts') ?? '')?.[1];
