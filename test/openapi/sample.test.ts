// Instances of schemas, on both sides of what they allow.
import { describe, expect, it } from 'vitest';
import { sample } from '../support/openapi/sample.js';
import { Schemas, type Direction } from '../support/openapi/schemas.js';

const DOCUMENT = {
  openapi: '3.0.3',
  components: {
    schemas: {
      Node: { type: 'object', properties: { next: { $ref: '#/components/schemas/Node' } } },
      Id: { type: 'object', required: ['id'], properties: { id: { type: 'string', format: 'uuid' } } },
      Secret: { type: 'string', writeOnly: true },
    },
  },
};

const pair = (schema: unknown, direction: Direction = 'response'): readonly [unknown, unknown] => {
  const schemas = new Schemas(DOCUMENT, direction);
  const used = schemas.use(schema);
  return [sample(schemas, used, 'minimal'), sample(schemas, used, 'maximal')];
};

describe('the least and the most of', () => {
  it.each([
    [{ type: 'string', minLength: 1, maxLength: 3 }, 'ü', 'üüü'],
    [{ type: 'string', pattern: '^[a-z0-9-]+$', maxLength: 4 }, 'a', 'aaaa'],
    [{ type: 'string', format: 'date-time' }, '2026-04-28T08:00:00Z', '2026-04-28T08:00:00Z'],
    [{ type: 'integer', minimum: 3, maximum: 9 }, 3, 9],
    [{ type: 'integer', minimum: 3, exclusiveMinimum: true, maximum: 9 }, 4, 9],
    [{ type: 'number', multipleOf: 5, minimum: 3 }, 5, 35],
    [{ type: 'boolean' }, false, true],
    [{ type: 'string', enum: ['a', 'b'] }, 'a', 'b'],
    [{ type: 'string', nullable: true, enum: ['a'] }, 'a', null],
    [{ type: ['integer', 'null'] }, null, 7],
    [{ type: 'array', items: { type: 'integer' } }, [], [7, 7]],
    [{ type: 'array', minItems: 3, uniqueItems: true, items: { enum: [1, 2, 3] } }, [1, 2, 3], [3, 2, 1]],
    [{ oneOf: [{ type: 'string' }, { type: 'integer' }] }, '', 7],
    [{ type: 'object', additionalProperties: { type: 'integer' } }, {}, { 'key-0': 7 }],
  ])('%j', (schema, least, most) => {
    expect(pair(schema)).toEqual([least, most]);
  });

  it('an object: what it requires, and all that it names', () => {
    const schema = {
      allOf: [{ $ref: '#/components/schemas/Id' }],
      required: ['a'],
      properties: { a: { type: 'boolean' }, b: { type: 'boolean' } },
    };
    const id = '00000000-0000-4000-8000-000000000000';
    expect(pair(schema)).toEqual([
      { id, a: false },
      { id, a: true, b: true },
    ]);
  });

  it('an answer, without what is only ever sent', () => {
    const schema = {
      type: 'object',
      required: ['key'],
      properties: { key: { $ref: '#/components/schemas/Secret' }, name: { type: 'string', maxLength: 1 } },
    };
    expect(pair(schema)).toEqual([{}, { name: 'ü' }]);
    expect(pair(schema, 'request')[0]).toEqual({ key: '' });
  });

  it('what stands within itself: it comes to an end', () => {
    expect(JSON.stringify(pair({ $ref: '#/components/schemas/Node' })[1]).length).toBeLessThan(100);
  });
});

it('says that there is no instance where it finds none', () => {
  expect(() => pair({ type: 'string', pattern: '^a$', minLength: 3 })).toThrow(
    'no text is known that matches ^a$',
  );
  expect(() => pair({ type: 'integer', minimum: 5, maximum: 4 })).toThrow('no instance of');
});
