import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { VERSION } from '../../version.js';
import { foldersUp, PACKAGES, recordPath, stampOf, type RunRecord } from './record.js';

/** How far apart two times have to be that no file system takes for one: FAT counts in steps of two seconds. */
const GRAIN_MS = 2000;

/** What there is to write down of a run. */
export interface Remembered {
  /** The command line, and where it was typed. */
  readonly words: readonly string[];
  readonly cwd: string;
  /** What the run depends on, absolute. */
  readonly paths: readonly string[];
  /** What it looked for, and need not be there. */
  readonly candidates: readonly string[];
  readonly said: readonly string[];
}

/**
 * Write a run down that found nothing to do, where there is a place for that, for `recall` to find. What was written so
 * recently that another write could look the same is left for a later run, as git does with its index. A record is never
 * worth a failure.
 */
export const remember = ({ words, cwd, paths, candidates, said }: Remembered): void => {
  const folder = foldersUp(cwd).find((each) => isFolder(join(each, PACKAGES)));
  if (folder === undefined) return;
  const path = recordPath(folder, words, cwd);
  try {
    const stamps = Object.fromEntries([...candidates, ...paths].map((each) => [each, stampOf(each)]));
    // Whatever changes from when this run began on has a later time than that.
    const isOld = (each: string): boolean => lastChange(each) < performance.timeOrigin - GRAIN_MS;
    if (!Object.keys(stamps).every(isOld) || paths.some((each) => stamps[each] === '')) return;
    write(path, { version: VERSION, cwd, words, stamps, said });
  } catch {
    rmSync(path, { force: true });
  }
};

const write = (path: string, record: RunRecord): void => {
  const passing = `${path}.${String(process.pid)}`;
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(passing, JSON.stringify(record));
    // Where the clock of the disk is another one, as on a share, its times say nothing about when this run began.
    if (Math.abs(statSync(passing).mtimeMs - Date.now()) < GRAIN_MS / 2) renameSync(passing, path);
  } finally {
    rmSync(passing, { force: true });
  }
};

const lastChange = (path: string): number => {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? 0 : Math.max(stats.mtimeMs, stats.ctimeMs);
};

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
