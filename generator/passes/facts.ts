import { accessOf } from '../ir/access.js';
import type { Facts } from '../ir/facts.js';
import type { Access, Api, Property, TypeDef, TypeId } from '../ir/model.js';
import {
  reach,
  receivedTypes,
  referencesIn,
  referencesOf,
  reverse,
  sentTypes,
  type Graph,
} from '../ir/walk.js';
import { findTurns } from './turns.js';

/** Find out how types travel, and which of them differ between versions. */
export const findFacts = (api: Api): Facts => {
  const definitions = new Map<TypeId, readonly TypeDef[]>(
    api.types.map(({ id, revisions }) => [id, revisions.map((revision) => revision.value)]),
  );
  const oneWay = declaredOneWay(definitions);
  const hollow = hollowWithout('readOnly', definitions, oneWay);
  const hollowReceived = hollowWithout('writeOnly', definitions, oneWay);
  const operations = api.operations.flatMap(({ revisions }) => revisions.map((revision) => revision.value));
  const sending = graphOf(definitions, (property) => accessOf(property, oneWay) !== 'readOnly', hollow);
  const receiving = graphOf(
    definitions,
    (property) => accessOf(property, oneWay) !== 'writeOnly',
    hollowReceived,
  );
  const sent = reach(sending, operations.flatMap(sentTypes).flatMap(referencesIn));
  const answers = operations.flatMap(receivedTypes).flatMap(referencesIn);
  const answered = reach(receiving, answers);
  const unused = [...definitions.keys()].filter((id) => !sent.has(id) && !answered.has(id));
  const users = reverse(graphOf(definitions, undefined, NO_TYPES));
  const several = idsWhere(definitions, (defs) => defs.length > 1);
  const isSplit = (def: TypeDef): boolean =>
    def.kind === 'object' && def.properties.some((property) => accessOf(property, oneWay) !== 'readWrite');
  return {
    sent,
    // What nothing uses is written as if it came back, and so is what it names.
    received: reach(receiving, [...answers, ...unused]),
    split: reach(
      users,
      idsWhere(definitions, (defs) => defs.some(isSplit)),
    ),
    varying: reach(users, several),
    varyingWhen:
      several.length === 0
        ? { sent: NO_TYPES, received: NO_TYPES }
        : { sent: reach(reverse(sending), several), received: reach(reverse(receiving), several) },
    turns: findTurns(api),
    oneWay,
    hollow,
    hollowReceived,
  };
};

const NO_TYPES: ReadonlySet<TypeId> = new Set();

type Definitions = ReadonlyMap<TypeId, readonly TypeDef[]>;

const idsWhere = (definitions: Definitions, test: (defs: readonly TypeDef[]) => boolean): readonly TypeId[] =>
  [...definitions].filter(([, defs]) => test(defs)).map(([id]) => id);

/** Types whose schema says of itself that its values only come back, or are only ever sent. */
const declaredOneWay = (definitions: Definitions): ReadonlyMap<TypeId, Access> => {
  const result = new Map<TypeId, Access>();
  for (const [id, defs] of definitions) {
    for (const def of defs) if (def.access !== 'readWrite') result.set(id, def.access);
  }
  return result;
};

/** Objects of which nothing is left on one way: every property, and every base, only travels the other way. */
const hollowWithout = (
  access: Access,
  definitions: Definitions,
  oneWay: ReadonlyMap<TypeId, Access>,
): ReadonlySet<TypeId> => {
  const hollow = new Set<TypeId>();
  const isHollow = (def: TypeDef): boolean =>
    def.kind === 'object' &&
    def.rest === undefined &&
    def.isOpen !== true &&
    def.properties.length + def.extends.length > 0 &&
    def.properties.every((property) => accessOf(property, oneWay) === access) &&
    def.extends.every((base) => hollow.has(base));
  for (let grew = true; grew;) {
    const found = idsWhere(definitions, (defs) => defs.every(isHollow)).filter((id) => !hollow.has(id));
    for (const id of found) hollow.add(id);
    grew = found.length > 0;
  }
  return hollow;
};

const graphOf = (
  definitions: Definitions,
  keep: ((property: Property) => boolean) | undefined,
  withoutBases: ReadonlySet<TypeId>,
): Graph =>
  new Map(
    [...definitions].map(([id, defs]) => [
      id,
      inOne(defs.map((def) => referencesOf(without(def, withoutBases), keep))),
    ]),
  );

/** Nearly every type has one definition: its list is taken as it is. */
const inOne = (lists: readonly (readonly TypeId[])[]): readonly TypeId[] => {
  const [only] = lists;
  return lists.length === 1 && only !== undefined ? only : lists.flat();
};

/** A definition without some of its bases. */
const without = (def: TypeDef, bases: ReadonlySet<TypeId>): TypeDef =>
  bases.size > 0 && def.kind === 'object' && def.extends.some((base) => bases.has(base))
    ? { ...def, extends: def.extends.filter((base) => !bases.has(base)) }
    : def;
