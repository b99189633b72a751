import type { Spot } from '../ir/documents.js';

/** A way that comes back to where it has been. */
export const CIRCLE: unique symbol = Symbol('circle');

/** Where a way ends: at a node, nowhere, or never. */
export type End<Node> = Node | undefined | typeof CIRCLE;

/** The next node of a way; the same one where the way ends, undefined where it leads nowhere. */
export type Step<Node> = (node: Node) => Node | undefined;

/** So many references may stand one behind the other before ends are kept: who reads a description writes no more of them. */
const NEAR = 64;

/**
 * Goes along references, however many there are. Of long ways the ends are kept, so that a chain of which every link is
 * asked for costs its length, and not the square of that.
 */
export class Ways<Node extends Spot> {
  readonly #onFar: () => void;
  readonly #ends = new Map<string, End<Node>>();

  /** @param onFar is told of a way so long that what was read on it is not told step by step */
  constructor(onFar: () => void) {
    this.#onFar = onFar;
  }

  /** @param kind tells ways apart that take other steps */
  end(kind: string, node: Node, step: Step<Node>): End<Node> {
    const seen = new Set<string>();
    let current = node;
    for (let length = 0; ; length++) {
      const key = `${kind} ${current.uri}#${current.pointer}`;
      if (seen.has(key)) return this.#keep(seen, CIRCLE, length);
      if (length === NEAR) this.#onFar();
      if (length >= NEAR && this.#ends.has(key)) return this.#keep(seen, this.#ends.get(key), length);
      const next = step(current);
      if (next === undefined || next === current) return this.#keep(seen, next, length);
      seen.add(key);
      current = next;
    }
  }

  /** The end of a long way that was gone; undefined of a short one. */
  farEnd(kind: string, { uri, pointer }: Spot): End<Node> {
    return this.#ends.get(`${kind} ${uri}#${pointer}`);
  }

  #keep(keys: Iterable<string>, end: End<Node>, length: number): End<Node> {
    if (length >= NEAR) for (const key of keys) this.#ends.set(key, end);
    return end;
  }
}
