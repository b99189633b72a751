import {
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
  type Document,
  type Node,
  type YAMLMap,
} from 'yaml';
import type { Found, Tree } from './tree.js';

/** A node of the syntax tree, with its key where it is the value of a mapping. Both are absent for an empty value. */
interface Spot {
  readonly key: Node | undefined;
  readonly node: Node | undefined;
}

/** YAML text and its syntax tree, which is made when it is first asked for. */
export class Syntax implements Tree {
  readonly #text: string;
  readonly #members = new WeakMap<YAMLMap, ReadonlyMap<string, Spot>>();
  #document: Document | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  find(segments: readonly string[]): Found {
    this.#document ??= parseDocument(this.#text, {
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    });
    let spot: Spot = { key: undefined, node: this.#document.contents ?? undefined };
    for (const segment of segments) {
      const next = this.#child(this.#resolved(spot.node, this.#document), segment);
      if (next === undefined) return found(spot, false);
      spot = next;
    }
    return found(spot, true);
  }

  #resolved(node: Node | undefined, document: Document): Node | undefined {
    return isAlias(node) ? node.resolve(document) : node;
  }

  #child(node: Node | undefined, segment: string): Spot | undefined {
    if (isMap(node)) return this.#membersOf(node).get(segment);
    if (!isSeq(node)) return undefined;
    const item = node.items[Number(segment)];
    return isNode(item) ? { key: undefined, node: item } : undefined;
  }

  #membersOf(map: YAMLMap): ReadonlyMap<string, Spot> {
    let members = this.#members.get(map);
    if (members === undefined) {
      members = new Map(map.items.filter(isPair).map(({ key, value }) => [keyText(key), spotOf(key, value)]));
      this.#members.set(map, members);
    }
    return members;
  }
}

const keyText = (key: unknown): string => String(isScalar(key) ? key.value : key);

const spotOf = (key: unknown, node: unknown): Spot => ({
  key: isNode(key) ? key : undefined,
  node: isNode(node) ? node : undefined,
});

const found = ({ key, node }: Spot, exact: boolean): Found => {
  const keyStart = key?.range?.[0];
  const start = node?.range?.[0] ?? keyStart ?? 0;
  return { exact, start, ...(keyStart === undefined ? {} : { keyStart }) };
};
