import type { Access, Property, Snapshot, TypeDef, TypeId } from '../ir/model.js';

type Snapshots = readonly [Snapshot, ...Snapshot[]];

/**
 * Where a schema says of itself in some versions that its values travel one way, and in others not, the properties that
 * refer to it say so instead: they differ between versions then, and what a type says of itself holds in all of them.
 */
export const settleOneWay = (snapshots: Snapshots): Snapshots => {
  const turning = turningIn(snapshots);
  if (turning.size === 0) return snapshots;
  const settle = (snapshot: Snapshot): Snapshot => {
    const accesses = new Map([...turning].map((id) => [id, snapshot.types.get(id)?.access ?? 'readWrite']));
    const types = [...snapshot.types].map(([id, def]) => [id, settled(def, accesses)] as const);
    return { ...snapshot, types: new Map(types) };
  };
  const [first, ...rest] = snapshots;
  return [settle(first), ...rest.map(settle)];
};

/** The types that do not say the same of themselves in all versions that have them. */
const turningIn = (snapshots: Snapshots): ReadonlySet<TypeId> => {
  const known = new Map<TypeId, Access>();
  const turning = new Set<TypeId>();
  for (const { types } of snapshots) {
    for (const [id, { access }] of types) {
      const before = known.get(id);
      if (before === undefined) known.set(id, access);
      else if (before !== access) turning.add(id);
    }
  }
  return turning;
};

/** A definition as it is with what turning types say, in one version, at the properties that refer to them. */
const settled = (def: TypeDef, accesses: ReadonlyMap<TypeId, Access>): TypeDef => {
  const own: TypeDef = accesses.has(def.id) ? { ...def, access: 'readWrite' } : def;
  if (own.kind !== 'object') return own;
  const properties = own.properties.map((property) => withAccess(property, accesses));
  return properties.every((each, index) => each === own.properties[index]) ? own : { ...own, properties };
};

const withAccess = (property: Property, accesses: ReadonlyMap<TypeId, Access>): Property => {
  const { access, type } = property;
  const told = access === 'readWrite' && type.kind === 'reference' ? accesses.get(type.to) : undefined;
  return told === undefined || told === 'readWrite' ? property : { ...property, access: told };
};
