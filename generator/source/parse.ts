import { diagnose } from '../diagnostics/catalogue.js';
import { WEB_PAGE } from '../diagnostics/codes/source.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { FatalError } from '../diagnostics/fatal.js';
import { inspect, type InspectOptions, type Reference } from './inspect.js';
import type { Limits } from './limits.js';
import { jsonTree, loadYamlTree, Locator } from './locate.js';
import { checkDuplicateKeys, jsonSyntaxError, tryJson } from './parse-json.js';
import { parseYaml } from './parse-yaml.js';
import { loneSurrogate } from './surrogates.js';

/** The data of a document and what it refers to. */
export interface Parsed {
  readonly value: unknown;
  readonly format: 'json' | 'yaml';
  /** Every `$ref` to another document, once for each base that it has. */
  readonly references: readonly Reference[];
  /** Every key that begins with `x-` or `$`, once each, wherever it stands. */
  readonly marks: ReadonlySet<string>;
}

/**
 * Parse the text of a document: JSON where it is JSON, whatever the file is called, else YAML.
 *
 * @throws {FatalError} what is wrong with it, with lines and columns
 */
export const parseText = async (name: string, text: string, options: InspectOptions): Promise<Parsed> => {
  if (text.trim() === '')
    throw new FatalError(diagnose('empty-document', {}, { file: name, line: 1, column: 1 }));
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(text)) throw new FatalError(notOpenapi(name, WEB_PAGE));
  const { value, format } = await parseValue(name, text, options.limits);
  const inspection = await locatingFailures(name, text, { value, format }, () =>
    inspect(value, name, options),
  );
  if (format === 'json') checkDuplicateKeys(name, text, inspection.keys);
  await checkSurrogates(name, text, { value, format });
  return { value, format, references: inspection.references, marks: inspection.marks };
};

/** What stands where a description should be. */
export const notOpenapi = (name: string, found: string): Diagnostic =>
  diagnose('not-openapi', { found }, { file: name, line: 1, column: 1 });

const parseValue = async (
  name: string,
  text: string,
  limits: Limits,
): Promise<Pick<Parsed, 'value' | 'format'>> => {
  if (/^\s*[{[]/.test(text)) {
    const json = tryJson(text);
    if (json !== undefined) return { value: json.value, format: 'json' };
    const error = name.toLowerCase().endsWith('.json') ? jsonSyntaxError(name, text) : undefined;
    if (error !== undefined) throw error;
  }
  return { value: await parseYaml(name, text, limits), format: 'yaml' };
};

/** A failure ends the load, after which nobody can resolve its pointer: give it its position now. */
const locatingFailures = async <T>(
  name: string,
  text: string,
  { value, format }: Pick<Parsed, 'value' | 'format'>,
  work: () => T,
): Promise<T> => {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof FatalError)) throw error;
    const locator = new Locator(text, value, format === 'json' ? jsonTree : await loadYamlTree());
    const [first, ...rest] = error.diagnostics.map((each) => {
      const position = each.place === undefined ? undefined : locator.locate(each.place);
      return position === undefined ? each : { ...each, place: { file: name, ...each.place, ...position } };
    });
    throw first === undefined ? error : new FatalError([first, ...rest]);
  }
};

const checkSurrogates = async (
  name: string,
  text: string,
  { value, format }: Pick<Parsed, 'value' | 'format'>,
): Promise<void> => {
  const lone = loneSurrogate(text, value);
  if (lone === undefined) return;
  const found = 'an escape writes half of a UTF-16 pair';
  await locatingFailures(name, text, { value, format }, () => {
    throw new FatalError(diagnose('not-utf8', { found }, { file: name, ...lone }));
  });
};
