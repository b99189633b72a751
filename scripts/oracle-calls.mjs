// Calls every operation of every client of the corpus, and of the fixtures, and holds the requests against the documents:
// `npm run oracle:calls [-- <part of a path>]`. The corpus is that of `npm run corpus`.
import process from 'node:process';
import { importBundled } from './build/bundled.mjs';

const { runCalls } = await importBundled('test/oracles/calls/main.ts');
process.exitCode = await runCalls(process.argv[2] ?? '');
