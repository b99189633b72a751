import type { Api, Codec, Operation, Outcome, Property, Type, TypeDef, TypeId } from '../ir/model.js';
import { bodiesOf, outcomesOf, reach, referencesIn, referencesOf, type Graph } from '../ir/walk.js';

const TEXT: Type = { kind: 'primitive', name: 'string' };
const BYTES: Type = { kind: 'primitive', name: 'bytes' };
const EITHER: Type = { kind: 'union', members: [BYTES, TEXT] };

/**
 * JSON holds no bytes: what a description calls binary is text there. It stays bytes in what is sent as parts, and is
 * either in a type that is used both ways.
 */
export const textInJson = (api: Api): Api => {
  const definitions = new Map(
    api.types.map(({ id, revisions }) => [id, revisions.map(({ value }) => value)]),
  );
  if (![...definitions.values()].flat().some(holdsBytes)) return inOperations(api);
  const all: Graph = new Map(
    [...definitions].map(([id, defs]) => [id, defs.flatMap((def) => referencesOf(def))]),
  );
  const operations = api.operations.flatMap(({ revisions }) => revisions.map(({ value }) => value));
  const parts = partsOf(operations, definitions);
  const text = reach(all, [
    ...operations.flatMap(typesInText).flatMap(referencesIn),
    ...(api.webhooks === undefined ? [] : [api.webhooks]),
    // What is inside a part is written as JSON.
    ...[...parts].flatMap((id) => all.get(id) ?? []).filter((id) => !parts.has(id)),
  ]);
  const replaced = (id: TypeId, def: TypeDef): TypeDef =>
    text.has(id) && holdsBytes(def) ? mapped(def, parts.has(id) ? EITHER : TEXT) : def;
  return inOperations({
    ...api,
    types: api.types.map(({ id, revisions: [first, ...rest] }) => ({
      id,
      revisions: [
        { ...first, value: replaced(id, first.value) },
        ...rest.map((each) => ({ ...each, value: replaced(id, each.value) })),
      ],
    })),
  });
};

/** What bodies are written in that holds no bytes. */
const IN_TEXT: ReadonlySet<Codec> = new Set(['json', 'jsonl', 'jsonSequence', 'form']);

/** What is written as JSON, or as a parameter. */
const typesInText = (operation: Operation): readonly Type[] => [
  ...operation.parameters.map(({ type }) => type),
  ...bodiesOf(operation).flatMap(({ codec, type }) => (IN_TEXT.has(codec) ? [type] : [])),
  ...outcomesOf(operation).flatMap((outcome) => {
    if (outcome.kind === 'nothing') return [];
    return outcome.kind === 'stream' ? [outcome.event] : outcome.codec === 'json' ? [outcome.type] : [];
  }),
  ...operation.errors.flatMap(({ type }) => type ?? []),
];

/** The types of bodies that are sent as parts, and of the values in them that are parts of their own. */
const partsOf = (
  operations: readonly Operation[],
  definitions: ReadonlyMap<TypeId, readonly TypeDef[]>,
): ReadonlySet<TypeId> => {
  const isObject = (id: TypeId): boolean =>
    definitions.get(id)?.some(({ kind }) => kind === 'object') === true;
  const graph: Graph = new Map(
    [...definitions].map(([id, defs]) => [
      id,
      defs.flatMap((def) => {
        if (def.kind !== 'object') return referencesOf(def);
        const below = def.properties.flatMap(({ type }) => referencesIn(type));
        return [...def.extends, ...below.filter((each) => !isObject(each))];
      }),
    ]),
  );
  const bodies = operations.flatMap(bodiesOf).filter(({ codec }) => codec === 'multipart');
  return reach(
    graph,
    bodies.flatMap(({ type }) => referencesIn(type)),
  );
};

/** Types that operations name in place. */
const inOperations = (api: Api): Api => ({
  ...api,
  operations: api.operations.map(({ id, revisions: [first, ...rest] }) => ({
    id,
    revisions: [
      { ...first, value: inOperation(first.value) },
      ...rest.map((each) => ({ ...each, value: inOperation(each.value) })),
    ],
  })),
});

