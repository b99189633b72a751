import { own, type Members } from '../../ir/documents.js';
import { Answers } from '../../ir/answers.js';
import type { Type } from '../../ir/model.js';
import type { Node, Reader } from '../reader.js';
import { typesOf } from './keywords.js';
import { follow } from './object-like.js';

/** An integer of which a number may lose digits. */
export const INT64: Type = { kind: 'primitive', name: 'integer', format: 'int64' };

const FORMATS: ReadonlySet<unknown> = new Set(['int64', 'uint64']);

/** Whether the integers that a schema describes have 64 bits, and are to be told from others. */
export const isInt64 = (reader: Pick<Reader, 'tellsInt64'>, schema: Members): boolean =>
  reader.tellsInt64 && FORMATS.has(own(schema, 'format')) && typesOf(schema).includes('integer');

/** Whether a schema, or one that it is joined to, says so: then all that it is joined to are such integers. */
export const isJoinedToInt64 = (reader: Reader, node: Node): boolean =>
  reader.tellsInt64 && joinsInt64(reader, node, new Answers(false));

const joinsInt64 = (reader: Reader, node: Node, answers: Answers<boolean>): boolean => {
  const schema = follow(reader, node);
  if (schema === undefined) return false;
  if (isInt64(reader, schema.value)) return true;
  return (
    'allOf' in schema.value &&
    answers.of(schema.value, () =>
      reader.items(reader.at(schema, 'allOf')).some((part) => joinsInt64(reader, part, answers)),
    )
  );
};

/** A schema of numbers as one of integers of 64 bits. */
export const asInt64 = (schema: Members): Members => {
  const types = typesOf(schema).map((type) => (type === 'number' ? 'integer' : type));
  const isTyped = types.length > 0 || 'enum' in schema || 'const' in schema;
  const type = types.length > 0 ? types : 'integer';
  return { ...schema, format: 'int64', ...(isTyped ? { type } : {}) };
};

/** The type of one integer. Descriptions are read into numbers: what they do not hold may have been another one. */
export const int64Literal = (value: number): Type =>
  Number.isSafeInteger(value) ? { kind: 'literal', value, format: 'int64' } : INT64;

/** The members of an intersection, where one of them has 64 bits: all have. */
export const withInt64 = (members: readonly Type[]): readonly Type[] =>
  members.some(isIt)
    ? members.flatMap((each) =>
        each.kind === 'primitive' && isNumber(each) && !isIt(each) ? [] : [exact(each)],
      )
    : members;

const isIt = (type: Type): boolean => type.kind === 'primitive' && type.format === 'int64';

const isNumber = ({ name }: Extract<Type, { kind: 'primitive' }>): boolean =>
  name === 'integer' || name === 'number';

const exact = (type: Type): Type => {
  if (type.kind === 'primitive' && isNumber(type)) return INT64;
  if (type.kind === 'literal' && Number.isInteger(type.value)) return int64Literal(Number(type.value));
  if (type.kind !== 'union') return type;
  const [first, second, ...rest] = type.members;
  return { kind: 'union', members: [exact(first), exact(second), ...rest.map(exact)] };
};
