import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeadLock } from './lock.js';
import { parseManifest, type Manifest } from './manifest.js';
import { MANIFEST, PRIVATE } from './paths.js';
import { isAbsent } from '../real-path.js';

/** Folders of runs: each holds the manifest that the run was about to write, and files on their way. */
export const RUN: string = `${PRIVATE}run-`;

/** What earlier runs wrote, or were writing when they were killed. */
export interface Owned {
  readonly manifest: 'none' | 'ours' | 'foreign';
  /** The text of the manifest, where there is one. */
  readonly text: string | undefined;
  /** The hashes of every version of a file that we may have left on disk, by path. */
  readonly hashes: ReadonlyMap<string, ReadonlySet<string>>;
  /** Names of folders and locks that killed runs left behind. */
  readonly leftovers: readonly string[];
}

/** Find out what in an output folder is ours. */
export const readOwned = (dir: string): Owned => {
  const text = readRegular(join(dir, MANIFEST));
  const manifest = text === undefined ? undefined : parseManifest(text);
  const leftovers = leftoversIn(dir);
  const intents = leftovers.map((name) => readRegular(join(dir, name, MANIFEST)));
  const manifests = [manifest, ...intents.map((each) => (each === undefined ? undefined : parseManifest(each)))];
  return {
    manifest: text === undefined ? 'none' : manifest === undefined ? 'foreign' : 'ours',
    text,
    hashes: hashesOf(manifests.filter((each) => each !== undefined)),
    leftovers,
  };
};

const leftoversIn = (dir: string): readonly string[] =>
  entriesOf(dir)
    .filter((name) => name.startsWith(RUN) || isDeadLock(dir, name))
    .sort();

const hashesOf = (manifests: readonly Manifest[]): ReadonlyMap<string, ReadonlySet<string>> => {
  const hashes = new Map<string, Set<string>>();
  for (const manifest of manifests) {
    for (const [path, hash] of manifest.files) {
      const known = hashes.get(path) ?? new Set();
      hashes.set(path, known.add(hash));
    }
  }
  return hashes;
};

const entriesOf = (dir: string): readonly string[] => {
  try {
    return readdirSync(dir);
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
};

/** The text of a regular file, never through a link; `''` for anything else that stands there. */
const readRegular = (path: string): string | undefined => {
  try {
    return lstatSync(path).isFile() ? readFileSync(path, 'utf8') : '';
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
};
