import type { Types } from './lookup.js';
import type { FieldPath, Type, TypeDef, TypeId, VersionId } from './model.js';

/** The type of a field in a value, following references; null on the way is passed over. */
export const fieldAt = (types: Types, type: Type, path: FieldPath, version: VersionId): Type | undefined =>
  fieldIn(types, type, path, version, new Set());

/** `seen`: objects that do not have it, by however many ways they are extended. */
const fieldIn = (
  types: Types,
  type: Type,
  path: FieldPath,
  version: VersionId,
  seen: Set<TypeId>,
): Type | undefined => {
  const [name, ...rest] = path;
  if (name === undefined) return type;
  const resolved = types.resolve(type, version);
  const def = resolved?.kind === 'union' ? present(types, resolved, version) : resolved;
  if (def?.kind !== 'object' || seen.has(def.id)) return undefined;
  seen.add(def.id);
  const property = def.properties.find((each) => each.wireName === name);
  if (property !== undefined) return fieldAt(types, property.type, rest, version);
  for (const to of def.extends) {
    const found = fieldIn(types, { kind: 'reference', to }, path, version, seen);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** The type of the items of a list in a value; undefined where there is no list. Null instead of one is passed over. */
export const itemsAt = (types: Types, type: Type, path: FieldPath, version: VersionId): Type | undefined => {
  const found = fieldAt(types, type, path, version);
  const resolved = found === undefined ? undefined : types.resolve(found, version);
  const list = resolved?.kind === 'union' ? present(types, resolved, version) : resolved;
  return list?.kind === 'list' ? list.items : undefined;
};

/** The one member of a union that is not null. */
const present = (
  types: Types,
  union: Extract<Type | TypeDef, { kind: 'union' }>,
  version: VersionId,
): Type | TypeDef | undefined => {
  const members = union.members.filter((member) => !(member.kind === 'primitive' && member.name === 'null'));
  const [only] = members;
  return only === undefined || members.length > 1 ? undefined : types.resolve(only, version);
};
