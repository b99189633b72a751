// What is one change, what is none, and what is told beside another change.
import { describe, expect, it } from 'vitest';
import { compareTexts } from './compare.js';

const HEAD = `openapi: 3.1.0
info: { title: Shop, version: '1' }
servers: [{ url: 'https://shop.example' }]
`;
const NAMED = `components:
  schemas:
    A: { type: object, description: One., properties: { a: { type: string, description: Of one. } } }
    B: { type: object, description: Other., properties: { a: { type: string, description: Of the other. } } }
    C: { type: object, properties: { c: { type: string } } }
    D: { type: object, properties: { d: { type: string } } }
`;

/** What an operation answers with, or more about it. */
const answering = (response: string, components: string = NAMED): string =>
  `${HEAD}paths: { /a: { get: { responses: { ${response} } } } }\n${components}`;
const json = (schema: string): string =>
  `'200': { description: A., content: { application/json: { schema: ${schema} } } }`;
const receiving = (schema: string, components?: string): string => answering(json(schema), components);
const sending = (schema: string): string =>
  `${HEAD}paths: { /a: { put: { requestBody: { content: { application/json: { schema: ${schema} } } }, responses: { '204': { description: A. } } } } }\n`;
const taking = (parameter: string): string =>
  `${HEAD}paths: { /a: { get: { parameters: [{ ${parameter} }], responses: { '204': { description: A. } } } } }\n`;
const headed = (headers: string): string => answering(`'204': { description: A., headers: { ${headers} } }`);
const order = (base: string, own: string): string =>
  receiving(
    "{ $ref: '#/components/schemas/Order' }",
    `components: { schemas: { Base: { type: object, properties: { id: { type: string }${base} } }, Order: { allOf: [{ $ref: '#/components/schemas/Base' }, { type: object, properties: { size: { type: string }${own} } }] } } }\n`,
  );
const paged = (rule: string, item: string): string =>
  `${HEAD}paths: { /a: { get: { ${rule}parameters: [{ name: cursor, in: query, schema: { type: string } }, { name: limit, in: query, schema: { type: integer } }], responses: { ${json(`{ type: object, required: [data], properties: { data: { type: array, items: { type: ${item} } }, next: { type: string } } }`)} } } } }\n`;
const asking = (all: string, own: string = ''): string =>
  `${HEAD}${all}\npaths: { /a: { get: { ${own}responses: { '204': { description: A. } } } } }
components: { securitySchemes: { key: { type: apiKey, in: header, name: K }, other: { type: apiKey, in: query, name: o }, token: { type: oauth2, flows: { clientCredentials: { tokenUrl: 'https://a.example', scopes: { read: R., write: W. } } } } } }\n`;
const union = (members: readonly string[]): string =>
  receiving(
    `{ oneOf: [${members.map((name) => `{ $ref: '#/components/schemas/${name}' }`).join(', ')}], discriminator: { propertyName: t, mapping: { ${members.map((name) => `${name.toLowerCase()}: ${name}`).join(', ')} } } }`,
    `components: { schemas: { ${['X', 'Y', 'Z'].map((name) => `${name}: { type: object, required: [t], properties: { t: { type: string }, ${name}: { type: string } } }`).join(', ')} } }\n`,
  );
const called = (credential: string): string =>
  `${asking('')}webhooks: { w: { post: { security: [{ ${credential}: [] }], responses: { '204': { description: A. } } } } }\n`
    .replace('key: {', 'x-key: {')
    .replace('token: {', 'x-token: {');
const linking = (tags: string): string =>
  `${HEAD}paths: { /a: { get: { operationId: a, parameters: [{ name: tags, in: query, schema: { type: string } }], responses: { '204': { description: A., links: { next: { operationId: a, parameters: { tags: '${tags}' } } } } } } } }\n`;
const PAGES = 'style: cursor, request: cursor, items: /data, next: /next';

const rulesOf = async (before: string, after: string): Promise<readonly string[]> =>
  (await compareTexts(before, after)).differences.map(({ rule }) => rule);

