/** What a function has to run before V8 optimises it, 3 to 30 times the usual. Each major version is one that was tried. */
const INVOCATIONS = '--invocation-count-for-turbofan=40000';

const flagFor = (major: string): string | undefined => {
  // Where another core has nothing else to do, it may optimise sooner.
  const isAlone = process.getBuiltinModule('node:os').availableParallelism() === 1;
  if (major === '11') return `--interrupt-budget=${isAlone ? '2000000' : '400000'}`;
  return ['12', '13', '14'].includes(major) ? INVOCATIONS : undefined;
};

/**
 * Let V8 optimise only what runs very often. A run of the command lasts seconds and goes through much code a few hundred
 * times each: optimising that costs more than it saves, and the thread that does it takes the processor from others. For
 * the process of the command alone; who uses the library decides for themselves. See docs/decisions/0042-compile-late.md.
 */
export const compileLate = (): void => {
  const [major = ''] = process.versions.v8.split('.');
  const flag = flagFor(major);
  if (flag !== undefined) process.getBuiltinModule('node:v8').setFlagsFromString(flag);
};
