import { isMembers, own } from '../ir/documents.js';
import { usesAliases } from './parse-yaml.js';
import type { Found, Tree } from './tree.js';
import { outlineOf, startOf, type Entry } from './yaml-outline.js';
import { Syntax } from './yaml-syntax.js';

/**
 * Searches YAML text. A parser that knows positions takes four times as long as the one that read the text: where the value
 * is known, it is given that member of the text alone in which a place is.
 */
export class YamlTree implements Tree {
  readonly #text: string;
  readonly #value: unknown;
  readonly #whole: Syntax;
  readonly #outlines = new Map<Entry | undefined, Outline | undefined>();
  readonly #excerpts = new Map<Entry, Syntax>();

  /** @param value what the text says, where that is known */
  constructor(text: string, value: unknown) {
    this.#text = text;
    // An alias means nothing in a part of the text.
    this.#value = isMembers(value) && usesAliases(text) ? undefined : value;
    this.#whole = new Syntax(text);
  }

  find(segments: readonly string[]): Found {
    return this.#below(undefined, this.#value, segments);
  }

  /** What is found on a way from the value of a member, or from the root. Recursive: the depth of documents is bounded. */
  #below(entry: Entry | undefined, value: unknown, way: readonly string[]): Found {
    const outline = this.#outline(entry, value);
    if (outline === undefined || !isMembers(value)) return this.#parsed(entry, way);
    const [segment, ...rest] = way;
    const next = segment === undefined ? undefined : outline.get(segment);
    if (next === undefined) return foundIn(outline, entry, segment === undefined);
    return this.#below(next, own(value, next.name), rest);
  }

  #outline(entry: Entry | undefined, value: unknown): Outline | undefined {
    if (!isMembers(value) || (entry !== undefined && entry.body === undefined)) return undefined;
    if (this.#outlines.has(entry)) return this.#outlines.get(entry);
    const start = entry?.body ?? startOf(this.#text);
    const outline = outlineOf(this.#text, start, entry?.end ?? this.#text.length, value);
    this.#outlines.set(entry, outline);
    return outline;
  }

  #parsed(entry: Entry | undefined, way: readonly string[]): Found {
    if (entry === undefined) return this.#whole.find(way);
    const excerpt = this.#excerpts.get(entry) ?? new Syntax(this.#text.slice(entry.start, entry.end));
    this.#excerpts.set(entry, excerpt);
    return shifted(excerpt.find([entry.name, ...way]), entry.start);
  }
}

type Outline = ReadonlyMap<string, Entry>;

/** A mapping, or for a member that it has not the mapping where it belongs. */
const foundIn = (outline: Outline, entry: Entry | undefined, exact: boolean): Found => {
  const [first] = outline.values();
  const start = first?.key ?? 0;
  const keyStart = entry === undefined ? {} : { keyStart: entry.key };
  return { exact, start, ...keyStart };
};

const shifted = (found: Found, by: number): Found => ({
  ...found,
  start: found.start + by,
  ...(found.keyStart === undefined ? {} : { keyStart: found.keyStart + by }),
});
