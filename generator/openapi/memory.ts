import { isList, isMembers, own, placeBeside, type VersionView } from '../ir/documents.js';
import { segmentsOf } from '../ir/pointer.js';

/** Where something stands in the documents of a version. */
interface Spot {
  readonly uri: string;
  readonly pointer: string;
}

/** A part of a document that is looked at as a whole: a component, a path, or what is about as large. */
interface Part {
  /** The document, by its place beside the entry. */
  readonly place: string;
  /** The steps to it. */
  readonly way: readonly string[];
  /** Of something that is only pointed to: it matters what it is, and not what is in it. */
  readonly isBrief: boolean;
  readonly value: unknown;
  /** The last version that it was compared in, and what came of that. */
  checked: number;
  isCurrent: boolean;
}

/** What was made of an element, what was read for it, and what was asked for on the way. */
interface Remembered<Asked> {
  readonly made: unknown;
  readonly place: string;
  readonly pointer: string;
  readonly parts: readonly Part[];
  readonly asked: readonly Asked[];
}

interface Frame<Asked> {
  readonly parts: Set<Part>;
  readonly asked: Asked[];
  isSpoilt: boolean;
}

/** How an object looks that stands for nothing else. */
const PLAIN: unique symbol = Symbol('plain');

/** Members of the root that every operation may depend on. */
const GLOBAL = ['openapi', 'jsonSchemaDialect', 'security', 'x-pagination', 'x-client-parameters'];

/**
 * What was made of the elements of earlier versions. An element is made again only where something that was read for it is
 * another object than it was, so that a version costs what it changes. An element of which something was reported is made
 * again in each version, which reports it there too.
 *
 * @typeParam Asked what the making of an element asks for besides: it is asked for again where the element is remembered
 */
export class Memory<Asked> {
  readonly #parts = new Map<string, Part>();
  /** By kind and name: a name that is one string in all versions is looked up fast. */
  readonly #remembered = new Map<string, Map<string, Remembered<Asked>>>();
  #view: VersionView | undefined;
  #globals: readonly unknown[] = [];
  #version = 0;
  #frame: Frame<Asked> | undefined;
  #isOff = false;
  readonly #isNeeded: boolean;

  /** @param isNeeded there is more than one version */
  constructor(isNeeded: boolean) {
    this.#isNeeded = isNeeded;
  }

