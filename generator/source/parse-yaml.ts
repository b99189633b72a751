import { diagnose } from '../diagnostics/catalogue.js';
import { FatalError } from '../diagnostics/fatal.js';
import { Lines } from '../diagnostics/lines.js';
import type { Limits } from './limits.js';

/**
 * Above this many code units, a document that the fast parser refuses is not parsed again for a better explanation.
 */
const EXPLAINABLE = 4_000_000;

/**
 * The value of YAML 1.2 text under the core schema, in which dates and `on` are strings. A plain document takes the fast
 * parser; one with aliases, or with a mistake, the careful one, which bounds aliases, knows merge keys and finds several
 * mistakes at once.
 *
 * @throws {FatalError} yaml-syntax, duplicate-key, multiple-documents, unknown-tag, alias-cycle, too-many-aliases
 */
export const parseYaml = async (name: string, text: string, limits: Limits): Promise<unknown> => {
  if (usesAliases(text)) return await parseCarefully(name, text, limits);
  const { load, YAMLException } = await import('js-yaml');
  const { YAML_CORE } = await import('./yaml-schema.js');
  // The parser counts a mapping and its value as two levels; `inspect` judges the depth exactly.
  const options = { schema: YAML_CORE, maxDepth: limits.depth * 2 + 2 };
  try {
    return load(text, options);
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    if (text.length <= EXPLAINABLE) return await parseCarefully(name, text, limits);
    throw new FatalError(fastProblem(name, text, error));
  }
};

const parseCarefully = async (name: string, text: string, limits: Limits): Promise<unknown> => {
  const { parseYamlCarefully } = await import('./parse-yaml-carefully.js');
  return parseYamlCarefully(name, text, limits);
};

/** Whether some `&name` has an `*name`. Prose may look so by chance, which costs time only. */
export const usesAliases = (text: string): boolean => {
  const names = new Set<string>();
  for (const [, name] of text.matchAll(/&([^\s,[\]{}]+)/g)) if (name !== undefined) names.add(name);
  if (names.size === 0) return false;
  for (const [, name] of text.matchAll(/\*([^\s,[\]{}]+)/g))
    if (name !== undefined && names.has(name)) return true;
  return false;
};

/** What the fast parser says: one problem, whose reason never quotes more than a tag or an anchor. */
interface FastProblem {
  readonly reason: string;
  /** Absent where the parser knows no place, against its types. */
  readonly mark?: { readonly position: number };
}

const fastProblem = (
  name: string,
  text: string,
  { reason, mark }: FastProblem,
): ReturnType<typeof diagnose> => {
  const place =
    mark === undefined ? { file: name } : { file: name, ...new Lines(text).position(mark.position) };
  if (reason.startsWith('duplicated mapping key')) return diagnose('duplicate-key', { key: '' }, place);
  if (reason.startsWith('expected a single document')) return diagnose('multiple-documents', {}, place);
  if (reason.startsWith('unknown tag')) return diagnose('unknown-tag', { tag: '' }, place);
  if (reason.startsWith('nesting exceeded'))
    return diagnose('yaml-syntax', { problem: 'it is nested too deeply' }, place);
  return diagnose('yaml-syntax', { problem: reason }, place);
};
