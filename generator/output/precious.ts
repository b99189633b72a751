import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, relative, sep } from 'node:path';
import { isAbsent, realPath } from '../real-path.js';

/** What is known of a run that is about to write a folder. All paths are absolute and free of links. */
export interface Surroundings {
  readonly cwd: string;
  readonly inputs: Iterable<string>;
  /** Whether the run would write, or has written, something of this name in the folder. */
  readonly isOurs: (name: string) => boolean;
}

/**
 * What makes a folder too precious to be the output, which should have one of its own; undefined for nothing. It may hold
 * what the run reads, but then nothing else: who names a folder far above by mistake finds nothing strewn over it.
 */
export const preciousness = (dir: string, { cwd, inputs, isOurs }: Surroundings): string | undefined => {
  const home = realPath(homedir());
  if (dirname(dir) === dir) return 'the root of the file system';
  if (dir.split(sep).includes('.git')) return 'for Git alone';
  if (basename(dir) === 'node_modules') return 'the folder of installed packages';
  if (dir === home) return 'your home folder';
  if (existsSync(join(dir, '.git'))) return 'the root of a repository';
  if (dir === cwd && existsSync(join(dir, 'package.json'))) return 'the root of a package';
  if (isAbove(dir, home)) return 'above your home folder';
  if (isAbove(dir, cwd)) return 'above the working directory';
  const read = [...inputs].filter((path) => isAbove(dir, path)).map((path) => nameIn(dir, path));
  const [first] = read;
  if (first === undefined) return undefined;
  const other = entriesOf(dir).find((name) => !(name.startsWith('.') || read.includes(name) || isOurs(name)));
  return other === undefined ? undefined : `the folder of the input "${first}" and of "${other}"`;
};

const isAbove = (folder: string, path: string): boolean => path.startsWith(folder + sep);

/** The name of what is, or holds, a path in a folder. */
const nameIn = (folder: string, path: string): string => relative(folder, path).split(sep)[0] ?? '';

const entriesOf = (dir: string): readonly string[] => {
  try {
    return readdirSync(dir).sort();
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
};
