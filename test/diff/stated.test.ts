// What is said of a value counts wherever it is said: in the parts of a schema, beside null, and at a definition.
import { describe, expect, it } from 'vitest';
import { compareTexts } from './compare.js';

/** A description with an operation that sends and receives a schema. */
const text = (schema: string, schemas = ''): string => `openapi: 3.1.0
info: { title: Shop, version: '1' }
servers: [{ url: 'https://shop.example' }]
paths:
  /a:
    put:
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Sent' } } } }
      responses: { '200': { description: A., content: { application/json: { schema: { $ref: '#/components/schemas/Sent' } } } } }
components:
  schemas:
    Sent: { type: object, properties: { a: ${schema} } }
    Word: { type: string, minLength: 1, format: byte, default: b }
    Base: { type: object, properties: { b: { type: string } } }
${schemas}`;

const told = async (before: string, after: string): Promise<readonly string[]> =>
  (await compareTexts(before, after)).differences.map(
    ({ rule, message, after: place }) => `${rule}: ${message} at ${place?.pointer ?? ''}`,
  );

const AT = '/components/schemas/Sent/properties/a';

describe('a limit', () => {
  it.each([
    [
      'a part',
      '{ allOf: [{ type: string, maxLength: MAX }, { minLength: 1 }] }',
      '`maxLength` is 5, was 9',
      '/allOf/0',
    ],
    [
      'a part beside a definition',
      "{ allOf: [{ $ref: '#/components/schemas/Word' }, { maxLength: MAX }] }",
      '`maxLength` is 5, was 9',
      '/allOf/1',
    ],
    [
      'a part of a part',
      '{ allOf: [{ allOf: [{ type: string }, { maxLength: MAX }] }] }',
      '`maxLength` is 5, was 9',
      '/allOf/0/allOf/1',
    ],
    [
      'an object that has a base',
      "{ allOf: [{ $ref: '#/components/schemas/Base' }, { maxProperties: MAX }] }",
      '`maxProperties` is 5, was 9',
      '/allOf/1',
    ],
    [
      'a property that a base has too',
      "{ allOf: [{ $ref: '#/components/schemas/Base' }, { properties: { b: { maxLength: MAX } } }] }",
      '`maxLength` is 5, was 9',
      '/allOf/1/properties/b',
    ],
    [
      'a property of two parts',
      '{ allOf: [{ type: object, properties: { b: { type: string } } }, { properties: { b: { maxLength: MAX } } }] }',
      '`maxLength` is 5, was 9',
      '/allOf/1/properties/b',
    ],
    [
      'a list that may be null',
      '{ anyOf: [{ type: array, items: { type: string }, maxItems: MAX }, { type: "null" }] }',
      '`maxItems` is 5, was 9',
      '/anyOf/0',
    ],
    [
      'a map that may be null',
      '{ oneOf: [{ type: "null" }, { type: object, maxProperties: MAX }] }',
      '`maxProperties` is 5, was 9',
      '/oneOf/1',
    ],
    [
      'a list beside a text',
      '{ anyOf: [{ type: array, items: { type: string }, maxItems: MAX }, { type: string }] }',
      '`maxItems` is 5, was 9',
      '/anyOf/0',
    ],
    [
      'further properties',
      '{ type: object, properties: { b: { type: string } }, additionalProperties: { type: string, maxLength: MAX } }',
      '`maxLength` is 5, was 9',
      '/additionalProperties',
    ],
    [
      'two parts is the stricter one',
      '{ allOf: [{ type: string, maxLength: MAX }, { maxLength: 7 }] }',
      '`maxLength` is 5, was 7',
      '/allOf/0',
    ],
  ])('of %s is compared', async (_name, schema, message, place) => {
    const [wide, narrow] = ['9', '5'].map((max) => text(schema.replace('MAX', max)));
    expect(await told(wide ?? '', narrow ?? '')).toEqual([
      `request-constraint-tightened: is more limited: ${message} at ${AT}${place}`,
      `response-constraint-tightened: is more limited: ${message} at ${AT}${place}`,
    ]);
    const rules = (await told(narrow ?? '', wide ?? '')).map((each) => each.replace(/:.*/, ''));
    expect(rules).toEqual(['response-constraint-loosened', 'request-constraint-loosened']);
  });

  it.each([
    ['minimum: 1', 'minimum: 3', 'minimum: 5'],
    ['maximum: 9', 'maximum: 7', 'maximum: 5'],
    ['minimum: 1', 'exclusiveMinimum: 3', 'minimum: 4'],
    ['minLength: 1', 'minLength: 3', 'minLength: 5'],
  ])('counts by the strictest of its parts: %s beside %s', async (weak, strong, stronger) => {
    const of = (...parts: readonly string[]): string =>
      text(`{ type: [string, number], allOf: [${parts.map((each) => `{ ${each} }`).join(', ')}] }`);
    expect(await told(of(weak, strong), of(strong))).toEqual([]);
    expect(await told(of(strong, weak), of(strong))).toEqual([]);
    expect((await told(of(weak, strong), of(stronger)))[0]).toMatch(/^request-constraint-tightened/);
  });
});

