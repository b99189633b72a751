import { renameSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { FatalError } from '../diagnostics/fatal.js';
import { errorCode } from '../diagnostics/system-error.js';
import { withLock } from './lock.js';
import { RUN } from './owned.js';
import { foldersOf, MANIFEST, PRIVATE } from './paths.js';
import { planWrite, type WritePlan, type WriteReport } from './plan.js';
import { asFatal } from './problems.js';

/**
 * Carry out a plan. Each file is replaced in one step, the manifest last: a run that is killed leaves every file old or
 * new, and the next run finishes the work. A machine that loses power may lose more: see
 * docs/decisions/0028-nothing-waits-for-the-disk.md. What changed on disk since the plan was made is taken into account.
 *
 * @throws {FatalError} the plan's own errors, output-locked, output-unwritable; then nothing was replaced unless the disk
 * failed half-way.
 */
export const applyWrite = async (plan: WritePlan): Promise<WriteReport> => {
  refuseErrors(plan);
  if (isDone(plan)) return reportOf(plan);
  const made: string[] = [];
  try {
    await makeFolder(plan.dir, made);
    if (plan.manifest === undefined) return await replaceFile(plan);
    return await withLock(plan.dir, async () => {
      const current = planWrite(plan.dir, plan.files, plan.options);
      refuseErrors(current);
      if (!isDone(current)) await carryOut(current);
      return reportOf(current);
    });
  } catch (error) {
    // Those that got something in the meantime stay.
    for (const folder of made.toReversed()) await rmdir(folder).catch(() => undefined);
    throw asFatal(error, placeOf(plan));
  }
};

const refuseErrors = ({ diagnostics }: WritePlan): void => {
  const [first, ...rest] = diagnostics.filter((each) => each.severity === 'error');
  if (first !== undefined) throw new FatalError([first, ...rest]);
};

/** What is written: a folder, or the file that stands alone in one. */
const placeOf = ({ dir, manifest, files }: WritePlan): string => {
  const [name] = manifest === undefined ? files.paths : [];
  return name === undefined ? dir : join(dir, name);
};

const isDone = (plan: WritePlan): boolean =>
  plan.created.length + plan.changed.length + plan.removed.length === 0 && !plan.housekeeping;

const reportOf = ({ created, changed, unchanged, removed, kept }: WritePlan): WriteReport => ({
  created,
  changed,
  unchanged,
  removed,
  kept,
});

const carryOut = async (plan: WritePlan): Promise<void> => {
  const run = await mkdtemp(join(plan.dir, RUN));
  const staged = await stage(plan, run);
  // From here on the run folder stays unless all goes well: it tells the next run that what it finds is ours.
  for (const { from, to } of staged) renameSync(from, to);
  for (const path of plan.removed) await rm(join(plan.dir, path));
  await removeEmptyFolders(plan);
  await rename(join(run, MANIFEST), join(plan.dir, MANIFEST));
  for (const name of [...plan.leftovers, basename(run)]) {
    await rm(join(plan.dir, name), { recursive: true, force: true });
  }
};

/** A file that stands alone: written beside its place and moved there. */
const replaceFile = async (plan: WritePlan): Promise<WriteReport> => {
  for (const [name, text] of plan.files) {
    const staged = join(plan.dir, `${PRIVATE}${String(process.pid)}-${name}`);
    await rm(staged, { force: true });
    try {
      writeNew(staged, text);
      await rename(staged, join(plan.dir, name));
    } catch (error) {
      await rm(staged, { force: true });
      throw error;
    }
  }
  return reportOf(plan);
};

/** A file that is written and only has to be moved to its place. */
interface Staged {
  readonly from: string;
  readonly to: string;
}

/** Write every new text, and the manifest, beside the old ones: a full disk shows here, before anything is replaced. */
const stage = async (plan: WritePlan, run: string): Promise<readonly Staged[]> => {
  const paths = [...plan.created, ...plan.changed];
  const staged = paths.map((path, index) => ({ path, from: join(run, String(index)), to: join(plan.dir, path) }));
  try {
    writeNew(join(run, MANIFEST), plan.manifest ?? '');
    for (const { path, from } of staged) writeNew(from, plan.files.text(path) ?? '');
  } catch (error) {
    await rm(run, { recursive: true, force: true });
    throw error;
  }
  for (const folder of new Set(staged.map(({ to }) => dirname(to)))) await makeFolder(folder);
  return staged;
};

/** Without promises: for many small files that is several times as fast. */
const writeNew = (path: string, text: string): void => writeFileSync(path, text, { flag: 'wx' });

/**
 * Make a folder and those above it, one at a time: where one cannot be made, node's own recursion may never end.
 *
 * @param made gets those that were not there, outermost first
 */
const makeFolder = async (folder: string, made: string[] = []): Promise<void> => {
  try {
    await mkdir(folder);
    made.push(folder);
  } catch (error) {
    const isThere = await stat(folder).then(
      (stats) => stats.isDirectory(),
      () => false,
    );
    if (isThere) return;
    const parent = dirname(folder);
    const isParentThere = await stat(parent).then(
      () => true,
      () => false,
    );
    if (isParentThere || parent === folder) throw error;
    await makeFolder(parent, made);
    await mkdir(folder).then(() => made.push(folder), ignoreExisting);
  }
};

const ignoreExisting = (error: unknown): void => {
  if (errorCode(error) !== 'EEXIST') throw error;
};

/** Folders that held nothing but removed files, innermost first. */
const removeEmptyFolders = async ({ dir, removed }: WritePlan): Promise<void> => {
  const folders = new Set(removed.flatMap((path) => foldersOf(path)));
  const innermostFirst = [...folders].sort((a, b) => b.length - a.length);
  for (const folder of innermostFirst) await rmdir(join(dir, folder)).catch(() => undefined);
};
