import { createHash } from 'node:crypto';
import { isList, isMembers } from '../ir/documents.js';
import { DATA_KEYS, NAME_TABLES } from './annotations.js';

/** What nobody's program depends on. Extensions are left out too: they mean nothing to those who call the API. */
const PROSE: ReadonlySet<string> = new Set([
  '$comment',
  'deprecated',
  'description',
  'example',
  'examples',
  'externalDocs',
  'summary',
  'tags',
  'title',
]);

/** Lists whose order means nothing. */
const SETS: ReadonlySet<string> = new Set([
  'allOf',
  'anyOf',
  'enum',
  'oneOf',
  'parameters',
  'required',
  'security',
  'type',
]);

/** Tables that have no parts of the description in them, but names all the same. */
const NAMES: ReadonlySet<string> = new Set(['dependentRequired', 'mapping', 'scopes']);

/** The meaning of a part of a plain document as text: no prose, and in one order. */
export const canonical = (value: unknown, isTable: boolean = false): string =>
  JSON.stringify([meaningOf(value, isTable)]);

/** Sixteen hexadecimal digits: enough to notice, and short enough to be read in a diff. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

const meaningOf = (value: unknown, isTable: boolean): unknown => {
  if (isList(value)) return value.map((item) => meaningOf(item, false));
  if (!isMembers(value)) return value;
  const keys = Object.keys(value).filter((key) => isTable || !(PROSE.has(key) || key.startsWith('x-')));
  return keys.sort().map((key) => [key, memberOf(key, value[key], isTable)]);
};

const memberOf = (key: string, value: unknown, isTable: boolean): unknown => {
  if (isTable) return meaningOf(value, false);
  if (SETS.has(key) && isList(value)) return value.map((item) => itemOf(key, item)).sort();
  if (DATA_KEYS.has(key)) return sorted(value);
  return meaningOf(value, (NAME_TABLES.has(key) || NAMES.has(key)) && isMembers(value));
};

/** Of a list whose order means nothing. A requirement of `security` is a table of the names of credentials. */
const itemOf = (key: string, item: unknown): string =>
  DATA_KEYS.has(key) ? JSON.stringify([sorted(item)]) : canonical(item, key === 'security');

/** Data in one order, complete. */
const sorted = (value: unknown): unknown => {
  if (isList(value)) return value.map(sorted);
  if (!isMembers(value)) return value;
  return Object.keys(value)
    .sort()
    .map((key) => [key, sorted(value[key])]);
};
