import { sha256 } from '../hash.js';
import type { FileSet } from './file-set.js';
import { comparePaths, isFilePath } from './paths.js';

const GENERATOR = 'apivintage';

/** What was generated from what. It holds no date and no path of a machine: the same input makes the same bytes. */
export interface Manifest {
  /** The version of the generator. */
  readonly version: string;
  readonly source: ManifestSource;
  /** sha256, hexadecimal, of each file by its path. */
  readonly files: ReadonlyMap<string, string>;
}

export interface ManifestSource {
  /** The name of the specification, such as its file name. */
  readonly name: string;
  /** sha256, hexadecimal, of all its documents. */
  readonly sha256: string;
  /** What a later run needs in order to see that nothing has changed; absent where it could not. */
  readonly recipe?: Recipe;
}

/** From what, and how, a client was made. */
export interface Recipe {
  /** The documents relative to the folder of the first, which is the specification, in the order of the hash. */
  readonly documents: readonly string[];
  /** sha256, hexadecimal, of all options. */
  readonly options: string;
  /** How many warnings the run had. */
  readonly warnings: number;
}

export const manifestOf = (files: FileSet, version: string, source: ManifestSource): Manifest => ({
  version,
  source,
  files: hashesOf(files),
});

/** What is planned and then written is hashed once. */
const hashesOf = (files: FileSet): ReadonlyMap<string, string> => {
  const hashes = known.get(files) ?? new Map([...files].map(([path, text]) => [path, sha256(text)]));
  known.set(files, hashes);
  return hashes;
};

const known = new WeakMap<FileSet, ReadonlyMap<string, string>>();

export const manifestText = ({ version, source, files }: Manifest): string => {
  const sorted = [...files].sort(([a], [b]) => comparePaths(a, b));
  const { name, recipe } = source;
  const content = {
    generator: GENERATOR,
    version,
    source: { name, sha256: source.sha256, ...(recipe === undefined ? {} : { recipe: recipeContent(recipe) }) },
    files: Object.fromEntries(sorted),
  };
  return `${JSON.stringify(content, undefined, 2)}\n`;
};

const recipeContent = ({ documents, options, warnings }: Recipe): object => ({ options, warnings, documents });

/**
 * Read a manifest; undefined for text that is none of ours. Its paths decide what is deleted, so that one with a path we
 * would never write counts as foreign as a whole.
 */
export const parseManifest = (text: string): Manifest | undefined => {
  const content = parseJson(text);
  if (member(content, 'generator') !== GENERATOR) return undefined;
  const source = member(content, 'source');
  const [version, name, hash] = [member(content, 'version'), member(source, 'name'), member(source, 'sha256')];
  const files = parseFiles(member(content, 'files'));
  if (typeof version !== 'string' || typeof name !== 'string' || typeof hash !== 'string') return undefined;
  const recipe = parseRecipe(member(source, 'recipe'));
  const found = { name, sha256: hash, ...(recipe === undefined ? {} : { recipe }) };
  return files === undefined ? undefined : { version, source: found, files };
};

/** A recipe that is none is no reason to disown files: without it the client is generated, and that is all. */
const parseRecipe = (value: unknown): Recipe | undefined => {
  const [documents, options, warnings] = [member(value, 'documents'), member(value, 'options'), member(value, 'warnings')];
  if (!Array.isArray(documents) || typeof options !== 'string' || typeof warnings !== 'number') return undefined;
  const names = documents.filter((each: unknown) => typeof each === 'string');
  return names.length === documents.length ? { documents: names, options, warnings } : undefined;
};

const parseFiles = (value: unknown): ReadonlyMap<string, string> | undefined => {
  if (typeof value !== 'object' || value === null) return undefined;
  const files = new Map<string, string>();
  for (const [path, hash] of Object.entries<unknown>({ ...value })) {
    if (!isFilePath(path) || typeof hash !== 'string' || !/^[0-9a-f]{64}$/.test(hash)) return undefined;
    files.set(path, hash);
  }
  return files;
};

const parseJson = (text: string): unknown => {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
};

const member = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined;
