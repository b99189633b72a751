import {
  isAlias,
  isMap,
  isScalar,
  type Alias,
  parseDocument,
  visit,
  type Document,
  type Node,
  type YAMLError,
  type YAMLMap,
} from 'yaml';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.js';
import { FatalError } from '../diagnostics/fatal.js';
import { Lines } from '../diagnostics/lines.js';
import { growthOf } from './alias-growth.js';
import type { Limits } from './limits.js';
import { isExhausted, mistakeOf } from './yaml-words.js';

/** The most mistakes reported of one document. */
const MOST = 50;

/**
 * The value of YAML text that may hold aliases, merge keys and mistakes.
 *
 * @throws {FatalError} every mistake found, up to a number
 */
export const parseYamlCarefully = (name: string, text: string, limits: Limits): unknown => {
  const document = parseDocument(asVersion12(text), {
    merge: true,
    prettyErrors: false,
    resolveKnownTags: false,
    // The parser compares every key of a mapping with every other one; `Mistakes` uses a set.
    uniqueKeys: false,
  });
  const mistakes = new Mistakes(name, text);
  for (const problem of [...told(document.errors), ...document.warnings]) mistakes.add(document, problem);
  // A tree with syntax errors may have keys where the author has none.
  if (document.errors.every(isOfWholeFile)) mistakes.visit(document);
  const [first, ...rest] = mistakes.found.slice(0, MOST);
  if (first !== undefined) throw new FatalError([first, ...rest]);
  const { written, expanded } = growthOf(document);
  if (expanded > written * limits.aliases) {
    throw new FatalError(mistakes.tooManyAliases(document, limits.aliases));
  }
  // The parser's own bound is how often an anchor is used, which says little of what that costs.
  return document.toJS({ maxAliasCount: -1 });
};

/** One mistake makes more of what follows it: where a quote is missing, nothing after it is what it was meant to be. */
const told = (errors: readonly YAMLError[]): readonly YAMLError[] => {
  const first = errors.find(isExhausted) ?? errors.find((error) => !isOfWholeFile(error));
  return errors.filter((error) => error === first || isOfWholeFile(error));
};

const isOfWholeFile = ({ code }: YAMLError): boolean =>
  code === 'MULTIPLE_DOCS' || code === 'TAG_RESOLVE_FAILED';

/** A `%YAML 1.1` directive would turn dates into Date objects and `on` into true. The length stays the same. */
const asVersion12 = (text: string): string =>
  text.replace(/^%YAML[ \t]+1\.1(?=\s)/m, (line) => line.replace('1.1', '1.2'));

/** Collects what is wrong with a document. */
class Mistakes {
  readonly found: Diagnostic[] = [];
  readonly #name: string;
  readonly #text: string;
  #lines: Lines | undefined;

  constructor(name: string, text: string) {
    this.#name = name;
    this.#text = text;
  }

  add(document: Document, problem: YAMLError): void {
    const place = this.#place(problem.pos[0]);
    if (problem.code === 'MULTIPLE_DOCS') this.found.push(diagnose('multiple-documents', {}, place));
    else if (problem.code === 'TAG_RESOLVE_FAILED') {
      const tag = this.#text.slice(...problem.pos).trim();
      this.found.push(diagnose('unknown-tag', { tag: tag.startsWith('!') ? tag : '' }, place));
    } else {
      const { at, ...mistake } = mistakeOf(document, this.#text, problem);
      this.found.push(diagnose('yaml-syntax', mistake, this.#place(at)));
    }
  }

  /** Duplicate keys, aliases of nothing, and aliases inside what they repeat. */
  visit(document: Document): void {
    // Kept here in document order: `alias.resolve` searches the whole document for each alias.
    const anchors = new Map<string, Node>();
    visit(document, {
      Node: (_key, node, path) => {
        if (isAlias(node)) this.#checkAlias(node, anchors.get(node.source), path);
        else if (node.anchor !== undefined) anchors.set(node.anchor, node);
        if (isMap(node)) this.#checkKeys(node);
      },
    });
  }

  #checkAlias(alias: Alias, target: Node | undefined, path: readonly unknown[]): void {
    if (target === undefined) {
      const problem = `nothing before the alias "*${alias.source}" has that anchor`;
      this.found.push(diagnose('yaml-syntax', { problem }, this.#placeOf(alias)));
    } else if (path.includes(target)) {
      this.found.push(diagnose('alias-cycle', { name: alias.source }, this.#placeOf(alias)));
    }
  }

  /** Placed at the first alias: which of them is one too many is a matter of order. */
  tooManyAliases(document: Document, limit: number): Diagnostic {
    let place = this.#place(0);
    visit(document, {
      Alias: (_key, alias) => {
        place = this.#placeOf(alias);
        return visit.BREAK;
      },
    });
    return diagnose('too-many-aliases', { limit }, place);
  }

  #checkKeys(map: YAMLMap): void {
    const seen = new Set<string>();
    for (const { key } of map.items) {
      if (!isScalar(key)) continue;
      const text = String(key.value);
      if (seen.has(text)) this.found.push(diagnose('duplicate-key', { key: text }, this.#placeOf(key)));
      seen.add(text);
    }
  }

  #placeOf(node: Node): Place {
    return this.#place(node.range?.[0] ?? 0);
  }

  #place(offset: number): Place {
    this.#lines ??= new Lines(this.#text);
    return { file: this.#name, ...this.#lines.position(offset) };
  }
}
