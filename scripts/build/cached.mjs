import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';

const CACHE = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'apivintage');
const DONE = '.installed';

/**
 * The `node_modules` of some packages, names with exact versions, in a folder outside the repository which later runs
 * find again. No script of theirs is run.
 */
export const cached = async (name, packages) => {
  const folder = join(CACHE, name);
  const wanted = `${JSON.stringify({ private: true, dependencies: packages }, null, 2)}\n`;
  const modules = join(folder, 'node_modules');
  if ((await textOf(join(folder, DONE))) === wanted) return modules;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), wanted);
  const words = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--force'];
  await promisify(execFile)('npm', words, { cwd: folder, maxBuffer: 1 << 26 });
  // Last, so that an installation that broke off is begun again.
  await writeFile(join(folder, DONE), wanted);
  return modules;
};

const textOf = async (path) => {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
};
