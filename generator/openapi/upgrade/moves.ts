import { child, segmentsOf } from '../../ir/pointer.js';

/** Where the nodes of upgraded documents stood in the documents of Swagger 2.0, and the other way round. */
export class Moves {
  /** `uri#pointer`, upgraded → pointer in the 2.0 document. */
  readonly #back = new Map<string, string>();
  /** `uri#pointer` in the 2.0 document → pointer, upgraded. */
  readonly #forth = new Map<string, string>();

  /** Say that a node, with everything below it, moved. */
  add(uri: string, from: string, to: string): void {
    if (from === to) return;
    this.#back.set(`${uri}#${to}`, from);
    this.#forth.set(`${uri}#${from}`, to);
  }

  /** Say that a node was made of another one, which no longer stands anywhere as it was. */
  made(uri: string, of: string, at: string): void {
    this.#back.set(`${uri}#${at}`, of);
  }

  /** The place in the 2.0 document of a node of the upgraded one. */
  before(uri: string, pointer: string): string {
    return longest(this.#back, uri, pointer);
  }

  /** The place in the upgraded document of a node of the 2.0 one. */
  after(uri: string, pointer: string): string {
    return longest(this.#forth, uri, pointer);
  }
}

/** Exchange the longest part of a pointer that is in a table. */
const longest = (table: ReadonlyMap<string, string>, uri: string, pointer: string): string => {
  const segments = segmentsOf(pointer);
  for (let length = segments.length; length > 0; length--) {
    const base = table.get(`${uri}#${child('', ...segments.slice(0, length))}`);
    if (base !== undefined) return child(base, ...segments.slice(length));
  }
  return pointer;
};
