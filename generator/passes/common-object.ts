import { Answers } from '../ir/answers.js';
import type { Types } from '../ir/lookup.js';
import { unionOf } from '../ir/map-types.js';
import type { ObjectDef, Property, Type, TypeDef, TypeId, VersionId } from '../ir/model.js';

/** The properties of an object that stands for several; undefined where not all of them are objects that are known. */
type Properties = readonly Property[] | undefined;

/**
 * The properties of all alternatives of several unions that hold at once, in one object: those that are not there in each
 * alternative are optional. Unions with other alternatives than objects say nothing of it.
 */
export const commonProperties = (types: Types, unions: readonly Type[], version: VersionId): Properties =>
  new Common(types, version).ofAll(unions);

class Common {
  readonly #types: Types;
  readonly #version: VersionId;
  readonly #answers = new Answers<Properties>(undefined);

  constructor(types: Types, version: VersionId) {
    this.#types = types;
    this.#version = version;
  }

  /** Of types that hold at once. */
  ofAll(types: readonly Type[]): Properties {
    const known = types.flatMap((type) => {
      const properties = this.#ofChoice(type);
      return properties === undefined ? [] : [properties];
    });
    return known.length === 0 ? undefined : merged(known, (present) => present.every(isOptional));
  }

  #ofChoice(type: Type): Properties {
    const options = this.#options(type).map((option) => this.#answers.of(option, () => this.#of(option)));
    const known = options.filter((option) => option !== undefined);
    if (known.length === 0 || known.length < options.length) return undefined;
    return merged(known, (present) => present.length < known.length || present.some(isOptional));
  }

  #of(option: Type | TypeDef): Properties {
    if (option.kind === 'object') return this.#ofObject(option);
    return option.kind === 'intersection' ? this.ofAll(option.members) : undefined;
  }

  #ofObject(def: ObjectDef): Properties {
    const found = new Map<string, Property>();
    const seen = new Set<TypeId>();
    const waiting: (TypeDef | undefined)[] = [def];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (next.kind !== 'object' || next.rest !== undefined || next.isOpen === true) return undefined;
      for (const each of next.properties) if (!found.has(each.wireName)) found.set(each.wireName, each);
      for (const id of next.extends) {
        if (!seen.has(id)) waiting.push(this.#types.at(id, this.#version));
        seen.add(id);
      }
    }
    return [...found.values()];
  }

  /** What a type may be, each once. */
  #options(type: Type): readonly (Type | TypeDef)[] {
    const found: (Type | TypeDef)[] = [];
    const seen = new Set<TypeId>();
    const waiting: (Type | TypeDef)[] = [type];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (next.kind === 'union') for (const member of next.members) waiting.push(member);
      else if (next.kind === 'alias') waiting.push(next.type);
      else if (next.kind !== 'reference') found.push(next);
      else if (!seen.has(next.to)) {
        seen.add(next.to);
        const def = this.#types.at(next.to, this.#version);
        if (def !== undefined) waiting.push(def);
      }
    }
    return found.reverse();
  }
}

const isOptional = ({ optional }: Property): boolean => optional;

/** Each property once, with the types that it has anywhere. */
const merged = (
  objects: readonly (readonly Property[])[],
  mayLack: (present: readonly Property[]) => boolean,
): readonly Property[] => {
  const all = new Map<string, [Property, ...Property[]]>();
  for (const property of objects.flat()) {
    const known = all.get(property.wireName);
    if (known === undefined) all.set(property.wireName, [property]);
    else known.push(property);
  }
  return [...all.values()].map((present) => {
    const [first, ...others] = present;
    const optional = mayLack(present);
    if (others.length === 0) return { ...first, optional };
    const types = [first.type, ...others.map(({ type }) => type)] as const;
    const access = others.every((each) => each.access === first.access) ? first.access : 'readWrite';
    const type = types.find(isUnknown) ?? unionOf(types);
    return { wireName: first.wireName, type, doc: first.doc, constraints: {}, optional, access };
  });
};

const isUnknown = (type: Type): boolean => type.kind === 'primitive' && type.name === 'unknown';
