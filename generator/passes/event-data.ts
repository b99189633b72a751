import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type {
  Alternative,
  Api,
  ObjectDef,
  Operation,
  Outcome,
  Property,
  Type,
  TypeDef,
  TypeId,
} from '../ir/model.js';
import { child } from '../ir/pointer.js';
import {
  outcomesOf,
  reach,
  receivedTypes,
  referencesIn,
  referencesOf,
  sentTypes,
  type Graph,
} from '../ir/walk.js';

/**
 * The data of server-sent events is text, of which a description may say what is in it: then it is read as that, in types
 * that are nothing but events, if all of one stream are read so. Elsewhere it stays text, and that is reported.
 */
export const eventData = (api: Api, report: (diagnostic: Diagnostic) => void): Api => {
  const definitions = new Map(
    api.types.map(({ id, revisions }) => [id, revisions.map(({ value }) => value)]),
  );
  const holders = [...definitions].flatMap(([id, defs]) => (defs.some(holdsData) ? [id] : []));
  if (holders.length === 0) return api;
  const operations = api.operations.flatMap(({ revisions }) => revisions.map(({ value }) => value));
  const shapes: Graph = new Map([...definitions].map(([id, defs]) => [id, defs.flatMap(shapeOf)]));
  const others = usedElsewhere(operations, api.webhooks, definitions, shapes);
  const read = new Set<TypeId>();
  for (const type of operations.flatMap(outcomesOf).flatMap(eventOf)) {
    const events = [...reach(shapes, referencesIn(type))];
    const ofData = events.filter((id) => definitions.get(id)?.some(hasData));
    const isRead =
      ofData.length > 0 && ofData.every((id) => !others.has(id) && definitions.get(id)?.every(holdsData));
    if (isRead) for (const id of ofData) read.add(id);
  }
  for (const def of holders.filter((id) => !read.has(id)).flatMap((id) => definitions.get(id) ?? [])) {
    const { file, pointer } = def.origin;
    const place = { file, pointer: child(pointer, 'properties', 'data', 'contentSchema') };
    if (holdsData(def)) report(diagnose('untyped-keyword', { keyword: 'contentSchema' }, place));
  }
  const isRead = (type: Type): boolean => [...reach(shapes, referencesIn(type))].some((id) => read.has(id));
  return withTypes(withOutcomes(api, isRead), read);
};

const DATA = 'data';

const dataIn = (def: TypeDef): Property | undefined =>
  def.kind === 'object' ? def.properties.find(({ wireName }) => wireName === DATA) : undefined;

const hasData = (def: TypeDef): boolean => dataIn(def) !== undefined;
const holdsData = (def: TypeDef): boolean => dataIn(def)?.holds !== undefined;

/** The types of which an event is one, or is made. */
const shapeOf = (def: TypeDef): readonly TypeId[] => {
  switch (def.kind) {
    case 'object':
      return def.extends;
    case 'union':
      return def.members.flatMap(referencesIn);
    case 'alias':
      return referencesIn(def.type);
    case 'enum':
      return [];
  }
};

const eventOf = (outcome: Outcome): readonly Type[] =>
  outcome.kind === 'stream' && outcome.framing === 'sse' && outcome.whole === 'text' ? [outcome.event] : [];

/** What is something else than an event that is read whole. */
const usedElsewhere = (
  operations: readonly Operation[],
  webhooks: TypeId | undefined,
  definitions: ReadonlyMap<TypeId, readonly TypeDef[]>,
  shapes: Graph,
): ReadonlySet<TypeId> => {
  const all: Graph = new Map(
    [...definitions].map(([id, defs]) => [id, defs.flatMap((def) => referencesOf(def))]),
  );
  const events = new Set(operations.flatMap(outcomesOf).flatMap(eventOf));
  const types = operations.flatMap((each) => [...sentTypes(each), ...receivedTypes(each)]);
  const below = [...reach(shapes, [...events].flatMap(referencesIn))]
    .flatMap((id) => definitions.get(id) ?? [])
    .flatMap((def) => (def.kind === 'object' ? def.properties : []))
    .flatMap(({ type }) => referencesIn(type));
  return reach(all, [
    ...types.filter((type) => !events.has(type)).flatMap(referencesIn),
    ...below,
    ...(webhooks === undefined ? [] : [webhooks]),
  ]);
};

const withOutcomes = (api: Api, isRead: (type: Type) => boolean): Api => {
  const read = <T extends Outcome>(outcome: T): T =>
    outcome.kind === 'stream' && eventOf(outcome).some(isRead) ? { ...outcome, whole: 'json' } : outcome;
  const inOperation = (operation: Operation): Operation => ({
    ...operation,
    success: read(operation.success),
    alternatives: operation.alternatives.map((each): Alternative => ({
      ...each,
      outcome: read(each.outcome),
    })),
  });
  return {
    ...api,
    operations: api.operations.map(({ id, revisions: [first, ...rest] }) => ({
      id,
      revisions: [
        { ...first, value: inOperation(first.value) },
        ...rest.map((each) => ({ ...each, value: inOperation(each.value) })),
      ],
    })),
  };
};

const withTypes = (api: Api, read: ReadonlySet<TypeId>): Api => ({
  ...api,
  types: api.types.map(({ id, revisions: [first, ...rest] }) => {
    const settled = (def: TypeDef): TypeDef =>
      holdsData(def) && def.kind === 'object' ? settle(def, read.has(id)) : def;
    return {
      id,
      revisions: [
        { ...first, value: settled(first.value) },
        ...rest.map((each) => ({ ...each, value: settled(each.value) })),
      ],
    };
  }),
});

/** The data as what is in it, or as the text that it is. */
const settle = (def: ObjectDef, isRead: boolean): ObjectDef => ({
  ...def,
  properties: def.properties.map(({ holds, ...property }) =>
    holds === undefined || !isRead ? property : { ...property, type: holds, constraints: {} },
  ),
});
