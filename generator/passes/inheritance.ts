import { Types } from '../ir/lookup.js';
import type { Api, ObjectDef, Property, TypeDef, TypeId, VersionId } from '../ir/model.js';

/** Mark objects whose bases cannot simply be extended: their parts hold at once, where extending would override. */
export const findConflicts = (api: Api): Api => {
  const types = new Types(api);
  const mark = (def: TypeDef, version: VersionId): TypeDef =>
    def.kind === 'object' && def.extends.length > 0 && conflicts(types, def, version)
      ? { ...def, conflicting: true }
      : def;
  return {
    ...api,
    types: api.types.map(({ id, revisions: [first, ...rest] }) => ({
      id,
      revisions: [
        { ...first, value: mark(first.value, first.versions[0]) },
        ...rest.map((revision) => ({ ...revision, value: mark(revision.value, revision.versions[0]) })),
      ],
    })),
  };
};

const conflicts = (types: Types, def: ObjectDef, version: VersionId): boolean => {
  const seen = new Map<string, Property>();
  if (def.rest !== undefined) return true;
  for (const id of def.extends) {
    const base = fixed(types, id, version);
    if (base?.kind !== 'object') return true;
    const properties = allProperties(types, base, version, new Set([id]));
    if (properties === undefined) return true;
    for (const property of properties) {
      const other = seen.get(property.wireName);
      if (other !== undefined && !isSame(other, property)) return true;
      seen.set(property.wireName, property);
    }
  }
  return def.properties.some((property) => {
    const inherited = seen.get(property.wireName);
    // An interface may require what its base leaves optional, and not the other way round.
    return (
      inherited !== undefined &&
      !(
        isSame({ ...inherited, optional: property.optional }, property) &&
        (inherited.optional || !property.optional)
      )
    );
  });
};

/** A base of which it is known what it has: one that differs between versions is looked up by the version. */
const fixed = (types: Types, id: TypeId, version: VersionId): TypeDef | undefined =>
  (types.timeline(id)?.revisions.length ?? 0) > 1 ? undefined : types.at(id, version);

/**
 * Properties of an object and its bases; undefined where one of them has a rest, is no object, or differs by version.
 * `seen`: bases whose properties are known already. Where bases have bases in common, there are many ways to each.
 */
const allProperties = (
  types: Types,
  def: ObjectDef,
  version: VersionId,
  seen: Set<TypeId>,
): readonly Property[] | undefined => {
  if (def.rest !== undefined) return undefined;
  const inherited: Property[] = [];
  for (const id of def.extends) {
    if (seen.has(id)) continue;
    seen.add(id);
    const base = fixed(types, id, version);
    const properties = base?.kind === 'object' ? allProperties(types, base, version, seen) : undefined;
    if (properties === undefined) return undefined;
    for (const property of properties) inherited.push(property);
  }
  const own = new Set(def.properties.map((property) => property.wireName));
  return [...inherited.filter((property) => !own.has(property.wireName)), ...def.properties];
};

const isSame = (a: Property, b: Property): boolean =>
  a.optional === b.optional && a.access === b.access && JSON.stringify(a.type) === JSON.stringify(b.type);
