import { performance } from 'node:perf_hooks';
import { Script } from 'node:vm';

/** A name that no other program gives a global. */
const WORK = '__apivintage_work__';
const CALL = new Script(`globalThis[${JSON.stringify(WORK)}]()`);

/** There was no more time for what was to be done. */
export class OutOfTime extends Error {}

/**
 * Time for work that a document asks for and nobody can see the end of, such as a regular expression that is tried in 2^60
 * ways. What is done in time is done as without a limit: only whether there is an error can depend on the machine.
 */
export class TimeLimit {
  #left: number;

  /** @param milliseconds for everything together */
  constructor(milliseconds: number) {
    this.#left = milliseconds;
  }

  /** @throws {OutOfTime} where the time is over, and else what `work` throws */
  run(work: () => void): void {
    const start = performance.now();
    Reflect.set(globalThis, WORK, work);
    try {
      CALL.runInThisContext({ timeout: Math.max(1, Math.ceil(this.#left)) });
    } catch (error) {
      throw isTimeout(error) ? new OutOfTime('it takes too long') : error;
    } finally {
      Reflect.deleteProperty(globalThis, WORK);
      this.#left -= performance.now() - start;
    }
  }
}

const isTimeout = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
