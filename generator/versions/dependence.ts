import { isList, isMembers, own, type Members } from '../ir/documents.js';
import {
  ADDED,
  BEFORE,
  ENCODING,
  ENUM_ADDED,
  ENUM_REMOVED,
  isAnnotated,
  MADE_OPTIONAL,
  MADE_REQUIRED,
  MEMBERS_BEFORE,
  NAME_TABLES,
  REFERENCE_HOLDERS,
  REMOVED,
  RENAMED_FROM,
} from './annotations.js';
import { everyPart, isJoining, joins, type Documents } from './joined.js';
import type { Moment } from './lifetime.js';
import { wayThrough } from './look-up.js';

/** What a node is at a moment, and what has moved below it, relative to where it stands. */
export interface Made {
  readonly value: unknown;
  readonly moves: readonly (readonly [pointer: string, written: string])[];
}

/** What decides, besides dates, what becomes of a node. */
export interface Position {
  readonly uri: string;
  /** The keyword or name under which it stands. */
  readonly key: string;
  /** It is a table of names, not an object with keywords. */
  readonly table: boolean;
  readonly isComponents: boolean;
  readonly isPast: boolean;
  /** The schema that it is part of. */
  readonly family: object | undefined;
}

interface Table {
  readonly names: readonly string[];
  readonly dated: readonly string[];
}

interface Remembered {
  readonly signature: string;
  readonly position: Position;
  readonly made: Made;
}

/** A node, and the outermost schema that it is part of or whose properties it names. */
interface Place {
  readonly uri: string;
  readonly key: string;
  readonly isTable: boolean;
  readonly family: Members | undefined;
}

const DATES = [ADDED, REMOVED, MADE_REQUIRED, MADE_OPTIONAL];
const DATED_TABLES = [BEFORE, MEMBERS_BEFORE, RENAMED_FROM];
const ENUMS = [ENUM_ADDED, ENUM_REMOVED];

/** What does not depend on any date, and has to be looked at all the same: an annotation is taken out. */
const ALWAYS = '';

/**
 * Which dates decide what a node of documents as written is: those on and below it, and those of what its Reference
 * Objects name. A node on which none bears is the same in all versions, and any other in all that agree about its dates.
 */
export class Dependence {
  readonly #dates = new Map<object, ReadonlySet<string>>();
  readonly #tables = new WeakMap<Members, Table>();
  readonly #known = new Set<unknown>();
  readonly #made = new WeakMap<object, Remembered[]>();
  readonly #documents: Documents;
  /** Of schemas, what is joined to them. */
  readonly #parts = new Map<Members, readonly Members[]>();
  /** The dates on the node at hand itself. */
  readonly #own = new Set<string>();

  /** @param documents as written */
  constructor(documents: Documents) {
    this.#documents = documents;
  }

