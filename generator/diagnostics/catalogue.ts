import { configCodes } from './codes/config.js';
import { diffCodes } from './codes/diff.js';
import type { Entry } from './codes/entry.js';
import { importCodes } from './codes/import.js';
import { lintCodes, projectCodes } from './codes/lint.js';
import { openApiCodes } from './codes/openapi.js';
import { outputCodes } from './codes/output.js';
import { seamCodes } from './codes/seams.js';
import { referenceCodes, sourceCodes } from './codes/source.js';
import { upgradeCodes } from './codes/upgrade.js';
import { versionCodes } from './codes/versions.js';
import type { Diagnostic, Place, Related, Severity } from './diagnostic.js';

/** Every code once. To add one, add an entry to the file of its subject; a new file is named here twice. */
type Entries = typeof configCodes &
  typeof diffCodes &
  typeof importCodes &
  typeof lintCodes &
  typeof openApiCodes &
  typeof outputCodes &
  typeof projectCodes &
  typeof referenceCodes &
  typeof seamCodes &
  typeof sourceCodes &
  typeof upgradeCodes &
  typeof versionCodes;

/** The codes of all diagnostics. */
export type Code = keyof Entries;

/** What the message of a code quotes; `{}` where it quotes nothing. */
export type Arguments<C extends Code> =
  Parameters<Entries[C]['message']> extends [infer Args] ? Args : Readonly<Record<string, never>>;

const catalogue: { readonly [C in Code]: Entry<Arguments<C>> } = {
  ...configCodes,
  ...diffCodes,
  ...importCodes,
  ...lintCodes,
  ...openApiCodes,
  ...outputCodes,
  ...projectCodes,
  ...referenceCodes,
  ...seamCodes,
  ...sourceCodes,
  ...upgradeCodes,
  ...versionCodes,
};

/**
 * A diagnostic by its code: `diagnose('unknown-version', { version, known }, place)`. The arguments are checked against
 * the code at compile time and made harmless to print here.
 */
export const diagnose = <C extends Code>(
  code: C,
  args: Arguments<C>,
  place?: Place,
  related?: readonly Related[],
): Diagnostic => {
  const entry = catalogue[code];
  const help = typeof entry.help === 'function' ? entry.help(args) : entry.help;
  const setting = typeof entry.setting === 'function' ? entry.setting(args) : entry.setting;
  return {
    code,
    severity: entry.severity,
    message: entry.message(args),
    ...(help === undefined ? {} : { help }),
    ...(place === undefined ? {} : { place }),
    ...(related === undefined ? {} : { related }),
    ...(entry.cause === undefined ? {} : { cause: entry.cause(args) }),
    ...(setting === undefined ? {} : { setting }),
  };
};

const isCode = (code: string): code is Code => Object.hasOwn(catalogue, code);

/** What a code means, with `<name>` for what an occurrence quotes. */
export interface Explained {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly help?: string;
}

/** The explanation of a code; undefined for a code that does not exist. */
export const explainCode = (code: string): Explained | undefined => {
  if (!isCode(code)) return undefined;
  const { severity, message, help } = catalogue[code];
  const text = withPlaceholders(message);
  const advice = typeof help === 'function' ? withPlaceholders(help) : help;
  return { code, severity, message: text ?? code, ...(advice === undefined ? {} : { help: advice }) };
};

/** What only some occurrences know: advice that holds for all of them does without. */
const OCCASIONAL: ReadonlySet<string> = new Set(['near', 'purpose', 'advice', 'within']);

/** Arguments of any code: each is its own name. */
const PLACEHOLDERS: object = new Proxy(
  {},
  { get: (_target, name) => (OCCASIONAL.has(String(name)) ? undefined : `<${String(name)}>`) },
);

const withPlaceholders = (write: (...args: never) => unknown): string | undefined => {
  const text: unknown = Reflect.apply(write, undefined, [PLACEHOLDERS]);
  return typeof text === 'string' ? text : undefined;
};

/** Every code, sorted. */
export const codes = (): readonly string[] => Object.keys(catalogue).sort();
