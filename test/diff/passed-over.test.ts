// What two versions have in common is passed over, and what was made of earlier ones is used again: neither hides what an
// unchanged operation leads to. Each case is compared as versions of one description and as two descriptions.
import { describe as suite, expect, it } from 'vitest';
import { Comparer } from '../../generator/commands/editions.js';
import { Report } from '../../generator/commands/report.js';
import { describe } from '../../generator/description.js';
import type { Comparison } from '../../generator/diff/report/comparison.js';
import { documentsFromText } from '../../generator/source/documents.js';
import { compareTexts } from './compare.js';

type Members = Readonly<Record<string, unknown>>;

/** What a version says; numbers are versions: the third differs from the second, and that from the first. */
interface Case {
  readonly what: string;
  readonly operation?: Members;
  readonly components?: (version: number) => Members;
  readonly root?: (version: number) => Members;
  readonly paths?: (version: number) => Members;
}

const text = (maxLength: number): Members => ({ type: 'string', maxLength });
const named = (kind: string, name: string): Members => ({ $ref: `#/components/${kind}/${name}` });
const json = (schema: unknown): Members => ({ content: { 'application/json': { schema } } });
const answers = (schema: unknown): Members => ({
  responses: { '200': { description: 'A.', ...json(schema) } },
});
const empty = { responses: { '204': { description: 'Done.' } } };
const object = (properties: Members): Members => ({ type: 'object', properties });
const tagged = (name: string): Members => ({
  ...object({ kind: { type: 'string' }, [name]: text(1) }),
  required: ['kind'],
});

const CASES: readonly Case[] = [
  {
    what: 'a parameter',
    operation: { parameters: [named('parameters', 'P')], ...empty },
    components: (version) => ({ parameters: { P: { name: 'p', in: 'query', schema: text(version) } } }),
  },
  {
    what: 'a response and its header',
    operation: { responses: { '200': named('responses', 'R') } },
    components: (version) => ({
      responses: { R: { description: `Of ${String(version)}.`, headers: { 'X-H': named('headers', 'H') } } },
      headers: { H: { schema: text(version) } },
    }),
  },
  {
    what: 'a body',
    operation: { requestBody: named('requestBodies', 'B'), ...empty },
    components: (version) => ({ requestBodies: { B: json(object({ [`p${String(version)}`]: text(1) })) } }),
  },
  {
    what: 'a schema behind others, and behind itself',
    operation: answers(named('schemas', 'A')),
    components: (version) => ({
      schemas: {
        A: object({ b: { type: 'array', items: named('schemas', 'B') } }),
        B: { allOf: [named('schemas', 'C')] },
        C: object({ a: named('schemas', 'A'), d: named('schemas', 'D') }),
        D: object({ text: text(version), [`p${String(version)}`]: text(1) }),
      },
    }),
  },
  {
    what: 'a schema whose name is in percent-encoding',
    operation: answers(named('schemas', 'A%20B')),
    components: (version) => ({ schemas: { 'A%20B': object({ [`p${String(version)}`]: text(1) }) } }),
  },
  {
    what: 'a limit behind a property that nothing changed',
    operation: answers(named('schemas', 'A')),
    components: (version) => ({
      schemas: { A: object({ list: { type: 'array', items: named('schemas', 'T') } }), T: text(version) },
    }),
  },
  {
    what: 'the words of its path',
    paths: (version) => ({ '/a': { description: `Of ${String(version)}.`, get: empty } }),
  },
  {
    what: 'a whole path',
    paths: () => ({ '/b': { $ref: '#/x-paths/B' } }),
    root: (version) => ({ 'x-paths': { B: { get: { ...empty, description: `Of ${String(version)}.` } } } }),
  },
  {
    what: 'a choice that names its options only by a discriminator',
    operation: answers(named('schemas', 'Choice')),
    components: (version) => ({
      schemas: {
        Choice: {
          oneOf: [named('schemas', 'X'), named('schemas', 'Y')],
          discriminator: { propertyName: 'kind', mapping: { [`x${String(version)}`]: 'X', y: 'Y' } },
        },
        X: tagged('x'),
        Y: tagged('y'),
      },
    }),
  },
  {
    what: 'an heir, which is told from others as long as nothing extends it',
    operation: answers(named('schemas', 'Heir')),
    components: (version) => ({
      schemas: {
        Base: { ...tagged('base'), discriminator: { propertyName: 'kind', mapping: { heir: 'Heir' } } },
        Heir: { allOf: [named('schemas', 'Base'), object({ own: text(1) })] },
        ...(version === 3 ? { Late: { allOf: [named('schemas', 'Heir')] } } : {}),
      },
    }),
  },
  {
    what: 'a security scheme that was not there',
    operation: { security: [{ key: [] }], ...empty },
    components: (version) =>
      version === 3 ? { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'K' } } } : {},
  },
  {
    what: 'the security of the API',
    root: (version) => ({ security: version === 3 ? [{ key: [] }] : [] }),
    components: () => ({ securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'K' } } }),
  },
  {
    what: 'the servers of the API',
    root: (version) => ({ servers: [{ url: `https://${String(version)}.example` }] }),
  },
  {
    what: 'how the API gives its pages',
    operation: {
      parameters: ['cursor', 'after'].map((name) => ({ name, in: 'query', schema: { type: 'string' } })),
      ...answers({
        ...object({ data: { type: 'array', items: text(1) }, next: text(9) }),
        required: ['data'],
      }),
    },
    root: (version) => ({
      'x-pagination': {
        ...{ style: 'cursor', request: version === 3 ? 'after' : 'cursor' },
        ...{ items: '/data', next: '/next' },
      },
    }),
  },
  {
    what: 'a schema that is bound to a name',
    operation: answers({ $dynamicRef: '#named' }),
    components: (version) => ({
      schemas: { S: { $dynamicAnchor: 'named', ...object({ [`p${String(version)}`]: text(1) }) } },
    }),
  },
];

