import { skipSpace, skipValue, spotsIn, type JsonSpot } from './json-text.js';
import type { Found, Tree } from './tree.js';

/** Searches JSON text without parsing it. What a container holds is remembered by its offset. */
export class JsonTree implements Tree {
  readonly #text: string;
  readonly #containers = new Map<number, ReadonlyMap<string, JsonSpot>>();
  #root: JsonSpot | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  find(segments: readonly string[]): Found {
    let spot = this.#rootSpot();
    for (const segment of segments) {
      const next = this.#spots(spot.start).get(segment);
      if (next === undefined) return { ...spot, exact: false };
      spot = next;
    }
    return { ...spot, exact: true };
  }

  #rootSpot(): JsonSpot {
    const start = skipSpace(this.#text, 0);
    this.#root ??= { start, end: skipValue(this.#text, start) };
    return this.#root;
  }

  #spots(start: number): ReadonlyMap<string, JsonSpot> {
    let spots = this.#containers.get(start);
    if (spots === undefined) {
      spots = spotsIn(this.#text, start);
      this.#containers.set(start, spots);
    }
    return spots;
  }
}
