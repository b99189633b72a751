// Limits count wherever a schema stands, whatever it is in, and the way that its values travel.
import { describe, expect, it } from 'vitest';
import { compareTexts, compareVersions } from './compare.js';

const head = (version = '3.1.0'): string => `openapi: ${version}
info: { title: Shop, version: '1' }
servers: [{ url: 'https://shop.example' }]
`;

/** An operation that sends a schema, another that receives it. */
const sending = (schema: string, more = '', version?: string): string =>
  `${head(version)}paths: { /a: { put: { requestBody: { content: { application/json: { schema: ${schema} } } }, responses: { '204': { description: A. } } } } }\n${more}`;
const receiving = (schema: string, more = '', version?: string): string =>
  `${head(version)}paths: { /a: { get: { responses: { '200': { description: A., content: { application/json: { schema: ${schema} } } } } } } }\n${more}`;

type Write = (schema: string, more?: string, version?: string) => string;

const told = async (
  write: Write,
  before: string,
  after: string,
  version?: string,
): Promise<readonly string[]> =>
  (await compareTexts(write(before, '', version), write(after, '', version))).differences.map(
    ({ rule, subject, message }) => `${rule}: ${subject} ${message}`,
  );

const rules = async (write: Write, before: string, after: string): Promise<readonly string[]> =>
  (await compareTexts(write(before), write(after))).differences.map(({ rule }) => rule);

const BODY = 'body of PUT /a';

