/** The schemas of a plain OpenAPI document as JSON Schema, for one direction of travel. */
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { isList, isMembers, own, type Members } from '../../../generator/ir/documents.js';
import { followed, listAt, membersAt, nodeAt } from './document.js';
import { FORMATS } from './formats.js';

/** Requests lack what is `readOnly`, answers what is `writeOnly`. */
export type Direction = 'request' | 'response';

export type Schema = Members | boolean;

const TABLES = new Set(['$defs', 'definitions', 'dependentSchemas', 'patternProperties', 'properties']);
const LISTS = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const SINGLE = new Set([
  'additionalProperties',
  'contains',
  'else',
  'if',
  'items',
  'not',
  'propertyNames',
  'then',
  'unevaluatedItems',
  'unevaluatedProperties',
]);
/** Of these one value is made: only the whole of them may close it. */
const PARTS = new Set(['allOf', 'anyOf', 'oneOf', 'if', 'then', 'else', 'not', 'dependentSchemas']);
/** Of OpenAPI, not of JSON Schema; or names by which nothing is found here. */
const DROPPED = new Set(['$id', '$schema', 'discriminator', 'example', 'externalDocs', 'nullable', 'xml']);
const OPEN = ['additionalProperties', 'patternProperties', 'unevaluatedProperties'];
const BASE = 'https://document.example/';

export class Schemas {
  readonly #document: Members;
  readonly #direction: Direction;
  readonly #ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    validateSchema: false,
    unicodeRegExp: false,
    formats: formats(),
    logger: false,
  });
  /** Schemas that others refer to: ids by reference, schemas by id. */
  readonly #ids = new Map<string, string>();
  readonly #shared = new Map<string, Schema>();
  readonly #compiled = new WeakMap<Members, ValidateFunction>();

  constructor(document: Members, direction: Direction) {
    this.#document = document;
    this.#direction = direction;
  }

  readonly #used = new WeakMap<Members, Schema>();

  /** A schema of the document as JSON Schema. What a request may not hold is refused, and so is what no schema names. */
  use(schema: unknown): Schema {
    if (!isMembers(schema)) return this.#converted(schema, true);
    const used = this.#used.get(schema) ?? this.#converted(schema, true);
    this.#used.set(schema, used);
    return used;
  }

  /** What a schema that {@link use} gave stands for, references followed. */
  resolved(schema: Schema): Schema {
    if (!isMembers(schema)) return schema;
    const reference = own(schema, '$ref');
    if (typeof reference !== 'string') return schema;
    return this.resolved(this.#shared.get(reference) ?? true);
  }

  /** What is wrong with a value; nothing where it is an instance of the schema. */
  problems(schema: Schema, value: unknown): readonly string[] {
    if (!isMembers(schema)) return schema ? [] : ['nothing may be here'];
    const validate = this.#compiled.get(schema) ?? this.#ajv.compile(schema);
    this.#compiled.set(schema, validate);
    return validate(value) ? [] : (validate.errors ?? []).map(sayError);
  }

  #converted(schema: unknown, isWhole: boolean): Schema {
    if (!isMembers(schema)) return schema !== false;
    const result: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(schema)) {
      if (!DROPPED.has(key) && !key.startsWith('x-')) result[key] = this.#keyword(key, value);
    }
    tagMembers(schema, result);
    asAnyOf(result);
    // That of a parameter, written to a schema, says nothing.
    if (typeof schema['required'] === 'boolean') Reflect.deleteProperty(result, 'required');
    this.#hideOneWay(schema, result);
    fromOpenApi30(schema, result);
    if (isWhole && this.#direction === 'request' && this.#isClosed(schema)) {
      result['unevaluatedProperties'] = false;
      // What is required without being declared may hold anything.
      result['properties'] = { ...this.#undeclared(schema), ...membersAt(result, 'properties') };
    }
    return result;
  }

  #keyword(key: string, value: unknown): unknown {
    const isWhole = !PARTS.has(key);
    if (key === '$ref' && typeof value === 'string') return this.#reference(value);
    if (TABLES.has(key) && isMembers(value)) {
      return Object.fromEntries(
        Object.entries(value).map(([name, each]) => [name, this.#converted(each, isWhole)]),
      );
    }
    if (LISTS.has(key) && isList(value)) return value.map((each) => this.#converted(each, isWhole));
    return SINGLE.has(key) ? this.#converted(value, isWhole && key !== 'unevaluatedProperties') : value;
  }

  #reference(reference: string): string {
    const known = this.#ids.get(reference);
    if (known !== undefined) return known;
    const id = `${BASE}${this.#ids.size}`;
    this.#ids.set(reference, id);
    const schema = this.#converted(nodeAt(this.#document, reference), false);
    this.#shared.set(id, schema);
    this.#ajv.addSchema(isMembers(schema) ? schema : {}, id);
    return id;
  }

  #hideOneWay(schema: Members, result: Record<string, unknown>): void {
    const properties = Object.entries(membersAt(schema, 'properties'));
    const hidden = new Set(properties.filter(([, each]) => this.#isHidden(each)).map(([name]) => name));
    if (hidden.size === 0) return;
    const kept = membersAt(result, 'properties');
    result['properties'] = { ...kept, ...Object.fromEntries([...hidden].map((name) => [name, false])) };
    result['required'] = listAt(schema, 'required').filter((name) => !hidden.has(String(name)));
  }

  #isHidden(schema: unknown): boolean {
    const keyword = this.#direction === 'request' ? 'readOnly' : 'writeOnly';
    if (!isMembers(schema)) return false;
    return own(schema, keyword) === true || own(followed(this.#document, schema), keyword) === true;
  }

  /** Whether a schema names all properties that its objects have. */
  #isClosed(schema: Members): boolean {
    const parts: Members[] = [];
    this.#collectParts(schema, parts);
    return (
      parts.some((part) => 'properties' in part) && !parts.some((part) => OPEN.some((key) => key in part))
    );
  }

  #undeclared(schema: Members): Members {
    const parts: Members[] = [];
    this.#collectParts(schema, parts);
    const declared = new Set(parts.flatMap((part) => Object.keys(membersAt(part, 'properties'))));
    const required = parts.flatMap((part) => listAt(part, 'required')).map(String);
    return Object.fromEntries(required.filter((name) => !declared.has(name)).map((name) => [name, true]));
  }

  #collectParts(schema: unknown, parts: Members[]): void {
    if (!isMembers(schema)) return;
    const part = followed(this.#document, schema);
    if (parts.includes(part)) return;
    parts.push(part);
    for (const key of ['allOf', 'anyOf', 'oneOf']) {
      for (const each of listAt(part, key)) this.#collectParts(each, parts);
    }
  }
}

