import type { Place, Position } from '../diagnostics/diagnostic.js';
import { Lines } from '../diagnostics/lines.js';
import { segmentsOf } from '../ir/pointer.js';
import { JsonTree } from './locate-json.js';
import type { Found, Tree } from './tree.js';

/** Makes the tree of a text, and of its value where that is known; it is read when the first place is asked for. */
export type TreeMaker = (text: string, value: unknown) => Tree;

export const jsonTree: TreeMaker = (text) => new JsonTree(text);

/** Load the YAML parser that knows positions: a tenth of a second that only a diagnostic is worth. */
export const loadYamlTree = async (): Promise<TreeMaker> => {
  const { YamlTree } = await import('./locate-yaml.js');
  return (text, value) => new YamlTree(text, value);
};

/** A text that can be searched, and its lines. */
export class Locator {
  readonly #tree: Tree;
  readonly #text: string;
  #lines: Lines | undefined;
  /** Many problems may be of one place. */
  #last: { readonly pointer: string; readonly found: Found } | undefined;

  constructor(text: string, value: unknown, makeTree: TreeMaker) {
    this.#text = text;
    this.#tree = makeTree(text, value);
  }

  /** The position of a place. For a node that is not there, its nearest ancestor's key says where it belongs. */
  locate({ pointer, on }: Pick<Place, 'pointer' | 'on'>): Position | undefined {
    if (pointer === undefined) return undefined;
    const found = this.#last?.pointer === pointer ? this.#last.found : this.#tree.find(segmentsOf(pointer));
    this.#last = { pointer, found };
    const wantsKey = on === 'key' || !found.exact;
    this.#lines ??= new Lines(this.#text);
    return this.#lines.position(wantsKey ? (found.keyStart ?? found.start) : found.start);
  }
}
