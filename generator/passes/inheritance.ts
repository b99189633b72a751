import { Answers } from '../ir/answers.js';
import { Types } from '../ir/lookup.js';
import type { Api, ObjectDef, Property, Type, TypeDef, TypeId, VersionId } from '../ir/model.js';

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
  const answers = new Answers<Properties>(undefined);
  for (const id of def.extends) {
    const base = fixed(types, id, version);
    if (base?.kind !== 'object') return true;
    const properties = allProperties(types, base, version, answers);
    if (properties === undefined) return true;
    for (const property of properties) {
      const other = seen.get(property.wireName);
      if (other !== undefined && !isSame(other, property)) return true;
      seen.set(property.wireName, property);
    }
  }
  return def.properties.some((property) => {
    const inherited = seen.get(property.wireName);
    return inherited !== undefined && !replaces(property, inherited);
  });
};

/** Whether an interface may declare a property of its base once more: as required, and a text as certain texts. */
const replaces = (property: Property, inherited: Property): boolean => {
  const type = isText(inherited.type) && areTexts(property.type) ? property.type : inherited.type;
  const { optional } = property;
  return isSame({ ...inherited, type, optional }, property) && (inherited.optional || !optional);
};

const isText = (type: Type): boolean => type.kind === 'primitive' && type.name === 'string';

const areTexts = (type: Type): boolean =>
  type.kind === 'union'
    ? type.members.every(areTexts)
    : type.kind === 'literal' && typeof type.value === 'string';

/** A base of which it is known what it has: one that differs between versions is looked up by the version. */
const fixed = (types: Types, id: TypeId, version: VersionId): TypeDef | undefined =>
  (types.timeline(id)?.revisions.length ?? 0) > 1 ? undefined : types.at(id, version);

type Properties = readonly Property[] | undefined;

/**
 * Properties of an object and its bases, each once unless several hold at once; undefined where one of them has a rest, is no
 * object, or differs by version.
 */
const allProperties = (
  types: Types,
  def: ObjectDef,
  version: VersionId,
  answers: Answers<Properties>,
): Properties =>
  answers.of(def, () => {
    if (def.rest !== undefined) return undefined;
    const own = new Map(def.properties.map((property) => [property.wireName, property]));
    const all = new Set<Property>();
    for (const id of def.extends) {
      const base = fixed(types, id, version);
      const properties = base?.kind === 'object' ? allProperties(types, base, version, answers) : undefined;
      if (properties === undefined) return undefined;
      for (const property of properties) {
        const other = own.get(property.wireName);
        if (other === undefined || !replaces(other, property)) all.add(property);
      }
    }
    return [...all, ...def.properties];
  });

const isSame = (a: Property, b: Property): boolean =>
  a.optional === b.optional && a.access === b.access && JSON.stringify(a.type) === JSON.stringify(b.type);
