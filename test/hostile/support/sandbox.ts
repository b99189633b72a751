import { createHash } from 'node:crypto';
import { lstat, mkdir, readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { finished, type Result } from '../../cli/command.js';
import { inScratch, writeAll } from '../../support/folders.js';
import type { Command } from './command.js';

const TRAP: string = pathToFileURL(fileURLToPath(new URL('trap.mjs', import.meta.url))).href;

/** Milliseconds that any hostile document may take. */
export const TIME_LIMIT = 10_000;

/** Flags of node that confine a run: 512 MiB, no socket, no process. */
export const CONFINED: readonly string[] = ['--max-old-space-size=512', '--import', TRAP];

/** What a run came to, beside what it printed. */
export interface Confined extends Result {
  /** Traps that were sprung. */
  readonly trapped: readonly string[];
  /** Files outside the output folder that were created, changed or removed. */
  readonly disturbed: readonly string[];
}

/** A folder of its own with a home beside the working directory. */
export interface World {
  readonly root: string;
  /** The working directory, where the specification is. */
  readonly work: string;
  /** Run the command in the working directory, confined. */
  run(words: readonly string[], extra?: readonly string[]): Promise<Confined>;
}

/** Work in a fresh world. `files` are relative to the working directory; what is outside begins with `../`. */
export const inWorld = async <T>(
  command: Command,
  files: Iterable<readonly [path: string, content: string]>,
  work: (world: World) => Promise<T>,
): Promise<T> =>
  await inScratch(async (root) => {
    const folder = join(root, 'work');
    await mkdir(folder);
    await writeAll(root, [
      ['home/.profile', 'home'],
      ['other/precious.txt', 'precious'],
    ]);
    await writeAll(folder, files);
    const run: World['run'] = async (words, extra = CONFINED) => {
      const before = await snapshot(root);
      const result = await confined(command, folder, words, extra);
      return { ...result, disturbed: differences(before, await snapshot(root)) };
    };
    return await work({ root, work: folder, run });
  });

const confined = async (
  command: Command,
  folder: string,
  words: readonly string[],
  node: readonly string[],
): Promise<Omit<Confined, 'disturbed'>> => {
  const home = join(folder, '../home');
  const child = command.start(folder, words, { node, env: { HOME: home, USERPROFILE: home } });
  child.stdin.end();
  const timer = setTimeout(() => child.kill('SIGKILL'), TIME_LIMIT);
  const result = await finished(child);
  clearTimeout(timer);
  return { ...result, trapped: result.stderr.match(/^TRAP: .*$/gm) ?? [] };
};

/** Everything below a folder, but for the output: path → what is there. */
export const snapshot = async (root: string): Promise<ReadonlyMap<string, string>> => {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !isOutput(root, path));
  return new Map(
    await Promise.all(paths.map(async (path) => [path.slice(root.length), await contentOf(path)] as const)),
  );
};

const isOutput = (root: string, path: string): boolean =>
  path === join(root, 'work/out') || path.startsWith(join(root, 'work/out/'));

const contentOf = async (path: string): Promise<string> => {
  const status = await lstat(path);
  if (status.isSymbolicLink()) return `link to ${await readlink(path)}`;
  if (!status.isFile()) return 'no file';
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
};

const differences = (
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly string[] =>
  [...new Set([...before.keys(), ...after.keys()])]
    .filter((path) => before.get(path) !== after.get(path))
    .sort();
