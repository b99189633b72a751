/**
 * Do work that Ctrl-C does not cut in half: the signal is obeyed when the work is done. A second one is obeyed at once.
 * Everywhere else the signal does what it always does, which also ends a computation that never looks up.
 */
export const uninterrupted = async <T>(work: () => Promise<T>): Promise<T> => {
  const interruptions: NodeJS.Signals[] = [];
  const remember = (signal: NodeJS.Signals): void => {
    interruptions.push(signal);
  };
  process.once('SIGINT', remember);
  try {
    return await work();
  } finally {
    process.off('SIGINT', remember);
    for (const signal of interruptions) process.kill(process.pid, signal);
  }
};
