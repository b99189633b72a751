import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from './folders.js';

/**
 * Build the package as it is published, in a new folder of this checkout, among whose packages it finds its own.
 *
 * @param prefix what the name of the folder begins with
 * @returns the folder, which has `dist/`; whoever asks for it removes it
 */
export const buildPackage = async (prefix: string): Promise<string> => {
  const scratch = join(ROOT, '.scratch');
  await mkdir(scratch, { recursive: true });
  const home = await mkdtemp(join(scratch, prefix));
  const manifest = { name: 'apivintage', type: 'module', exports: './dist/index.js' };
  await writeFile(join(home, 'package.json'), JSON.stringify(manifest));
  const words = ['scripts/build.mjs', '--outdir', join(home, 'dist')];
  await promisify(execFile)(process.execPath, words, { cwd: ROOT });
  return home;
};
