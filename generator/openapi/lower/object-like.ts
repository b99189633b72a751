import { isMembers, own } from '../../ir/documents.js';
import type { Node, ObjectNode, Reader } from '../reader.js';
import { isNullable, typesOf } from './keywords.js';

const DEPTH_LIMIT = 64;

/**
 * Whether the values of a schema (but null) are objects that can be declared as one: it has properties, or it joins
 * such schemas with `allOf`. `only`: one of several types is looked at, not the others.
 */
export const isObjectLike = (reader: Reader, node: ObjectNode, only?: 'object'): boolean =>
  describesObject(reader, node, 0, only);

const describesObject = (reader: Reader, node: ObjectNode, depth: number, only?: 'object'): boolean => {
  const schema = node.value;
  if (depth > DEPTH_LIMIT || 'oneOf' in schema || 'anyOf' in schema || 'enum' in schema || 'const' in schema) {
    return false;
  }
  const types = typesOf(schema).filter((type) => type !== 'null');
  if (only === undefined && (types.length > 1 || (types[0] ?? 'object') !== 'object')) return false;
  const parts = 'allOf' in schema ? reader.items(reader.at(node, 'allOf')) : [];
  if (!parts.every((part) => isPart(reader, part, depth + 1))) return false;
  return hasProperties(schema) || parts.some((part) => bringsProperties(reader, part, depth + 1));
};

const hasProperties = (schema: Readonly<Record<string, unknown>>): boolean => {
  const properties = own(schema, 'properties');
  return isMembers(properties) && Object.keys(properties).length > 0;
};

/** A part of an `allOf` that can be merged into, or extended by, a declared object. */
const isPart = (reader: Reader, part: Node, depth: number): boolean => {
  const target = follow(reader, part);
  if (target === undefined) return false;
  return isNeutral(target) || (!isNullable(target.value) && describesObject(reader, target, depth));
};

const bringsProperties = (reader: Reader, part: Node, depth: number): boolean => {
  const target = follow(reader, part);
  return target !== undefined && !isNeutral(target) && describesObject(reader, target, depth);
};

/** A part that adds no property: `required` alone, a description, `type: object`. */
export const isNeutral = (node: ObjectNode): boolean =>
  Object.keys(node.value).every(
    (key) =>
      ['required', 'description', 'title', 'type', 'nullable', 'example', 'readOnly', 'writeOnly'].includes(key) ||
      key.startsWith('x-'),
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
