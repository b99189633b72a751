import { isList, isMembers, own, type Members } from '../../ir/documents.js';
import type { Access, Constraints, Doc, Json } from '../../ir/model.js';
import { lettersOf } from '../../ir/path.js';
import { calledAt } from '../location.js';
import type { Node, Reader } from '../reader.js';
import { asMarkdown } from './markup.js';

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
  'minProperties',
  'maxProperties',
] as const;

/** Whether a keyword says anything about values. */
export const isStructure = (key: string): boolean => !ANNOTATION_KEYWORDS.has(key) && !key.startsWith('x-');

/** Whether a schema with `$ref` constrains values beyond what the reference does. */
export const hasStructureBesideReference = (schema: Members): boolean =>
  Object.keys(schema).some(isStructure);

/** Whether a schema says nothing about values, but perhaps that one may be null: it is a remark on what it is joined to. */
export const isRemark = (schema: Members): boolean =>
  !('$ref' in schema) && !hasStructureBesideReference(schema);

/** Whether a schema says that no value is valid, as `false` does: OpenAPI 3.0 has no other way to say it. */
export const allowsNothing = (schema: Members): boolean => {
  const not = own(schema, 'not');
  return not === true || (isMembers(not) && Object.keys(not).length === 0);
};

const NO_PARTS: readonly never[] = [];

/** The parts of an `allOf`. */
export const partsOf = (schema: Members): readonly unknown[] => {
  const parts = own(schema, 'allOf');
  return isList(parts) ? parts : NO_PARTS;
};

/** The parts of an `allOf` that are remarks: what they say, they say of the whole. */
const remarksOf = (schema: Members): readonly Members[] => {
  const parts = partsOf(schema);
  return parts.length === 0
    ? NO_PARTS
    : parts.filter((part): part is Members => isMembers(part) && isRemark(part));
};

/** The keywords that describe a schema, those of remarks in it among them. */
export const withRemarks = (schema: Members): Members => {
  const remarks = remarksOf(schema);
  return remarks.length === 0
    ? schema
    : Object.fromEntries([...remarks, schema].flatMap((each) => Object.entries(each)));
};

/** The index of the one part of its `allOf` to which a schema adds nothing but words, and null. */
export const wrappedPart = (schema: Members): number | undefined => {
  const all = partsOf(schema);
  if (all.length === 0) return undefined;
  const parts = all.flatMap((part, index) => (isMembers(part) && isRemark(part) ? [] : [index]));
  const type = own(schema, 'type');
  const [only] = parts;
  const isWrapper =
    parts.length === 1 &&
    (type === undefined || type === 'object') &&
    isRemark(Object.fromEntries(Object.entries(schema).filter(([key]) => !OF_WRAPPER.has(key))));
  return isWrapper ? only : undefined;
};
const OF_WRAPPER: ReadonlySet<string> = new Set(['allOf', 'type']);

/** The JSON types that a schema names; empty where it names none. Without quotes, the type null is YAML's null. */
export const typesOf = (schema: Members): readonly string[] => {
  const type = own(schema, 'type');
  if (typeof type === 'string') return [type];
  if (type === null) return isNullAlone(schema) ? ['null'] : [];
  if (!isList(type)) return [];
  return type.map((each) => (each === null ? 'null' : each)).filter((each) => typeof each === 'string');
};

/** Whether a `type` without a value is meant as the type null: beside anything else it is one that was not filled in. */
const isNullAlone = (schema: Members): boolean =>
  Object.keys(schema).every((key) => key === 'type' || key === 'description' || key === 'title');

/** What a schema says itself, beside those that it is joined to. */
export const withoutCombinators = (schema: Members): Members =>
  Object.fromEntries(
    Object.entries(schema).filter(([key]) => key !== 'allOf' && key !== 'anyOf' && key !== 'oneOf'),
  );

/** What no text can hold: a string of these media types is bytes, unless an encoding makes it text. */
const BYTES =
  /^(?:image\/(?!svg\+)|audio\/|video\/|font\/|application\/(?:octet-stream|pdf|zip|gzip)(?:;|$))/i;

/** Whether a string is bytes, and no text. The encoding `binary` is that of RFC 2045, which changes nothing. */
export const isBinary = (schema: Members): boolean => {
  const encoding = own(schema, 'contentEncoding');
  if (own(schema, 'format') === 'binary' || encoding === 'binary') return true;
  return encoding === undefined && isOfBytes(schema);
};

const isOfBytes = (schema: Members): boolean => {
  const media = own(schema, 'contentMediaType');
  return typeof media === 'string' && BYTES.test(media);
};

