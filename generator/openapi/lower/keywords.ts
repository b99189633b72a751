import { isList, isMembers, own, type Members } from '../../ir/documents.js';
import type { Access, Constraints, Doc, Json } from '../../ir/model.js';
import type { Node, Reader } from '../reader.js';

/** Keywords that say nothing about which values are valid: beside `$ref` they leave the type what it is. */
const ANNOTATION_KEYWORDS: ReadonlySet<string> = new Set([
  '$ref',
  '$comment',
  'title',
  'summary',
  'description',
  'default',
  'deprecated',
  'example',
  'examples',
  'externalDocs',
  'nullable',
  'readOnly',
  'writeOnly',
  'xml',
  '$schema',
  '$id',
  '$anchor',
  '$defs',
  'definitions',
]);

/** Keywords whose value is a number. */
export const NUMERIC_KEYWORDS = [
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
] as const;

/** Whether a schema with `$ref` constrains values beyond what the reference does. */
export const hasStructureBesideReference = (schema: Members): boolean =>
  Object.keys(schema).some((key) => !ANNOTATION_KEYWORDS.has(key) && !key.startsWith('x-'));

/** Whether a schema adds nothing to the one part of its `allOf` but words, and null. */
export const isWrapper = (schema: Members): boolean => {
  const parts = own(schema, 'allOf');
  if (!isList(parts) || parts.length !== 1) return false;
  const type = own(schema, 'type');
  return (
    (type === undefined || type === 'object') &&
    !hasStructureBesideReference(
      Object.fromEntries(Object.entries(schema).filter(([key]) => !OF_WRAPPER.has(key))),
    )
  );
};
const OF_WRAPPER: ReadonlySet<string> = new Set(['allOf', 'type']);

/** The JSON types that a schema names; empty where it names none. */
export const typesOf = (schema: Members): readonly string[] => {
  const type = own(schema, 'type');
  if (typeof type === 'string') return [type];
  return isList(type) ? type.filter((each) => typeof each === 'string') : [];
};

/** Whether null is allowed beside the other values: `nullable` of 3.0 or `null` in a list of types. */
export const isNullable = (schema: Members): boolean =>
  own(schema, 'nullable') === true || (typesOf(schema).length > 1 && typesOf(schema).includes('null'));

export const accessOf = (schema: Members): Access => {
  if (own(schema, 'readOnly') === true) return 'readOnly';
  return own(schema, 'writeOnly') === true ? 'writeOnly' : 'readWrite';
};

export const docOf = (reader: Reader, node: Node): Doc => {
  if (!isMembers(node.value)) return {};
  const summary = reader.words(node, 'summary') ?? reader.words(node, 'title');
  const body = reader.words(node, 'description');
  const examples = own(node.value, 'examples');
  const example = own(node.value, 'example') ?? (isList(examples) ? examples[0] : undefined);
  return {
    ...(summary === undefined ? {} : { summary }),
    ...(body === undefined ? {} : { body }),
    ...(isJson(example) ? { example } : {}),
    ...(own(node.value, 'deprecated') === true ? { deprecated: true } : {}),
  };
};

type NumericKeyword = (typeof NUMERIC_KEYWORDS)[number];

export const constraintsOf = (schema: Members): Constraints => {
  const numbers: Partial<Record<NumericKeyword, number>> = {};
  for (const key of NUMERIC_KEYWORDS) {
    const value = own(schema, key);
    if (typeof value === 'number' && Number.isFinite(value)) numbers[limitOf(schema, key)] = value;
  }
  const pattern = own(schema, 'pattern');
  const format = own(schema, 'format');
  const initial = own(schema, 'default');
  return {
    ...numbers,
    ...(typeof pattern === 'string' ? { pattern } : {}),
    ...(typeof format === 'string' ? { format } : {}),
    ...(isJson(initial) && fitsItsSchema(schema, initial) ? { default: initial } : {}),
  };
};

/** In 3.0 `exclusiveMinimum: true` says of `minimum` that it is not included. */
const limitOf = (schema: Members, key: NumericKeyword): NumericKeyword => {
  if (key === 'minimum' && own(schema, 'exclusiveMinimum') === true) return 'exclusiveMinimum';
  return key === 'maximum' && own(schema, 'exclusiveMaximum') === true ? 'exclusiveMaximum' : key;
};

const isJson = (value: unknown): value is Json => value !== undefined;

/**
 * Whether a default can be a value of its own schema, as far as its types and `enum` say. `null` is the usual way to
 * write that there is none.
 */
export const fitsItsSchema = (schema: Members, value: unknown): boolean => {
  if (value === null) return true;
  if (typeof value === 'number' && !Number.isFinite(value)) return false;
  const types = typesOf(schema);
  if (types.length > 0 && !types.some((type) => isOfType(value, type))) return false;
  const values = own(schema, 'enum');
  return !isList(values) || typeof value === 'object' || types.includes('array') || values.includes(value);
};

const isOfType = (value: unknown, type: string): boolean => {
  switch (type) {
    case 'string':
    case 'number':
    case 'boolean':
      return typeof value === type;
    case 'integer':
      return Number.isInteger(value);
    case 'array':
      return isList(value);
    case 'object':
      return isMembers(value);
    default:
      return type !== 'null';
  }
};
