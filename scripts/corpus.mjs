// Generates a client from every document of the corpus and compiles all of them: `npm run corpus [-- <part of a path>]`.
// With `--literal` schemas are read to the letter.
// The corpus is $APIVINTAGE_CORPUS or a folder beside the repository, and @readme/oas-examples where it is installed.
import process from 'node:process';
import { importBundled } from './build/bundled.mjs';

const { runCorpus } = await importBundled('test/corpus/main.ts');
const [part = ''] = process.argv.slice(2).filter((word) => word !== '--literal');
process.exitCode = await runCorpus(part, process.argv.includes('--literal') ? 'literal' : 'usual');
