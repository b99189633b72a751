import { isMembers, own } from '../../ir/documents.js';
import type { Node, ObjectNode, Reader } from '../reader.js';
import { isBinary, typesOf } from './keywords.js';
import type { Media } from './media.js';
import { follow } from './object-like.js';

/** The schema of a field of a form, or of a part; undefined where no property is called so. */
export const fieldSchema = (reader: Reader, media: Media, name: string): Node | undefined =>
  fieldsOf(reader, media).get(name);

/** The schemas of the fields that a form has by name, those of the schemas that it joins among them. */
export const fieldsOf = (reader: Reader, media: Media): ReadonlyMap<string, Node> => {
  const fields = new Map<string, Node>();
  const seen = new Set<string>();
  const collect = (schema: Node | undefined): void => {
    const target = schema === undefined ? undefined : follow(reader, schema);
    const key = target === undefined ? '' : `${target.uri}#${target.pointer}`;
    // Schemas may lead back to themselves, in many ways.
    if (target === undefined || seen.has(key)) return;
    seen.add(key);
    for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
      const parts = own(target.value, keyword);
      if (!Array.isArray(parts)) continue;
      for (const index of parts.keys()) collect(below(reader, target, keyword, index));
    }
    const properties = own(target.value, 'properties');
    for (const name of Object.keys(isMembers(properties) ? properties : {})) {
      const field = below(reader, target, 'properties', name);
      if (field !== undefined) fields.set(name, field);
    }
  };
  collect(reader.at(media.node, 'schema'));
  return fields;
};

/** Whether a field, or each item of one that is a list, is a file. */
export const isFile = (reader: Reader, field: Node | undefined): boolean => {
  const file = itemOf(reader, field);
  return file !== undefined && (isBinary(file.value) || (isBare(file) && !isObject(reader, file)));
};

const isBare = ({ value }: Node): boolean => isMembers(value) && own(value, 'type') === undefined;

/** Whether a field, or each item of one that is a list, is an object whatever it is. */
export const isObjectField = (reader: Reader, field: Node | undefined): boolean => {
  const item = itemOf(reader, field);
  return item !== undefined && isObject(reader, item);
};

/** Whether a field may be an object that is no list. */
export const mayBeObject = (reader: Reader, field: Node | undefined): boolean => {
  const target = field === undefined ? undefined : follow(reader, field);
  const types = target === undefined ? [] : typesOf(target.value);
  return types.length === 0 || types.includes('object');
};

const itemOf = (reader: Reader, field: Node | undefined): ReturnType<typeof follow> => {
  const target = field === undefined ? undefined : follow(reader, field);
  const items = target === undefined ? undefined : reader.at(target, 'items');
  return items === undefined ? target : follow(reader, items);
};

/** What is known of schemas; one that is being looked at is none, as far as it is made of itself. */
type Known = Map<string, boolean>;

const isObject = (reader: Reader, schema: Node | undefined, known: Known = new Map()): boolean => {
  const target = schema === undefined ? undefined : follow(reader, schema);
  if (target === undefined) return false;
  const key = `${target.uri}#${target.pointer}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  known.set(key, false);
  const is = describesObject(reader, target, known);
  known.set(key, is);
  return is;
};

const describesObject = (reader: Reader, target: ObjectNode, known: Known): boolean => {
  const types = typesOf(target.value).filter((type) => type !== 'null');
  if (types.length > 0) return types.every((type) => type === 'object');
  if (own(target.value, 'properties') !== undefined) return true;
  const options = (keyword: string): readonly boolean[] => {
    const list = own(target.value, keyword);
    return Array.isArray(list)
      ? list.map((_, index) => isObject(reader, below(reader, target, keyword, index), known))
      : [];
  };
  const isEither = (all: readonly boolean[]): boolean => all.length > 0 && all.every(Boolean);
  return options('allOf').some(Boolean) || isEither(options('oneOf')) || isEither(options('anyOf'));
};

const below = (reader: Reader, node: Node, keyword: string, key: string | number): Node | undefined => {
  const table = reader.at(node, keyword);
  return table === undefined ? undefined : reader.at(table, key);
};
