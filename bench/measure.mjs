import { execFileSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { fileURLToPath, URL } from 'node:url';

const COLD = fileURLToPath(new URL('cold.mjs', import.meta.url));
const WARM_UPS = 2;

/** One run in a process of its own, which is what a user of the command pays: `{ total, stages, process, peak }`. */
export const measureCold = (pipeline, spec) => {
  const start = performance.now();
  const report = execFileSync(process.execPath, [COLD, pipeline, spec], { encoding: 'utf8' });
  return { ...JSON.parse(report), process: performance.now() - start };
};

/**
 * Several runs in this process, after some that do not count.
 *
 * @returns `[{ total, stages }]`: milliseconds, stages by name
 */
export const measureWarm = async (runs, run) => {
  const measured = [];
  for (let index = -WARM_UPS; index < runs; index++) {
    const result = await timed(run);
    if (index >= 0) measured.push(result);
  }
  return measured;
};

/** Time a run of the pipeline. Throws where the run made nothing: how fast it failed is of no interest. */
export const timed = async (run) => {
  const start = performance.now();
  const { diagnostics, timings } = await run();
  const total = performance.now() - start;
  const error = diagnostics.find(({ severity }) => severity === 'error');
  if (error !== undefined) throw new Error(`${error.code}: ${error.message}`);
  return { total, stages: Object.fromEntries(timings.map(({ stage, ms }) => [stage, ms])) };
};
