/** Output folders of tests that kill what writes them. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { applyWrite, FileSet, planWrite, type WriteReport } from '../../generator/output/write.js';
import { OPTIONS } from './states.js';

/** Plan and write in this process. */
export const write = async (dir: string, files: Readonly<Record<string, string>>): Promise<WriteReport> =>
  await applyWrite(planWrite(dir, new FileSet(Object.entries(files)), OPTIONS));

/** Texts by path, without our housekeeping files. */
export const textsIn = async (dir: string): Promise<Record<string, string>> => {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const visible = paths.map((path) => path.slice(dir.length + 1)).filter((path) => !path.startsWith('.apivintage-'));
  const texts: Record<string, string> = {};
  for (const path of visible) texts[path] = await readFile(join(dir, path), 'utf8');
  return texts;
};

/** A module of this folder as one script for a process. */
export const bundled = async (module: string): Promise<string> => {
  const result = await build({
    entryPoints: [join(import.meta.dirname, module)],
    bundle: true,
    platform: 'node',
    format: 'esm',
    write: false,
  });
  return result.outputFiles[0]!.text;
};
