/** Counts what is added to a signal, and the timers that are set, in any runtime. */

/** What is there that was not there before. */
export interface Left {
  readonly listeners: number;
  readonly timers: number;
}

/** Begins to count; the function ends it and tells. */
export function track(signal: AbortSignal): () => Left {
  const listeners = new Set<unknown>();
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  signal.addEventListener = (type: string, listener: EventListener): void => {
    listeners.add(listener);
    add(type, listener);
  };
  signal.removeEventListener = (type: string, listener: EventListener): void => {
    listeners.delete(listener);
    remove(type, listener);
  };
  const timers = trackTimers();
  return () => ({ listeners: listeners.size, timers: timers() });
}

function trackTimers(): () => number {
  const { setTimeout: set, clearTimeout: clear } = globalThis;
  const running = new Set<unknown>();
  const put = (name: string, value: unknown): void => {
    Reflect.set(globalThis, name, value);
  };
  put('setTimeout', (work: (...given: unknown[]) => void, milliseconds?: number, ...given: unknown[]) => {
    const timer = set(() => {
      running.delete(timer);
      work(...given);
    }, milliseconds);
    running.add(timer);
    return timer;
  });
  put('clearTimeout', (timer: ReturnType<typeof set> | undefined) => {
    running.delete(timer);
    clear(timer);
  });
  return () => {
    put('setTimeout', set);
    put('clearTimeout', clear);
    return [...running].filter(isWaitedFor).length;
  };
}

/** Timers of the platform for its connections keep no program alive; those of a client would. */
function isWaitedFor(timer: unknown): boolean {
  if (typeof timer !== 'object' || timer === null || !('hasRef' in timer)) return true;
  return typeof timer.hasRef !== 'function' || Reflect.apply(timer.hasRef, timer, []) === true;
}
