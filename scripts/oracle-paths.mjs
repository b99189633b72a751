// Holds the output `paths` against openapi-typescript over the corpus: `npm run oracle:paths [-- <part of a path> <option>...]`,
// such as `npm run oracle:paths -- stripe enum rootTypes`.
// The corpus is that of `npm run corpus`.
import process from 'node:process';
import { importBundled } from './build/bundled.mjs';

const { runPathsOracle } = await importBundled('test/oracles/paths-corpus.ts');
process.exitCode = await runPathsOracle(process.argv[2] ?? '', process.argv.slice(3));
