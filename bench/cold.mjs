// One run, in a process of its own: `node bench/cold.mjs <URL of the pipeline> <specification>` prints JSON.
import process from 'node:process';
import { timed } from './measure.mjs';

const [, , pipeline, spec] = process.argv;
const { generate } = await import(pipeline);
const result = await timed(() => generate({ spec, cwd: process.cwd() }));
/** Kibibytes on every system, as Node says. */
const peak = process.resourceUsage().maxRSS;
process.stdout.write(JSON.stringify({ ...result, peak }));
