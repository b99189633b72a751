// Where what differs is written.
import { describe, expect, it } from 'vitest';
import { compareTexts, compareVersions } from './compare.js';

const HEAD = `openapi: 3.1.0
info: { title: Shop, version: '1' }
servers: [{ url: 'https://shop.example' }]
`;
const swagger = (definitions: string): string => `swagger: '2.0'
info: { title: Shop, version: '1' }
host: shop.example
paths: { /a: { get: { responses: { '200': { description: A., schema: { $ref: '#/definitions/A' } } } } } }
definitions: { ${definitions} }
`;

describe('a place', () => {
  it('in a list is that of the document, whatever was not there then', async () => {
    const text = `${HEAD}x-api-versions: { header: V, versions: [{ version: a }, { version: b }] }
paths:
  /a:
    get:
      parameters:
        - { name: p, in: query, schema: { type: string }, x-added: b }
        - { name: q, in: query, schema: { type: integer, x-before: { b: { type: string } } } }
      responses: { '204': { description: A. } }
`;
    const { differences } = await compareVersions(text, 'a', 'b');
    const changed = differences.find(({ rule }) => rule === 'request-type-changed');
    expect([changed?.before?.pointer, changed?.after?.pointer]).toEqual([
      '/paths/~1a/get/parameters/1',
      '/paths/~1a/get/parameters/1',
    ]);
  });

  it('in a definition of Swagger 2.0 is that of the document, and what is said there is compared', async () => {
    const { differences } = await compareTexts(
      swagger('A: { type: object, description: One., properties: { a: { type: string } } }'),
      swagger(
        "A: { type: object, description: Two., properties: { a: { type: string }, b: { $ref: '#/definitions/B' } } }, B: { type: object, properties: { c: { type: string } } }",
      ),
    );
    expect(differences.map(({ rule, before, after }) => [rule, before?.pointer, after?.pointer])).toEqual([
      ['response-property-added', undefined, '/definitions/A/properties/b'],
      ['schema-added', undefined, '/definitions/B'],
      ['documentation-changed', '/definitions/A', '/definitions/A'],
    ]);
  });

  it('tells changes of two definitions of Swagger 2.0 apart that say the same', async () => {
    const both = (members: string): string =>
      swagger(
        `A: { type: object, properties: { b: { $ref: '#/definitions/B' } ${members} } }, B: { type: object, properties: { c: { type: string } ${members} } }`,
      );
    const { differences } = await compareTexts(both(''), both(', n: { type: string }'));
    expect(differences.map(({ subject, message }) => `${subject} ${message}`)).toEqual([
      'A.n is new',
      'B.n is new',
    ]);
  });
});
