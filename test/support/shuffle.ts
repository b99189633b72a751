/** The same document with its keys in another order. */

/** Data: its order is what the author wrote and what people read. */
const DATA = ['example', 'examples', 'default', 'enum', 'const'];

/**
 * A copy in which the keys of every object stand in another order: the same one for the same seed. Tables under one of
 * the `kept` keys keep theirs; what is in them does not.
 */
export function shuffled(value: unknown, seed: number, kept: readonly string[]): unknown {
  return copy(value, randomFrom(seed), new Set(kept), false);
}

function copy(value: unknown, random: () => number, kept: ReadonlySet<string>, isKept: boolean): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => copy(item, random, kept, false));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, member]: [string, unknown]): [string, unknown] => [
    key,
    DATA.includes(key) && !isKept ? member : copy(member, random, kept, kept.has(key) && !isKept),
  ]);
  return Object.fromEntries(isKept ? entries : inOtherOrder(entries, random));
}

/** Fisher and Yates. */
function inOtherOrder<T>(items: readonly T[], random: () => number): T[] {
  const rest = [...items];
  return items.flatMap(() => rest.splice(Math.floor(random() * rest.length), 1));
}

/** Numbers in [0, 1) that look random: a linear congruential generator. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
