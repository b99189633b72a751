import { isMembers, memberAt, own, placeBeside, valueBelow, type VersionView } from '../ir/documents.js';
import { segmentsOf, unescapeSegment } from '../ir/pointer.js';

/** Where something stands in the documents of a version. */
interface Spot {
  readonly uri: string;
  readonly pointer: string;
}

/** What holds parts of documents, such as all schemas or all paths: it is looked at once in each version. */
interface Table {
  /** The document, by its place beside the entry. */
  readonly place: string;
  /** The steps to it. */
  readonly way: readonly string[];
  /** By their last step; undefined is a whole document. */
  readonly members: Map<string | undefined, Member>;
  /** In the version at hand. */
  value: unknown;
}

/** A member of a table, and what counts of it for those that have read it, wholly or in brief. */
interface Member {
  value: unknown;
  whole?: Part;
  brief?: Part;
}

/** A part of a document that is looked at as a whole: a component, an operation, or what is about as large. */
interface Part {
  /** What counts of it in the version at hand. */
  value: unknown;
  /** What was made of it, since it is what it is. */
  readonly users: Remembered[];
}

/** What was made of an element. It is stale when something that was read for it has become something else. */
interface Remembered {
  isStale: boolean;
}

/** What was made, what was read for it, and what was asked for on the way. */
interface Entry<Asked> extends Remembered {
  readonly made: unknown;
  readonly home: Spot;
  readonly parts: readonly Part[];
  readonly asked: readonly Asked[];
}

interface Frame<Asked> {
  readonly parts: Set<Part>;
  readonly asked: Set<Asked>;
  isSpoilt: boolean;
}

