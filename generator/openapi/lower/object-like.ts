import { isMembers, own, type Members } from '../../ir/documents.js';
import type { Node, ObjectNode, Reader } from '../reader.js';
import { Answers } from '../../ir/answers.js';
import { CIRCLE } from '../ways.js';
import { isNullable, isRemark, typesOf } from './keywords.js';

/**
 * Whether the values of a schema (but null) are objects that can be declared as one: it has properties, or it joins
 * such schemas with `allOf`. `only`: one of several types is looked at, not the others.
 */
export const isObjectLike = (reader: Reader, node: ObjectNode, only?: 'object'): boolean =>
  describesObject({ reader, self: node, parts: undefined }, node, only);

/**
 * Whether values of a schema that has keywords of objects or lists may be of any other type as well: literally so, where
 * neither it nor what is joined to it says which type they have.
 */
export const isElse = (reader: Reader, node: ObjectNode): boolean =>
  reader.isLiteral && !namesType(reader, node, new Answers(false));

const namesType = (reader: Reader, node: ObjectNode, answers: Answers<boolean>): boolean =>
  typesOf(node.value).length > 0 ||
  ('allOf' in node.value &&
    answers.of(node.value, () =>
      reader.items(reader.at(node, 'allOf')).some((part) => {
        const target = follow(reader, part);
        return target !== undefined && namesType(reader, target, answers);
      }),
    ));

/** What is being asked about, and how documents are read. */
interface Question {
  readonly reader: Reader;
  readonly self: ObjectNode;
  /** What the parts describe, once there are some. */
  parts: Answers<boolean> | undefined;
}

const describesObject = (question: Question, node: ObjectNode, only?: 'object'): boolean => {
  const schema = node.value;
  const { reader, self } = question;
  if ('enum' in schema || 'const' in schema) return false;
  if (isUnion(reader, node) && !isOptionOf(reader, self, node)) return false;
  const types = typesOf(schema).filter((type) => type !== 'null');
  if (only === undefined && (types.length > 1 || (types[0] ?? 'object') !== 'object')) return false;
  const parts = 'allOf' in schema ? reader.items(reader.at(node, 'allOf')) : [];
  if (!parts.every((part) => isPart(question, part))) return false;
  if (hasProperties(schema)) return true;
  return (
    parts.some((part) => bringsProperties(question, part)) &&
    (types.length > 0 || isNullable(schema) || parts.some((part) => excludesNull(question, part)))
  );
};

/** Null is a value of all parts or of none: one that excludes it does so for the whole. */
const excludesNull = (question: Question, part: Node): boolean => {
  const target = follow(question.reader, part);
  return target !== undefined && !isRemark(target.value) && !isNullable(target.value);
};

/** Whether a schema is one of several, and not only that one or another of its properties must be there. */
const isUnion = (reader: Reader, node: ObjectNode): boolean =>
  ['oneOf', 'anyOf'].some((keyword) => {
    const options = reader.at(node, keyword);
    if (options === undefined) return false;
    return !reader.items(options).every((option) => isMembers(option.value) && isRequirement(option.value));
  });

const isRequirement = (schema: Members): boolean =>
  'required' in schema && Object.keys(schema).every((key) => key === 'required' || key === 'type');

/**
 * Whether a union has a schema among its options. A schema that is joined to such a union with `allOf` is one of its
 * cases and takes what the union says besides: to take the union itself would be to be defined by itself.
 */
export const isOptionOf = (reader: Reader, self: ObjectNode, union: ObjectNode): boolean =>
  ['oneOf', 'anyOf'].some((keyword) => {
    const options = reader.at(union, keyword);
    if (options === undefined || !Array.isArray(options.value)) return false;
    return reader.items(options).some((option) => {
      const target = follow(reader, option);
      return target?.uri === self.uri && target.pointer === self.pointer;
    });
  });

const hasProperties = (schema: Readonly<Record<string, unknown>>): boolean => {
  const properties = own(schema, 'properties');
  return isMembers(properties) && Object.keys(properties).length > 0;
};

/** A part of an `allOf` that can be merged into, or extended by, a declared object. */
const isPart = (question: Question, part: Node): boolean => {
  const target = follow(question.reader, part);
  if (target === undefined) return false;
  if (isOptionOf(question.reader, question.self, target)) return true;
  return isNeutral(target) || describesObjectToo(question, target);
};

const bringsProperties = (question: Question, part: Node): boolean => {
  const target = follow(question.reader, part);
  return target !== undefined && !isNeutral(target) && describesObjectToo(question, target);
};

/** The same for a part: one that leads back to where it is asked for describes nothing. */
const describesObjectToo = (question: Question, target: ObjectNode): boolean => {
  question.parts ??= new Answers(false);
  return question.parts.of(target.value, () => describesObject(question, target));
};

/** A part that adds no property: `required` alone, a description, `type: object`. */
export const isNeutral = (node: ObjectNode): boolean => isRemark(node.value) || addsNothing(node);

const addsNothing = (node: ObjectNode): boolean =>
  Object.keys(node.value).every(
    (key) =>
      ['required', 'description', 'title', 'type', 'nullable', 'example', 'readOnly', 'writeOnly'].includes(
        key,
      ) || key.startsWith('x-'),
  ) &&
  (typesOf(node.value)[0] ?? 'object') === 'object' &&
  !isNullable(node.value);

/** The schema at the end of a chain of plain references. */
export const follow = (reader: Reader, node: Node): ObjectNode | undefined => {
  const { value } = node;
  if (!isMembers(value)) return undefined;
  if (typeof own(value, '$ref') !== 'string') return { ...node, value };
  const end = reader.ways.end('plain', node, (current) => {
    const reference = isMembers(current.value) ? own(current.value, '$ref') : undefined;
    return typeof reference === 'string' ? reader.find(reference, current) : current;
  });
  return end === undefined || end === CIRCLE || !isMembers(end.value)
    ? undefined
    : { ...end, value: end.value };
};
