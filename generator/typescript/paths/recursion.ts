import type { Contract, Shape } from '../../ir/contract.js';

/** How schemas that lead back to themselves before any property are said: a table cannot hold them as they are. */
export interface Recursion {
  /** The shapes of schemas that are said otherwise than they are written, by key. */
  readonly shapes: ReadonlyMap<string, Shape>;
  /** The keys of those that need a name of their own, such as a list of itself: `type A = A[]`. */
  readonly named: ReadonlySet<string>;
}

/**
 * Where a schema is one of its own choices or parts, that adds nothing, and is left out: a base that lists what extends it,
 * and the schemas that extend it, keep what each says itself. A list of itself needs a name.
 */
export const findRecursion = ({ roots }: Contract): Recursion => {
  const table = roots.components.find(({ key }) => key === 'schemas')?.shape;
  const written = table?.kind === 'object' ? table.members : [];
  const schemas = new Map(written.map(({ key, shape }) => [key, shape]));
  const shapes = new Map<string, Shape>();
  const isChoice = (shape: Shape): boolean => shape.kind === 'union';
  const endless = endlessIn(schemas, false);
  // What extends a base goes before the base: with its way back cut, the base may name it.
  for (const { key } of [...written].sort((a, b) => Number(isChoice(a.shape)) - Number(isChoice(b.shape)))) {
    const shape = schemas.get(key) ?? UNKNOWN;
    if (!endless.has(key) || !leadsTo(schemas, shape, key, false)) continue;
    const rest = cut({ schemas, key, seen: new Set(), count: 0 }, shape, []) ?? UNKNOWN;
    schemas.set(key, rest);
    shapes.set(key, rest);
  }
  const mayBeLists = endlessIn(schemas, true);
  const named = [...schemas].filter(
    ([key, shape]) => mayBeLists.has(key) && leadsTo(schemas, shape, key, true),
  );
  for (const [key, shape] of named) shapes.set(key, declared(shape));
  return { shapes, named: new Set(named.map(([key]) => key)) };
};

type Schemas = ReadonlyMap<string, Shape>;

const UNKNOWN: Shape = { kind: 'primitive', name: 'unknown' };

/** The key of the schema that a reference names. */
export const schemaOf = (shape: Shape): string | undefined =>
  shape.kind === 'reference' && shape.root === 'components' && shape.keys[0] === 'schemas'
    ? shape.keys[1]
    : undefined;

/** The schemas from which one can go on for ever: of a long chain of them, none has to be asked where it leads. */
const endlessIn = (schemas: Schemas, inLists: boolean): ReadonlySet<string> => {
  const endless = new Set(schemas.keys());
  const users = new Map<string, string[]>();
  const open = new Map<string, number>();
  for (const [key, shape] of schemas) {
    const names = namesIn(shape, inLists).filter((name) => schemas.has(name));
    open.set(key, names.length);
    for (const name of names) {
      const known = users.get(name);
      if (known === undefined) users.set(name, [key]);
      else known.push(key);
    }
  }
  const ended = [...schemas.keys()].filter((key) => open.get(key) === 0);
  for (let key = ended.pop(); key !== undefined; key = ended.pop()) {
    endless.delete(key);
    for (const user of users.get(key) ?? []) {
      const left = (open.get(user) ?? 0) - 1;
      open.set(user, left);
      if (left === 0) ended.push(user);
    }
  }
  return endless;
};

/** Whether a shape names a schema before any property, itself or through others; `inLists`: also as what a list holds. */
const leadsTo = (schemas: Schemas, shape: Shape, key: string, inLists: boolean): boolean => {
  const seen = new Set<string>();
  const waiting = [...namesIn(shape, inLists)];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === key) return true;
    const other = schemas.get(next);
    if (seen.has(next) || other === undefined) continue;
    seen.add(next);
    waiting.push(...namesIn(other, inLists));
  }
  return false;
};

/** The schemas that a shape names before any property. */
export const namesIn = (shape: Shape, inLists: boolean): readonly string[] => {
  const inAll = (shapes: readonly Shape[]): readonly string[] =>
    shapes.flatMap((each) => namesIn(each, inLists));
  switch (shape.kind) {
    case 'reference':
      return [schemaOf(shape) ?? []].flat();
    case 'union':
    case 'intersection':
      return inAll(shape.members);
    case 'without':
    case 'required':
      return inAll([shape.of]);
    case 'list':
      return inLists ? inAll([shape.items]) : [];
    case 'tuple':
      return inLists ? inAll([...shape.items, shape.rest ?? UNKNOWN]) : [];
    case 'record':
      return inLists ? inAll([shape.values]) : [];
    default:
      return [];
  }
};

/** What is being cut, and what of other schemas has been written in place of their names for it. */
interface Cutting {
  readonly schemas: Schemas;
  readonly key: string;
  readonly seen: Set<string>;
  count: number;
}

/** So often the same may be written once more. Schemas that all lead to each other would be written in all orders. */
const COUNT_LIMIT = 200;

/**
 * A shape without the choices and parts that lead back to a schema; undefined where nothing else is there.
 *
 * @param open the schemas in place of whose names it is written
 */
const cut = (cutting: Cutting, shape: Shape, open: readonly string[]): Shape | undefined => {
  const { schemas, key } = cutting;
  if (!leadsTo(schemas, shape, key, false)) return shape;
  switch (shape.kind) {
    case 'reference': {
      const name = schemaOf(shape) ?? key;
      const other = schemas.get(name);
      if (name === key || other === undefined || open.includes(name)) return undefined;
      if (++cutting.count > COUNT_LIMIT && cutting.seen.has(name)) return undefined;
      cutting.seen.add(name);
      return cut(cutting, other, [...open, name]);
    }
    case 'union':
    case 'intersection': {
      const members = shape.members.flatMap((each) => cut(cutting, each, open) ?? []);
      const [only, ...others] = members;
      return others.length === 0 ? only : { ...shape, members };
    }
    case 'without':
    case 'required': {
      const of = cut(cutting, shape.of, open);
      return of === undefined ? undefined : { ...shape, of };
    }
    default:
      return shape;
  }
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
