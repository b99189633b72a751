// Holds our upgrade of Swagger 2.0 against those of two libraries over the corpus: `npm run oracle:upgrade [-- <part of a path>]`.
// The libraries are installed from the registry into a temporary folder, which stays for the next time. The corpus is that
// of `npm run corpus`.
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { install } from '../bench/generate/install.mjs';
import { importBundled } from './build/bundled.mjs';

const LIBRARIES = ['@scalar/openapi-upgrader@0.4.9', 'swagger2openapi@7.0.8'];
const { cwd, missing } = await install(join(tmpdir(), 'apivintage-oracle'), {
  name: 'upgrade',
  packages: LIBRARIES,
});
if (missing !== undefined) throw new Error(`the libraries cannot be installed: ${missing}`);
const { runUpgradeOracle } = await importBundled('test/oracles/upgrade-corpus.ts');
process.exitCode = await runUpgradeOracle(cwd, process.argv[2] ?? '');
