// The output `paths` is, to the compiler, what openapi-typescript makes of the same document.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generateFromText } from '../../generator/generate.js';
import type { PathsOptions } from '../../generator/seams.js';
import { folderWith } from '../cli/command.js';
import { FIXTURES } from '../support/fixtures.js';
import { comparePaths, compareTypes, compileErrors, oursOf } from './paths.js';

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

/** Something for each option, which changes what is written of it. */
const SHELF = `openapi: 3.1.0
info: { title: Shelf, version: '1' }
paths:
  /books: { get: { operationId: listBooks, responses: { '200': { description: All. } } } }
  /books/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
    get:
      parameters:
        - { name: sort, in: query, schema: { type: string, enum: [title, -title, 'a+b', '10', '+'] } }
        - { name: old, in: query, deprecated: true, schema: { type: string } }
      responses:
        '200': { description: One., content: { application/json: { schema: { $ref: '#/components/schemas/Book' } } } }
    delete: { deprecated: true, responses: { '204': { description: Gone. } } }
  /books/{id}/{page}:
    get:
      operationId: readPage
      parameters:
        - { name: id, in: path, required: true, schema: { type: integer } }
        - { name: page, in: path, required: true, schema: { type: boolean } }
      responses: { '200': { description: One. } }
  /books/{name}/cover: { get: { parameters: [{ name: name, in: path, required: true, schema: { type: string } }], responses: { '200': { description: One. } } } }
components:
  schemas:
    Book:
      type: object
      required: [id]
      properties:
        id: { type: string, readOnly: true }
        secret: { type: string, writeOnly: true }
        both: { type: string, readOnly: true, writeOnly: true }
        state: { type: string, enum: [lent, here], default: here }
        size: { type: [integer, 'null'], enum: [1, -2, 2.5] }
        mixed: { enum: [a, 1, null, true] }
        empty: { type: object }
        pair: { type: array, maxItems: 2, items: { type: string } }
        places: { type: array, items: { type: string, enum: [shelf, floor] } }
        counts: { type: object, additionalProperties: { type: string, enum: [x, y] } }
        worn: { type: boolean, deprecated: true }
        cover: { oneOf: [{ type: object, properties: { kind: { type: string, enum: [hard, soft] } } }, { type: string }] }
    Free: { type: object, properties: { a: { type: string } } }
    Loan: { allOf: [{ $ref: '#/components/schemas/Free' }, { type: object, properties: { until: { type: string } } }] }
    Mark: { anyOf: [{ type: string, enum: [start, end] }, { type: integer }] }
    Wanted: { oneOf: [{ $ref: '#/components/schemas/Bought' }, { $ref: '#/components/schemas/Given' }, { $ref: '#/components/schemas/Found' }], discriminator: { propertyName: how } }
    Found: { properties: { where: { type: string } }, allOf: [{ $ref: '#/components/schemas/Kept' }] }
    Kept: { type: object, required: [how], properties: { how: { type: string }, since: { type: string } } }
    Bought: { type: object, properties: { how: { type: string }, price: { type: number } } }
    Given: { type: object, properties: { how: { type: string }, by: { type: string } } }
    Lending: { type: string, enum: [here, lent] }
    Words: { type: string, enum: ['NaN', 'Infinity', '-Infinity'] }
    shelf_kind: { type: integer, enum: [1, 2], x-enum-varnames: [Wide, Narrow], x-enum-descriptions: [Two metres., One metre.] }
`;

const OPTIONS: readonly PathsOptions[] = [
  { additionalProperties: true },
  { alphabetize: true },
  { arrayLength: true },
  { defaultNonNullable: false },
  { emptyObjectsUnknown: true },
  { enum: true },
  { enum: true, conditionalEnums: true },
  { enum: true, dedupeEnums: true },
  { enum: true, conditionalEnums: true, enumValues: true },
  { enumValues: true },
  { excludeDeprecated: true },
  { exportType: true },
  { immutable: true },
  { makePathsEnum: true },
  { pathParamsAsTypes: true },
  { pathParamsAsTypes: true, immutable: true },
  { propertiesRequiredByDefault: true },
  { readWriteMarkers: true },
  { rootTypes: true },
  { rootTypes: true, enum: true },
  { rootTypes: true, rootTypesKeepCasing: true },
  { rootTypes: true, rootTypesNoSchemaPrefix: true },
];

