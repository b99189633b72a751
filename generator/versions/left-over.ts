import { isList, isMembers, type Members } from '../ir/documents.js';

/** A copy of a table with other members, without those that are undefined. To spread a long table takes three times as long. */
export const changedTable = (
  table: Members,
  names: readonly string[],
  changed: ReadonlyMap<string, unknown>,
): Members => {
  const copy: Record<string, unknown> = {};
  for (const name of names) {
    const value = changed.has(name) ? changed.get(name) : table[name];
    if (value === undefined) continue;
    // `__proto__` is a name like any other.
    if (name !== '__proto__') copy[name] = value;
    else Object.defineProperty(copy, name, { value, configurable: true, enumerable: true, writable: true });
  }
  return copy;
};

/** Tables and lists that mean nothing without members: where all are of other versions, so are they. */
const OPTIONAL: ReadonlySet<string> = new Set([
  ...['parameters', 'headers', 'links', 'callbacks', 'servers', 'tags', 'variables', 'webhooks', 'encoding'],
  ...['oneOf', 'anyOf', 'allOf', 'prefixItems', 'components'],
]);

/** Whether a member of a node is no more than an empty table or list that means nothing. */
export const isLeftOver = (key: string, value: unknown, holder: string): boolean => {
  if (!OPTIONAL.has(key) && holder !== '/components') return false;
  return isList(value) ? value.length === 0 : isMembers(value) && Object.keys(value).length === 0;
};
