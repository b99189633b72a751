import { isList, isMembers, own } from '../../ir/documents.js';
import { Answers } from '../../ir/answers.js';
import type { Node, Reader } from '../reader.js';

/**
 * Whether a schema describes server-sent events with their fields, and how the field `data` is then read; undefined where
 * it describes the data alone.
 */
export const eventData = (reader: Reader, schema: Node | undefined): 'text' | 'json' | undefined => {
  const fields = fieldsOf(reader, schema, new Answers<Fields>(new Map()));
  const data = fields.get('data');
  if (data === undefined || [...fields.keys()].some((name) => !FIELDS.has(name))) return undefined;
  const resolved = reader.resolve(data);
  if (resolved === undefined) return undefined;
  const type = own(resolved.value, 'type');
  const isText = type === 'string' || (isList(type) && type.includes('string'));
  return isText ? 'text' : 'json';
};

const FIELDS: ReadonlySet<string> = new Set(['data', 'event', 'id', 'retry', 'comment']);

type Fields = ReadonlyMap<string, Node>;

/** The properties of an object schema and of its parts, by name. */
const fieldsOf = (reader: Reader, schema: Node | undefined, answers: Answers<Fields>): Fields => {
  const resolved = isMembers(schema?.value) ? reader.resolve(schema) : undefined;
  if (resolved === undefined) return new Map();
  return answers.of(resolved.value, () => {
    const parts = ['allOf', 'oneOf', 'anyOf'].flatMap((key) => reader.items(reader.at(resolved, key)));
    return new Map([
      ...parts.flatMap((part) => [...fieldsOf(reader, part, answers)]),
      ...reader.members(reader.at(resolved, 'properties')),
    ]);
  });
};
