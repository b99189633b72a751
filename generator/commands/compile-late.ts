import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';

/** What a function has to run before V8 optimises it, 3 to 30 times the usual. Each major version is one that was tried. */
const INVOCATIONS = '--invocation-count-for-turbofan=40000';
/** Where another core has nothing else to do, it may optimise sooner. */
const BUDGET = availableParallelism() > 1 ? 400_000 : 2_000_000;
const FLAGS: ReadonlyMap<string, string> = new Map([
  ['11', `--interrupt-budget=${String(BUDGET)}`],
  ...['12', '13', '14'].map((major) => [major, INVOCATIONS] as const),
]);

/**
 * Let V8 optimise only what runs very often. A run of the command lasts seconds and goes through much code a few hundred
 * times each: optimising that costs more than it saves, and the thread that does it takes the processor from others. For
 * the process of the command alone; who uses the library decides for themselves. See docs/decisions/0042-compile-late.md.
 */
export const compileLate = (): void => {
  // Other engines have no such flags, whatever version of V8 they claim.
  if (process.versions['bun'] !== undefined || process.versions['deno'] !== undefined) return;
  const [major = ''] = process.versions.v8.split('.');
  const flag = FLAGS.get(major);
  if (flag !== undefined) setFlagsFromString(flag);
};
