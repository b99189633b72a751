// Schemas that lead back to themselves, through every keyword that has schemas below it, directly and by way of another.
import { beforeAll, describe, expect, it } from 'vitest';
import { generateFromText } from '../../generator/generate.js';
import { compile, COMPILERS } from '../support/compilers.js';
import { inScratch, writeAll } from '../support/folders.js';

const TEXT = { type: 'string' };

/** What leads back by `again`, an instance three deep, and one that is wrong at the bottom. */
type Row = readonly [through: string, schema: (again: object) => object, valid: unknown, invalid: unknown];

const ROWS: readonly Row[] = [
  [
    'properties',
    (again) => ({ type: 'object', properties: { next: again } }),
    { next: { next: {} } },
    { next: { next: 1 } },
  ],
  [
    'properties, required',
    (again) => ({
      type: 'object',
      required: ['next'],
      properties: { next: { oneOf: [again, { type: 'null' }] } },
    }),
    { next: { next: null } },
    { next: {} },
  ],
  [
    'properties of an object that may be null',
    (again) => ({ type: ['object', 'null'], properties: { next: again } }),
    { next: { next: null } },
    { next: { next: 1 } },
  ],
  ['items', (again) => ({ type: 'array', items: again }), [[[]]], [[1]]],
  [
    'prefixItems',
    (again) => ({ type: 'array', prefixItems: [TEXT, again], items: false }),
    ['a', ['b', ['c']]],
    ['a', ['b', 1]],
  ],
  [
    'additionalProperties',
    (again) => ({ type: 'object', additionalProperties: again }),
    { a: { b: {} } },
    { a: 1 },
  ],
  [
    'additionalProperties of lists',
    (again) => ({ type: 'object', additionalProperties: { type: 'array', items: again } }),
    { a: [{ b: [] }] },
    { a: [{ b: 1 }] },
  ],
  [
    'patternProperties',
    (again) => ({ type: 'object', patternProperties: { '^x': again }, additionalProperties: false }),
    { xa: { xb: {} } },
    { xa: 1 },
  ],
  ['oneOf', (again) => ({ oneOf: [TEXT, { type: 'array', items: again }] }), ['a', ['b', []]], ['a', [1]]],
  [
    'anyOf',
    (again) => ({ anyOf: [TEXT, { type: 'object', properties: { x: again } }] }),
    { x: { x: 'a' } },
    { x: { x: 1 } },
  ],
  [
    'anyOf of lists and maps, as JSON is',
    (again) => ({
      anyOf: [TEXT, { type: 'array', items: again }, { type: 'object', additionalProperties: again }],
    }),
    { a: ['b', { c: [] }] },
    { a: ['b', 1] },
  ],
  [
    'allOf',
    (again) => ({ allOf: [{ type: 'object', properties: { a: TEXT } }, { properties: { next: again } }] }),
    { a: 'a', next: { next: { a: 'b' } } },
    { next: { a: 1 } },
  ],
  [
    'a discriminator',
    (again) => ({
      oneOf: [
        { type: 'object', required: ['kind', 'next'], properties: { kind: { const: 'node' }, next: again } },
        { type: 'object', required: ['kind'], properties: { kind: { const: 'leaf' } } },
      ],
      discriminator: { propertyName: 'kind' },
    }),
    { kind: 'node', next: { kind: 'leaf' } },
    { kind: 'node', next: { kind: 'twig' } },
  ],
];

const WAYS = ['directly', 'by way of another'] as const;
const CASES = ROWS.flatMap(([through, schema, valid, invalid], row) =>
  WAYS.map((way) => ({
    through,
    way,
    schema,
    valid,
    invalid,
    name: `${way === 'directly' ? 'Self' : 'Other'}${String(row)}`,
  })),
);

const referenceTo = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

describe('a schema that leads back to itself', () => {
  const refused = new Set<string>();

  beforeAll(async () => {
    const schemas = Object.fromEntries(
      CASES.flatMap(({ name, way, schema }): readonly (readonly [string, object])[] =>
        way === 'directly'
          ? [[name, schema(referenceTo(name))]]
          : [
              [name, schema(referenceTo(`${name}Alias`))],
              [`${name}Alias`, { description: 'Another name.', allOf: [referenceTo(name)] }],
            ],
      ),
    );
    const document = {
      openapi: '3.1.0',
      info: { title: 'R', version: '1' },
      paths: {},
      components: { schemas },
    };
    const { files, diagnostics } = await generateFromText('api.json', JSON.stringify(document));
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const instances = CASES.flatMap(({ name, valid, invalid }) =>
      [valid, invalid].map((value) => `${JSON.stringify(value)} satisfies api.${name}`),
    );
    const text = [
      "import type * as api from './index.js';",
      ...instances.map((each) => `void (${each});`),
    ].join('\n');
    await inScratch(async (folder) => {
      const sources = [...files].filter(([path]) => path.endsWith('.ts'));
      await writeAll(folder, [...sources, ['checks.ts', `${text}\n`]]);
      const complaints = await compile(COMPILERS.at(-1)?.path ?? '', folder, ['.']);
      expect(complaints.filter(({ file }) => file !== 'checks.ts')).toEqual([]);
      for (const { line } of complaints) refused.add(instances[line - 2] ?? '');
    });
  }, 120_000);

  it.each(CASES)('through $through, $way', ({ name, valid, invalid }) => {
    expect(refused).not.toContain(`${JSON.stringify(valid)} satisfies api.${name}`);
    expect(refused).toContain(`${JSON.stringify(invalid)} satisfies api.${name}`);
  });
});
