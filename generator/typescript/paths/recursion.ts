import type { Contract, Shape } from '../../ir/contract.js';

/**
 * The schemas that lead back to themselves before any property, such as a list of itself, by key. A table cannot hold them:
 * `A: components['schemas']['A'][]` is an error, and a type with a name of its own is none. Where such a schema is one of
 * its own choices, that adds nothing to the others, and is left out; where it is nothing but itself, nothing is known of it.
 */
export const recursiveSchemas = ({ roots }: Contract): ReadonlyMap<string, Shape> => {
  const table = roots.components.find(({ key }) => key === 'schemas')?.shape;
  const schemas = table?.kind === 'object' ? table.members : [];
  const lists = new Map(schemas.map(({ key, shape }) => [key, named(shape, true)]));
  const choices = new Map(schemas.map(({ key, shape }) => [key, named(withoutItself(shape, key), false)]));
  return new Map(
    schemas
      .filter(({ key }) => leadsBack(lists, key))
      .map(({ key, shape }) => [
        key,
        leadsBack(choices, key) ? UNKNOWN : declared(withoutItself(shape, key)),
      ]),
  );
};

const UNKNOWN: Shape = { kind: 'primitive', name: 'unknown' };

/** The key of the schema that a reference names. */
export const schemaOf = (shape: Shape): string | undefined =>
  shape.kind === 'reference' && shape.root === 'components' && shape.keys[0] === 'schemas'
    ? shape.keys[1]
    : undefined;

const leadsBack = (nexts: ReadonlyMap<string, readonly string[]>, start: string): boolean => {
  const seen = new Set<string>();
  const waiting = [...(nexts.get(start) ?? [])];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === start) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    waiting.push(...(nexts.get(next) ?? []));
  }
  return false;
};

/** The schemas that a shape names before any property; `inLists`: also as what a list holds. */
const named = (shape: Shape, inLists: boolean): readonly string[] => {
  switch (shape.kind) {
    case 'reference':
      return [schemaOf(shape) ?? []].flat();
    case 'union':
    case 'intersection':
      return shape.members.flatMap((each) => named(each, inLists));
    case 'without':
    case 'required':
      return named(shape.of, inLists);
    case 'list':
      return inLists ? named(shape.items, true) : [];
    case 'tuple':
      return inLists ? [...shape.items, shape.rest ?? UNKNOWN].flatMap((each) => named(each, true)) : [];
    case 'record':
      return inLists ? named(shape.values, true) : [];
    default:
      return [];
  }
};

const withoutItself = (shape: Shape, key: string): Shape => {
  if (shape.kind !== 'union' && shape.kind !== 'intersection') return shape;
  const members = shape.members.filter((each) => schemaOf(each) !== key);
  return members.length === 0 ? shape : { ...shape, members };
};

/** As a declaration may say it: `Record` looks into its argument at once, and the members of an object wait. */
const declared = (shape: Shape): Shape => {
  switch (shape.kind) {
    case 'record':
      return { kind: 'object', members: [], rest: declared(shape.values) };
    case 'list':
      return { ...shape, items: declared(shape.items) };
    case 'union':
    case 'intersection':
      return { ...shape, members: shape.members.map(declared) };
    default:
      return shape;
  }
};
