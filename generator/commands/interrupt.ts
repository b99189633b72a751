import { setImmediate } from 'node:timers/promises';

/** How a user, or what runs the command, asks it to end. */
const SIGNALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM'];

/** How much work is going on that must not be cut in half. */
let whole = 0;

/**
 * Do work that Ctrl-C does not cut in half: the signal is obeyed when the work is done. A second one is obeyed at once.
 * Everywhere else the signal does what it always does.
 */
export const uninterrupted = async <T>(work: () => Promise<T>): Promise<T> => {
  // What was asked for during a computation is heard first.
  await setImmediate();
  const interruptions: NodeJS.Signals[] = [];
  const stop = hear((signal) => {
    stop();
    interruptions.push(signal);
  });
  whole++;
  try {
    return await work();
  } finally {
    whole--;
    stop();
    for (const signal of interruptions) process.kill(process.pid, signal);
  }
};

/**
 * Tidy up before the process ends by a signal, which it does all the same: whoever started it sees that it was one. While
 * this holds, the signal is heard only between two computations.
 *
 * @returns what ends it
 */
export const tidying = (tidy: () => void): (() => void) => {
  const stop = hear((signal) => {
    stop();
    tidy();
    if (whole === 0) process.kill(process.pid, signal);
  });
  return stop;
};

/** @returns what ends it: without another listener a signal is fatal again */
const hear = (listen: (signal: NodeJS.Signals) => void): (() => void) => {
  for (const signal of SIGNALS) process.on(signal, listen);
  return () => {
    for (const signal of SIGNALS) process.off(signal, listen);
  };
};