/** The type that a schema means where it names none: OpenAPI 3.1 leaves it out for bytes. */
export const impliedType = (schema: Members): string | undefined => {
  if ('properties' in schema || 'additionalProperties' in schema || 'patternProperties' in schema)
    return 'object';
  if ('items' in schema || 'prefixItems' in schema) return 'array';
  return isOfBytes(schema) ? 'string' : undefined;
};

/** Whether null is allowed beside the other values: `nullable` of 3.0 or `null` in a list of types. */
export const isNullable = (schema: Members): boolean =>
  own(schema, 'nullable') === true ||
  (typesOf(schema).length > 1 && typesOf(schema).includes('null')) ||
  remarksOf(schema).some((remark) => own(remark, 'nullable') === true);

export const accessOf = (schema: Members): Access => {
  if (own(schema, 'readOnly') === true) return 'readOnly';
  return own(schema, 'writeOnly') === true ? 'writeOnly' : 'readWrite';
};

/** Whether a schema has one of some keywords. Asked of every schema: a closure for each would be felt. */
const mentions = (schema: Members, keywords: ReadonlySet<string>): boolean => {
  for (const key of Object.keys(schema)) if (keywords.has(key)) return true;
  return false;
};

/** @param names what the element is called, beside the key at which it stands: a title that says no more is left out */
export const docOf = (reader: Reader, node: Node, names: readonly string[] = []): Doc => {
  if (!isMembers(node.value) || !mentions(node.value, DESCRIBING)) return {};
  const summary = reader.words(node, 'summary') ?? titleOf(reader, node, names);
  const body = reader.words(node, 'description');
  const examples = own(node.value, 'examples');
  const example = own(node.value, 'example') ?? (isList(examples) ? examples[0] : undefined);
  const doc: Mutable<Doc> = {};
  if (summary !== undefined) doc.summary = asMarkdown(summary);
  if (body !== undefined) doc.body = asMarkdown(body);
  if (isJson(example)) doc.example = example;
  if (own(node.value, 'deprecated') === true) doc.deprecated = true;
  return doc;
};

/** A title, unless it is the name again, as frameworks make them up, or a name of its own, such as `customer_param`. */
const titleOf = (reader: Reader, node: Node, names: readonly string[]): string | undefined => {
  const title = reader.words(node, 'title');
  if (title === undefined) return undefined;
  const letters = lettersOf(title);
  if ([calledAt(node), ...names].some((name) => lettersOf(name) === letters)) return undefined;
  return /\s/.test(title) || !/_|\p{Ll}\p{Lu}/u.test(title) ? title : undefined;
};

const DESCRIBING: ReadonlySet<string> = new Set([
  ...(['summary', 'title', 'description', 'examples', 'example', 'deprecated'] as const),
]);

type NumericKeyword = (typeof NUMERIC_KEYWORDS)[number];

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export const constraintsOf = (schema: Members): Constraints => {
  if (!mentions(schema, CONSTRAINING)) return {};
  const constraints: Mutable<Constraints> = mentions(schema, NUMERIC) ? numbersOf(schema) : {};
  const pattern = own(schema, 'pattern');
  const format = own(schema, 'format');
  const initial = own(schema, 'default');
  if (typeof pattern === 'string') constraints.pattern = pattern;
  if (typeof format === 'string') constraints.format = format;
  if (!isBinary(schema)) addContent(schema, constraints);
  if (isJson(initial) && fitsItsSchema(schema, initial)) constraints.default = initial;
  return constraints;
};

const numbersOf = (schema: Members): Partial<Record<NumericKeyword, number>> => {
  const numbers: Partial<Record<NumericKeyword, number>> = {};
  for (const key of NUMERIC_KEYWORDS) {
    const value = own(schema, key);
    if (typeof value === 'number' && Number.isFinite(value)) numbers[limitOf(schema, key)] = value;
  }
  return numbers;
};

/** What a text holds. Bytes are no text: they are what they are. */
const addContent = (schema: Members, to: Mutable<Constraints>): void => {
  const [encoding, media] = [own(schema, 'contentEncoding'), own(schema, 'contentMediaType')];
  if (typeof encoding === 'string') to.encoding = encoding;
  if (typeof media === 'string') to.media = media;
};

const NUMERIC: ReadonlySet<string> = new Set(NUMERIC_KEYWORDS);

const CONSTRAINING: ReadonlySet<string> = new Set([
  ...NUMERIC_KEYWORDS,
  ...(['pattern', 'format', 'contentEncoding', 'contentMediaType', 'default'] as const),
]);

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
