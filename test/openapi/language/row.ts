/** One phrase of what is promised of the language, and what shows that it is kept. */
export interface Row {
  /** In the words of the promise. */
  readonly phrase: string;
  /** 3.2.0 where it is about none in particular. */
  readonly openapi?: string;
  /** What the description has beside its head. */
  readonly parts: Readonly<Record<string, unknown>>;
  /** Other documents, by the reference that leads to them. */
  readonly files?: Readonly<Record<string, unknown>>;
  /** Expressions that compile. `api` is the package, `client` an instance of it. */
  readonly fine: readonly string[];
  /** Expressions that do not, and what the compiler says of each. */
  readonly wrong: readonly (readonly [expression: string, words: string | RegExp])[];
  /** Every diagnostic, as `code "what it names"`. */
  readonly said?: readonly string[];
  /** Words that the comments of the client have. */
  readonly documented?: readonly string[];
  /** Calls, and the request that each sends: the first line, a header or two, and the body. */
  readonly sent?: readonly (readonly [call: string, ...request: string[]])[];
}

export const TEXT = { type: 'string' };
export const WHOLE = { type: 'integer' };

/** An object with some properties, the first of which it requires. */
export const object = (properties: Readonly<Record<string, unknown>>, more: object = {}): object => ({
  type: 'object',
  required: Object.keys(properties).slice(0, 1),
  properties,
  ...more,
});

export const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

/** A description of schemas alone; `It` is the one that is looked at. */
export const schemas = (It: unknown, others: Readonly<Record<string, unknown>> = {}): Row['parts'] => ({
  components: { schemas: { ...others, It } },
});

/** An answer with a body. */
export const answer = (schema: unknown, mediaType: string = 'application/json'): object => ({
  responses: { 200: { description: 'Done.', content: { [mediaType]: { schema } } } },
});

export const DONE = { responses: { 204: { description: 'Done.' } } };

/** What the compiler says of a value of another type. */
export const MISFIT = 'is not assignable to';

/** An object with a text. */
export const A: object = object({ a: TEXT });
export const BYTES = { type: 'string', format: 'binary' };

/** The body of a request in some media types. */
export const taking = (content: Readonly<Record<string, object>>): object => ({
  requestBody: { required: true, content },
  ...DONE,
});
