import { access, lstat, readFile, realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { isAbsent } from './problems.js';
import { foldersOf } from './paths.js';
import { sha256 } from './manifest.js';

/** What stands at a path. */
export type State =
  | { readonly kind: 'absent' }
  | { readonly kind: 'file'; readonly hash: string }
  /** `at` is the link, which may be a folder above the path. */
  | { readonly kind: 'link'; readonly at: string }
  /** Something that is in the way: a folder where a file goes, a file where a folder goes, a device. */
  | { readonly kind: 'blocked'; readonly at: string; readonly found: string };

/** How many files are looked at a time. */
const PARALLEL = 32;

/** Looks at an output folder without following links. Folders are looked at once. */
export class Folder {
  readonly dir: string;
  readonly #folders = new Map<string, Promise<State | undefined>>();

  constructor(dir: string) {
    this.dir = dir;
  }

  /** What stands at relative paths, in their order. */
  async states(paths: readonly string[]): Promise<readonly (readonly [path: string, state: State])[]> {
    const states: (readonly [string, State])[] = [];
    for (let start = 0; start < paths.length; start += PARALLEL) {
      const batch = paths.slice(start, start + PARALLEL);
      states.push(...(await Promise.all(batch.map(async (path) => [path, await this.#state(path)] as const))));
    }
    return states;
  }

  async #state(path: string): Promise<State> {
    for (const folder of foldersOf(path)) {
      const obstacle = await this.#obstacle(folder);
      if (obstacle !== undefined) return obstacle;
    }
    try {
      const stats = await lstat(join(this.dir, path));
      if (stats.isSymbolicLink()) return { kind: 'link', at: path };
      if (!stats.isFile()) return { kind: 'blocked', at: path, found: stats.isDirectory() ? 'a folder' : 'a device' };
      return { kind: 'file', hash: sha256(await readFile(join(this.dir, path))) };
    } catch (error) {
      if (isAbsent(error)) return { kind: 'absent' };
      throw error;
    }
  }

  /** Why nothing can be in a folder; undefined where something could. */
  #obstacle(folder: string): Promise<State | undefined> {
    const known = this.#folders.get(folder) ?? this.#lookAtFolder(folder);
    this.#folders.set(folder, known);
    return known;
  }

  async #lookAtFolder(folder: string): Promise<State | undefined> {
    try {
      const stats = await lstat(join(this.dir, folder));
      if (stats.isSymbolicLink()) return { kind: 'link', at: folder };
      return stats.isDirectory() ? undefined : { kind: 'blocked', at: folder, found: 'a file' };
    } catch (error) {
      if (isAbsent(error)) return { kind: 'absent' };
      throw error;
    }
  }
}

/** A path without links; for one that does not exist, as much of it as does. */
export const realPath = async (path: string): Promise<string> => {
  try {
    return await realpath(path);
  } catch (error) {
    const parent = dirname(path);
    if (!isAbsent(error) || parent === path) throw error;
    return join(await realPath(parent), path.slice(parent.length));
  }
};

/** What makes a folder too precious to be the output; undefined for nothing. `dir` and `cwd` are free of links. */
export const preciousness = async (dir: string, cwd: string): Promise<string | undefined> => {
  if (dirname(dir) === dir) return 'the root of the file system';
  if (dir === (await realPath(homedir()))) return 'your home folder';
  if (await exists(join(dir, '.git'))) return 'the root of a repository';
  if (dir === cwd && (await exists(join(dir, 'package.json')))) return 'the root of a package';
  return undefined;
};

const exists = async (path: string): Promise<boolean> =>
  await access(path).then(
    () => true,
    () => false,
  );

/** Whether something that is no folder stands at a path. */
export const isOccupied = async (path: string): Promise<boolean> => {
  try {
    return !(await stat(path)).isDirectory();
  } catch (error) {
    if (isAbsent(error)) return false;
    throw error;
  }
};
