import { mapDefinition, mapParts, mapRevisions, unionOf } from '../ir/map-types.js';
import type { Api, Codec, Operation, Outcome, Type, TypeDef, TypeId } from '../ir/model.js';
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
    text.has(id) && holdsBytes(def)
      ? mapDefinition(def, (type) => withBytes(type, parts.has(id) ? EITHER : TEXT))
      : def;
  return inOperations({
    ...api,
    types: api.types.map((timeline) => mapRevisions(timeline, ({ value }) => replaced(timeline.id, value))),
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
  operations: api.operations.map((timeline) => mapRevisions(timeline, ({ value }) => inOperation(value))),
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

/** A type with another one in the place of bytes. */
const withBytes = (type: Type, by: Type): Type => {
  if (type.kind === 'primitive') return type.name === 'bytes' ? by : type;
  if (type.kind === 'union' && !hasBytes(type)) return type;
  const replaced = mapParts(type, (each) => withBytes(each, by));
  return replaced.kind === 'union' ? unionOf(replaced.members) : replaced;
};
