import { isList, isMembers, own } from '../../ir/documents.js';
import type { Node, Reader } from '../reader.js';

/**
 * Whether a schema describes server-sent events with their fields, and how the field `data` is then read; undefined where
 * it describes the data alone.
 */
export const eventData = (reader: Reader, schema: Node | undefined): 'text' | 'json' | undefined => {
  const fields = fieldsOf(reader, schema, 0);
  const data = fields.get('data');
  if (data === undefined || [...fields.keys()].some((name) => !FIELDS.has(name))) return undefined;
  const resolved = reader.resolve(data);
  if (resolved === undefined) return undefined;
  const type = own(resolved.value, 'type');
  const isText = type === 'string' || (isList(type) && type.includes('string'));
  return isText ? 'text' : 'json';
};

const FIELDS: ReadonlySet<string> = new Set(['data', 'event', 'id', 'retry', 'comment']);
const DEEPEST = 4;

/** The properties of an object schema and of its parts, by name. */
const fieldsOf = (reader: Reader, schema: Node | undefined, depth: number): ReadonlyMap<string, Node> => {
  const fields = new Map<string, Node>();
  const isObject = schema !== undefined && isMembers(schema.value);
  const resolved = isObject && depth < DEEPEST ? reader.resolve(schema) : undefined;
  if (resolved === undefined) return fields;
  const parts = ['allOf', 'oneOf', 'anyOf'].flatMap((key) => reader.items(reader.at(resolved, key)));
  for (const [name, property] of [
    ...parts.flatMap((part) => [...fieldsOf(reader, part, depth + 1)]),
    ...reader.members(reader.at(resolved, 'properties')),
  ]) {
    fields.set(name, property);
  }
  return fields;
};
