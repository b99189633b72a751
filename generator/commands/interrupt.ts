/** How a user, or what runs the command, asks it to end. */
const SIGNALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM'];

/**
 * Do work that Ctrl-C does not cut in half: the signal is obeyed when the work is done. A second one is obeyed at once.
 * Everywhere else nobody listens, and the signal does what it always does: a listener would not be called before a
 * computation is over.
 */
export const uninterrupted = async <T>(work: () => Promise<T>): Promise<T> => {
  const interruptions: NodeJS.Signals[] = [];
  const stop = hear((signal) => {
    stop();
    interruptions.push(signal);
  });
  try {
    return await work();
  } finally {
    stop();
    for (const signal of interruptions) process.kill(process.pid, signal);
  }
};

/** @returns what ends it: without another listener a signal is fatal again */
const hear = (listen: (signal: NodeJS.Signals) => void): (() => void) => {
  for (const signal of SIGNALS) process.on(signal, listen);
  return () => {
    for (const signal of SIGNALS) process.off(signal, listen);
  };
};
