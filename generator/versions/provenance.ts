import { child } from '../ir/pointer.js';
import type { Spot } from '../ir/documents.js';

/** What is known of a node, and of those below it. */
interface Branch {
  /** Where the node is written; absent where that is told by the nearest branch above. */
  readonly spot?: Spot;
  readonly children: ReadonlyMap<string, Branch>;
}

const NONE: ReadonlyMap<string, Branch> = new Map();

/** Where the node at the end of a way through a document is written. */
export type Whereabouts = (way: readonly string[]) => Spot;

/** Where the nodes of a document are written after others were put in, taken out and moved. Immutable. */
export class Provenance {
  readonly #root: Branch;
  readonly #before: Whereabouts;

  /** @param before where they were written until then */
  constructor(before: Whereabouts, root: Branch = { children: NONE }) {
    this.#before = before;
    this.#root = root;
  }

  at(way: readonly string[]): Spot {
    let branch: Branch | undefined = this.#root;
    let found: { readonly spot: Spot; readonly depth: number } | undefined;
    for (let depth = 0; branch !== undefined; depth++) {
      if (branch.spot !== undefined) found = { spot: branch.spot, depth };
      const key: string | undefined = way[depth];
      branch = key === undefined ? undefined : branch.children.get(key);
    }
    if (found === undefined) return this.#before(way);
    const { uri, pointer } = found.spot;
    return { uri, pointer: child(pointer, ...way.slice(found.depth)) };
  }

  /** The node at the end of a way, and all below it, is written at a spot. */
  with(way: readonly string[], spot: Spot): Provenance {
    return new Provenance(
      this.#before,
      replaced(this.#root, way, () => ({ spot, children: NONE })),
    );
  }

  /** Items that are written at these spots have come to the end of a list, where so many were. */
  withItems(list: readonly string[], length: number, spots: readonly Spot[]): Provenance {
    const appended = (branch: Branch): Branch => {
      const children = new Map(branch.children);
      for (const [offset, spot] of spots.entries())
        children.set(String(length + offset), { spot, children: NONE });
      return { ...branch, children };
    };
    return new Provenance(this.#before, replaced(this.#root, list, appended));
  }

  /** An item has left a list of so many: those behind it have moved up. */
  withoutItem(list: readonly string[], index: number, length: number): Provenance {
    const spots = Array.from({ length: length - index - 1 }, (_, offset) =>
      this.at([...list, String(index + 1 + offset)]),
    );
    const closeUp = (branch: Branch): Branch => {
      const children = new Map(branch.children);
      children.delete(String(length - 1));
      for (const [offset, spot] of spots.entries()) {
        const below = branch.children.get(String(index + 1 + offset))?.children ?? NONE;
        children.set(String(index + offset), { spot, children: below });
      }
      return { ...branch, children };
    };
    return new Provenance(this.#before, replaced(this.#root, list, closeUp));
  }
}

const replaced = (branch: Branch, way: readonly string[], change: (old: Branch) => Branch): Branch => {
  const [key, ...rest] = way;
  if (key === undefined) return change(branch);
  const below = branch.children.get(key) ?? { children: NONE };
  return { ...branch, children: new Map([...branch.children, [key, replaced(below, rest, change)]]) };
};
