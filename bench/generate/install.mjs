import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const FLAGS = ['--no-audit', '--no-fund', '--ignore-scripts', '--save-exact', '--loglevel=error'];

/**
 * Install a peer into a folder of its own, unless it is there from an earlier run.
 *
 * @returns its folder, or why there is none: `{ cwd }`, `{ missing }`
 */
export const install = async (root, { name, packages }) => {
  const cwd = join(root, name.replace(/[^\w.]+/g, '-'));
  const mark = join(cwd, 'installed');
  if (existsSync(mark)) return { cwd };
  mkdirSync(cwd, { recursive: true });
  writeFileSync(join(cwd, 'package.json'), '{"private":true,"type":"module"}');
  try {
    await run('npm', ['install', ...FLAGS, ...packages], { cwd });
  } catch (error) {
    const [reason] = String(error.stderr || error.message)
      .trim()
      .split('\n');
    return { missing: reason };
  }
  writeFileSync(mark, '');
  return { cwd };
};
