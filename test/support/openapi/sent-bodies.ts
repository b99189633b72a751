/** Whether the body of a request is one that a media type describes. */
import { own, type Members } from '../../../generator/ir/documents.js';
import { type Field, formValue, multipartFields, urlEncodedFields } from './form-bodies.js';
import type { ParameterReader } from './parameters.js';
import { rawQuery } from './raw-query.js';
import { kindsOf, partsOf } from './readings.js';
import type { Schemas } from './schemas.js';

export class SentBodies {
  readonly #document: Members;
  readonly #schemas: Schemas;
  readonly #reader: ParameterReader;

  constructor(document: Members, schemas: Schemas, reader: ParameterReader) {
    this.#document = document;
    this.#schemas = schemas;
    this.#reader = reader;
  }

  /** What is wrong with a body that was sent under a content type; nothing where nothing is said of it. */
  check(media: Members, contentType: string, text: string): readonly string[] {
    const essence = contentType.split(';', 1).join('').trim().toLowerCase();
    const sequence = SEQUENCES.find(({ types }) => types.test(essence));
    if (sequence !== undefined) return this.#sequence(media, sequence, text);
    const schema = own(media, 'schema');
    if (schema === undefined) return [];
    if (/[/+]json$/.test(essence)) return this.#json(schema, text);
    if (essence === 'application/x-www-form-urlencoded') {
      const { fields, rest } = this.#reader.styledFields(media, rawQuery(text));
      return this.#form(schema, [...urlEncodedFields(rest), ...fields]);
    }
    if (!essence.startsWith('multipart/')) return [];
    // Parts that have been put together are a text like any other.
    const kinds = kindsOf(partsOf(this.#document, schema));
    if (kinds.size === 1 && kinds.has('scalar')) return [];
    return this.#form(schema, multipartFields(text, contentType));
  }

  /** Each value is an item, or all of them are the list that the schema is; a text may be whatever its writer likes. */
  #sequence(media: Members, sequence: Sequence, text: string): readonly string[] {
    const item = own(media, 'itemSchema');
    const schema = own(media, 'schema');
    const kinds = kindsOf(partsOf(this.#document, schema));
    const isText = kinds.has('scalar') && !kinds.has('array');
    if (item === undefined && (schema === undefined || isText)) return [];
    const values = textsIn(text, sequence)?.map(parsed);
    if (values === undefined) return ['the body is no sequence of JSON'];
    if (values.includes(undefined)) return ['the body has a value that is no JSON'];
    const isList = item === undefined && kinds.has('array');
    return isList
      ? this.#problems(schema, values)
      : values.flatMap((value) => this.#problems(item ?? schema, value));
  }

  #form(schema: unknown, fields: readonly Field[] | undefined): readonly string[] {
    if (fields === undefined) return ['the body is no form'];
    return this.#problems(schema, formValue(this.#document, this.#schemas, schema, fields));
  }

  #json(schema: unknown, text: string): readonly string[] {
    const value = parsed(text);
    return value === undefined ? ['the body is no JSON'] : this.#problems(schema, value);
  }

  #problems(schema: unknown, value: unknown): readonly string[] {
    const problems = this.#schemas.problems(this.#schemas.use(schema), value);
    return problems.map((problem) => `body: ${problem}`);
  }
}

/** A format in which JSON values follow each other, each with a line feed behind it. */
interface Sequence {
  readonly types: RegExp;
  /** What stands in front of each. */
  readonly before: string;
}

const SEQUENCES: readonly Sequence[] = [
  { types: /^application\/(?:x-)?(?:ndjson|jsonl)$/, before: '' },
  // RFC 7464
  { types: /^application\/json-seq$/, before: '\u001e' },
];

/** The values as they are written; undefined where the whole has another form. */
const textsIn = (text: string, { before }: Sequence): readonly string[] | undefined => {
  if (text === '') return [];
  if (!text.startsWith(before) || !text.endsWith('\n')) return undefined;
  return text.slice(before.length, -1).split(`\n${before}`);
};

/** Undefined where it is no JSON. */
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
