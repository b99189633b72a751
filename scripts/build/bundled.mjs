import { mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { inlinedAssets } from './assets.mjs';
import { ROOT } from './root.mjs';

/** Bundle a TypeScript module of this repository, with the generator as it is now, and import it. */
export const importBundled = async (entry, plugins = []) => {
  const folder = join(ROOT, '.scratch/bundled');
  const outfile = join(folder, `${basename(entry, '.ts')}-${process.pid}-${++count}.mjs`);
  await mkdir(folder, { recursive: true });
  await build({
    absWorkingDir: ROOT,
    entryPoints: [entry],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    sourcemap: 'inline',
    logLevel: 'warning',
    plugins: [...plugins, inlinedAssets()],
  });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(outfile, { force: true });
  }
};

let count = 0;
