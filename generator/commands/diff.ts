import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe } from '../description.js';
import { diagnose } from '../diagnostics/catalogue.js';
import { FatalError } from '../diagnostics/fatal.js';
import type { Unresolved } from '../choices.js';
import { show } from '../diagnostics/show.js';
import { tolerating } from '../diagnostics/tolerance.js';
import type { Comparison } from '../diff/report/comparison.js';
import { limited } from '../diff/report/limited.js';
import { isBreaking } from '../diff/rules.js';
import { loadDocuments, loadDocumentsAt, type Documents } from '../source/documents.js';
import { entryInGit, forkOf, revisionOf } from '../source/git.js';
import { filePath } from '../source/uris.js';
import { Comparer, defaultVersions, joined, sharedVersions, versionNamed, type Read } from './editions.js';
import { EXIT, type ExitCode } from './exit.js';
import { DIFF_FORMATS, hasColor, workingDirectory, type DiffFormat, type Flags } from './flags.js';
import { withProgress, type Progress } from './progress.js';
import { Report } from './report.js';
import { print } from './streams.js';
import { findSpecifications, isSpecification, type Specification } from './targets.js';
import { widthOf } from './width.js';

/**
 * List what changed: between two versions of a specification, two documents, or two revisions of one. What is wrong with
 * a specification goes to standard error.
 *
 * @throws {FatalError} where it is not clear what is compared with what, or it cannot be read
 */
export const runDiff = async (words: readonly string[], flags: Flags): Promise<ExitCode> => {
  const cwd = workingDirectory(flags);
  refuseConflicts(words, flags, cwd);
  const report = new Report();
  const read = reader(report);
  const comparisons = await withProgress(flags, async (progress) => {
    const work: Work = { cwd, flags, read, report, progress };
    return isPair(words, cwd)
      ? await ofDocuments(words, work)
      : await ofSpecifications(await findSpecifications('diff', words, flags, cwd), work);
  });
  await report.sayBeside(flags);
  if (report.exitCode({}) === EXIT.failure) return EXIT.failure;
  print(await textOf(comparisons, flags));
  const isBroken = comparisons.some(({ differences }) => differences.some((each) => isBreaking(each.class)));
  return flags.failOn === 'breaking' && isBroken ? EXIT.findings : EXIT.ok;
};

interface Work {
  readonly cwd: string;
  readonly flags: Flags;
  readonly read: (documents: Documents, unresolved: Unresolved | undefined) => Read;
  readonly report: Report;
  readonly progress: Progress;
}

const reader =
  (report: Report): Work['read'] =>
  (documents, unresolved) => {
    const tell = tolerating(unresolved, (diagnostic) => {
      // Without its versions there is nothing to compare, whatever else is wrong.
      if (diagnostic.code === 'invalid-catalogue') throw new FatalError(diagnostic, documents);
      report.add([diagnostic], documents);
    });
    return { label: documents.entry.name, documents, description: describe(documents, tell), unresolved };
  };

const isPair = (words: readonly string[], cwd: string): words is readonly [string, string] =>
  words.length === 2 && words.every((word) => isSpecification(word, cwd));

const refuseConflicts = (words: readonly string[], flags: Flags, cwd: string): void => {
  const given = [
    ...(isPair(words, cwd) ? ['two documents'] : []),
    ...(flags.git === undefined ? [] : ['--git']),
    ...(flags.base === undefined ? [] : ['--base']),
  ];
  if (given.length > 1) throw new FatalError(diagnose('conflicting-flags', { flags: given }));
};

const ofDocuments = async (
  [old, now]: readonly [string, string],
  { cwd, flags, read, report, progress }: Work,
): Promise<readonly Comparison[]> => {
  const options = { cwd, allowRef: flags.allowRef ?? [], limits: flags.limit ?? {} };
  progress.say(`reading ${show(old)}`);
  const before = read(await loadDocuments(old, options), flags.unresolved);
  progress.say(`reading ${show(now)}`);
  const after = read(await loadDocuments(now, options), flags.unresolved);
  progress.say(`comparing ${show(old)} with ${show(now)}`);
  return ofPair(before, after, flags, report);
};

const ofSpecifications = async (
  specifications: readonly Specification[],
  work: Work,
): Promise<readonly Comparison[]> => {
  const comparisons: Comparison[] = [];
  for (const specification of specifications) {
    comparisons.push(...(await ofSpecification(specification, work, specifications.length === 1)));
  }
  return comparisons;
};

