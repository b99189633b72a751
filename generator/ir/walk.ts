import type { Body, Operation, Outcome, Property, Type, TypeDef, TypeId } from './model.js';

/** The types that a use of a type names, itself included, outermost first. */
export const referencesIn = (type: Type): readonly TypeId[] => {
  if (type.kind === 'primitive' || type.kind === 'literal') return NONE;
  const found: TypeId[] = [];
  collect(type, found);
  return found;
};

const NONE: readonly TypeId[] = [];

const collect = (type: Type, found: TypeId[]): void => {
  switch (type.kind) {
    case 'reference':
      found.push(type.to);
      return;
    case 'list':
      collect(type.items, found);
      return;
    case 'map':
      if (type.keys !== undefined) collect(type.keys, found);
      collect(type.values, found);
      return;
    case 'tuple':
      for (const item of type.items) collect(item, found);
      if (type.rest !== undefined) collect(type.rest, found);
      return;
    case 'union':
    case 'intersection':
      for (const member of type.members) collect(member, found);
      return;
    case 'primitive':
    case 'literal':
      return;
  }
};

/** The types that a declaration names; of an object those of the properties that count. */
export const referencesOf = (def: TypeDef, counts?: (property: Property) => boolean): readonly TypeId[] => {
  const isPart = counts !== undefined && def.kind === 'object' && !def.properties.every(counts);
  return isPart ? referencesOfObject(def, counts) : allReferences(def);
};

/** Definitions do not change, and several stages ask of each what it names. */
const known = new WeakMap<TypeDef, readonly TypeId[]>();

const allReferences = (def: TypeDef): readonly TypeId[] => {
  const before = known.get(def);
  if (before !== undefined) return before;
  const found = namedBy(def);
  known.set(def, found);
  return found;
};

const namedBy = (def: TypeDef): readonly TypeId[] => {
  switch (def.kind) {
    case 'object':
      return referencesOfObject(def, () => true);
    case 'union':
      return def.members.flatMap(referencesIn);
    case 'alias':
      return referencesIn(def.type);
    case 'enum':
      return NONE;
  }
};

const referencesOfObject = (
  def: Extract<TypeDef, { kind: 'object' }>,
  counts: (property: Property) => boolean,
): readonly TypeId[] => {
  const found: TypeId[] = [...def.extends];
  for (const property of def.properties) if (counts(property)) collect(property.type, found);
  if (def.rest !== undefined) collect(def.rest, found);
  return found;
};

/** What a caller sends with an operation. */
export const sentTypes = (operation: Operation): readonly Type[] => [
  ...operation.parameters.map((parameter) => parameter.type),
  ...bodiesOf(operation).map(({ type }) => type),
];

/** What may be sent, the usual one first. */
export const bodiesOf = ({ body, otherBodies }: Operation): readonly Body[] =>
  body === undefined ? otherBodies : [body, ...otherBodies];

/** What a body is told from others by: all kinds of text are given alike, and so are all kinds of bytes. */
export const bodyKey = ({ codec, mediaType }: Body): string =>
  codec === 'text' || codec === 'bytes' ? codec : mediaType;

/** What comes back, failures included. */
export const receivedTypes = (operation: Operation): readonly Type[] => {
  return [
    ...outcomesOf(operation).flatMap(typesIn),
    ...operation.errors.flatMap((each) => (each.type === undefined ? [] : [each.type])),
  ];
};

/** Every representation of a success, the usual one first. */
export const outcomesOf = ({ success, alternatives }: Operation): readonly Outcome[] => [
  success,
  ...alternatives.map(({ outcome }) => outcome),
];

const typesIn = (outcome: Outcome): readonly Type[] => {
  if (outcome.kind === 'nothing') return [];
  return [outcome.kind === 'value' ? outcome.type : outcome.event];
};

/** Everything that can be reached from the roots, the roots included. */
export const reach = (
  graph: ReadonlyMap<TypeId, readonly TypeId[]>,
  roots: readonly TypeId[],
): ReadonlySet<TypeId> => {
  const found = new Set<TypeId>();
  const stack = [...roots];
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    for (const next of graph.get(id) ?? []) stack.push(next);
  }
  return found;
};

export type Graph = ReadonlyMap<TypeId, readonly TypeId[]>;

/** Who names what, the other way round. */
export const reverse = (graph: Graph): Graph => {
  const users = new Map<TypeId, TypeId[]>();
  for (const [id, used] of graph) {
    for (const each of used) {
      const list = users.get(each);
      if (list === undefined) users.set(each, [id]);
      else list.push(id);
    }
  }
  return users;
};
