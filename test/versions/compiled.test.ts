// Clients of several versions that TypeScript might not accept, though each version alone is no trouble.
import { beforeAll, describe, expect, it } from 'vitest';
import { generateFromText } from '../../generator/generate.js';
import { compile, COMPILERS, type Complaint } from '../support/compilers.js';
import { inScratch, writeAll } from '../support/folders.js';

type Members = Readonly<Record<string, unknown>>;

interface Row {
  readonly what: string;
  /** What is there in a version: 1 to 4. */
  readonly schemas: (version: number) => Members;
  /** What `GET /orders` answers with, by media type. */
  readonly answers?: (version: number) => Members;
  readonly paths?: Members;
}

const named = (name: string): Members => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: Members): Members => ({ type: 'object', properties });
/** An object that differs in every second version. */
const turning = (version: number): Members =>
  object({ [`p${String(Math.ceil(version / 2))}`]: { type: 'string' } });

const ROWS: readonly Row[] = [
  {
    what: 'names that versions have in generated code',
    schemas: (version) => ({ V: object({ w: named('W') }), W: turning(version) }),
    answers: () => ({ 'application/json': named('V') }),
    paths: {
      '/v': {
        get: {
          responses: {
            '200': { description: 'A.', content: { 'application/json': { schema: named('V') } } },
          },
        },
      },
    },
  },
  {
    what: 'lists of themselves',
    schemas: (version) => ({
      Tree: version < 3 ? { type: 'array', items: named('Tree') } : { type: 'string' },
      Pair: {
        oneOf: [
          { type: 'array', prefixItems: [named('Pair')] },
          version < 3 ? { type: 'string' } : { type: 'integer' },
        ],
      },
      Way: { oneOf: [{ type: 'array', items: named('Step') }, turning(version)] },
      Step: { anyOf: [named('Way'), { type: 'null' }] },
      Table: {
        oneOf: [
          { type: 'object', additionalProperties: named('Table') },
          version < 3 ? { type: 'string' } : { type: 'integer' },
        ],
      },
    }),
  },
  {
    what: 'several representations of what fails in ways that differ',
    schemas: (version) => ({ Problem: turning(version) }),
    answers: () => ({ 'application/json': { type: 'integer' }, 'text/plain': { type: 'string' } }),
  },
  {
    what: 'several representations, one of which comes later',
    schemas: (version) => ({ Problem: turning(version), Order: turning(version) }),
    answers: (version) => ({
      'application/json': named('Order'),
      ...(version < 3 ? {} : { 'application/x-ndjson': named('Order') }),
    }),
  },
  {
    what: 'several representations that differ',
    schemas: (version) => ({ Order: turning(version) }),
    answers: (version) => ({
      'application/json': { type: 'array', items: version < 3 ? named('Order') : {} },
      'application/x-ndjson': named('Order'),
    }),
  },
  {
    what: 'a discriminator that names what is no alternative',
    schemas: (version) => ({
      Choice: {
        oneOf: [named('One'), named('Two')],
        discriminator: { propertyName: 'kind', mapping: { one: 'One', two: 'Two', other: 'Other' } },
      },
      One: { ...object({ kind: { type: 'string' } }), required: ['kind'] },
      Two: { ...object({ kind: { type: 'string' } }), required: ['kind'] },
      Other: turning(version),
    }),
  },
];

const VERSIONS = [1, 2, 3, 4];

const documentOf = ({ schemas, answers, paths }: Row, version: number): Members => ({
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1' },
  servers: [{ url: 'https://shop.example' }],
  paths: {
    ...paths,
    '/orders': {
      get: {
        responses: {
          '200': { description: 'A.', content: contentOf(answers?.(version) ?? {}) },
          ...('Problem' in schemas(version)
            ? {
                default: {
                  description: 'It failed.',
                  content: contentOf({ 'application/json': named('Problem') }),
                },
              }
            : {}),
        },
      },
    },
  },
  components: { schemas: schemas(version) },
});

const contentOf = (schemas: Members): Members =>
  Object.fromEntries(Object.entries(schemas).map(([type, schema]) => [type, { schema }]));

const clientOf = async (row: Row): ReturnType<typeof generateFromText> => {
  const files = VERSIONS.map(
    (version) => [`${String(version)}.json`, JSON.stringify(documentOf(row, version))] as const,
  );
  const versions = VERSIONS.map((version) => ({
    version: String(version),
    document: `${String(version)}.json`,
  }));
  const entry = { ...documentOf(row, 4), 'x-api-versions': { header: 'Shop-Version', versions } };
  return await generateFromText('openapi.json', JSON.stringify(entry), {}, Object.fromEntries(files));
};

describe.each(COMPILERS)('$name accepts', ({ path }) => {
  let found: readonly Complaint[] = [];

  beforeAll(async () => {
    await inScratch(async (folder) => {
      for (const [index, row] of ROWS.entries()) {
        const { files } = await clientOf(row);
        await writeAll(
          folder,
          [...files].map(([name, text]) => [`${String(index)}/${name}`, text]),
        );
      }
      found = await compile(path, folder, ['**/*.ts']);
    });
  });

  it.each(ROWS.map(({ what }, index) => [what, index] as const))('%s', (_, index) => {
    expect(found.filter(({ file }) => file.startsWith(`${String(index)}/`))).toEqual([]);
  });
});
