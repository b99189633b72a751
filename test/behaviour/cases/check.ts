/** Assertions that need no library of any runtime. */
import type { Failure } from './case.js';

/** Throws unless two values are the same, member by member. */
export function same(actual: unknown, expected: unknown, what = 'value'): void {
  const [one, other] = [shown(actual), shown(expected)];
  if (one !== other) throw new Error(`${what} is ${one}, and should be ${other}`);
}

/** Throws unless it holds. */
export function holds(condition: boolean, what: string): void {
  if (!condition) throw new Error(what);
}

/** Throws unless a failure is of the class that is due, or of one that comes of it. */
export function failed({ name, message, error }: Failure, due: string, said: RegExp = /(?:)/): void {
  if (!kindsOf(error).includes(due)) throw new Error(`${due} is due, and this came: ${name}: ${message}`);
  if (!said.test(message)) throw new Error(`${due} should say ${String(said)}, and says ${message}`);
}

/** The name of an error and of the classes above it. */
function kindsOf(error: Error): string[] {
  const kinds = [error.name];
  for (let at: unknown = error; at instanceof Error; at = Object.getPrototypeOf(at))
    kinds.push(at.constructor.name);
  return kinds;
}

/** Waits. */
export async function pause(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Everything of an async iterable, and the error after it if there is one. */
export async function collected<T>(items: AsyncIterable<T>): Promise<{ items: T[]; error: unknown }> {
  const found: T[] = [];
  try {
    for await (const item of items) found.push(item);
  } catch (error) {
    return { items: found, error };
  }
  return { items: found, error: undefined };
}

/** As text that tells apart what JSON does not. */
function shown(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) => {
    if (one === undefined) return '(undefined)';
    if (Object.is(one, -0)) return '(-0)';
    if (typeof one === 'number' && !Number.isFinite(one)) return `(${String(one)})`;
    if (typeof one === 'object' && one !== null && !Array.isArray(one)) {
      return Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1));
    }
    return one;
  });
}
