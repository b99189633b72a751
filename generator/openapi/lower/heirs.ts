/** What extends an object that says how those that extend it are told apart. */
import { isList, isMembers, own, type Members } from '../../ir/documents.js';
import type { Property } from '../../ir/model.js';
import type { Node, ObjectNode, Reader } from '../reader.js';
import { follow } from './object-like.js';
import { union } from './types.js';
import { mappedSchema } from './union.js';

/** The property by which a schema is told from others of its base, and its values there. */
interface Tag {
  readonly wireName: string;
  readonly values: readonly string[];
}

/** Further up nobody looks for it. */
const ANCESTORS = 64;

/**
 * How a base tells a schema from its other heirs, where that is exact: the mapping names it, and nothing extends it in turn,
 * which would have values of its own.
 */
export const tagOf = (reader: Reader, node: ObjectNode, bases: readonly ObjectNode[]): Tag | undefined => {
  const waiting = [...bases];
  for (let index = 0; index < waiting.length && index < ANCESTORS; index++) {
    const base = waiting[index];
    if (base === undefined) continue;
    const tag = tagIn(reader, node, base);
    if (tag !== undefined) return hasHeirs(reader, node) ? undefined : tag;
    for (const part of 'allOf' in base.value ? reader.items(reader.at(base, 'allOf')) : []) {
      const target = follow(reader, part);
      if (target !== undefined && !waiting.includes(target)) waiting.push(target);
    }
  }
  return undefined;
};

const tagIn = (reader: Reader, node: ObjectNode, base: ObjectNode): Tag | undefined => {
  if (!('discriminator' in base.value) || 'oneOf' in base.value || 'anyOf' in base.value) return undefined;
  // Whatever else stands there maps nothing, and is reported where the base is.
  const written = reader.at(base, 'discriminator');
  const declared = isMembers(written?.value) ? reader.object(written) : undefined;
  const wireName = declared === undefined ? undefined : own(declared.value, 'propertyName');
  if (declared === undefined || typeof wireName !== 'string') return undefined;
  // Whether it is exact is up to all schemas that there are.
  reader.onFar();
  const values = factsOf(reader).mapped(declared).get(placeOf(node)) ?? [];
  return values.length === 0 ? undefined : { wireName, values };
};

/** A property that has the values of a tag, if it may have them. */
export const tagged = (property: Property, { values }: Tag): Property | undefined => {
  if (property.type.kind !== 'primitive' || property.type.name !== 'string') return undefined;
  return {
    ...property,
    type: union(values.map((value) => ({ kind: 'literal', value }))),
    constraints: {},
  };
};

const hasHeirs = (reader: Reader, node: ObjectNode): boolean => factsOf(reader).extended.has(placeOf(node));

const placeOf = ({ uri, pointer }: Node): string => `${uri}#${pointer}`;

/** What all documents of a version say of heirs, found when it is first asked for. */
class Facts {
  readonly #reader: Reader;
  readonly #mapped = new WeakMap<Members, ReadonlyMap<string, readonly string[]>>();
  #extended: ReadonlySet<string> | undefined;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  /** The places that other schemas are made of by `allOf`. */
  get extended(): ReadonlySet<string> {
    this.#extended ??= extendedIn(this.#reader);
    return this.#extended;
  }

  /** The values of a discriminator by the place of the schema that they stand for. */
  mapped(discriminator: ObjectNode): ReadonlyMap<string, readonly string[]> {
    const known = this.#mapped.get(discriminator.value);
    if (known !== undefined) return known;
    const found = new Map<string, string[]>();
    for (const [value, target] of this.#reader.members(this.#reader.at(discriminator, 'mapping'))) {
      const schema = mappedSchema(this.#reader, discriminator, target.value);
      if (schema === undefined) continue;
      const place = placeOf(schema);
      const values = found.get(place);
      if (values === undefined) found.set(place, [value]);
      else values.push(value);
    }
    this.#mapped.set(discriminator.value, found);
    return found;
  }
}

const all = new WeakMap<Reader, Facts>();

const factsOf = (reader: Reader): Facts => {
  const facts = all.get(reader) ?? new Facts(reader);
  all.set(reader, facts);
  return facts;
};

const extendedIn = (reader: Reader): ReadonlySet<string> => {
  const found = new Set<string>();
  const { view } = reader;
  for (const uri of view.uris) {
    const waiting: unknown[] = [view.value(uri)];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (typeof next !== 'object' || next === null) continue;
      const parts = isMembers(next) ? own(next, 'allOf') : undefined;
      for (const part of isList(parts) ? parts : []) {
        const target =
          isMembers(part) && '$ref' in part ? follow(reader, { uri, pointer: '', value: part }) : undefined;
        if (target !== undefined) found.add(placeOf(target));
      }
      for (const member of Object.values(next)) if (member !== undefined) waiting.push(member);
    }
  }
  return found;
};