/** An element that is made in every version, or is what it was. */
export interface Element<T> {
  readonly kind: Kind<T>;
  /** Tells it from others of its kind. */
  readonly name: string;
  /** Where it stands, or the table in which it has its name. */
  readonly home: Spot;
  /** Where it stands itself, if `home` is a table. */
  readonly spot?: () => Spot;
  readonly make: () => T;
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
  /** By place and way. */
  readonly #tables = new Map<string, Table>();
  /** By kind and name: a name that is one string in all versions is looked up fast. */
  readonly #remembered = new Map<string, Map<string, Entry<Asked>>>();
  #view: VersionView | undefined;
  #globals: readonly unknown[] = [];
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
    // Names that schemas give themselves may be found anywhere.
    this.#isOff = !this.#isNeeded || view.uris.some((uri) => view.namesItself(uri));
    if (this.#isOff) return;
    const globals = globalsOf(view);
    if (globals.some((value, index) => value !== this.#globals[index])) this.#remembered.clear();
    this.#globals = globals;
    for (const table of this.#tables.values()) this.#refresh(table);
  }

  /** Something is read; in brief where all that counts is whether it is there, and stands for something else. */
  note({ uri, pointer }: Spot, isBrief: boolean = false): void {
    this.#frame?.parts.add(this.#part(uri, isBrief ? pointer : wholeOf(pointer), isBrief));
  }

  /** Something was asked for. */
  ask(asked: Asked): void {
    this.#frame?.asked.add(asked);
  }

  /** Something was reported. */
  spoil(): void {
    if (this.#frame !== undefined) this.#frame.isSpoilt = true;
  }

  /** What was made of an element, or what is made of it now. `again` is told what was asked for in an earlier version. */
  recall<T>({ kind, name, home, spot, make }: Element<T>, again: (asked: Asked) => void): T {
    if (this.#isOff) return make();
    const all = this.#remembered.get(kind.name) ?? new Map<string, Entry<Asked>>();
    this.#remembered.set(kind.name, all);
    const known = all.get(name);
    if (known !== undefined && !known.isStale && this.#isAt(known.home, home) && kind.is(known.made)) {
      for (const asked of known.asked) again(asked);
      for (const part of this.#frame === undefined ? [] : known.parts) this.#frame?.parts.add(part);
      return known.made;
    }
    const { made, frame } = this.#framed(() => {
      this.note(spot?.() ?? home);
      return make();
    });
    this.#pass(frame);
    if (frame.isSpoilt) all.delete(name);
    else all.set(name, this.#entry(made, home, frame));
    return made;
  }

  /** What `make` makes, and what tells of what it read and asked for once more where that is used again. */
  traced<T>(make: () => T): Traced<T> {
    if (this.#isOff) return { made: make(), again: () => undefined };
    const { made, frame } = this.#framed(make);
    this.#pass(frame);
    return {
      made,
      again: () => {
        this.#pass(frame);
      },
    };
  }

  #framed<T>(make: () => T): { readonly made: T; readonly frame: Frame<Asked> } {
    const outer = this.#frame;
    const frame: Frame<Asked> = { parts: new Set(), asked: new Set(), isSpoilt: false };
    this.#frame = frame;
    const made = make();
    this.#frame = outer;
    return { made, frame };
  }

  /** What was read and asked for in a frame was so in that around it. */
  #pass(frame: Frame<Asked>): void {
    const outer = this.#frame;
    if (outer === undefined) return;
    for (const part of frame.parts) outer.parts.add(part);
    for (const asked of frame.asked) outer.asked.add(asked);
    outer.isSpoilt ||= frame.isSpoilt;
  }

  #entry(made: unknown, { uri, pointer }: Spot, { parts, asked }: Frame<Asked>): Entry<Asked> {
    const home = { uri: this.#placeOf(uri), pointer };
    const entry = { made, home, parts: [...parts], asked: [...asked], isStale: false };
    for (const part of parts) part.users.push(entry);
    return entry;
  }

  /** @param known whose `uri` is a place beside the entry */
  #isAt(known: Spot, { uri, pointer }: Spot): boolean {
    return known.pointer === pointer && known.uri === this.#placeOf(uri);
  }

  /** @param isBrief of something that is only pointed to: it matters what it is, and not what is in it */
  #part(uri: string, pointer: string, isBrief: boolean): Part {
    const end = pointer.lastIndexOf('/');
    const { members, value: table } = this.#table(this.#placeOf(uri), pointer.slice(0, Math.max(end, 0)));
    const key = end === -1 ? undefined : unescapeSegment(pointer.slice(end + 1));
    const member: Member = members.get(key) ?? { value: memberOf(table, key) };
    members.set(key, member);
    if (isBrief) return (member.brief ??= { value: inBrief(member.value), users: [] });
    return (member.whole ??= { value: member.value, users: [] });
  }

  #table(place: string, pointer: string): Table {
    const name = `${place}#${pointer}`;
    const known = this.#tables.get(name);
    if (known !== undefined) return known;
    const way = segmentsOf(pointer);
    const table = {
      place,
      way,
      members: new Map<string | undefined, Member>(),
      value: this.#valueAt(place, way),
    };
    this.#tables.set(name, table);
    return table;
  }

  /** Find out what has become another object, and what was made of that. */
  #refresh(table: Table): void {
    const now = this.#valueAt(table.place, table.way);
    if (now === table.value) return;
    table.value = now;
    for (const [key, member] of table.members) {
      const value = memberOf(now, key);
      if (value === member.value) continue;
      member.value = value;
      renew(member.whole, value);
      renew(member.brief, inBrief(value));
    }
  }

  #placeOf(uri: string): string {
    return this.#view === undefined || uri === this.#view.entry ? '' : placeBeside(uri, this.#view.entry);
  }

  #valueAt(place: string, way: readonly string[]): unknown {
    const view = this.#view;
    return view === undefined ? undefined : valueBelow(view.value(uriAt(place, view.entry)), way);
  }
}

const memberOf = (value: unknown, key: string | undefined): unknown =>
  key === undefined ? value : memberAt(value, key);

const inBrief = (value: unknown): unknown => (isMembers(value) && !('$ref' in value) ? PLAIN : value);

const renew = (part: Part | undefined, value: unknown): void => {
  if (part === undefined || part.value === value) return;
  part.value = value;
  for (const user of part.users) user.isStale = true;
  part.users.length = 0;
};

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

/** The way to a part: three steps to a component or a member of a path, two to anything else. */
const wholeOf = (pointer: string): string => {
  let end = 0;
  for (let steps = /^\/(?:components|paths)\//.test(pointer) ? 3 : 2; steps > 0; steps--) {
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
