import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { filesIn, writeAll } from '../../support/folders.js';
import { CONFINED, TIME_LIMIT } from './sandbox.js';

const EXERCISE: string = fileURLToPath(new URL('exercise.mjs', import.meta.url));

/** What happened when a client was imported, constructed and called. */
export interface Lived {
  readonly sent: readonly { readonly url: string; readonly method: string }[];
  /** What methods rejected with. */
  readonly failures: readonly string[];
  /** Lists that the client exports, such as the values of enums. */
  readonly lists: Readonly<Record<string, readonly unknown[]>>;
  /** What the process said besides, traps included. */
  readonly stderr: string;
}

/** Import the client in a folder, construct it and call everything, in a process with traps. */
export const live = async (folder: string): Promise<Lived> => {
  const target = join(folder, '.js');
  const sources = (await filesIn(folder)).filter((path) => path.endsWith('.ts'));
  await build({
    entryPoints: sources.map((path) => join(folder, path)),
    outbase: folder,
    outdir: target,
    bundle: false,
    format: 'esm',
    logLevel: 'silent',
  });
  await writeAll(target, [['package.json', '{ "type": "module" }']]);
  const options = optionNames(await readFile(join(folder, 'client.ts'), 'utf8'));
  const { stdout, stderr } = await run([join(target, 'index.js'), JSON.stringify(options)]);
  return { ...parsed(stdout, stderr), stderr };
};

/** The options of a client that are its own: credentials and client parameters. */
const optionNames = (client: string): readonly string[] => {
  const [, members = ''] = /export interface \S+Options[^{]*\{([\s\S]*?)^\}/m.exec(client) ?? [];
  return [...members.matchAll(/^ {2}([\p{ID_Continue}$]+)\??:/gmu)].flatMap(([, name]) => name ?? []);
};

const run = async (words: readonly string[]): Promise<{ readonly stdout: string; readonly stderr: string }> =>
  await new Promise((resolve) => {
    execFile(
      process.execPath,
      [...CONFINED, EXERCISE, ...words],
      { timeout: TIME_LIMIT, maxBuffer: 1 << 26 },
      (_error, stdout, stderr) => resolve({ stdout, stderr }),
    );
  });

const parsed = (stdout: string, stderr: string): Omit<Lived, 'stderr'> => {
  if (stdout === '') throw new Error(`the client does not run: ${stderr}`);
  const value: unknown = JSON.parse(stdout);
  if (!isLived(value)) throw new TypeError('exercise.mjs prints something else');
  return value;
};

const isLived = (value: unknown): value is Omit<Lived, 'stderr'> =>
  typeof value === 'object' && value !== null && 'sent' in value && 'failures' in value && 'lists' in value;
