import { CODES, closing, split } from './scan.js';
import { Unsure } from './unsure.js';

/** What stands before a type and leaves its layout to it. */
export const PREFIX: RegExp = /^(?:readonly |\.\.\.)/;

/** The name of a type with arguments, up to them. */
export const NAMED: RegExp = /^[\w$\x80-\uffff.]+</;

const NAME = /^[A-Za-z_$][\w$\x80-\uffff.]*$/;
const WORD = /^[\w$\x80-\uffff.]+$/;

const INDEX = /\[(?:\w+|keyof [\w$\x80-\uffff.]+(?:<[\w$\x80-\uffff.]+>)?|'[^'\\]*'|"[^"\\]*")\]/.source;
const BASE =
  /(?:-?[\w$\x80-\uffff.]+|\(typeof [\w$\x80-\uffff]+\)|typeof [\w$\x80-\uffff.]+|keyof [\w$\x80-\uffff.]+)(?:<[\w$\x80-\uffff.]+>)?/
    .source;

/** A type that nothing breaks: a word, or names and indexes. */
const ATOM = new RegExp(`^${BASE}(?:${INDEX})*$`);

export const isAtom = (type: string): boolean => isLiteral(type) || ATOM.test(type);

export const isObject = (type: string): boolean =>
  type.charCodeAt(0) === CODES.openCurly && closing(type, 0) === type.length;

/** In quotes or backticks. */
const isLiteral = (type: string): boolean => {
  const first = type.charCodeAt(0);
  if (first !== CODES.quote && first !== CODES.doubleQuote && first !== CODES.backtick) return false;
  return closing(type, 0) === type.length;
};

const KEYWORDS: ReadonlySet<string> = new Set([
  'any',
  'boolean',
  'false',
  'never',
  'null',
  'number',
  'object',
  'string',
  'symbol',
  'true',
  'undefined',
  'unknown',
  'void',
]);

/** A name that is no keyword, perhaps with arguments. */
const isReference = (type: string): boolean => {
  if (NAME.test(type)) return !KEYWORDS.has(type);
  const name = NAMED.exec(type)?.[0];
  return name !== undefined && closing(type, name.length - 1) === type.length;
};

/** Whether a union is one object or name that may be missing: it is laid out like that one alone. */
export const isHugged = (members: readonly string[]): boolean => {
  const [only, ...more] = members.filter((member) => member !== 'null' && member !== 'void');
  if (only === undefined || more.length > 0) return false;
  // An object over a choice of names has a layout of its own.
  if (/^\{ \[[\w$]+ in /.test(only)) throw new Unsure();
  return isObject(only) || isReference(only);
};

/** Whether type arguments keep to their brackets: one word, one object, or one of them that may be missing. */
export const isInline = ([only = '', ...more]: readonly string[]): boolean => {
  if (more.length > 0) return false;
  if (WORD.test(only) || isObject(only) || isLiteral(only)) return true;
  const members = split(only, CODES.bar);
  return members.length > 1 && isHugged(members);
};
