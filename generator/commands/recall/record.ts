/** A run that found nothing to do, as it is written down for the next one: see docs/decisions/0045-what-the-disk-says.md. */
export interface RunRecord {
  /** The version of the generator. */
  readonly version: string;
  readonly cwd: string;
  readonly words: readonly string[];
  /** What every path was that the run depends on. */
  readonly stamps: Readonly<Record<string, string>>;
  /** What it said of each client, but how long it took. */
  readonly said: readonly string[];
}

/** What the disk says of a path without looking into it; `''` where there is nothing. */
export const stampOf = (path: string): string => {
  const stats = fs.statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return '';
  return `${stats.dev}/${stats.ino} ${stats.mode} ${stats.size} ${stats.mtimeMs} ${stats.ctimeMs}`;
};

/** Where records go, below a folder that has packages. */
export const PACKAGES = 'node_modules';
const RECORDS = '.cache/apivintage';

/** The path of the record of a command line, below the packages of a folder. */
export const recordPath = (folder: string, words: readonly string[], cwd: string): string =>
  `${folder}/${PACKAGES}/${RECORDS}/${nameOf(JSON.stringify([cwd, words]))}.json`;

/** A folder and those that it is in. */
export const foldersUp = (folder: string): readonly string[] => {
  const parent = process.getBuiltinModule('node:path').dirname(folder);
  return parent === folder ? [folder] : [folder, ...foldersUp(parent)];
};

/** FNV-1a. Two command lines of one name take turns, no more: a record says whose it is. */
const nameOf = (text: string): string => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
};

/** By name it would be loaded with all that it can do, streams and promises, which takes longer than asking it. */
const fs = process.getBuiltinModule('node:fs');