const documentOf = ({ operation = empty, components, root, paths }: Case, version: number): Members => ({
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1' },
  servers: [{ url: 'https://shop.example' }],
  paths: {
    '/a': { ['requestBody' in operation ? 'put' : 'get']: operation },
    '/same': { get: answers(named('schemas', 'Same')) },
    ...paths?.(version),
  },
  ...root?.(version),
  components: {
    ...components?.(version),
    schemas: { Same: object({ s: text(1) }), ...schemasOf(components?.(version)) },
  },
});

const schemasOf = (components: Members | undefined): object => {
  const schemas = components?.['schemas'];
  return typeof schemas === 'object' && schemas !== null ? schemas : {};
};

/** Versions 1 and 2, and after them 2 and 3: with all that was made of the first two. */
const compareInSeries = async (each: Case): Promise<readonly Comparison[]> => {
  const documents = [1, 2, 3].map((version) => documentOf(each, version));
  const versions = [1, 2, 3].map((version) => ({
    version: String(version),
    document: `${String(version)}.json`,
  }));
  const entry = { ...documents[2], 'x-api-versions': { header: 'Shop-Version', versions } };
  const files = Object.fromEntries(
    documents.map((document, index) => [`${String(index + 1)}.json`, JSON.stringify(document)]),
  );
  const read = await documentsFromText('entry.json', JSON.stringify(entry), files);
  const series = { label: 'shop', documents: read, description: describe(read, () => undefined) };
  const comparer = new Comparer(new Report());
  const [one, two, three] = series.description.views;
  if (one === undefined || two === undefined || three === undefined)
    throw new Error('there are three versions');
  comparer.compare(series, one, series, two);
  return comparer.compare(series, two, series, three);
};

const told = ({ differences }: Comparison): readonly unknown[] =>
  differences
    // What a program calls a method is one name in all versions of a description.
    .filter(({ rule }) => rule !== 'method-renamed')
    .map(({ rule, subject, message, operations }) => ({ rule, subject, message, operations }));

suite('what an unchanged operation leads to', () => {
  it.each(CASES)('$what', async (each) => {
    const [before, after] = [2, 3].map((version) => JSON.stringify(documentOf(each, version)));
    const apart = told(await compareTexts(before ?? '', after ?? ''));
    expect(apart).not.toEqual([]);
    const series = await compareInSeries(each);
    expect(series.map(told)).toEqual([apart]);
  });
});