describe('one change', () => {
  it.each([
    [
      'an operation without an id whose path names a parameter otherwise',
      `${HEAD}paths: { '/a/{id}': { get: { parameters: [{ name: id, in: path, required: true, schema: { type: string } }], responses: { '204': { description: A. } } } } }\n`,
      `${HEAD}paths: { '/a/{key}': { get: { parameters: [{ name: key, in: path, required: true, schema: { type: string } }], responses: { '204': { description: A. } } } } }\n`,
      ['path-parameter-renamed'],
    ],
    [
      'the credential that a webhook comes with, whatever that is called',
      called('x-key'),
      called('x-token'),
      ['webhook-changed'],
    ],
    [
      'what could be anything, null included, and is some of it',
      receiving('{}'),
      receiving("{ type: [string, 'null'] }"),
      ['response-type-narrowed'],
    ],
    [
      'what was some of it, null included, and can be anything',
      receiving("{ type: [string, 'null'] }"),
      receiving('{}'),
      ['response-type-widened'],
    ],
    [
      'numbers that become all integers',
      sending('{ enum: [1, 2] }'),
      sending('{ type: integer }'),
      ['request-type-widened'],
    ],
    [
      'texts that become any text',
      sending('{ enum: [a] }'),
      sending('{ type: string }'),
      ['request-type-widened'],
    ],
    [
      'what comes after the places of a tuple',
      receiving('{ type: array, minItems: 1, prefixItems: [{ type: string }], items: { type: string } }'),
      receiving('{ type: array, minItems: 1, prefixItems: [{ type: string }], items: { type: integer } }'),
      ['response-type-changed'],
    ],
    [
      'a part of what has to be two things at once',
      receiving(
        "{ allOf: [{ $ref: '#/components/schemas/A' }, { oneOf: [{ $ref: '#/components/schemas/C' }, { $ref: '#/components/schemas/D' }] }] }",
      ),
      receiving(
        "{ allOf: [{ $ref: '#/components/schemas/A' }, { oneOf: [{ $ref: '#/components/schemas/C' }, { type: string }] }] }",
      ),
      ['response-type-changed'],
    ],
    [
      'a schema that took the place of another one with the same properties: its words are its own',
      receiving("{ type: object, properties: { of: { $ref: '#/components/schemas/A' } } }"),
      receiving("{ type: object, properties: { of: { $ref: '#/components/schemas/B' } } }"),
      [],
    ],
    [
      'a limit of a parameter that no client knows',
      taking('name: q, in: query, schema: { type: array, items: { type: string } }'),
      taking('name: q, in: query, schema: { type: array, uniqueItems: true, items: { type: string } }'),
      ['request-constraint-tightened'],
    ],
    [
      'a limit of a parameter that no client knows, and that is gone',
      taking('name: q, in: query, schema: { type: array, uniqueItems: true, items: { type: string } }'),
      taking('name: q, in: query, schema: { type: array, items: { type: string } }'),
      ['request-constraint-loosened'],
    ],
    [
      'a body that an answer gets, however many formats it has',
      answering("'200': { description: A. }"),
      answering(
        "'200': { description: A., content: { application/json: { schema: { type: string } }, application/xml: {} } }",
      ),
      ['response-body-added'],
    ],
    [
      'how values are written in XML, of which there is none',
      answering(
        "'200': { description: A., content: { application/json: { schema: { type: string, xml: { name: a } } } } }",
      ),
      answering(
        "'200': { description: A., content: { application/json: { schema: { type: string, xml: { name: b } } } } }",
      ),
      [],
    ],
    [
      'a limit of what is in a list that is a parameter',
      taking('name: q, in: query, schema: { type: array, items: { type: string } }'),
      taking('name: q, in: query, schema: { type: array, items: { type: string, maxLength: 3 } }'),
      ['request-constraint-tightened'],
    ],
    [
      'a limit of an alternative of a parameter',
      taking('name: q, in: query, schema: { anyOf: [{ type: string }, { type: integer }] }'),
      taking('name: q, in: query, schema: { anyOf: [{ type: string, maxLength: 3 }, { type: integer }] }'),
      ['request-constraint-tightened'],
    ],
    [
      'limits of a parameter with a media type, and of its items',
      taking(
        'name: q, in: query, content: { application/json: { schema: { type: array, maxItems: 3, items: { type: string, maxLength: 3 } } } }',
      ),
      taking(
        'name: q, in: query, content: { application/json: { schema: { type: array, maxItems: 2, items: { type: string, maxLength: 2 } } } }',
      ),
      ['request-constraint-tightened', 'request-constraint-tightened'],
    ],
    [
      'a header that is something else by its parts',
      headed('Total: { schema: { allOf: [{ type: string }] } }'),
      headed('Total: { schema: { allOf: [{ type: integer }] } }'),
      ['response-header-type-changed'],
    ],
    [
      'a header of which nothing was said',
      headed('Total: { schema: {} }'),
      headed('Total: { schema: { allOf: [{ type: integer }] } }'),
      ['response-header-type-narrowed'],
    ],
    [
      'what is in a list of a header',
      headed('Total: { schema: { type: array, items: { type: string } } }'),
      headed('Total: { schema: { type: array, items: { type: integer } } }'),
      ['response-header-type-changed'],
    ],
    [
      'a limit of what is in a list of a header',
      headed('Total: { schema: { type: array, items: { type: string, maxLength: 3 } } }'),
      headed('Total: { schema: { type: array, items: { type: string, maxLength: 4 } } }'),
      ['response-constraint-loosened'],
    ],
    [
      'a member more of a union, with the value that tells it',
      union(['X', 'Y']),
      union(['X', 'Y', 'Z']),
      ['response-type-widened'],
    ],
    [
      'that there has to be an item, whatever it is',
      receiving('{ type: array, items: { type: string }, contains: true }'),
      receiving('{ type: array, items: { type: string } }'),
      ['response-constraint-loosened'],
    ],
    [
      'a property of which only callers knew',
      sending(
        '{ type: object, properties: { id: { type: string }, pin: { type: string, writeOnly: true } } }',
      ),
      sending('{ type: object, properties: { id: { type: string } } }'),
      ['request-property-removed'],
    ],
  ])('is %s', async (_name, before, after, rules) => {
    expect(await rulesOf(before, after)).toEqual(rules);
  });
});