describe('a limit', () => {
  it.each([
    [
      'a body',
      '{ type: string, maxLength: 9 }',
      '{ type: string, maxLength: 5 }',
      BODY,
      '`maxLength` is 5, was 9',
    ],
    [
      'an item',
      '{ type: array, items: { type: string, pattern: a } }',
      '{ type: array, items: { type: string, pattern: b } }',
      `items of ${BODY}`,
      '`pattern` is "b", was "a"',
    ],
    [
      'an item of an item',
      '{ type: array, items: { type: array, items: { type: integer, minimum: 1 } } }',
      '{ type: array, items: { type: array, items: { type: integer, minimum: 2 } } }',
      `items of items of ${BODY}`,
      '`minimum` is 2, was 1',
    ],
    [
      'a value of a map',
      '{ type: object, additionalProperties: { type: string } }',
      '{ type: object, additionalProperties: { type: string, minLength: 1 } }',
      `values of ${BODY}`,
      '`minLength` is 1 now',
    ],
    [
      'an alternative',
      '{ anyOf: [{ type: string, maxLength: 9 }, { type: integer }] }',
      '{ anyOf: [{ type: string, maxLength: 5 }, { type: integer }] }',
      BODY,
      '`maxLength` is 5, was 9',
    ],
    [
      'a place in a tuple',
      '{ type: array, prefixItems: [{ type: string }, { type: number }], items: false, minItems: 2 }',
      '{ type: array, prefixItems: [{ type: string }, { type: number, maximum: 3 }], items: false, minItems: 2 }',
      `items of ${BODY}`,
      '`maximum` is 3 now',
    ],
    [
      'the number of properties',
      '{ type: object, additionalProperties: { type: string } }',
      '{ type: object, additionalProperties: { type: string }, maxProperties: 3 }',
      BODY,
      '`maxProperties` is 3 now',
    ],
    [
      'items that may not repeat',
      '{ type: array, items: { type: string } }',
      '{ type: array, uniqueItems: true, items: { type: string } }',
      BODY,
      '`uniqueItems` is true now',
    ],
    [
      'a multiple',
      '{ type: number, multipleOf: 0.1 }',
      '{ type: number, multipleOf: 0.3 }',
      BODY,
      '`multipleOf` is 0.3, was 0.1',
    ],
    [
      'what a property brings with it',
      '{ type: object, properties: { a: { type: string }, b: { type: string } } }',
      '{ type: object, properties: { a: { type: string }, b: { type: string } }, dependentRequired: { a: [b] } }',
      BODY,
      '`a` needs `b` is new',
    ],
    ['what is excluded', '{ type: string }', '{ type: string, not: { enum: [a] } }', BODY, '`not` is new'],
  ])('of %s binds senders', async (_name, before, after, subject, message) => {
    const tightened = await told(sending, before, after);
    expect(tightened.filter((each) => each.includes('constraint'))).toEqual([
      `request-constraint-tightened: ${subject} is more limited: ${message}`,
    ]);
    const promised = await told(receiving, after, before);
    expect(promised.some((each) => each.startsWith('response-constraint-loosened'))).toBe(true);
  });

  it('of a property is found beside a reference too', async () => {
    const [before, after] = [9, 5].map((length) =>
      sending(
        `{ type: object, properties: { a: { $ref: '#/components/schemas/A', maxLength: ${length} } } }`,
        'components: { schemas: { A: { type: string } } }\n',
      ),
    );
    const { differences } = await compareTexts(before ?? '', after ?? '');
    expect(differences.map(({ rule }) => rule)).toEqual(['request-constraint-tightened']);
  });

  it('that is exclusive in the words of 3.0 is the same in those of 3.1', async () => {
    const [old, now] = [
      '{ type: array, items: { type: integer, minimum: 1, exclusiveMinimum: true } }',
      '{ type: array, items: { type: integer, exclusiveMinimum: 1 } }',
    ];
    const { differences } = await compareTexts(sending(old, '', '3.0.3'), sending(now));
    expect(differences).toEqual([]);
    expect(await told(sending, old, old.replace('minimum: 1', 'minimum: 2'), '3.0.3')).toEqual([
      `request-constraint-tightened: items of ${BODY} is more limited: \`exclusiveMinimum\` is 2, was 1`,
    ]);
  });

  it.each([
    ['minimum: 0', 'exclusiveMinimum: 0', '`exclusiveMinimum` is 0 now, `minimum` was 0'],
    ['maximum: 9', 'exclusiveMaximum: 9', '`exclusiveMaximum` is 9 now, `maximum` was 9'],
    ['exclusiveMinimum: 0', 'minimum: 1', '`minimum` is 1 now, `exclusiveMinimum` was 0'],
    ['exclusiveMaximum: 9', 'maximum: 8', '`maximum` is 8 now, `exclusiveMaximum` was 9'],
    ['minimum: 0', 'minimum: 0, exclusiveMinimum: 3', '`exclusiveMinimum` is 3 now, `minimum` was 0'],
    ['maximum: 9, exclusiveMaximum: 99', 'maximum: 8, exclusiveMaximum: 9', '`maximum` is 8, was 9'],
  ])('of a range is one, whichever word says it: %s and %s', async (wide, narrow, message) => {
    const [before, after] = [`{ type: number, ${wide} }`, `{ type: number, ${narrow} }`];
    expect(await told(sending, before, after)).toEqual([
      `request-constraint-tightened: ${BODY} is more limited: ${message}`,
    ]);
    expect(await rules(receiving, before, after)).toEqual(['response-constraint-tightened']);
    expect(await rules(sending, after, before)).toEqual(['request-constraint-loosened']);
    expect(await rules(receiving, after, before)).toEqual(['response-constraint-loosened']);
  });

  it('that another one implies is none', async () => {
    const within = '{ type: number, minimum: 0, exclusiveMinimum: 3 }';
    expect(await told(sending, '{ type: number, exclusiveMinimum: 3 }', within)).toEqual([]);
  });

  it.each([
    ['4', '6', 'request-constraint-tightened', 'response-constraint-loosened'],
    ['10', '5', 'request-constraint-loosened', 'response-constraint-loosened'],
    ['5', '10', 'request-constraint-tightened', 'response-constraint-tightened'],
  ])(
    'of multiples of %s that are of %s refuses what is no multiple of both',
    async (was, is, sent, received) => {
      const [before, after] = [was, is].map((of) => `{ type: number, multipleOf: ${of} }`);
      expect(await rules(sending, before ?? '', after ?? '')).toEqual([sent]);
      expect(await rules(receiving, before ?? '', after ?? '')).toEqual([received]);
    },
  );

  it('of multiples that is gone binds nobody', async () => {
    const [before, after] = ['{ type: number, multipleOf: 5 }', '{ type: number }'];
    expect(await rules(sending, before, after)).toEqual(['request-constraint-loosened']);
    expect(await rules(receiving, before, after)).toEqual(['response-constraint-loosened']);
  });

  it('of several that a property brings with it is told of alone', async () => {
    const of = (names: string): string =>
      `{ type: object, properties: { a: { type: string } }, dependentRequired: { a: [${names}] } }`;
    expect(await told(sending, of('b, c'), of('c, d'))).toEqual([
      `request-constraint-tightened: ${BODY} is more limited: \`a\` needs \`d\` is new`,
      `request-constraint-loosened: ${BODY} is less limited: \`a\` needs \`b\` is gone`,
    ]);
  });

  it('of a named value counts at each version as it was then', async () => {
    const text = sending(
      "{ $ref: '#/components/schemas/Name' }",
      `x-api-versions: { header: V, versions: [{ version: a }, { version: b }] }
components: { schemas: { Name: { type: string, maxLength: 5, x-before: { b: { type: string, maxLength: 9 } } } } }
`,
    );
    const { differences } = await compareVersions(text, 'a', 'b');
    expect(differences.map(({ rule, before, after }) => [rule, before?.pointer, after?.pointer])).toEqual([
      ['request-constraint-tightened', '/components/schemas/Name/x-before/b', '/components/schemas/Name'],
    ]);
  });
});

