import { type Document, isAlias, isMap, isPair, isSeq, type Node, type Pair } from 'yaml';

/** How many nodes a document has as it is written, and as its aliases make it. */
export interface Growth {
  readonly written: number;
  /** Infinite where there is no number for it. */
  readonly expanded: number;
}

/** An anchor that is used often costs little; anchors within anchors multiply. Nothing is expanded to find out. */
export const growthOf = (document: Document): Growth => {
  const anchors = new Map<string, number>();
  let written = 0;
  const sizeOf = (node: Node | Pair | null): number => {
    if (node === null) return 0;
    if (isPair<Node | null, Node | null>(node)) return sizeOf(node.key) + sizeOf(node.value);
    written++;
    if (isAlias(node)) return anchors.get(node.source) ?? 1;
    const size =
      isMap<Node | null, Node | null>(node) || isSeq<Node | null>(node) ? childrenOf(node.items) : 0;
    if (node.anchor !== undefined) anchors.set(node.anchor, size + 1);
    return size + 1;
  };
  const childrenOf = (node: Node): number => {
    if (isMap<Node | null, Node | null>(node)) return sum(node.items.map(sizeOf));
    return isSeq<Node | null>(node) ? sum(node.items.map(sizeOf)) : 0;
  };
  const expanded = sizeOf(document.contents);
  return { written, expanded };
};

const sum = (sizes: readonly number[]): number => sizes.reduce((all, size) => all + size, 0);
