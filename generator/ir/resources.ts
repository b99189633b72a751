import { isList, isMembers, own, type Members, type Spot } from './documents.js';
import { modeBelow, modeOfItems, type Mode } from './modes.js';
import { child, fragmentPointer, segmentsOf } from './pointer.js';
import { keyOf } from './spot.js';

/** A schema with a uri of its own, or a whole document. */
export interface Resource extends Spot {
  readonly id: string;
}

/** A document in which schemas may name themselves. */
export interface NamingDocument {
  readonly uri: string;
  /** What a name in it is relative to, where that is not its uri. */
  readonly base?: string;
  readonly value: unknown;
}

/**
 * The names that documents and schemas give themselves: `$self`, `$id`, and `$anchor` within it. Only documents in which
 * such a word occurs are looked through.
 */
export class Resources {
  readonly #documents = new Map<string, Resource>();
  readonly #byId = new Map<string, Resource>();
  /** `uri#pointer` of the schemas that have an `$id`. */
  readonly #byPlace = new Map<string, Resource>();
  /** By the place of the schema around it, and name. */
  readonly #anchors = new Map<string, Spot>();

  constructor(documents: Iterable<NamingDocument>) {
    for (const { uri, base = uri, value } of documents) {
      const document = { id: selfOf(value, base) ?? base, uri, pointer: '' };
      this.#documents.set(uri, document);
      for (const id of [uri, document.id]) if (!this.#byId.has(id)) this.#byId.set(id, document);
      this.#collect(value, document, document, 'node');
    }
  }

  /** Whether no schema in a document has a name of its own. */
  isPlain(uri: string): boolean {
    return !this.#documents.has(uri);
  }

  /** The schema that a place is a part of, as far as it has an id. Undefined in a document in which nothing has one. */
  around({ uri, pointer }: Spot): Resource | undefined {
    const document = this.#documents.get(uri);
    if (document === undefined) return undefined;
    const segments = segmentsOf(pointer);
    for (let length = segments.length; length >= 0; length--) {
      const found = this.#byPlace.get(keyOf({ uri, pointer: child('', ...segments.slice(0, length)) }));
      if (found !== undefined) return found;
    }
    return document;
  }

  /** The place that a reference names by id, or within the schema around it that has one; whether it is there is not asked. */
  spot(file: string, fragment: string, around: Resource): Spot | undefined {
    const resource = this.#named(file, around);
    if (resource === undefined) return undefined;
    const pointer = fragmentPointer(fragment);
    return pointer === undefined
      ? this.anchor(resource, fragment)
      : { uri: resource.uri, pointer: `${resource.pointer}${pointer}` };
  }

  /** The schema or document that a reference, without its fragment, names by id. */
  #named(reference: string, from: Resource): Resource | undefined {
    const id = absolute(reference, from.id);
    if (id === undefined) return undefined;
    if (id === from.id) return from;
    return this.#byId.get(`${from.uri} ${id}`) ?? this.#byId.get(id);
  }

  anchor(resource: Resource, name: string): Spot | undefined {
    return this.#anchors.get(`${keyOf(resource)}#${name}`);
  }

  /** Recursive: the depth of documents is bounded when they are read. */
  #collect(value: unknown, spot: Spot, around: Resource, mode: Mode): void {
    if (mode === 'data') return;
    if (isList(value)) {
      for (const [index, item] of value.entries()) {
        this.#collect(item, { ...spot, pointer: child(spot.pointer, index) }, around, modeOfItems(mode));
      }
    }
    if (!isMembers(value)) return;
    const resource = mode === 'node' ? this.#identify(value, spot, around) : around;
    for (const [key, member] of Object.entries(value)) {
      if (typeof member !== 'string')
        this.#collect(member, { ...spot, pointer: child(spot.pointer, key) }, resource, modeBelow(key, mode));
      else if (mode === 'node') this.#name(key, member, spot, resource);
    }
  }

  #identify(value: Members, spot: Spot, around: Resource): Resource {
    const id = own(value, '$id');
    if (typeof id !== 'string' || id.startsWith('#')) return around;
    const full = absolute(id, around.id);
    if (full === undefined) return around;
    const resource = { ...spot, id: full };
    // Two documents may use one id: each means its own.
    for (const key of [full, `${spot.uri} ${full}`]) if (!this.#byId.has(key)) this.#byId.set(key, resource);
    this.#byPlace.set(keyOf(spot), resource);
    return resource;
  }

  #name(key: string, name: string, spot: Spot, resource: Resource): void {
    if (key !== '$anchor' && key !== '$dynamicAnchor') return;
    this.#anchors.set(`${keyOf(resource)}#${name}`, { uri: spot.uri, pointer: spot.pointer });
  }
}

/** The uri that a document gives itself. */
const selfOf = (value: unknown, uri: string): string | undefined => {
  const self = isMembers(value) ? own(value, '$self') : undefined;
  return typeof self === 'string' ? absolute(self, uri) : undefined;
};

/** A uri without fragment; undefined where there is none. */
const absolute = (reference: string, base: string): string | undefined => {
  const [file = ''] = reference.split('#');
  if (file === '') return base;
  return URL.canParse(file, base) ? new URL(file, base).href : undefined;
};