describe('what is said at a definition', () => {
  const word = '{ type: string, minLength: 1, format: byte, default: b }';
  const named = "{ $ref: '#/components/schemas/Word' }";

  it.each([
    ['a property', word, named],
    ['an item', `{ type: array, items: ${word} }`, `{ type: array, items: ${named} }`],
    ['a part', word, `{ allOf: [${named}] }`],
    [
      'an object',
      '{ type: object, properties: { b: { type: string } } }',
      "{ $ref: '#/components/schemas/Base' }",
    ],
  ])('is said of %s that refers to it', async (_name, inline, reference) => {
    expect(await told(text(inline), text(reference))).toEqual([]);
    expect(await told(text(reference), text(inline))).toEqual([]);
  });

  it('is compared with what was said in its place, and told of once', async () => {
    const longer = word.replace('minLength: 1', 'minLength: 2');
    expect(await told(text(longer), text(named))).toEqual([
      'response-constraint-loosened: is less limited: `minLength` is 1, was 2 at /components/schemas/Word',
      'request-constraint-loosened: is less limited: `minLength` is 1, was 2 at /components/schemas/Word',
    ]);
    const object = '{ type: object, minProperties: 1, properties: { c: { type: string } } }';
    const more = `    More: ${object.replace('1', '2')}\n`;
    expect(await told(text(object, more), text("{ $ref: '#/components/schemas/More' }", more))).toEqual([
      'request-constraint-tightened: is more limited: `minProperties` is 2, was 1 at /components/schemas/More',
      'response-constraint-tightened: is more limited: `minProperties` is 2, was 1 at /components/schemas/More',
    ]);
  });
});

it('null beside a value says nothing else of it', async () => {
  const [short, long] = [
    '{ type: [string, "null"], minLength: 1 }',
    '{ anyOf: [{ type: string, minLength: 1 }, { type: "null" }] }',
  ];
  expect(await told(text(short), text(long))).toEqual([]);
  expect(await told(text(long), text(short))).toEqual([]);
});

it('the order of alternatives and of parts says nothing', async () => {
  const of = (keyword: string, ...members: readonly string[]): string =>
    text(
      `{ type: object, ${keyword}: [${members.join(', ')}], properties: { b: { type: string }, c: { type: string } } }`,
    );
  const demands = ['{ required: [b] }', '{ required: [c] }'] as const;
  expect(await told(of('anyOf', ...demands), of('anyOf', demands[1], demands[0]))).toEqual([]);
  const [no, never] = ['{ not: { required: [b] } }', '{ not: { required: [c] } }'];
  expect(await told(of('allOf', no, never), of('allOf', never, no))).toEqual([]);
  expect((await told(of('allOf', no, never), of('allOf', no))).length).toBeGreaterThan(0);
});

it('a base that two sides have is compared on its own, for the operations that it reaches', async () => {
  const of = (type: string): string =>
    text(
      "{ allOf: [{ $ref: '#/components/schemas/Kind' }, { type: object, properties: { d: { type: string } } }] }",
      `    Kind: { type: object, properties: { c: { type: ${type} } } }\n`,
    );
  const { differences } = await compareTexts(of('string'), of('boolean'));
  expect(differences.map(({ rule, subject, operations }) => [rule, subject, operations])).toEqual([
    ['response-type-changed', 'Kind.c', ['PUT /a']],
    ['request-type-changed', 'Kind.c', ['PUT /a']],
  ]);
});

it('values of an enum are lost where the type has others', async () => {
  const differences = await told(text('{ enum: [1, 2] }'), text('{ type: string }'));
  expect(differences.map((each) => each.replace(/:.*/, ''))).toEqual([
    'response-type-changed',
    'request-type-changed',
  ]);
  const open = (values: string): string => text(`{ anyOf: [{ enum: [${values}] }, { type: string }] }`);
  expect(await told(open('a'), open('a, b'))).toEqual([]);
  expect(await told(open('1'), open('1, 2'))).toHaveLength(2);
});