describe('formats', () => {
  const answer = (content: string): string =>
    `${head()}paths: { /a: { get: { responses: { '200': { description: A., content: { ${content} } } } } } }\ncomponents: { schemas: { A: { type: object, properties: { a: { type: string } } } } }\n`;

  it('that took the place of the usual one are told of as that alone', async () => {
    const { differences } = await compareTexts(
      answer('text/plain: { schema: { type: string } }'),
      answer('text/csv: { schema: { type: string } }'),
    );
    expect(differences.map(({ rule }) => rule)).toEqual(['response-media-type-changed']);
  });

  it('beside the usual one are compared through the schemas that they name', async () => {
    const text = (type: string): string =>
      `${head()}paths: { /a: { put: { requestBody: { content: { application/json: { schema: { type: object } }, application/xml: { schema: { $ref: '#/components/schemas/A' } } } }, responses: { '204': { description: A. } } } } }
components: { schemas: { A: { type: object, properties: { a: { type: ${type} } } } } }
`;
    const { differences } = await compareTexts(text('string'), text('integer'));
    expect(differences.map(({ rule, subject, operations }) => [rule, subject, operations])).toEqual([
      ['request-type-changed', 'A.a', ['PUT /a']],
    ]);
  });
});

describe('formats of numbers', () => {
  it.each([
    ['integer', 'int32', 'int64'],
    ['number', 'float', 'double'],
  ])('of type %s say how many there are', async (type, narrow, wide) => {
    const [small, large] = [narrow, wide].map((format) => `{ type: ${type}, format: ${format} }`);
    expect(await told(sending, small ?? '', large ?? '')).toEqual([
      `request-type-widened: ${BODY} \`format\` is "${wide}", was "${narrow}"`,
    ]);
    expect(await rules(receiving, small ?? '', large ?? '')).toEqual(['response-type-widened']);
    expect(await rules(sending, large ?? '', small ?? '')).toEqual(['request-type-narrowed']);
    expect(await rules(receiving, large ?? '', small ?? '')).toEqual(['response-type-narrowed']);
  });

  it('that are of other types are others', async () => {
    const [one, other] = ['{ type: number, format: int32 }', '{ type: number, format: double }'];
    expect(await rules(sending, one, other)).toEqual(['request-format-changed']);
  });
});

describe('what is sent to webhooks and callbacks', () => {
  const event = (type: string): string =>
    `post: { requestBody: { content: { application/json: { schema: { type: object, required: [id], properties: { id: { type: ${type} } } } } } }, responses: { '204': { description: A. } } }`;

  it.each([
    [
      'a webhook',
      (type: string) => `${receiving('{ type: string }')}webhooks: { shipped: { ${event(type)} } }\n`,
    ],
    [
      'a callback',
      (type: string) =>
        `${head()}paths: { /a: { get: { callbacks: { shipped: { '{$request.query.to}': { ${event(type)} } } }, responses: { '204': { description: A. } } } } }\n`,
    ],
  ])('is received: of %s', async (_name, write) => {
    const { differences } = await compareTexts(write('string'), write('integer'));
    expect(differences.map(({ rule }) => rule)).toEqual(['response-type-changed']);
    expect(differences[0]?.before?.pointer).toMatch(/properties\/id$/);
  });
});
