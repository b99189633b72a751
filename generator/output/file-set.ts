import { comparePaths, foldersOf, isFilePath } from './paths.js';

/**
 * The generated files: relative paths and their texts, in the order of the paths. What is wrong with a path is a mistake
 * of the generator, never of a specification: names are made safe long before.
 */
export class FileSet {
  #files: ReadonlyMap<string, string>;

  /** @throws {Error} for a path that is not portable, a path given twice, or one that is both a file and a folder. */
  constructor(files: Iterable<readonly [path: string, text: string]>) {
    const sorted = [...files].sort(([a], [b]) => comparePaths(a, b));
    const byPath = new Map<string, string>();
    for (const [path, text] of sorted) {
      if (!isFilePath(path)) throw new Error(`Not a path for a generated file: ${JSON.stringify(path)}`);
      if (byPath.has(path)) throw new Error(`Two generated files are called ${path}`);
      byPath.set(path, text);
    }
    for (const path of byPath.keys()) {
      const folder = foldersOf(path).find((each) => byPath.has(each));
      if (folder !== undefined) throw new Error(`${folder} is a generated file and the folder of ${path}`);
    }
    this.#files = byPath;
  }

  /** One file in a folder of the user, who has given it its name. */
  static alone(name: string, text: string): FileSet {
    const set = new FileSet([]);
    set.#files = new Map([[name, text]]);
    return set;
  }

  get size(): number {
    return this.#files.size;
  }

  get paths(): readonly string[] {
    return [...this.#files.keys()];
  }

  has(path: string): boolean {
    return this.#files.has(path);
  }

  text(path: string): string | undefined {
    return this.#files.get(path);
  }

  [Symbol.iterator](): IterableIterator<[path: string, text: string]> {
    return this.#files.entries();
  }
}
