import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { diagnose } from '../diagnostics/catalogue.js';
import { noSources, type Diagnostic } from '../diagnostics/diagnostic.js';
import { FatalError } from '../diagnostics/fatal.js';
import { generate } from '../generate.js';
import type { WritePlan } from '../output/write.js';
import type { Tell } from '../stopwatch.js';
import { EXIT, type ExitCode } from './exit.js';
import { formatOf, workingDirectory, type Flags } from './flags.js';
import type { Invocation } from './invocation.js';
import { lineDiff } from './line-diff.js';
import { hasErrors, planClient } from './prepare.js';
import { nth, withProgress } from './progress.js';
import { Report } from './report.js';
import { print } from './streams.js';
import { findTargets, shownPath, type Target } from './targets.js';

/**
 * Generate in memory and compare with what is on disk: what is stale, missing or left over is a finding. Nothing is
 * written, and the manifest is not believed: a file whose edit was entered there is found too.
 *
 * @throws {FatalError} where there is no such working directory, or nothing to look at
 */
export const runCheck = async (
  words: readonly string[],
  flags: Flags,
  { onWhole }: Invocation,
): Promise<ExitCode> => {
  const cwd = workingDirectory(flags);
  const exitCode = await checkTargets(await findTargets('check', words, flags, cwd), flags, cwd);
  if (exitCode === EXIT.ok) onWhole();
  return exitCode;
};

/** The same for what is known already. */
export const checkTargets = async (
  targets: readonly Target[],
  flags: Flags,
  cwd: string,
): Promise<ExitCode> => {
  const report = new Report();
  const { isUnusable, files } = await withProgress(flags, async (progress) => {
    let isUnusable = false;
    let files = 0;
    for (const [index, target] of targets.entries()) {
      try {
        const tell = progress.stages(`checking ${shownPath(target.output, cwd)}${nth(index, targets)}`);
        const { generated, drift, size } = await check(target, cwd, tell);
        report.add(generated.diagnostics, generated.documents, target.setting);
        report.add(drift, noSources, target.setting);
        isUnusable ||= hasErrors(generated.diagnostics);
        files += size;
      } catch (error) {
        if (!(error instanceof FatalError)) throw error;
        report.addFatal(error, target.setting);
        isUnusable = true;
      }
    }
    return { isUnusable, files };
  });
  const code = isUnusable ? EXIT.failure : report.findings(flags);
  const isSilent = code !== EXIT.ok || flags.quiet === true || formatOf(flags) !== 'pretty';
  const verdict = `Up to date: ${files} ${files === 1 ? 'file' : 'files'} in ${targets.map(({ output }) => shownPath(output, cwd)).join(', ')}.\n`;
  print((await report.text(flags)) + (isSilent ? '' : verdict));
  await report.addToStepSummary('check');
  return code;
};

const check = async (
  target: Target,
  cwd: string,
  tell: Tell,
): Promise<{
  readonly generated: Awaited<ReturnType<typeof generate>>;
  readonly drift: readonly Diagnostic[];
  /** How many files are to be there. */
  readonly size: number;
}> => {
  const generated = await generate(target.options, tell);
  if (hasErrors(generated.diagnostics)) return { generated, drift: [], size: 0 };
  const plan = planClient(target, generated, cwd);
  const folder = plan.manifest === undefined ? dirname(target.output) : target.output;
  return { generated, drift: await driftOf(plan, shownPath(folder, cwd)), size: plan.files.size };
};

/** What the plan says of single files, and the drift says better. */
const SAID: ReadonlySet<string> = new Set(['output-edited', 'output-kept', 'output-not-owned']);

const driftOf = async (plan: WritePlan, folder: string): Promise<readonly Diagnostic[]> => {
  const place = (path: string): { readonly file: string } => ({
    file: folder === '.' ? path : `${folder}/${path}`,
  });
  const edits = plan.diagnostics.filter(({ code }) => code === 'output-edited');
  const edited = new Set(edits.map((edit) => edit.place?.file));
  const stale: Diagnostic[] = [];
  for (const path of plan.changed) {
    const { line, lines } = lineDiff(await textOf(join(plan.dir, path)), plan.files.text(path) ?? '');
    const isEdited = edited.has(place(path).file);
    const found = diagnose('output-stale', { path, isEdited }, { ...place(path), line, column: 1 });
    stale.push({ ...found, detail: lines });
  }
  const drift = [
    ...plan.diagnostics.filter(({ code }) => !SAID.has(code)),
    ...stale,
    ...absent(plan).map((path) => diagnose('output-absent', { path }, place(path))),
    ...[...plan.removed, ...plan.kept].map((path) => diagnose('output-extra', { path }, place(path))),
  ];
  // The files are right, and what is written down about them is not: another generator, another specification.
  return drift.length === 0 && plan.housekeeping
    ? [diagnose('output-stale', { path: 'manifest.json', isEdited: false }, place('manifest.json'))]
    : drift;
};

/** A client that was never written is one thing to say, not one for each file. */
const absent = ({ created, files }: WritePlan): readonly string[] =>
  created.length === files.size && files.size > 1 ? ['index.ts'] : created;

const textOf = async (path: string): Promise<string> => await readFile(path, 'utf8').catch(() => '');
