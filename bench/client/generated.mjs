import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, URL } from 'node:url';
import { buildPipeline } from '../build.mjs';
import { ROOT } from '../../scripts/build/root.mjs';

/** The small description that every generator gets. */
export const SMALL = fileURLToPath(new URL('agents.yaml', import.meta.url));

/** A large one of ours: what its size costs a program that uses one resource. */
export const LARGE = join(ROOT, 'spec/blaxel/openapi.yaml');

/** Writes the client of a description into a folder. */
export const writeClient = async (spec, name, folder) => {
  const { generate } = await import(await buildPipeline());
  const { files, diagnostics } = await generate({ spec, name, cwd: ROOT });
  const error = diagnostics.find(({ severity }) => severity === 'error');
  if (error !== undefined) throw new Error(`${error.code}: ${error.message}`);
  for (const [path, text] of files) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
};
