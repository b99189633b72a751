import { isList, isMembers, own, type Members } from '../ir/documents.js';
import {
  ADDED,
  ANNOTATIONS,
  BEFORE,
  ENUM_ADDED,
  ENUM_REMOVED,
  MADE_OPTIONAL,
  MADE_REQUIRED,
  MEMBERS_BEFORE,
  NAME_TABLES,
  REFERENCE_HOLDERS,
  REMOVED,
  RENAMED_FROM,
} from './annotations.js';
import type { Moment } from './lifetime.js';

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

/** Finds the nodes that a reference leads through, and those that its target refers to in turn. */
export type WayOf = (reference: string, from: string) => readonly unknown[];

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
  readonly #wayOf: WayOf;

  constructor(wayOf: WayOf) {
    this.#wayOf = wayOf;
  }

  /** Look through a document, once. */
  add(uri: string, root: unknown): void {
    if (this.#known.has(root)) return;
    this.#known.add(root);
    this.#visit(root, uri, '', false);
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

  #visit(node: unknown, uri: string, key: string, isTable: boolean): ReadonlySet<string> {
    if (typeof node !== 'object' || node === null) return NONE;
    const found = new Set<string>();
    if (isMembers(node)) this.#addOwn(node, uri, key, isTable, found);
    const isItems = isList(node);
    for (const [name, member] of Object.entries(node)) {
      const opens =
        !isTable && !isItems && (NAME_TABLES.has(name) || name === 'examples') && isMembers(member);
      // What stands in a list or a table is held by the keyword of that.
      const holder = isTable || isItems ? key : name;
      for (const date of this.#visit(member, uri, holder, opens)) found.add(date);
    }
    if (found.size > 0) this.#dates.set(node, found);
    return found;
  }

  /** The dates on a node, and on what its Reference Object leads through. */
  #addOwn(node: Members, uri: string, key: string, isTable: boolean, to: Set<string>): void {
    if (!isTable) addDates(node, to);
    const reference = own(node, '$ref');
    if (typeof reference !== 'string' || !REFERENCE_HOLDERS.has(key)) return;
    for (const each of this.#wayOf(reference, uri)) if (isMembers(each)) addLife(each, to);
  }
}

const NONE: ReadonlySet<string> = new Set();

const isSamePosition = (a: Position, b: Position): boolean =>
  a.key === b.key && a.table === b.table && a.isComponents === b.isComponents && a.uri === b.uri;

const addLife = (node: Members, to: Set<string>): void => {
  for (const key of [ADDED, REMOVED]) addText(own(node, key), to);
  for (const [date, before] of Object.entries(tableIn(node, BEFORE))) {
    to.add(date);
    if (isMembers(before)) addLife(before, to);
  }
};

const addDates = (node: Members, to: Set<string>): void => {
  if (!Object.keys(node).some((key) => ANNOTATIONS.has(key))) return;
  to.add(ALWAYS);
  for (const key of DATES) addText(own(node, key), to);
  for (const key of DATED_TABLES) for (const date of Object.keys(tableIn(node, key))) to.add(date);
  for (const key of ENUMS) for (const date of Object.values(tableIn(node, key))) addText(date, to);
};

const addText = (value: unknown, to: Set<string>): void => {
  if (typeof value === 'string') to.add(value);
};

const tableIn = (node: Members, key: string): Members => {
  const table = own(node, key);
  return isMembers(table) ? table : {};
};