describe('no change', () => {
  it.each([
    [
      'the case of a header that is sent',
      taking('name: X-A, in: header, schema: { type: string }'),
      taking('name: x-a, in: header, schema: { type: string }'),
    ],
    [
      'the case of a header that comes back',
      headed('X-A: { schema: { type: string } }'),
      headed('x-a: { schema: { type: string } }'),
    ],
    [
      'a header that the format of the body speaks of already',
      headed('X-A: { schema: { type: string } }'),
      headed('X-A: { schema: { type: string } }, Content-Type: { schema: { type: string } }'),
    ],
    [
      'the order of credentials that belong together',
      asking('security: [{ key: [], other: [] }]'),
      asking('security: [{ other: [], key: [] }]'),
    ],
    [
      'the order of what a variable of a server may be',
      `${HEAD.replace(/servers:.*/, "servers: [{ url: 'https://{a}.example', variables: { a: { default: x, enum: [x, y] } } }]")}paths: {}\n`,
      `${HEAD.replace(/servers:.*/, "servers: [{ url: 'https://{a}.example', variables: { a: { default: x, enum: [y, x] } } }]")}paths: {}\n`,
    ],
    [
      'a schema that limits nothing',
      receiving('{ type: array, items: { type: string } }'),
      receiving('{ type: array, items: { type: string }, unevaluatedItems: true, propertyNames: true }'),
    ],
    [
      'alternatives that are only words',
      receiving('{ type: object, properties: { a: { type: string } } }'),
      receiving('{ type: object, properties: { a: { type: string } }, anyOf: [{ title: A }, { title: B }] }'),
    ],
    [
      'an extension among answers',
      answering("'204': { description: A. }"),
      answering("'204': { description: A. }, x-cache: { description: B. }"),
    ],
    [
      'how many items a page has',
      paged(`x-pagination: { ${PAGES} }, `, 'string'),
      paged(`x-pagination: { ${PAGES}, size: limit }, `, 'string'),
    ],
  ])('is %s', async (_name, before, after) => {
    expect(await rulesOf(before, after)).toEqual([]);
    expect(await rulesOf(after, before)).toEqual([]);
  });
});

