import type { Random } from './random.js';

/** A way to a value: keys and indices from the root. */
export type Way = readonly (string | number)[];

/** The ways to every scalar of a document, but for the version of the specification, which decides how all is read. */
export const scalarsOf = (root: unknown): readonly Way[] => {
  const found: Way[] = [];
  const stack: { readonly value: unknown; readonly way: Way }[] = [{ value: root, way: [] }];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const { value, way } = top;
    if (typeof value !== 'object' || value === null) found.push(way);
    else for (const [key, member] of Object.entries(value)) stack.push({ value: member, way: [...way, key] });
  }
  return found.filter(([first]) => first !== 'openapi');
};

/** A copy of a document with another value at a place. */
export const withValue = (root: unknown, [key, ...rest]: Way, value: unknown): unknown => {
  if (key === undefined) return value;
  if (Array.isArray(root)) {
    return root.map((item: unknown, index) =>
      String(index) === String(key) ? withValue(item, rest, value) : item,
    );
  }
  if (typeof root !== 'object' || root === null) return root;
  const entries = Object.entries(root).map(
    ([name, member]: [string, unknown]) =>
      [name, name === key ? withValue(member, rest, value) : member] as const,
  );
  return Object.fromEntries(entries);
};

/** A random one of the scalars of a document; undefined where it has none. */
export const randomScalar = (root: unknown, random: Random): Way | undefined => {
  const ways = scalarsOf(root);
  return ways.length === 0 ? undefined : random.pick(ways);
};
