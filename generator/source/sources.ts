import type { Place, Position, SourceLookup } from '../diagnostics/diagnostic.js';
import { jsonTree, loadYamlTree, Locator, type TreeMaker } from './locate.js';

interface Source {
  readonly text: string;
  readonly format: 'json' | 'yaml';
  readonly value: unknown;
}

/** Finds places in the texts that were read, by display name. */
export class Sources implements SourceLookup {
  readonly #sources = new Map<string, Source>();
  readonly #locators = new Map<string, Locator>();
  #yamlTree: TreeMaker | undefined;

  /**
   * Make a text known, and its value where there is one. `format` is a guess where the text does not parse: only positions
   * that places carry are asked then.
   */
  add(name: string, text: string, format: 'json' | 'yaml', value?: unknown): void {
    this.#sources.set(name, { text, format, value });
    this.#locators.delete(name);
  }

  async prepare(): Promise<void> {
    const needsYaml = [...this.#sources.values()].some((source) => source.format === 'yaml');
    if (needsYaml) this.#yamlTree ??= await loadYamlTree();
  }

  locate(place: Place): Position | undefined {
    if (place.line !== undefined) return { line: place.line, column: place.column ?? 1 };
    return this.#locator(place.file)?.locate(place);
  }

  text(file: string): string | undefined {
    const source = this.#sources.get(file);
    return source !== undefined && mayShow(file, source.text) ? source.text : undefined;
  }

  #locator(file: string): Locator | undefined {
    const source = this.#sources.get(file);
    const makeTree = source?.format === 'json' ? jsonTree : this.#yamlTree;
    if (source === undefined || makeTree === undefined) return undefined;
    const locator = this.#locators.get(file) ?? new Locator(source.text, source.value, makeTree);
    this.#locators.set(file, locator);
    return locator;
  }
}

/** Whether a text may be quoted. A file that is no description, such as a `.env` that a $ref names, may hold secrets. */
const mayShow = (name: string, text: string): boolean =>
  /\.(?:ya?ml|json)$/i.test(name.replace(/\?.*/s, '')) ||
  /^[\s{]*["']?(?:openapi|swagger)["']?\s*:/m.test(text);
