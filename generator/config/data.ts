import type { SourceLookup } from '../diagnostics/diagnostic.js';
import { FatalError } from '../diagnostics/fatal.js';
import { DEFAULT_LIMITS } from '../source/limits.js';
import { parseText } from '../source/parse.js';
import { Budget, readTextFile } from '../source/read.js';
import { Sources } from '../source/sources.js';

/** The data of a YAML or JSON file, and where its parts stand. */
export interface DataFile {
  readonly value: unknown;
  readonly sources: SourceLookup;
}

/**
 * Read a configuration that is data. An empty file is `undefined`, which the schema complains about.
 *
 * @throws {FatalError} what is wrong with the text, with lines and columns
 */
export const readData = async (path: string, name: string): Promise<DataFile> => {
  const { text } = readTextFile(path, name, new Budget());
  const sources = new Sources();
  sources.add(name, text, name.endsWith('.json') ? 'json' : 'yaml');
  if (text.trim() === '') return { value: undefined, sources };
  try {
    const { value, format } = await parseText(name, text, { limits: DEFAULT_LIMITS });
    sources.add(name, text, format, value);
    return { value, sources };
  } catch (error) {
    const [first, ...rest] = error instanceof FatalError ? error.diagnostics : [];
    throw first === undefined ? error : new FatalError([first, ...rest], sources);
  }
};