describe('options do what they do in openapi-typescript', () => {
  it.each(OPTIONS)('%o', async (options) => {
    const path = join(await folderWith({ 'shelf.yaml': SHELF }), 'shelf.yaml');
    const verdict = await comparePaths(path, options);
    expect(verdict?.compared).toBeGreaterThan(6);
    expect(verdict).toMatchObject({ differing: [], errors: [] });
    expect(await oursOf(path, options)).not.toBe(await oursOf(path));
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

const NAMESAKES = `openapi: 3.1.0
info: { title: Namesakes, version: '1' }
x-api-versions: { header: Version, versions: [{ version: '1' }, { version: '2' }] }
paths:
  /a-b: { get: { responses: { '200': { description: One. } } } }
  /a/b: { get: { responses: { '200': { description: One. } } } }
components:
  schemas:
    Pet: { type: object, properties: { kind: { enum: [cat, dog] } } }
    PetKind: { enum: [cat, bird] }
    pet-kind: { enum: [a-b, a_b, '', Infinity, __proto__, '"', '1', "it's */"], x-enum-descriptions: ['*/ export const a = 1; /*'] }
    '4th': { enum: [1, -1, 1.5] }
    Both: { allOf: [{ type: object, properties: { of: { enum: [a] } } }, { type: object, properties: { of: { enum: [b] } } }] }
    Readable: { enum: [yes, no] }
    ApiPaths: { enum: [yes, no] }
`;

it.each([
  { enum: true },
  { enumValues: true },
  { enum: true, rootTypes: true, rootTypesNoSchemaPrefix: true },
])('names that are alike are told apart: %o', async (options) => {
  const paths = { ...options, makePathsEnum: true, readWriteMarkers: true };
  const { files } = await generateFromText('names.yaml', NAMESAKES, { outputs: ['paths'], paths });
  const types = files.text('2.ts') ?? '';
  expect(compileErrors(types)).toEqual([]);
  expect(files.text('index.ts')).toContain("export * from './2.js';");
  const names = [...types.matchAll(/^export (?:enum|const|type|interface) ([\w$]+)/gm)].map(
    ([, name]) => name,
  );
  expect(new Set(names).size).toBe(names.length);
  expect(types).toContain("'/a-b'");
});

it('a list with both limits is as long as they say, which it is not in openapi-typescript', async () => {
  const text = RECURSIVE.replace(
    'Own:',
    'Pair: { type: array, minItems: 2, maxItems: 3, items: { type: string } }\n    Own:',
  );
  const { files } = await generateFromText('pair.yaml', text, {
    outputs: ['paths'],
    paths: { arrayLength: true },
  });
  expect(files.text('index.ts')).toContain('Pair: [string, string] | [string, string, string];');
});

it('a reference into a table of components that is not one of OpenAPI is spelled in place', async () => {
  const text = RECURSIVE.replace(
    'components:\n',
    "components:\n  definitions: { Cup: { type: object, properties: { size: { type: integer }, in: { $ref: '#/components/definitions/Cup' } } } }\n",
  ).replace('Own:', "Drink: { $ref: '#/components/definitions/Cup' }\n    Own:");
  const { files } = await generateFromText('cups.yaml', text, { outputs: ['paths'] });
  const types = files.text('index.ts') ?? '';
  expect(compileErrors(types)).toEqual([]);
  expect(types).toMatch(/Drink: \{\s+size\?: number;\s+in\?: unknown;\s+\}/);
});

it.each([
  [
    'requires properties of what may be null',
    `Base: { type: object, nullable: true, properties: { a: { type: string } } }
    Own: { allOf: [{ $ref: '#/components/schemas/Base' }], required: [a] }`,
    `Own: { a: string };`,
  ],
  [
    'requires properties of what is one of several',
    `Base: { type: object, properties: { a: { type: string } }, anyOf: [{ type: object, properties: { b: { type: string } } }] }
    Own: { allOf: [{ $ref: '#/components/schemas/Base' }], required: [a] }`,
    `Own: { a?: string } | { b?: string };`,
  ],
  [
    'declares the property that tells it apart',
    `Base: { type: object, required: [kind], properties: { kind: { type: string } }, discriminator: { propertyName: kind } }
    Own: { allOf: [{ $ref: '#/components/schemas/Base' }], type: object, properties: { kind: { type: string } } }
    Said: { allOf: [{ $ref: '#/components/schemas/Base' }], type: object, properties: { kind: { type: string, enum: [said] } } }`,
    `Own: { kind: 'Own' }; Said: { kind?: 'said' };`,
  ],
])('compiles where a schema %s', async (_, schemas, expected) => {
  const head = `openapi: 3.0.3\ninfo: { title: Bases, version: '1' }\npaths: {}\ncomponents:\n  schemas:\n    `;
  const { files } = await generateFromText('bases.yaml', `${head}${schemas}\n`, { outputs: ['paths'] });
  const theirs = `export interface paths {} export interface webhooks {} export interface operations {}
    export interface components { schemas: { ${expected} } }`;
  const verdict = compareTypes(files.text('index.ts') ?? '', theirs);
  expect(verdict.errors).toEqual([]);
  const names = [...expected.matchAll(/([A-Z]\w+):/g)].map(([, name]) => name);
  expect(verdict.differing.filter((each) => names.some((name) => each.includes(`"${name}"`)))).toEqual([]);
});

it('takes the last of several parameters with one name, also beside a path', async () => {
  const text = `openapi: 3.0.3
info: { title: Twice, version: '1' }
paths:
  /pets:
    parameters:
      - { name: limit, in: query, schema: { type: string } }
      - { name: limit, in: query, schema: { type: integer } }
    get: { responses: { '204': { description: Done. } } }
`;
  const { files } = await generateFromText('twice.yaml', text, { outputs: ['paths'] });
  const types = files.text('index.ts') ?? '';
  expect(compileErrors(types)).toEqual([]);
  expect(types.match(/limit\?: number;/g)).toHaveLength(2);
});
