import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { inlinedAssets } from '../scripts/build/assets.mjs';
import { installedDependencies } from '../scripts/build/dependencies.mjs';
import { inlinedPackageJson } from '../scripts/build/package-json.mjs';
import { ROOT } from '../scripts/build/root.mjs';

const ENTRY = `
export { generate, generateFromText } from './generator/generate.js';
export { loadDocuments } from './generator/source/documents.js';
`;

/** Bundles the pipeline as the published package has it, templates precompiled. Returns the URL of the module. */
export const buildPipeline = async () => {
  const outfile = join(ROOT, '.scratch/bench/pipeline.mjs');
  await build({
    absWorkingDir: ROOT,
    stdin: { contents: ENTRY, resolveDir: ROOT },
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    logLevel: 'warning',
    plugins: [installedDependencies(), inlinedAssets(), inlinedPackageJson()],
  });
  return pathToFileURL(outfile).href;
};
