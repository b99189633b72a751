import { at } from '../ir/lookup.js';
import type { Api, Type, TypeDef, TypeId, VersionId } from '../ir/model.js';
import { reach, referencesIn, referencesOf, reverse } from '../ir/walk.js';

/** Which types have places for values of any type, where a program may put a bigint. */
export class OpenTypes {
  readonly #open = new Map<VersionId, ReadonlySet<TypeId>>();

  constructor({ types }: Api, versions: readonly VersionId[]) {
    for (const version of versions) {
      const all = types.flatMap((timeline) => at(timeline, version) ?? []);
      const users = reverse(new Map(all.map((def) => [def.id, referencesOf(def)])));
      const own = all.flatMap((def) => (partsOf(def).some(isOpenItself) ? [def.id] : []));
      this.#open.set(version, reach(users, own));
    }
  }

  has(type: Type, version: VersionId): boolean {
    return isOpenItself(type) || referencesIn(type).some((id) => this.#at(version).has(id));
  }

  /** Whether that is so in one of two versions alone. */
  differs(id: TypeId, version: VersionId, before: VersionId): boolean {
    return this.#at(version).has(id) !== this.#at(before).has(id);
  }

  #at(version: VersionId): ReadonlySet<TypeId> {
    return this.#open.get(version) ?? NONE;
  }
}

const NONE: ReadonlySet<TypeId> = new Set();

const partsOf = (def: TypeDef): readonly Type[] => {
  switch (def.kind) {
    case 'object':
      return [...def.properties.map(({ type }) => type), ...(def.rest === undefined ? [] : [def.rest])];
    case 'union':
      return def.members;
    case 'alias':
      return [def.type];
    case 'enum':
      return [];
  }
};

/** Without what it refers to. */
const isOpenItself = (type: Type): boolean => {
  switch (type.kind) {
    case 'primitive':
      return type.name === 'unknown';
    case 'list':
      return isOpenItself(type.items);
    case 'map':
      return isOpenItself(type.values);
    case 'tuple':
      return [...type.items, ...(type.rest === undefined ? [] : [type.rest])].some(isOpenItself);
    case 'union':
    case 'intersection':
      return type.members.some(isOpenItself);
    case 'literal':
    case 'reference':
      return false;
  }
};
