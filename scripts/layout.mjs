// Holds the layout of all files of the corpus against the formatter: `npm run layout [-- <part of a path>]`.
// The corpus is that of `npm run corpus`.
import process from 'node:process';
import { importBundled } from './build/bundled.mjs';

const { compareLayouts } = await importBundled('test/layout/main.ts');
process.exitCode = await compareLayouts(process.argv[2] ?? '');
