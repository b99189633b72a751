/** What the server holds: collections by their paths, items by their ids, in the order in which they came. */
import { type Json } from '../json.js';

export class Store {
  readonly #collections = new Map<string, Map<string, Json>>();

  /** Adds or replaces an item: `put('/sandboxes/box/previews', 'web', …)`. */
  put(collection: string, id: string, item: Json): Json {
    this.#at(collection).set(id, item);
    return item;
  }

  get(collection: string, id: string): Json | undefined {
    return this.#collections.get(collection)?.get(id);
  }

  remove(collection: string, id: string): void {
    this.#collections.get(collection)?.delete(id);
  }

  /** Oldest first. */
  all(collection: string): Json[] {
    return [...(this.#collections.get(collection)?.values() ?? [])];
  }

  /** A number that no item of the collection has yet. */
  nextNumber(collection: string): number {
    return this.#at(collection).size + 1;
  }

  #at(collection: string): Map<string, Json> {
    const found = this.#collections.get(collection) ?? new Map<string, Json>();
    this.#collections.set(collection, found);
    return found;
  }
}
