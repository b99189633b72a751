import { isList, isMembers, placeBeside } from '../ir/documents.js';

/** Documents of versions that have their own: what one has in common with that of the version before is the same object. */
export class SharedDocuments {
  readonly #last = new Map<string, unknown>();
  readonly #known = new Map<string, unknown>();

  /** The content of a document, seen from the entry of its version. Versions are to be asked for oldest first. */
  value(uri: string, entry: string, written: unknown): unknown {
    if (this.#known.has(uri)) return this.#known.get(uri);
    const place = placeBeside(uri, entry);
    const value = sharing(this.#last.get(place), written);
    this.#last.set(place, value);
    this.#known.set(uri, value);
    return value;
  }
}

/** A value with the parts of another one where they are the same, the order of members included. */
const sharing = (before: unknown, value: unknown): unknown => {
  if (before === value || before === undefined) return value;
  if (isList(before) && isList(value)) {
    const items = value.map((item, index) => sharing(before[index], item));
    return items.length === before.length && items.every((item, index) => item === before[index])
      ? before
      : items;
  }
  if (!isMembers(before) || !isMembers(value)) return value;
  const entries = Object.entries(value).map(
    ([key, member]) => [key, sharing(Object.hasOwn(before, key) ? before[key] : undefined, member)] as const,
  );
  const keys = Object.keys(before);
  const isSame =
    entries.length === keys.length &&
    entries.every(([key, member], index) => key === keys[index] && member === before[key]);
  return isSame ? before : Object.fromEntries(entries);
};