const inOperation = (operation: Operation): Operation => {
  const { body, otherBodies, success, alternatives, errors, parameters } = operation;
  const ofBody = <T extends { readonly codec: Codec; readonly type: Type }>(each: T): T =>
    IN_TEXT.has(each.codec) ? { ...each, type: withBytes(each.type, TEXT) } : each;
  return {
    ...operation,
    parameters: parameters.map((each) => ({ ...each, type: withBytes(each.type, TEXT) })),
    ...(body === undefined ? {} : { body: ofBody(body) }),
    otherBodies: otherBodies.map(ofBody),
    success: inOutcome(success),
    alternatives: alternatives.map((each) => ({ ...each, outcome: inOutcome(each.outcome) })),
    errors: errors.map((each) =>
      each.type === undefined ? each : { ...each, type: withBytes(each.type, TEXT) },
    ),
  };
};

const inOutcome = <T extends Outcome>(outcome: T): T => {
  if (outcome.kind === 'stream') return { ...outcome, event: withBytes(outcome.event, TEXT) };
  return outcome.kind === 'value' && outcome.codec === 'json'
    ? { ...outcome, type: withBytes(outcome.type, TEXT) }
    : outcome;
};

const holdsBytes = (def: TypeDef): boolean => {
  switch (def.kind) {
    case 'object':
      return (
        def.properties.some(({ type }) => hasBytes(type)) || (def.rest !== undefined && hasBytes(def.rest))
      );
    case 'union':
      return def.members.some(hasBytes);
    case 'alias':
      return hasBytes(def.type);
    case 'enum':
      return false;
  }
};

const hasBytes = (type: Type): boolean => {
  switch (type.kind) {
    case 'primitive':
      return type.name === 'bytes';
    case 'list':
      return hasBytes(type.items);
    case 'map':
      return hasBytes(type.values);
    case 'tuple':
      return type.items.some(hasBytes) || (type.rest !== undefined && hasBytes(type.rest));
    case 'union':
    case 'intersection':
      return type.members.some(hasBytes);
    case 'reference':
    case 'literal':
      return false;
  }
};

const mapped = (def: TypeDef, by: Type): TypeDef => {
  switch (def.kind) {
    case 'object':
      return {
        ...def,
        properties: def.properties.map((each): Property => ({ ...each, type: withBytes(each.type, by) })),
        ...(def.rest === undefined ? {} : { rest: withBytes(def.rest, by) }),
      };
    case 'union':
      return { ...def, members: def.members.map((each) => withBytes(each, by)) };
    case 'alias':
      return { ...def, type: withBytes(def.type, by) };
    case 'enum':
      return def;
  }
};

/** A type with another one in the place of bytes. */
const withBytes = (type: Type, by: Type): Type => {
  const replaced = (each: Type): Type => withBytes(each, by);
  switch (type.kind) {
    case 'primitive':
      return type.name === 'bytes' ? by : type;
    case 'list':
      return { ...type, items: replaced(type.items) };
    case 'map':
      return { ...type, values: replaced(type.values) };
    case 'tuple':
      return {
        ...type,
        items: type.items.map(replaced),
        ...(type.rest === undefined ? {} : { rest: replaced(type.rest) }),
      };
    case 'union':
      return hasBytes(type) ? unionOf(type.members.map(replaced)) : type;
    case 'intersection': {
      const [first, second, ...rest] = type.members;
      return { ...type, members: [replaced(first), replaced(second), ...rest.map(replaced)] };
    }
    case 'reference':
    case 'literal':
      return type;
  }
};

/** A union in which each member stands once. */
const unionOf = (members: readonly Type[]): Type => {
  const flat = members.flatMap((each) => (each.kind === 'union' ? each.members : [each]));
  const distinct = new Map(flat.map((each) => [JSON.stringify(each), each]));
  const [first, second, ...rest] = distinct.values();
  if (first === undefined) return TEXT;
  return second === undefined ? first : { kind: 'union', members: [first, second, ...rest] };
};
