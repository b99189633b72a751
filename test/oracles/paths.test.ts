// The output `paths` is, to the compiler, what openapi-typescript makes of the same document.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generateFromText } from '../../generator/generate.js';
import { FIXTURES } from '../support/fixtures.js';
import { comparePaths, compareTypes, oursOf } from './paths.js';

const TOPICS = [
  'bodies-and-responses',
  'parameters',
  'representations',
  'request-response',
  'schemas-openapi30',
  'security',
];

describe('types fit those of openapi-typescript', () => {
  it.each([
    ...TOPICS.map((topic) => [topic, {}] as const),
    ['request-response', { exportType: true, immutable: true }] as const,
  ])('%s %o', async (topic, options) => {
    const verdict = await comparePaths(join(FIXTURES, topic, 'openapi.yaml'), options);
    expect(verdict?.compared).toBeGreaterThan(4);
    expect(verdict).toMatchObject({ differing: [], errors: [] });
  });
});

it('sees a type that does not fit', async () => {
  const ours = (await oursOf(join(FIXTURES, 'request-response', 'openapi.yaml'))) ?? '';
  expect(ours).toContain(': string;');
  const { differing } = compareTypes(ours, ours.replace(': string;', ': number;'));
  expect(differing.length).toBeGreaterThan(0);
});

const RECURSIVE = `openapi: 3.1.0
info: { title: Trees, version: '1' }
paths: {}
components:
  schemas:
    Nested: { type: array, items: { $ref: '#/components/schemas/Nested' } }
    Value: { anyOf: [{ type: string }, { type: array, items: { $ref: '#/components/schemas/Value' } }] }
    Table: { type: object, additionalProperties: { $ref: '#/components/schemas/Table' } }
    Words: { type: object, additionalProperties: { anyOf: [{ $ref: '#/components/schemas/Words' }, { type: string }] } }
    Pet: { oneOf: [{ $ref: '#/components/schemas/Dog' }, { $ref: '#/components/schemas/Cat' }] }
    Dog: { allOf: [{ $ref: '#/components/schemas/Pet' }, { type: object, properties: { bark: { type: string } } }] }
    Cat: { allOf: [{ $ref: '#/components/schemas/Pet' }, { type: object, properties: { purr: { type: string } } }] }
    Own: { anyOf: [{ $ref: '#/components/schemas/Own' }, { type: string }] }
    Left: { anyOf: [{ type: number }, { type: array, items: { $ref: '#/components/schemas/Right' } }] }
    Right: { anyOf: [{ type: boolean }, { type: array, items: { $ref: '#/components/schemas/Left' } }] }
    Node: { type: object, properties: { next: { $ref: '#/components/schemas/Node' } } }
`;

it.each([{}, { rootTypes: true, rootTypesNoSchemaPrefix: true }, { exportType: true, immutable: true }])(
  'types of schemas that lead back to themselves compile, and say what they say: %o',
  async (paths) => {
    const { files } = await generateFromText('trees.yaml', RECURSIVE, { outputs: ['paths'], paths });
    const ours = files.text('index.ts') ?? '';
    const ro = paths.immutable === true ? 'readonly ' : '';
    const list = paths.immutable === true ? ' & readonly unknown[]' : '';
    const theirs = `export interface paths {} export interface webhooks {} export interface operations {}
      type Value = string | Value[]; type Left = number | Right[]; type Right = boolean | Left[];
      export interface components { schemas: { Own: string; Dog: { ${ro}bark?: string }; Pet: { ${ro}bark?: string } | { ${ro}purr?: string }${list === '' ? '; Value: Value; Left: Left; Right: Right' : ''} } }`;
    const verdict = compareTypes(ours, theirs);
    expect(verdict.errors).toEqual([]);
    const wrong = verdict.differing.filter((each) => theirs.includes(` ${each.split('"')[1] ?? ''}:`));
    expect(wrong).toEqual([]);
    expect(verdict.compared).toBe(list === '' ? 6 : 3);
  },
);
