import { isList, isMembers, valueBelow, type Spot, type VersionView } from '../ir/documents.js';
import type { Origin } from '../ir/model.js';
import { child, segmentsOf } from '../ir/pointer.js';
import { keyOf } from '../ir/spot.js';

/** From where something is written back to where it stands in the documents of a version. */
export class Written {
  readonly #view: VersionView;
  readonly #uris: ReadonlyMap<string, string>;
  /** Of what stands elsewhere than it is written; made when something is first asked for that does. */
  #moved: ReadonlyMap<string, Spot> | undefined;

  constructor(view: VersionView) {
    this.#view = view;
    this.#uris = new Map(view.uris.map((uri) => [view.name(uri), uri]));
  }

  find({ file, pointer }: Origin): Spot | undefined {
    const uri = this.#uris.get(file);
    if (uri === undefined) return undefined;
    const spot = { uri, pointer };
    if (this.#stands(spot)) return spot;
    this.#moved ??= this.#index();
    return this.#moved.get(keyOf(spot));
  }

  /**
   * Whether a node stands where it is written. An overlay is written in its own document, and stands in another one; a
   * definition of Swagger 2.0 is a component since, and where it was there is nothing.
   */
  #stands(spot: Spot): boolean {
    return (
      this.#isPart(spot.uri) &&
      keyOf(this.#view.written(spot.uri, spot.pointer)) === keyOf(spot) &&
      this.#has(spot)
    );
  }

  #has({ uri, pointer }: Spot): boolean {
    return valueBelow(this.#view.value(uri), segmentsOf(pointer)) !== undefined;
  }

  #isPart(uri: string): boolean {
    const value = this.#view.value(uri);
    return !isMembers(value) || !('overlay' in value && 'actions' in value);
  }

  #index(): ReadonlyMap<string, Spot> {
    const index = new Map<string, Spot>();
    const uris = [this.#view.entry, ...this.#view.uris].filter((uri) => this.#isPart(uri));
    const stack = uris.map((uri) => ({ uri, pointer: '', value: this.#view.value(uri) })).reverse();
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      const { uri, pointer, value } = next;
      if (!isMembers(value) && !isList(value)) continue;
      const key = keyOf(this.#view.written(uri, pointer));
      if (!index.has(key)) index.set(key, { uri, pointer });
      const entries = isList(value) ? [...value.entries()] : Object.entries(value);
      for (const [name, member] of entries)
        if (typeof member === 'object') stack.push({ uri, pointer: child(pointer, name), value: member });
    }
    return index;
  }
}
