import type { Int64 } from '../choices.js';
import { Code } from '../code.js';
import { KEYWORDS } from '../keywords.js';

/**
 * The encoders: the only way for a value of a specification into TypeScript. Each names the context that it is for;
 * none may be used for another.
 */

// Characters that end a line, hide text or reorder it: shown as escapes wherever they occur in a literal.
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

const IDENTIFIER = /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u;
/** Nearly every name, told without tables of Unicode. */
const ASCII_IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

const isIdentifier = (name: string): boolean => ASCII_IDENTIFIER.test(name) || IDENTIFIER.test(name);

const escapeUnit = (character: string): string =>
  [...Array(character.length).keys()]
    .map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`)
    .join('');

/** Printable ASCII without a quote or a backslash, as nearly every string is: it stands for itself. */
const PLAIN = /^[ -&(-[\]-~]*$/;

/** A string literal, quotes included: the double ones where that makes fewer escapes, as formatters have it. */
export const str = (value: string): Code => {
  if (PLAIN.test(value)) return Code.trusted(`'${value}'`);
  const body = JSON.stringify(value).slice(1, -1).replace(UNSAFE, escapeUnit);
  if (value.includes("'") && value.split("'").length > value.split('"').length)
    return Code.trusted(`"${body}"`);
  return Code.trusted(`'${body.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`);
};

/** The type of the media types that one stands for: `'text/plain'` for itself, `image/${string}` for `image/*`. */
export const mediaTypes = (mediaType: string): Code => {
  if (!mediaType.includes('*')) return str(mediaType);
  const [type = ''] = mediaType.split('/');
  return Code.trusted(/^[\w.+-]+$/.test(type) ? `\`${type}/\${string}\`` : '`${string}/${string}`');
};

/** The type of all texts that consist of these parts: those between backticks, and types. */
export const template = (
  parts: readonly ({ readonly text: string } | { readonly type: 'string' | 'number' | 'boolean' })[],
): Code => {
  const pieces = parts.map((part) => {
    if ('type' in part) return `\${${part.type}}`;
    // A dollar is escaped wherever it stands: before a type it would begin another one.
    return JSON.stringify(part.text)
      .slice(1, -1)
      .replaceAll('\\"', '"')
      .replace(/[`$]/g, '\\$&')
      .replace(UNSAFE, escapeUnit);
  });
  return Code.trusted(`\`${pieces.join('')}\``);
};

/** A number literal. What is not finite has none. */
export const num = (value: number): Code => {
  if (!Number.isFinite(value)) throw new RangeError('a number literal must be finite');
  return Code.trusted(Object.is(value, -0) ? '-0' : String(value).replace('e+', 'e'));
};

/** The literal of an integer of 64 bits. */
export const int64 = (value: number, as: Int64): Code => {
  if (as === 'number') return num(value);
  const digits = String(BigInt(value));
  return as === 'string' ? str(digits) : Code.trusted(`${digits}n`);
};

export const literal = (value: string | number | boolean): Code => {
  if (typeof value === 'string') return str(value);
  return typeof value === 'number' ? num(value) : Code.trusted(value ? 'true' : 'false');
};

/** Letters that were letters in every version of Unicode: Latin, Greek, Cyrillic, kana, Han and Hangul. */
const LETTERS =
  'A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0391-\u03a1\u03a3-\u03a9\u03b1-\u03c9\u0410-\u044f\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fa5\uac00-\ud7a3';

const BARE_KEY = new RegExp(`^(?:[${LETTERS}_$][${LETTERS}\\w$]*|0|[1-9]\\d{0,8})$`);

/**
 * A property name in a type or in an object literal: a number where it is written as one. `__proto__` is computed, since
 * in a literal it would set the prototype.
 */
export const key = (name: string): Code => {
  if (name === '__proto__') return Code.trusted("['__proto__']");
  return BARE_KEY.test(name) ? Code.trusted(name) : str(name);
};

/** The name of a property that stays a text where it is written as a number: `v1`, `'1'`, `'2026-04-16'`. */
export const textKey = (name: string): Code => (/^\d/.test(name) ? str(name) : key(name));

/** Access to a property: `.name`, `['odd name']`, or with `?.` before either. */
export const access = (name: string, optional: boolean): Code => {
  if (ASCII_IDENTIFIER.test(name)) return Code.trusted(`${optional ? '?.' : '.'}${name}`);
  return Code.trusted(`${optional ? '?.' : ''}[${str(name).text}]`);
};

/** A name that naming/ has settled. Anything else is a bug of ours and stops the run. */
export const ident = (name: string): Code => {
  if (!isIdentifier(name) || KEYWORDS.has(name)) {
    throw new Error(`not an identifier: ${JSON.stringify(name)}`);
  }
  return Code.trusted(name);
};

/** The name of a method or accessor, which may be a word of the language: `delete`. */
export const member = (name: string): Code => {
  if (!isIdentifier(name)) throw new Error(`not a member: ${JSON.stringify(name)}`);
  return Code.trusted(name);
};

/**
 * How generated files name each other in imports: `js` for the files that a compiler makes of them, `ts` for what runs
 * TypeScript as it is, `none` for bundlers that look for neither.
 */
export type ImportExtension = 'js' | 'ts' | 'none';

/** A module specifier for a generated file, relative to another one. */
export const specifier = (from: string, to: string, extension: ImportExtension = 'js'): Code => {
  const up = from.split('/').length - 1;
  const path = sameFolder(from, to) ?? `${up === 0 ? './' : '../'.repeat(up)}${to}`;
  return str(path.endsWith('.ts') ? `${path.slice(0, -3)}${suffixOf(extension)}` : path);
};

/** `.js`, `.ts`, or nothing. */
export const suffixOf = (extension: ImportExtension): string => (extension === 'none' ? '' : `.${extension}`);

const sameFolder = (from: string, to: string): string | undefined => {
  const folder = from.slice(0, from.lastIndexOf('/') + 1);
  return folder === '' || !to.startsWith(folder) ? undefined : `./${to.slice(folder.length)}`;
};

/** A JSON file. */
export const json = (value: object): Code => Code.trusted(JSON.stringify(value, undefined, 2));
