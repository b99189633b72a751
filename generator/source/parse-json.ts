import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.js';
import { FatalError } from '../diagnostics/fatal.js';
import { Lines } from '../diagnostics/lines.js';
import { checkJson, type JsonCheck } from './json-check.js';

/** The value of JSON text; undefined where it is not JSON. */
export const tryJson = (text: string): { readonly value: unknown } | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch {
    return undefined;
  }
};

/** Why text is not JSON, at its place; undefined where it is. */
export const jsonSyntaxError = (name: string, text: string): FatalError | undefined => {
  const { syntax } = checkJson(text);
  if (syntax === undefined) return undefined;
  const place = { file: name, ...new Lines(text).position(syntax.at) };
  return new FatalError(diagnose('json-syntax', { problem: syntax.problem }, place));
};

/**
 * Check that no object of a valid JSON document has a key twice, given how many keys survived parsing. Counting `":` is
 * enough to know that none was lost in nearly every document; only where the counts differ is the text read again.
 *
 * @throws {FatalError} duplicate-key, one for each
 */
export const checkDuplicateKeys = (name: string, text: string, keys: number): void => {
  if (countKeys(text) === keys) return;
  const [first, ...rest] = duplicateDiagnostics(name, text, checkJson(text));
  if (first !== undefined) throw new FatalError([first, ...rest]);
};

const countKeys = (text: string): number => {
  let count = 0;
  for (let at = text.indexOf('":'); at !== -1; at = text.indexOf('":', at + 2)) {
    if (text[at - 1] !== '\\') count++;
  }
  return count;
};

const duplicateDiagnostics = (name: string, text: string, check: JsonCheck): readonly Diagnostic[] => {
  if (check.duplicates.length === 0) return [];
  const lines = new Lines(text);
  return check.duplicates.map(({ at, key }) => {
    const place: Place = { file: name, ...lines.position(at) };
    return diagnose('duplicate-key', { key }, place);
  });
};
