/** Edits of a document, any of them: what comes out is still JSON, and perhaps no good OpenAPI. */
import fc from 'fast-check';

/** A step away from a document: the ways are taken from what is there. */
export interface Mutation {
  readonly seed: number;
  readonly kind: 'remove' | 'replace' | 'add' | 'swap' | 'duplicate' | 'rename';
}

export const mutation: fc.Arbitrary<Mutation> = fc.record({
  seed: fc.nat(),
  kind: fc.constantFrom('remove', 'replace', 'add', 'swap', 'duplicate', 'rename'),
});

const REPLACEMENTS: readonly unknown[] = [
  'text',
  7,
  true,
  null,
  [],
  {},
  ['a', 'b'],
  { type: 'string' },
  { $ref: '#/components/schemas/Status' },
  { name: 'fresh', in: 'query', schema: { type: 'boolean' } },
  { description: 'New.' },
  [{ name: 'x', in: 'query' }],
];

/** All containers but the root, so that a document stays one. */
const containersOf = (value: unknown, found: object[] = [], isRoot = true): object[] => {
  if (typeof value !== 'object' || value === null) return found;
  if (!isRoot) found.push(value);
  for (const member of Object.values(value)) containersOf(member, found, false);
  return found;
};

/** A document after a step. */
export const mutated = (document: unknown, { seed, kind }: Mutation): unknown => {
  const copy: unknown = structuredClone(document);
  const containers = containersOf(copy);
  const holder = containers[seed % containers.length];
  if (holder === undefined) return copy;
  const keys = Object.keys(holder);
  const key = keys[Math.floor(seed / 97) % Math.max(keys.length, 1)];
  const value = structuredClone(REPLACEMENTS[Math.floor(seed / 31) % REPLACEMENTS.length]);
  if (Array.isArray(holder)) changeList(holder, Number(key ?? 0), value, kind);
  else changeObject(holder, key, value, kind);
  return copy;
};

const changeList = (list: unknown[], index: number, value: unknown, kind: Mutation['kind']): void => {
  if (kind === 'remove') list.splice(index, 1);
  else if (kind === 'replace') list.splice(index, 1, value);
  else if (kind === 'swap') list.reverse();
  else if (kind === 'duplicate') list.push(structuredClone(list[index] ?? value));
  else list.splice(index, 0, value);
};

const changeObject = (
  node: object,
  key: string | undefined,
  value: unknown,
  kind: Mutation['kind'],
): void => {
  const old: unknown = key === undefined ? value : Reflect.get(node, key);
  if (key === undefined || kind === 'add' || kind === 'swap')
    Reflect.set(node, `new${Object.keys(node).length}`, value);
  else if (kind === 'replace') Reflect.set(node, key, value);
  else if (kind === 'duplicate') Reflect.set(node, `${key}2`, structuredClone(old));
  else {
    Reflect.deleteProperty(node, key);
    if (kind === 'rename') Reflect.set(node, `${key}Now`, old);
  }
};
