// Generates a client from every document of the corpus and compiles all of them: `npm run corpus [-- <part of a path>]`.
// The corpus is $APIVINTAGE_CORPUS or a folder beside the repository, and @readme/oas-examples where it is installed.
import process from 'node:process';
import { importBundled } from './build/bundled.mjs';

const { runCorpus } = await importBundled('test/corpus/main.ts');
process.exitCode = await runCorpus(process.argv[2] ?? '');
