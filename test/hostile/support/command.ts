import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll } from 'vitest';
import { ROOT } from '../../support/folders.js';

/** The command under test as one file, which runs on the packages of this repository. */
export interface Command {
  /** Start it in a folder, with flags for node itself. */
  start(
    folder: string,
    words: readonly string[],
    options: { readonly node: readonly string[]; readonly env: Readonly<Record<string, string>> },
  ): ChildProcessWithoutNullStreams;
}

/** Bundle the command before the tests of a file, and remove it after them. */
export const useCommand = (): Command => {
  let home = '';
  beforeAll(async () => {
    await mkdir(join(ROOT, '.scratch'), { recursive: true });
    home = await mkdtemp(join(ROOT, '.scratch/hostile-'));
    await build({
      absWorkingDir: ROOT,
      entryPoints: ['generator/cli.ts'],
      outfile: join(home, 'cli.mjs'),
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      logLevel: 'error',
    });
  });
  afterAll(async () => {
    await rm(home, { recursive: true, force: true });
  });
  return {
    start: (folder, words, { node, env }) =>
      spawn(process.execPath, [...node, join(home, 'cli.mjs'), ...words], {
        cwd: folder,
        env: { PATH: process.env['PATH'] ?? '', NO_COLOR: '1', ...env },
      }),
  };
};