  /** Look through a document, once. */
  add(uri: string, root: unknown): void {
    if (this.#known.has(root)) return;
    this.#known.add(root);
    if (typeof root === 'object' && root !== null)
      this.#visit(root, { uri, key: '', isTable: false, family: undefined });
  }

  /** Whether a node is the same in all versions. */
  isFree(node: object): boolean {
    return !this.#dates.has(node);
  }

  /** The names in a table, and those whose members are not the same in all versions. */
  table(table: Members): Table {
    const known = this.#tables.get(table);
    if (known !== undefined) return known;
    const names = Object.keys(table);
    const dated = names.filter((name) => {
      const member = table[name];
      return typeof member === 'object' && member !== null && !this.isFree(member);
    });
    const made = { names, dated };
    this.#tables.set(table, made);
    return made;
  }

  /** What tells the versions apart in which a node is not the same. */
  signature(node: object, moment: Moment): string {
    let text = '';
    for (const date of this.#dates.get(node) ?? []) text += moment.holds(date) === true ? '1' : '0';
    return text;
  }

  /** What a node became in a position and by a signature, or what `make` makes of it. */
  recall(node: object, signature: string, position: Position, make: () => Made): Made {
    const all = this.#made.get(node) ?? [];
    this.#made.set(node, all);
    const known = all.findLast(
      (each) => each.signature === signature && isSamePosition(each.position, position),
    );
    if (known !== undefined) return known.made;
    const made = make();
    all.push({ signature, position, made });
    return made;
  }

  #visit(node: object, place: Place): ReadonlySet<string> {
    const isWhole = place.family === undefined && isMembers(node) && !place.isTable && isJoining(node);
    const here = isWhole ? { ...place, family: node } : place;
    // What YAML writes once has the dates of all of its places. Nearly no node has any: none is given a set in advance.
    let found = withDates(undefined, this.#dates.get(node) ?? NONE);
    if (isMembers(node)) {
      this.#own.clear();
      this.#addOwn(node, here, this.#own);
      found = withDates(found, this.#own);
    }
    const members: readonly (readonly [string, unknown])[] = Object.entries(node);
    for (const [name, member] of members) {
      if (typeof member !== 'object' || member === null) continue;
      found = withDates(found, this.#visit(member, placeBelow(node, name, here)));
    }
    if (found !== undefined) this.#dates.set(node, found);
    return found ?? NONE;
  }

  /** The dates on a node, on what its Reference Object leads through, and on what other parts of a schema say that it names. */
  #addOwn(node: Members, { uri, key, isTable, family }: Place, to: Set<string>): void {
    if (!isTable) addDates(node, to);
    const reference = own(node, '$ref');
    if (typeof reference === 'string' && REFERENCE_HOLDERS.has(key)) {
      for (const each of wayThrough(this.#documents, reference, uri)) if (isMembers(each)) addLife(each, to);
    }
    const names = isTable ? (key === ENCODING ? Object.keys(node) : []) : namedElsewhere(node);
    if (family === undefined || names.length === 0) return;
    const parts = this.#parts.get(family) ?? everyPart(family, uri, this.#documents);
    this.#parts.set(family, parts);
    for (const part of parts) {
      addLife(part, to);
      const properties = tableIn(part, 'properties');
      for (const property of names.map((name) => own(properties, name)))
        if (isMembers(property)) addLife(property, to);
    }
  }
}

const placeBelow = (node: object, name: string, place: Place): Place => {
  // What stands in a list or a table is held by the keyword of that.
  const isHeld = place.isTable || isList(node);
  const opens = NAME_TABLES.has(name) || name === 'examples';
  return {
    uri: place.uri,
    key: isHeld ? place.key : name,
    isTable: !isHeld && opens,
    family: familyBelow(node, name, isHeld, place),
  };
};

const familyBelow = (node: object, name: string, isHeld: boolean, { family }: Place): Members | undefined => {
  if (isList(node) || joins(name)) return family;
  const schema = isMembers(node) && !isHeld && name === ENCODING ? own(node, 'schema') : undefined;
  return isMembers(schema) ? schema : undefined;
};

/** The properties that a schema names and does not list. */
const namedElsewhere = (node: Members): readonly string[] => {
  const required = own(node, 'required');
  const tag = own(tableIn(node, 'discriminator'), 'propertyName');
  if (!isList(required) && tag === undefined) return [];
  const properties = tableIn(node, 'properties');
  const isElsewhere = (name: unknown): name is string =>
    typeof name === 'string' && !Object.hasOwn(properties, name);
  const names = isList(required) ? required.filter(isElsewhere) : [];
  return isElsewhere(tag) ? [...names, tag] : names;
};

const NONE: ReadonlySet<string> = new Set();

/** The dates found so far and others. */
const withDates = (found: Set<string> | undefined, dates: ReadonlySet<string>): Set<string> | undefined => {
  if (dates.size === 0) return found;
  const all = found ?? new Set<string>();
  for (const date of dates) all.add(date);
  return all;
};

const isSamePosition = (a: Position, b: Position): boolean =>
  a.key === b.key &&
  a.table === b.table &&
  a.isComponents === b.isComponents &&
  a.isPast === b.isPast &&
  a.family === b.family &&
  a.uri === b.uri;

const addLife = (node: Members, to: Set<string>): void => {
  for (const key of [ADDED, REMOVED]) addText(own(node, key), to);
  for (const date of Object.keys(tableIn(node, MEMBERS_BEFORE))) to.add(date);
  for (const [date, before] of Object.entries(tableIn(node, BEFORE))) {
    to.add(date);
    if (isMembers(before)) addLife(before, to);
  }
};

const addDates = (node: Members, to: Set<string>): void => {
  if (!isAnnotated(node)) return;
  to.add(ALWAYS);
  for (const key of DATES) addText(own(node, key), to);
  for (const key of DATED_TABLES) for (const date of Object.keys(tableIn(node, key))) to.add(date);
  for (const key of ENUMS) for (const date of Object.values(tableIn(node, key))) addText(date, to);
};

const addText = (value: unknown, to: Set<string>): void => {
  if (typeof value === 'string') to.add(value);
};

const EMPTY: Members = {};

const tableIn = (node: Members, key: string): Members => {
  const table = own(node, key);
  return isMembers(table) ? table : EMPTY;
};