  /** Whatever is made from now on is made of this view. */
  begin(view: VersionView): void {
    this.#view = view;
    this.#version++;
    // Names that schemas give themselves may be found anywhere.
    this.#isOff = !this.#isNeeded || view.uris.some((uri) => view.namesItself(uri));
    const globals = globalsOf(view);
    if (globals.some((value, index) => value !== this.#globals[index])) this.#remembered.clear();
    this.#globals = globals;
  }

  /** Something is read; in brief where all that counts is whether it is there, and stands for something else. */
  note({ uri, pointer }: Spot, isBrief: boolean = false): void {
    this.#frame?.parts.add(this.#part(uri, isBrief ? pointer : wholeOf(pointer), isBrief));
  }

  /** Something was asked for. */
  ask(asked: Asked): void {
    this.#frame?.asked.push(asked);
  }

  /** Something was reported. */
  spoil(): void {
    if (this.#frame !== undefined) this.#frame.isSpoilt = true;
  }

  /** What was made of an element, or what `make` makes of it. `again` is told what was asked for in an earlier version. */
  recall<T>(kind: Kind<T>, name: string, spot: Spot, make: () => T, again: (asked: Asked) => void): T {
    const view = this.#view;
    if (view === undefined || this.#isOff || this.#frame !== undefined) return make();
    const place = this.#placeOf(spot.uri);
    const { pointer } = spot;
    const all = this.#remembered.get(kind.name) ?? new Map<string, Remembered<Asked>>();
    this.#remembered.set(kind.name, all);
    const known = all.get(name);
    if (known?.pointer === pointer && known.place === place && this.#holds(known) && kind.is(known.made)) {
      for (const asked of known.asked) again(asked);
      return known.made;
    }
    const frame: Frame<Asked> = { parts: new Set(), asked: [], isSpoilt: false };
    this.#frame = frame;
    this.note(spot);
    const made = make();
    this.#frame = undefined;
    if (frame.isSpoilt) all.delete(name);
    else {
      const { asked, parts } = frame;
      all.set(name, { made, place, pointer, parts: [...parts], asked });
    }
    return made;
  }

  /** What `make` makes, and what tells of what it read and asked for once more where that is used again. */
  traced<T>(make: () => T): Traced<T> {
    if (this.#isOff) return { made: make(), again: () => undefined };
    const outer = this.#frame;
    const frame: Frame<Asked> = { parts: new Set(), asked: [], isSpoilt: false };
    this.#frame = frame;
    const made = make();
    this.#frame = outer;
    const again = (): void => {
      const current = this.#frame;
      if (current === undefined) return;
      for (const part of frame.parts) current.parts.add(part);
      for (const each of frame.asked) current.asked.push(each);
      current.isSpoilt ||= frame.isSpoilt;
    };
    again();
    return { made, again };
  }

  #holds({ parts }: Remembered<Asked>): boolean {
    for (const part of parts) if (!this.#isCurrent(part)) return false;
    return true;
  }

  #part(uri: string, pointer: string, isBrief: boolean): Part {
    const place = this.#placeOf(uri);
    const key = `${isBrief ? 'brief' : 'whole'} ${place}#${pointer}`;
    const known = this.#parts.get(key);
    if (known !== undefined && this.#isCurrent(known)) return known;
    const way = segmentsOf(pointer);
    const value = this.#seenAt({ place, way, isBrief });
    const part = { place, way, isBrief, value, checked: this.#version, isCurrent: true };
    this.#parts.set(key, part);
    return part;
  }

  #isCurrent(part: Part): boolean {
    if (part.checked !== this.#version) {
      part.checked = this.#version;
      part.isCurrent = this.#seenAt(part) === part.value;
    }
    return part.isCurrent;
  }

  #placeOf(uri: string): string {
    return this.#view === undefined || uri === this.#view.entry ? '' : placeBeside(uri, this.#view.entry);
  }

  #seenAt({ place, way, isBrief }: Pick<Part, 'place' | 'way' | 'isBrief'>): unknown {
    const value = this.#valueAt(place, way);
    return isBrief && isMembers(value) && !('$ref' in value) ? PLAIN : value;
  }

  #valueAt(place: string, way: readonly string[]): unknown {
    const view = this.#view;
    let value = view?.value(uriAt(place, view.entry));
    for (const segment of way) {
      value = isList(value) ? value[Number(segment)] : isMembers(value) ? own(value, segment) : undefined;
    }
    return value;
  }
}

/** Something that was made, and what tells of what was read and asked for on the way. */
export interface Traced<T> {
  readonly made: T;
  readonly again: () => void;
}

/** What elements of a kind become. */
export interface Kind<T> {
  readonly name: string;
  readonly is: (value: unknown) => value is T;
}

/** The document at a place beside the entry. */
export const uriAt = (place: string, entry: string): string => {
  if (place === '') return entry;
  return /^[a-z][a-z0-9+.-]*:/i.test(place) ? place : `${entry.slice(0, entry.lastIndexOf('/') + 1)}${place}`;
};

/** The way to a part: three steps to a component, two to anything else. */
const wholeOf = (pointer: string): string => {
  let end = 0;
  for (let steps = pointer.startsWith('/components/') ? 3 : 2; steps > 0; steps--) {
    const next = pointer.indexOf('/', end + 1);
    if (next === -1) return pointer;
    end = next;
  }
  return pointer.slice(0, end);
};

const globalsOf = (view: VersionView): readonly unknown[] => {
  const root = view.value(view.entry);
  if (!isMembers(root)) return [];
  const components = own(root, 'components');
  const schemes = isMembers(components) ? own(components, 'securitySchemes') : undefined;
  return [...GLOBAL.map((key) => own(root, key)), schemes];
};
