// Replaces scalars of corpus documents by payloads, one at a time, and generates: `npm run fuzz [-- <count> [<seed>]]`.
import process from 'node:process';
import { importBundled } from './build/bundled.mjs';

const [count = '2000', seed = '1'] = process.argv.slice(2);
const { runFuzz } = await importBundled('test/hostile/fuzz/main.ts');
process.exitCode = await runFuzz(Number(count), Number(seed));