const ofSpecification = async (
  { spec, options: reading }: Specification,
  { cwd, flags, read, report, progress }: Work,
  isOnly: boolean,
): Promise<readonly Comparison[]> => {
  const options = { cwd, ...reading };
  progress.say(`reading ${show(spec)}`);
  if (flags.git === undefined && flags.base === undefined) {
    const one = read(await loadDocuments(spec, options), reading.unresolved);
    const to = flags.to === undefined ? undefined : versionNamed(one, flags.to);
    const from = flags.from === undefined ? undefined : versionNamed(one, flags.from);
    const chosen = defaultVersions(one, from, to);
    progress.say(`comparing versions of ${show(spec)}`);
    if (chosen === undefined && !isOnly) return [];
    if (chosen === undefined) throw new FatalError(diagnose('nothing-to-compare', { spec }));
    return new Comparer(report).compare(one, chosen[0], one, chosen[1]);
  }
  const [old, now] = await revisionsOf(flags, folderOf(spec, cwd));
  const before = read(await loadDocumentsAt(spec, old, options), reading.unresolved);
  const after =
    now === undefined
      ? read(await loadDocuments(spec, options), reading.unresolved)
      : {
          ...read(await loadDocumentsAt(spec, now, options), reading.unresolved),
          revision: now.name,
        };
  progress.say(`comparing ${show(spec)} with what it was`);
  return ofPair(before, after, flags, report);
};

/** The folder of a document, or what is there of the way to it: its repository may be another one than that around `cwd`. */
const folderOf = (spec: string, cwd: string): string => {
  let folder = dirname(filePath(entryInGit(spec, cwd)) ?? cwd);
  while (!existsSync(folder) && folder !== dirname(folder)) folder = dirname(folder);
  return folder;
};

const revisionsOf = async ({ git = '', base }: Flags, cwd: string) => {
  if (base !== undefined) return [await forkOf(base, cwd), undefined] as const;
  const [old = '', now = ''] = git.split(/\.{2,3}/);
  // A variable that is not set is no revision; a range without an end is one up to what is on disk.
  const start = old === '' && git !== '' ? 'HEAD' : old;
  const isFork = git.includes('...');
  const first = isFork ? await forkOf(start, cwd, now === '' ? 'HEAD' : now) : await revisionOf(start, cwd);
  return [first, now === '' ? undefined : await revisionOf(now, cwd)] as const;
};

/** Each version with itself, as far as both sides have it; a version that is new, with the one before it. */
const ofPair = (before: Read, after: Read, flags: Flags, report: Report): readonly Comparison[] => {
  const comparer = new Comparer(report);
  if (flags.from !== undefined || flags.to !== undefined) {
    const from = flags.from ?? flags.to ?? '';
    const [old, now] = [versionNamed(before, from), versionNamed(after, flags.to ?? from)];
    return comparer.compare(before, old, after, now);
  }
  const comparisons = sharedVersions(before, after).flatMap(([old, now]) =>
    comparer.compare(before, old, after, now),
  );
  return joined(comparisons, before, after);
};

/** How many changes people are shown unless they say otherwise: nobody reads more, and the first are the most serious. */
const MAX_CHANGES = 100;

/** Formats that programs read, or that are searched. */
const WHOLE: ReadonlySet<DiffFormat> = new Set(['json', 'plain']);

const textOf = async (all: readonly Comparison[], flags: Flags): Promise<string> => {
  await Promise.all(all.flatMap(({ before, after }) => [before.prepare(), after.prepare()]));
  const format = formatOf(flags);
  const most = flags.maxProblems ?? (WHOLE.has(format) ? Infinity : MAX_CHANGES);
  const comparisons = limited(all, most);
  switch (format) {
    case 'json':
      return (await import('../diff/report/json.js')).json(all);
    case 'markdown':
      return (await import('../diff/report/markdown.js')).markdown(comparisons);
    case 'plain':
      return (await import('../diff/report/lines.js')).plain(comparisons);
    case 'github':
      return (await import('../diff/report/lines.js')).github(comparisons, flags.failOn === 'breaking');
    case 'pretty':
      return (await import('../diff/report/pretty.js')).pretty(comparisons, {
        color: hasColor(flags, process.stdout),
        columns: widthOf(process.stdout),
      });
  }
};

const formatOf = ({ format }: Flags): DiffFormat =>
  DIFF_FORMATS.find((each) => each === format) ??
  (process.env['GITHUB_ACTIONS'] === 'true' ? 'github' : 'pretty');
