/** What a function has to run before V8 optimises it, 3 to 30 times the usual. Each major version is one that was tried. */
const INVOCATIONS = '--invocation-count-for-turbofan=40000';

/** New objects stay in the megabyte that they begin in: it would be doubled until it is 16, and two of these are held. */
const YOUNG = '--semi-space-growth-factor=1';

const flagsFor = (major: string): readonly string[] => {
  // Where another core has nothing else to do, it may optimise sooner.
  const isAlone = process.getBuiltinModule('node:os').availableParallelism() === 1;
  if (major === '11') return [`--interrupt-budget=${isAlone ? '2000000' : '400000'}`, YOUNG];
  if (major === '12') return [INVOCATIONS, YOUNG];
  return ['13', '14'].includes(major) ? [INVOCATIONS] : [];
};

/**
 * Let V8 optimise only what runs very often, and hold little memory for objects that are soon gone. A run of the command
 * lasts seconds and goes through much code a few hundred times each: optimising that costs more than it saves, and the
 * thread that does it takes the processor from others. For the process of the command alone; who uses the library decides
 * for themselves. See docs/decisions/0042-compile-late.md and
 * 0060-little-room-for-new-objects.md.
 */
export const tuneEngine = (): void => {
  const [major = ''] = process.versions.v8.split('.');
  const flags = flagsFor(major);
  if (flags.length === 0) return;
  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  for (const flag of flags) setFlagsFromString(flag);
};