describe('two changes at once', () => {
  it.each([
    [
      'what a link gives to a parameter, whatever that is called, which its documentation shows',
      linking('one'),
      linking('other'),
      'link-changed',
    ],
    [
      'a property that moved to a base and is of another type',
      order('', ', a: { type: string }'),
      order(', a: { type: integer }', ''),
      'response-type-changed',
    ],
    [
      'another way of paging, with other items',
      paged(`x-pagination: { ${PAGES} }, `, 'string'),
      paged(`x-pagination: { ${PAGES.replace(', next: /next', '')} }, `, 'integer'),
      'response-type-changed',
    ],
    [
      'a page that was known as an object, with other items',
      paged('', 'string'),
      paged(`x-pagination: { ${PAGES} }, `, 'integer'),
      'response-type-changed',
    ],
    [
      'a tuple of which more is certain',
      receiving(
        '{ type: array, minItems: 1, items: false, prefixItems: [{ type: string }, { type: string }] }',
      ),
      receiving(
        '{ type: array, minItems: 2, items: false, prefixItems: [{ type: string }, { type: string }] }',
      ),
      'response-type-changed',
    ],
  ])('are %s', async (_name, before, after, rule) => {
    const rules = await rulesOf(before, after);
    expect(rules.length).toBeGreaterThan(1);
    expect(rules).toContain(rule);
  });
});

describe('what a list or a map holds', () => {
  it.each([
    [
      '{ type: array, items: { type: string } }',
      "{ type: array, items: { type: [string, 'null'] } }",
      'items of GET /a may be null now',
    ],
    [
      '{ type: array, items: { enum: [x, y] } }',
      '{ type: array, items: { enum: [x] } }',
      'items of GET /a lost values: `"y"`',
    ],
    [
      '{ type: object, additionalProperties: { type: string } }',
      '{ type: object, additionalProperties: { type: boolean } }',
      'values of GET /a was `string` and is `boolean`',
    ],
    [
      '{ type: array, prefixItems: [{ type: string }, { type: string }] }',
      '{ type: array, prefixItems: [{ type: string }, { type: boolean }] }',
      'items of GET /a was `string` and is `boolean`',
    ],
  ])('is told of as that: %s and %s', async (before, after, text) => {
    const { differences } = await compareTexts(receiving(before), receiving(after));
    expect(differences.map(({ subject, message }) => `${subject} ${message}`)).toEqual([text]);
  });
});

describe('an object of which no property is declared', () => {
  const [open, told] = [
    '{ type: object }',
    '{ type: object, required: [a], properties: { a: { type: string } } }',
  ];
  const strict = told.replace('type: object,', 'type: object, additionalProperties: false,');
  const typed = '{ type: object, additionalProperties: { type: boolean } }';

  it.each([
    [receiving, open, told, ['response-property-added']],
    [receiving, told, open, ['response-property-removed']],
    [sending, open, told, ['required-request-property-added']],
    [sending, told, open, ['request-property-removed']],
    [sending, open, strict, ['request-type-narrowed', 'required-request-property-added']],
    [receiving, strict, open, ['response-property-removed', 'response-type-widened']],
    [receiving, typed, strict, ['response-property-added', 'response-type-narrowed']],
    [
      receiving,
      `{ anyOf: [{ type: string }, ${open}] }`,
      `{ anyOf: [{ type: string }, ${told}] }`,
      ['response-property-added'],
    ],
    [receiving, open, '{ type: string }', ['response-type-changed']],
    [receiving, typed, told, ['response-property-added', 'response-type-widened']],
    [receiving, told, typed, ['response-property-removed', 'response-type-narrowed']],
    [
      receiving,
      `{ anyOf: [{ type: string }, ${open}] }`,
      `{ anyOf: [{ type: boolean }, ${told}] }`,
      ['response-property-added', 'response-type-changed'],
    ],
    [
      receiving,
      told,
      "{ anyOf: [{ type: object, additionalProperties: { type: string } }, { $ref: '#/components/schemas/C' }] }",
      ['response-type-changed'],
    ],
  ])('is one all the same: %#', async (write, before, after, rules) => {
    expect([...(await rulesOf(write(before), write(after)))].sort()).toEqual(rules);
  });
});

describe('an operation', () => {
  it('that moved is known by the id that it had', async () => {
    const at = (path: string, operation: string): string =>
      `${HEAD}x-api-versions: { header: V, versions: [{ version: one }] }\npaths: { ${path}: { get: { ${operation}, responses: { '204': { description: A. } } } } }\n`;
    const rules = await rulesOf(
      at('/a', 'operationId: old'),
      at('/b', 'operationId: now, x-renamed-from: { one: old }'),
    );
    expect(rules).toContain('operation-moved');
    expect(rules).not.toContain('operation-removed');
  });
});
