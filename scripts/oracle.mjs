// Compares the types of components with those of openapi-typescript, and with instances of their schemas:
// `npm run oracle [-- <part of a path>]`.
// The corpus is that of `npm run corpus`.
import process from 'node:process';
import { importBundled } from './build/bundled.mjs';

const { runOracle } = await importBundled('test/oracles/main.ts');
process.exitCode = await runOracle(process.argv[2] ?? '');
