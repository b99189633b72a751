import type { Diagnostic } from '../diagnostics/diagnostic.js';

/** Parsed documents by uri: what the source stage hands on, and what one version of them looks like after projection. */
export interface DocumentSet {
  /** The uri of the document that the user named. */
  readonly entry: string;
  readonly uris: readonly string[];
  /** The name to show for a document. */
  name(uri: string): string;
  /** The parsed root, or undefined where the document is not there. */
  value(uri: string): unknown;
  /** Whether schemas in a document may have names of their own: `$id`, `$anchor`. */
  namesItself(uri: string): boolean;
  /** Why a document is not there; undefined where it is, or where nothing refers to it. */
  failure(uri: string): Diagnostic | undefined;
  /** The uri of the document that a reference names, seen from another one. */
  resolve(reference: string, from: string): string;
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

/** The documents as they were at one version. */
export interface VersionView extends DocumentSet {
  /** Where a node of the view stands in the document as written: JSON pointer to JSON pointer. */
  written(uri: string, pointer: string): string;
}
