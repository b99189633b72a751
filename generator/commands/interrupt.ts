/** How a user, or what runs the command, asks it to end. */
const SIGNALS: readonly NodeJS.Signals[] = [
  'SIGINT',
  'SIGTERM',
  // A terminal that is closed. Windows then ends the program by itself, and knows no such signal to end one by.
  ...(process.platform === 'win32' ? [] : ['SIGHUP' as const]),
];

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
    for (const signal of interruptions) obey(signal);
  }
};

/** Do work that leaves something to put in order, such as a terminal, when a signal ends it. */
export const tidily = async <T>(work: () => Promise<T>, tidy: () => void): Promise<T> => {
  const stop = hear((signal) => {
    stop();
    tidy();
    obey(signal);
  });
  try {
    return await work();
  } finally {
    stop();
  }
};

/** End as a signal ends a program: whoever called it, such as a script, learns that by the exit code and ends too. */
export const obey = (signal: NodeJS.Signals): void => {
  process.kill(process.pid, signal);
};

/** @returns what ends it: without another listener a signal is fatal again */
const hear = (listen: (signal: NodeJS.Signals) => void): (() => void) => {
  for (const signal of SIGNALS) process.on(signal, listen);
  return () => {
    for (const signal of SIGNALS) process.off(signal, listen);
  };
};
