import { FAILSAFE_SCHEMA, Type, type Schema } from 'js-yaml';

/**
 * The core schema of YAML 1.2. The one that js-yaml calls so still reads `1_000` and `0b1` as numbers, as YAML 1.1 did;
 * then a document would change its meaning with the parser, and the parser with the presence of an alias.
 */
const scalar = (
  tag: string,
  resolve: (text: string) => boolean,
  construct: (text: string) => unknown,
): Type =>
  new Type(`tag:yaml.org,2002:${tag}`, {
    kind: 'scalar',
    resolve: (data: unknown) =>
      (tag === 'null' && data === null) || (typeof data === 'string' && resolve(data)),
    construct: (data: unknown) => construct(typeof data === 'string' ? data : ''),
  });

const NULL = /^(?:~|null|Null|NULL)?$/;
const TRUE = /^(?:true|True|TRUE)$/;
const FALSE = /^(?:false|False|FALSE)$/;
const INTEGER = /^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const INFINITE = /^[-+]?\.(?:inf|Inf|INF)$/;
const NOT_A_NUMBER = /^\.(?:nan|NaN|NAN)$/;

/** Most plain scalars are words, and these cannot begin a number: the cheap test that spares the others. */
const mayBeNumber = (text: string): boolean => {
  const first = text.charCodeAt(0);
  return (first >= 48 && first <= 57) || first === 43 || first === 45 || first === 46;
};

const isFloat = (text: string): boolean =>
  mayBeNumber(text) && (FLOAT.test(text) || INFINITE.test(text) || NOT_A_NUMBER.test(text));

const toFloat = (text: string): number => {
  if (NOT_A_NUMBER.test(text)) return NaN;
  if (INFINITE.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  return Number(text);
};

export const YAML_CORE: Schema = FAILSAFE_SCHEMA.extend({
  implicit: [
    scalar(
      'null',
      (text) => NULL.test(text),
      () => null,
    ),
    scalar(
      'bool',
      (text) => TRUE.test(text) || FALSE.test(text),
      (text) => TRUE.test(text),
    ),
    scalar('int', (text) => mayBeNumber(text) && INTEGER.test(text), Number),
    scalar('float', isFloat, toFloat),
  ],
});
