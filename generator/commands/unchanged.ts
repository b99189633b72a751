import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import type { GenerateOptions } from '../generate.js';
import { foldersOf, MANIFEST } from '../output/paths.js';
import { inspectOutput, type Recipe } from '../output/write.js';
import { hashOfHashes, sha256 } from '../hash.js';
import { sourceName } from '../source/setting.js';
import { fileUri } from '../source/uris.js';
import { templateFiles, type Target } from './targets.js';
import { VERSION } from '../version.js';

/** A client that is what generating it again would make it. */
export interface Unchanged {
  readonly files: readonly string[];
  /** The documents of its description, absolute. */
  readonly documents: readonly string[];
  /** How many warnings the run that wrote it had. */
  readonly warnings: number;
}

/**
 * Find out, without parsing anything, that nothing has changed since a client was written: neither the generator, nor an
 * option, nor a byte of the documents or of the generated files. Undefined wherever that is not certain.
 */
export const findUnchanged = ({ options, output }: Target): Unchanged | undefined => {
  if (/^-$|^https?:/i.test(options.spec) || hasCode(options)) return undefined;
  const { content, isWhole } = inspectOutput(output);
  const recipe = content?.source.recipe;
  if (content === undefined || recipe === undefined || !isWhole) return undefined;
  if (content.version !== VERSION || recipe.options !== hashOptions(options)) return undefined;
  const [entry] = recipe.documents;
  const path = resolve(options.cwd, options.spec);
  if (entry !== basename(path) || content.source.name !== entry) return undefined;
  const hash = hashDocuments(recipe.documents, dirname(path));
  return hash === content.source.sha256
    ? {
        files: [...content.files.keys()],
        documents: recipe.documents.map((name) => resolve(dirname(path), name)),
        warnings: recipe.warnings,
      }
    : undefined;
};

/** A client that there was nothing to do for. */
export type Skipped = readonly [target: Target, found: Unchanged];

/**
 * Every path that decides whether clients are still unchanged, absolute, folders among them: in a folder that is as it was,
 * nothing came or went. Undefined where it takes more than paths to tell, as with a configuration that is a program.
 */
export const dependenciesOf = (skipped: readonly Skipped[]): readonly string[] | undefined => {
  const inputs = skipped.flatMap(([target]) => target.inputs);
  const isTold =
    inputs.every((path) => DATA.test(path)) &&
    skipped.every(([{ options }]) => options.templates === undefined);
  return isTold ? [...inputs, ...skipped.flatMap(pathsOf)] : undefined;
};

const DATA = /\.(?:json|ya?ml)$/i;

const pathsOf = ([{ output }, { files, documents }]: Skipped): readonly string[] => {
  const inside = new Set([MANIFEST, ...files, ...files.flatMap(foldersOf)]);
  return [...documents, output, ...[...inside].map((path) => resolve(output, path))];
};

/** Whether code of the user takes part: what it does cannot be known without running it. */
const hasCode = ({ outputs = [], passes = [], format }: GenerateOptions): boolean =>
  passes.length > 0 || format === 'prettier' || outputs.some((output) => typeof output !== 'string');

/** What to write down of a run for the next one to find. */
export const recipeOf = (
  options: GenerateOptions,
  documents: readonly string[] | undefined,
  warnings: number,
): Recipe | undefined =>
  documents === undefined ? undefined : { documents, options: hashOptions(options), warnings };

const hashDocuments = (names: readonly string[], folder: string): string | undefined => {
  try {
    const hashes: (readonly [string, string])[] = [];
    for (const name of names) {
      const path = resolve(folder, name);
      // A named pipe would block for ever.
      if (!statSync(path).isFile()) return undefined;
      hashes.push([name, sha256(readFileSync(path))]);
    }
    return hashOfHashes(hashes);
  } catch {
    return undefined;
  }
};

/**
 * All options but those that say where things are, and paths as seen from the specification: the same everywhere. Of
 * templates what they hold counts, and of the specification what the text calls it.
 */
const hashOptions = (options: GenerateOptions): string => {
  const { spec, cwd, allowRef = [], catalogue, setting, templates, ...others } = options;
  const folder = dirname(resolve(cwd, spec));
  const versions = catalogue === undefined ? {} : { versions: catalogue.value };
  const texts = templates === undefined ? {} : { templates: hashTemplates(resolve(cwd, templates)) };
  const places = allowRef.map((place) =>
    /^https?:/i.test(place) ? place : relative(folder, resolve(cwd, place)).replaceAll(sep, '/'),
  );
  const source = sourceName(fileUri(spec, cwd), cwd, setting);
  const all = { ...others, ...versions, ...texts, allowRef: places.toSorted(), source };
  // Where the files are going to stand is no part of what is made.
  const named = Object.entries(all).filter(([key]) => key !== 'folder');
  const entries = named.sort(([a], [b]) => (a < b ? -1 : 1));
  return sha256(JSON.stringify(entries));
};

/** The content of templates by their names: where they stand does not matter. */
const hashTemplates = (folder: string): string => {
  const files = templateFiles(folder).filter((path) => path.endsWith('.hbs'));
  return hashOfHashes(
    files.map((path) => [relative(folder, path).replaceAll(sep, '/'), sha256(readFileSync(path))]),
  );
};
