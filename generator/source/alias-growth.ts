import { type Document, isAlias, isMap, isSeq, type Node } from 'yaml';

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
  const sizeOf = (node: Node | null): number => {
    if (node === null) return 0;
    written++;
    if (isAlias(node)) return anchors.get(node.source) ?? 1;
    const size = 1 + sum(membersOf(node).map(sizeOf));
    if (node.anchor !== undefined) anchors.set(node.anchor, size);
    return size;
  };
  const expanded = sizeOf(document.contents);
  return { written, expanded };
};

const membersOf = (node: Node): readonly (Node | null)[] => {
  if (isMap<Node | null, Node | null>(node)) return node.items.flatMap(({ key, value }) => [key, value]);
  return isSeq<Node | null>(node) ? node.items : [];
};

const sum = (sizes: readonly number[]): number => sizes.reduce((all, size) => all + size, 0);
