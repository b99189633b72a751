import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { buildPackage } from '../../support/package.js';

/** The command under test as it is published, which runs on the packages of this repository. */
export interface Command {
  /** Start it in a folder, with flags for node itself. */
  start(
    folder: string,
    words: readonly string[],
    options: { readonly node: readonly string[]; readonly env: Readonly<Record<string, string>> },
  ): ChildProcessWithoutNullStreams;
}

/** Build the command before the tests of a file, and remove it after them. */
export const useCommand = (): Command => {
  let home = '';
  beforeAll(async () => {
    home = await buildPackage('hostile-');
  });
  afterAll(async () => {
    await rm(home, { recursive: true, force: true });
  });
  return {
    start: (folder, words, { node, env }) =>
      spawn(process.execPath, [...node, join(home, 'dist/cli.js'), ...words], {
        cwd: folder,
        env: { PATH: process.env['PATH'] ?? '', NO_COLOR: '1', ...env },
      }),
  };
};
