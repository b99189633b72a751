import { isMembers, own, type Members } from '../../ir/documents.js';
import type { Node, ObjectNode, Reader } from '../reader.js';
import { isNullable, isRemark, typesOf } from './keywords.js';

const DEPTH_LIMIT = 64;

/**
 * Whether the values of a schema (but null) are objects that can be declared as one: it has properties, or it joins
 * such schemas with `allOf`. `only`: one of several types is looked at, not the others.
 */
export const isObjectLike = (reader: Reader, node: ObjectNode, only?: 'object'): boolean =>
  describesObject({ reader, self: node, answers: new Map() }, node, 0, only);

/**
 * Whether values of a schema that has keywords of objects or lists may be of any other type as well: literally so, where
 * neither it nor what is joined to it says which type they have.
 */
export const isElse = (reader: Reader, node: ObjectNode): boolean =>
  reader.isLiteral && !namesType(reader, node, new Set());

/** `seen`: places where no type was found; schemas that are joined by many ways are asked once. */
const namesType = (reader: Reader, node: ObjectNode, seen: Set<string>): boolean => {
  if (typesOf(node.value).length > 0) return true;
  const place = placeOf(node);
  if (seen.has(place) || !('allOf' in node.value)) return false;
  seen.add(place);
  return reader.items(reader.at(node, 'allOf')).some((part) => {
    const target = follow(reader, part);
    return target !== undefined && namesType(reader, target, seen);
  });
};

/** Where a node stands, as a key. */
export const placeOf = ({ uri, pointer }: Node): string => `${uri}#${pointer}`;

/** What is being asked about, and how documents are read. */
interface Question {
  readonly reader: Reader;
  readonly self: ObjectNode;
  /** By place: what is known of the schemas that are joined. One that leads back to itself is no object. */
  readonly answers: Map<string, boolean>;
}

/** Whether a schema that is joined describes an object: asked once of each, by however many ways it is reached. */
const joinsObject = (question: Question, node: ObjectNode, depth: number): boolean => {
  const place = placeOf(node);
  const known = question.answers.get(place);
  if (known !== undefined) return known;
  question.answers.set(place, false);
  const answer = describesObject(question, node, depth);
  question.answers.set(place, answer);
  return answer;
};

const describesObject = (question: Question, node: ObjectNode, depth: number, only?: 'object'): boolean => {
  const schema = node.value;
  const { reader, self } = question;
  if (depth > DEPTH_LIMIT || 'enum' in schema || 'const' in schema) return false;
  if (isUnion(reader, node) && !isOptionOf(reader, self, node)) return false;
  const types = typesOf(schema).filter((type) => type !== 'null');
  if (only === undefined && (types.length > 1 || (types[0] ?? 'object') !== 'object')) return false;
  const parts = 'allOf' in schema ? reader.items(reader.at(node, 'allOf')) : [];
  if (!parts.every((part) => isPart(question, part, depth + 1))) return false;
  if (hasProperties(schema)) return true;
  return (
    parts.some((part) => bringsProperties(question, part, depth + 1)) &&
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
const isPart = (question: Question, part: Node, depth: number): boolean => {
  const target = follow(question.reader, part);
  if (target === undefined) return false;
  if (isOptionOf(question.reader, question.self, target)) return true;
  return isNeutral(target) || joinsObject(question, target, depth);
};

const bringsProperties = (question: Question, part: Node, depth: number): boolean => {
  const target = follow(question.reader, part);
  return target !== undefined && !isNeutral(target) && joinsObject(question, target, depth);
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
  let current: Node | undefined = node;
  for (let step = 0; current !== undefined && step < DEPTH_LIMIT; step++) {
    const { value }: Node = current;
    if (!isMembers(value)) return undefined;
    const reference = own(value, '$ref');
    if (typeof reference !== 'string') return { ...current, value };
    current = reader.find(reference, current);
  }
  return undefined;
};
