import type { Operation, Outcome, Property, Type, TypeDef, TypeId } from './model.js';

/** The types that a use of a type names, itself included, outermost first. */
export const referencesIn = (type: Type): readonly TypeId[] => {
  switch (type.kind) {
    case 'reference':
      return [type.to];
    case 'list':
      return referencesIn(type.items);
    case 'map':
      return referencesIn(type.values);
    case 'tuple':
      return [...type.items, ...(type.rest === undefined ? [] : [type.rest])].flatMap(referencesIn);
    case 'union':
    case 'intersection':
      return type.members.flatMap(referencesIn);
    case 'primitive':
    case 'literal':
      return [];
  }
};

/** The types that a declaration names; of an object those of the properties that count. */
export const referencesOf = (
  def: TypeDef,
  counts: (property: Property) => boolean = () => true,
): readonly TypeId[] => {
  switch (def.kind) {
    case 'object':
      return [
        ...def.extends,
        ...def.properties.flatMap((property) => (counts(property) ? referencesIn(property.type) : [])),
        ...(def.rest === undefined ? [] : referencesIn(def.rest)),
      ];
    case 'union':
      return [
        ...def.members.flatMap(referencesIn),
        ...(def.discriminator?.cases.map((each) => each.to) ?? []),
      ];
    case 'alias':
      return referencesIn(def.type);
    case 'enum':
      return [];
  }
};

/** What a caller sends with an operation. */
export const sentTypes = (operation: Operation): readonly Type[] => [
  ...operation.parameters.map((parameter) => parameter.type),
  ...(operation.body === undefined ? [] : [operation.body.type]),
];

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
