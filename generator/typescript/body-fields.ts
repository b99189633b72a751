/** The fields of bodies that are objects. */
import type { Types } from '../ir/lookup.js';
import type { Property, Type, TypeId, VersionId } from '../ir/model.js';

/** What a field holds, whichever of several types a body has. */
export const typeOfField = (properties: readonly Property[], name: string): Type | undefined =>
  anyOf(properties.flatMap((each) => (each.wireName === name ? [each.type] : [])));

export const anyOf = ([first, second, ...more]: readonly Type[]): Type | undefined =>
  first === undefined || second === undefined ? first : { kind: 'union', members: [first, second, ...more] };

export interface Fields {
  readonly properties: readonly Property[];
  /** What stands under any other name. */
  readonly others: readonly Type[];
}

/** The properties of an object, and of those that it extends; `seen`: of which they are there already. */
export const fieldsOf = (
  types: Types,
  type: Type,
  version: VersionId,
  seen: Set<TypeId> = new Set<TypeId>(),
): Fields => {
  if (type.kind === 'reference') {
    if (seen.has(type.to)) return NO_FIELDS;
    seen.add(type.to);
  }
  const found = types.resolve(type, version);
  switch (found?.kind) {
    case 'union':
    case 'intersection':
      return joined(found.members.map((each) => fieldsOf(types, each, version, seen)));
    case 'map':
      return { properties: [], others: [found.values] };
    case 'primitive':
      return found.name === 'unknown' ? { properties: [], others: [found] } : NO_FIELDS;
    case 'object': {
      const bases = joined(
        found.extends.map((to) => fieldsOf(types, { kind: 'reference', to }, version, seen)),
      );
      const own = new Set(found.properties.map(({ wireName }) => wireName));
      return {
        properties: [...bases.properties.filter(({ wireName }) => !own.has(wireName)), ...found.properties],
        others: [...bases.others, ...(found.rest === undefined ? [] : [found.rest])],
      };
    }
    default:
      return NO_FIELDS;
  }
};

const NO_FIELDS: Fields = { properties: [], others: [] };

const joined = (all: readonly Fields[]): Fields => ({
  properties: all.flatMap(({ properties }) => properties),
  others: all.flatMap(({ others }) => others),
});
