import { isList, isMembers, own, type VersionView } from '../ir/documents.js';
import { child, segmentsOf } from '../ir/pointer.js';

/** Where something stands in the documents of one version. */
export interface Spot {
  readonly uri: string;
  readonly pointer: string;
}

/** A schema with a uri of its own, or a whole document. */
interface Resource extends Spot {
  readonly id: string;
}

/** Keys whose values are data: what looks like a name in them names nothing. */
const DATA: ReadonlySet<string> = new Set(['example', 'examples', 'default', 'enum', 'const']);

/**
 * The names that schemas give themselves: `$id`, and `$anchor` within it. Only documents in which such a word occurs are
 * looked through.
 */
export class Resources {
  readonly #byId = new Map<string, Resource>();
  /** `uri#pointer` of the schemas that have an `$id`. */
  readonly #byPlace = new Map<string, Resource>();
  /** By the place of the schema around it, and name. */
  readonly #anchors = new Map<string, Spot>();
  readonly #dynamic = new Map<string, number>();

  constructor(view: VersionView) {
    for (const uri of view.uris.filter((each) => view.namesItself(each))) {
      const document = { id: uri, uri, pointer: '' };
      this.#byId.set(uri, document);
      this.#collect(view.value(uri), document, document);
    }
  }

  /** Whether no schema in a document has a name of its own. */
  isPlain(uri: string): boolean {
    return !this.#byId.has(uri);
  }

  /** The schema that a place is a part of, as far as it has an id. Undefined in a document in which nothing has one. */
  around({ uri, pointer }: Spot): Resource | undefined {
    const document = this.#byId.get(uri);
    if (document === undefined) return undefined;
    const segments = segmentsOf(pointer);
    for (let length = segments.length; length >= 0; length--) {
      const found = this.#byPlace.get(keyOf({ uri, pointer: child('', ...segments.slice(0, length)) }));
      if (found !== undefined) return found;
    }
    return document;
  }

  /** The schema or document that a reference, without its fragment, names by id. */
  named(reference: string, from: Resource): Resource | undefined {
    const id = absolute(reference, from.id);
    if (id === undefined) return undefined;
    return this.#byId.get(`${from.uri} ${id}`) ?? this.#byId.get(id);
  }

  anchor(resource: Resource, name: string): Spot | undefined {
    return this.#anchors.get(`${keyOf(resource)}#${name}`);
  }

  /** In how many schemas a reference to a dynamic anchor may end, depending on how it is reached. */
  dynamicTargets(name: string): number {
    return this.#dynamic.get(name) ?? 0;
  }

  /** Recursive: the depth of documents is bounded when they are read. */
  #collect(value: unknown, spot: Spot, around: Resource): void {
    if (isList(value)) {
      for (const [index, item] of value.entries()) {
        this.#collect(item, { ...spot, pointer: child(spot.pointer, index) }, around);
      }
    }
    if (!isMembers(value)) return;
    const id = own(value, '$id');
    const resource = typeof id === 'string' ? this.#identify(id, spot, around) : around;
    for (const [key, member] of Object.entries(value)) {
      if (typeof member === 'string') this.#name(key, member, spot, resource);
      else if (!DATA.has(key))
        this.#collect(member, { ...spot, pointer: child(spot.pointer, key) }, resource);
    }
  }

  #identify(id: string, spot: Spot, around: Resource): Resource {
    const full = absolute(id, around.id);
    if (full === undefined || id.startsWith('#')) return around;
    const resource = { ...spot, id: full };
    // Two documents may use one id: each means its own.
    for (const key of [full, `${spot.uri} ${full}`]) if (!this.#byId.has(key)) this.#byId.set(key, resource);
    this.#byPlace.set(keyOf(spot), resource);
    return resource;
  }

  #name(key: string, name: string, spot: Spot, resource: Resource): void {
    if (key !== '$anchor' && key !== '$dynamicAnchor') return;
    this.#anchors.set(`${keyOf(resource)}#${name}`, spot);
    if (key === '$dynamicAnchor') this.#dynamic.set(name, this.dynamicTargets(name) + 1);
  }
}

const keyOf = ({ uri, pointer }: Spot): string => `${uri}#${pointer}`;

/** A uri without fragment; undefined where there is none. */
const absolute = (reference: string, base: string): string | undefined => {
  const [file = ''] = reference.split('#');
  if (file === '') return base;
  return URL.canParse(file, base) ? new URL(file, base).href : undefined;
};
