import type { Diagnostic, Place } from '../diagnostics/diagnostic.js';

/** Parsed documents by uri: what the source stage hands on, and what one version of them looks like after projection. */
export interface DocumentSet {
  /** The uri of the document that the user named. */
  readonly entry: string;
  readonly uris: readonly string[];
  /** The name to show for a document. */
  name(uri: string): string;
  /** The parsed root, or undefined where the document is not there. */
  value(uri: string): unknown;
  /** Whether any object in a document as written has one of these keys, which begin with `x-`. */
  hasKey(uri: string, keys: Iterable<string>): boolean;
  /** Whether schemas in a document may have names of their own: `$id`, `$anchor`. */
  namesItself(uri: string): boolean;
  /** Why a document is not there; undefined where it is, or where nothing refers to it. */
  failure(uri: string): Diagnostic | undefined;
  /** The uri of the document that a reference names, seen from another one. */
  resolve(reference: string, from: string): string;
}

/** A node of a document. */
export interface Spot {
  readonly uri: string;
  /** RFC 6901. */
  readonly pointer: string;
}

/** What lists the versions of an API, wherever it stands: in the entry document or in a configuration. */
export interface CatalogueNode {
  readonly versions: unknown;
  readonly changes: unknown;
  /** The place of a member. */
  place(table: 'versions' | 'changes', ...keys: readonly (string | number)[]): Place;
  /** The uri of a document that it names. */
  resolve(reference: string): string;
}

/** A property table that `__proto__` and `constructor` cannot surprise. */
export type Members = Readonly<Record<string, unknown>>;

export const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** A value as text: a string as it is, anything else as JSON. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined ? 'nothing' : JSON.stringify(value);

/** An own property, or undefined. */
export const own = (members: Members, key: string): unknown =>
  Object.hasOwn(members, key) ? members[key] : undefined;

/** A member of an object or an item of a list; undefined where there is none. */
export const memberAt = (value: unknown, key: string): unknown =>
  isList(value) ? value[Number(key)] : isMembers(value) ? own(value, key) : undefined;

/** What the steps of a way lead to, one member after the other; undefined where one is not there. */
export const valueBelow = (value: unknown, way: Iterable<string | number>): unknown => {
  let at = value;
  for (const key of way) at = memberAt(at, String(key));
  return at;
};

/** The documents as they were at one version. */
export interface VersionView extends DocumentSet {
  /** Where a node of the view is written. What an overlay has put in is written in the overlay. */
  written(uri: string, pointer: string): Spot;
  /** What identifies a node in all versions: where it stands in the view, under the names that things have today. */
  identity(uri: string, pointer: string): Spot;
}

/** A document by its place beside the entry: `''` is the entry itself. The same document of two versions has one. */
export const placeBeside = (uri: string, entry: string): string => {
  const folder = entry.slice(0, entry.lastIndexOf('/') + 1);
  return uri === entry ? '' : uri.startsWith(folder) ? uri.slice(folder.length) : uri;
};
