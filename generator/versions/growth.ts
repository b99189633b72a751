import { isList, isMembers } from '../ir/documents.js';

/** What no overlay needs. The levels are those that a description may have at all. */
const NODES = 500_000;
const LEVELS = 1000;

/** How far the actions of an overlay make a document grow: each may double what the one before it left. */
export class Growth {
  #nodes = 0;

  /** Why a value may not be put in at so many places, the deepest of which has so many levels above; undefined where it may. */
  refusal(value: unknown, places: number, level: number): string | undefined {
    const left = Math.floor((NODES - this.#nodes) / Math.max(1, places));
    const size = sizeOf(value, left, LEVELS - level);
    if (size === 'too deep') return `it makes the document deeper than ${LEVELS} levels`;
    if (size === 'too large') return `it makes the document larger than ${NODES.toLocaleString('en')} nodes`;
    this.#nodes += size * places;
    return undefined;
  }
}

const sizeOf = (value: unknown, most: number, levels: number): number | 'too deep' | 'too large' => {
  let size = 0;
  const waiting: { readonly node: unknown; readonly level: number }[] = [{ node: value, level: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.level > levels) return 'too deep';
    if (++size > most) return 'too large';
    const members = isList(next.node) ? next.node : isMembers(next.node) ? Object.values(next.node) : [];
    for (const node of members) waiting.push({ node, level: next.level + 1 });
  }
  return size;
};
