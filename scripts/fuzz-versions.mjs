// Changes the structure of corpus documents, version by version, and compiles clients of all versions:
// `npm run fuzz:versions [-- <count> [<seed> [<versions>]]]`.
import process from 'node:process';
import { importBundled } from './build/bundled.mjs';

const [count = '200', seed = '1', versions = '3'] = process.argv.slice(2);
const { fuzzSeries } = await importBundled('test/hostile/fuzz/series.ts');
process.exitCode = await fuzzSeries(Number(count), Number(seed), Number(versions));