/** `nullable` and boolean limits are words of OpenAPI 3.0. */
function fromOpenApi30(schema: Members, result: Record<string, unknown>): void {
  if (own(schema, 'nullable') === true && typeof schema['type'] === 'string') {
    result['type'] = [schema['type'], 'null'];
    if (isList(schema['enum'])) result['enum'] = [...schema['enum'], null];
  }
  for (const [flag, limit] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (typeof schema[flag] !== 'boolean') continue;
    Reflect.deleteProperty(result, flag);
    if (!schema[flag]) continue;
    result[flag] = schema[limit];
    Reflect.deleteProperty(result, limit);
  }
}

/** What a discriminator says of the members of its union: which values of the property are theirs. */
function tagMembers(schema: Members, result: Record<string, unknown>): void {
  const discriminator = own(schema, 'discriminator');
  const tag = isMembers(discriminator) ? own(discriminator, 'propertyName') : undefined;
  if (!isMembers(discriminator) || typeof tag !== 'string' || 'defaultMapping' in discriminator) return;
  for (const key of ['oneOf', 'anyOf']) {
    const members = listAt(result, key);
    if (members.length === 0) continue;
    result[key] = listAt(schema, key).map((member, index) => {
      const reference = isMembers(member) ? own(member, '$ref') : undefined;
      if (typeof reference !== 'string') return members[index];
      const values = tagsOf(membersAt(discriminator, 'mapping'), reference);
      return { allOf: [members[index], { required: [tag], properties: { [tag]: { enum: values } } }] };
    });
  }
}

/** The values that are mapped to a reference, or else its last word. */
function tagsOf(mapping: Members, reference: string): readonly string[] {
  const name = reference.slice(reference.lastIndexOf('/') + 1);
  const mapped = Object.entries(mapping).filter(([, target]) => target === reference || target === name);
  return mapped.length === 0 ? [name] : mapped.map(([value]) => value);
}

/**
 * A value may be of several members of a `oneOf`, as long as it is of one: those of many descriptions overlap, and no type
 * says otherwise.
 */
function asAnyOf(result: Record<string, unknown>): void {
  const members = result['oneOf'];
  if (!isList(members)) return;
  Reflect.deleteProperty(result, 'oneOf');
  if (!isList(result['anyOf'])) result['anyOf'] = members;
  else result['allOf'] = [...listAt(result, 'allOf'), { anyOf: members }];
}

function formats(): Record<string, RegExp> {
  return Object.fromEntries([...FORMATS].map(([name, { pattern }]) => [name, pattern]));
}

function sayError({ instancePath, message = 'is wrong', params }: ErrorObject): string {
  return `${instancePath === '' ? 'the whole' : instancePath} ${message} ${JSON.stringify(params)}`;
}
