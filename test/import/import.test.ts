// Documents of single versions become one annotated document, which says of each version what its document said.
import fc from 'fast-check';
import { dump } from 'js-yaml';
import { join } from 'node:path';
import { describe as group, expect, it } from 'vitest';
import { describe } from '../../generator/description.js';
import { importDocuments } from '../../generator/import/import.js';
import { isMembers, type Members } from '../../generator/ir/documents.js';
import { documentsFromText, loadDocuments } from '../../generator/source/documents.js';
import { bundle } from '../../generator/versions/bundle.js';
import { ROOT } from '../support/folders.js';

const CARRIER = { kind: 'header', name: 'Version' } as const;

const imported = async (documents: readonly unknown[], versions: readonly string[]): Promise<Members> =>
  importDocuments(
    await Promise.all(documents.map((each) => documentsFromText('a.json', JSON.stringify(each)))),
    { versions, carrier: CARRIER },
  );

/** What the annotated document says of each version, without the catalogue. */
const projections = async (document: Members): Promise<readonly unknown[]> => {
  const documents = await documentsFromText('a.json', JSON.stringify(document));
  const { views } = describe(documents, (each) => {
    throw new Error(each.message);
  });
  return views.map((view) => {
    const root = view.value(view.entry);
    const members = isMembers(root) ? Object.entries(root) : [];
    return Object.fromEntries(members.filter(([key]) => key !== 'x-api-versions'));
  });
};

const shop = {
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1' },
  servers: [{ url: 'https://a.example' }, { url: 'https://b.example' }],
  security: [{ key: [] }],
  tags: [{ name: 'orders', description: 'Orders.' }, { name: 'items' }],
  paths: {
    '/orders': {
      parameters: [{ $ref: '#/components/parameters/Trace' }],
      get: {
        operationId: 'list',
        tags: ['orders'],
        parameters: [
          { name: 'limit', in: 'query', required: true, schema: { type: 'integer' } },
          { name: 'status', in: 'query', schema: { $ref: '#/components/schemas/Status' } },
        ],
        responses: {
          '200': {
            description: 'All.',
            headers: { Total: { schema: { type: 'integer' } } },
            content: {
              'application/json': {
                schema: { type: 'array', items: { $ref: '#/components/schemas/Order' } },
              },
            },
          },
          '404': { $ref: '#/components/responses/Missing' },
        },
      },
      post: {
        requestBody: {
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/Order' },
              examples: { one: { value: { id: 1 } }, two: { $ref: '#/components/examples/Two' } },
            },
          },
        },
        responses: { default: { description: 'x' } },
        security: [],
      },
    },
    '/items/{id}': { get: { responses: { '204': { description: 'None.' } } } },
  },
  components: {
    parameters: { Trace: { name: 'trace', in: 'header', schema: { type: 'string' } } },
    responses: { Missing: { description: 'Missing.' } },
    examples: { Two: { summary: 'Two.', value: { id: 2 } }, Three: { value: [3] } },
    securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'Key' } },
    schemas: {
      Status: { type: 'string', enum: ['open', 'paid', 'gone'] },
      Order: {
        type: 'object',
        required: ['id', 'amount', 'extra'],
        properties: {
          id: { type: 'string' },
          amount: { type: ['integer', 'null'], default: 3 },
          default: {
            type: 'object',
            properties: { example: { type: 'string' } },
            additionalProperties: true,
          },
          kind: {
            oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }, { type: 'null' }],
          },
        },
      },
      A: {
        allOf: [
          { $ref: '#/components/schemas/Order' },
          { type: 'object', properties: { a: { type: 'string' } } },
        ],
      },
      B: { type: 'object', discriminator: { propertyName: 't', mapping: { a: '#/components/schemas/A' } } },
    },
  },
  'x-logo': { url: 'x', sizes: [1, 2] },
};

/** A step away from a document: the ways are taken from what is there. */
interface Mutation {
  readonly seed: number;
  readonly kind: 'remove' | 'replace' | 'add' | 'swap' | 'duplicate' | 'rename';
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  seed: fc.nat(),
  kind: fc.constantFrom('remove', 'replace', 'add', 'swap', 'duplicate', 'rename'),
});

const REPLACEMENTS: readonly unknown[] = [
  'text',
  7,
  true,
  null,
  [],
  {},
  ['a', 'b'],
  { type: 'string' },
  { $ref: '#/components/schemas/Status' },
  { name: 'fresh', in: 'query', schema: { type: 'boolean' } },
  { description: 'New.' },
  [{ name: 'x', in: 'query' }],
];

/** All containers but the root, so that a document stays one. */
const containersOf = (value: unknown, found: object[] = [], isRoot = true): object[] => {
  if (typeof value !== 'object' || value === null) return found;
  if (!isRoot) found.push(value);
  for (const member of Object.values(value)) containersOf(member, found, false);
  return found;
};

const mutated = (document: unknown, { seed, kind }: Mutation): unknown => {
  const copy: unknown = structuredClone(document);
  const containers = containersOf(copy);
  const holder = containers[seed % containers.length];
  if (holder === undefined) return copy;
  const keys = Object.keys(holder);
  const key = keys[Math.floor(seed / 97) % Math.max(keys.length, 1)];
  const value = structuredClone(REPLACEMENTS[Math.floor(seed / 31) % REPLACEMENTS.length]);
  if (Array.isArray(holder)) changeList(holder, Number(key ?? 0), value, kind);
  else changeObject(holder, key, value, kind);
  return copy;
};

const changeList = (list: unknown[], index: number, value: unknown, kind: Mutation['kind']): void => {
  if (kind === 'remove') list.splice(index, 1);
  else if (kind === 'replace') list.splice(index, 1, value);
  else if (kind === 'swap') list.reverse();
  else if (kind === 'duplicate') list.push(structuredClone(list[index] ?? value));
  else list.splice(index, 0, value);
};

const changeObject = (
  node: object,
  key: string | undefined,
  value: unknown,
  kind: Mutation['kind'],
): void => {
  const old: unknown = key === undefined ? value : Reflect.get(node, key);
  if (key === undefined || kind === 'add' || kind === 'swap')
    Reflect.set(node, `new${Object.keys(node).length}`, value);
  else if (kind === 'replace') Reflect.set(node, key, value);
  else if (kind === 'duplicate') Reflect.set(node, `${key}2`, structuredClone(old));
  else {
    Reflect.deleteProperty(node, key);
    if (kind === 'rename') Reflect.set(node, `${key}Now`, old);
  }
};

group('what is imported is what went in', () => {
  it.each([
    ['dates', ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01']],
    ['previews', ['1', '2.preview', '3', '4.preview']],
    ['a preview first', ['x.preview', 'v2', 'v3.preview', 'v4']],
  ])('after any edits (%s)', { timeout: 120_000 }, async (_name, names) => {
    // Mostly of the document before, else of an older one: then things come back.
    const edit = fc.record({ back: fc.constantFrom(1, 1, 2, 3), step: fc.array(mutation, { maxLength: 4 }) });
    const edits = fc.array(edit, { minLength: 1, maxLength: names.length - 1 });
    await fc.assert(
      fc.asyncProperty(edits, async (steps) => {
        const documents: unknown[] = [shop];
        for (const { back, step } of steps) {
          documents.push(step.reduce(mutated, documents.at(-back) ?? documents[0]));
        }
        const versions = names.slice(0, documents.length);
        expect(await projections(await imported(documents, versions))).toEqual(documents);
      }),
      { numRuns: 250 },
    );
  });

  it('for both versions of the largest description here', { timeout: 60_000 }, async () => {
    const documents = await loadDocuments('spec/blaxel/openapi.yaml', { cwd: ROOT });
    const { views, catalogue } = describe(documents, () => undefined);
    const plain = views.map((view) => bundle(view).document);
    const versions = catalogue.versions.map(({ id }) => id);
    const document = await imported(plain, versions);
    expect(await projections(document)).toEqual(plain);
    const size = (value: unknown): number => JSON.stringify(value).length;
    expect(size(document)).toBeLessThan(1.05 * Math.max(...plain.map(size)));
    expect(Object.keys(document)).not.toContain('x-before');
  });
});

group('each change has the annotation that says it', () => {
  const parts = async (...schemas: readonly object[]): Promise<unknown> => {
    const documents = schemas.map((Thing) => ({ openapi: '3.1.0', components: { schemas: { Thing } } }));
    const document = await imported(documents, ['1', '2', '3', '4', '5'].slice(0, schemas.length));
    expect(await projections(document)).toEqual(documents);
    return Reflect.get(Object(Reflect.get(Object(document['components']), 'schemas')), 'Thing');
  };
  const object = (properties: object, ...required: readonly string[]): object => ({
    type: 'object',
    ...(required.length === 0 ? {} : { required }),
    properties,
  });
  const text = { type: 'string' };

  it('a property that comes and one that goes, required or not', async () => {
    expect(await parts(object({ a: text, b: text }, 'a'), object({ b: text, c: text }, 'c'))).toEqual({
      type: 'object',
      required: ['a', 'c'],
      properties: { a: { ...text, 'x-removed': '2' }, b: text, c: { ...text, 'x-added': '2' } },
    });
  });

  it('a property that becomes required, and one that becomes optional', async () => {
    expect(await parts(object({ a: text, b: text }, 'a'), object({ a: text, b: text }, 'b'))).toEqual({
      type: 'object',
      required: ['b'],
      properties: { a: { ...text, 'x-made-optional': '2' }, b: { ...text, 'x-made-required': '2' } },
    });
  });

  it('values of an enum', async () => {
    expect(await parts({ enum: ['a', 'c'] }, { enum: ['a', 'b', 'c'] }, { enum: ['a', 'b'] })).toEqual({
      enum: ['a', 'b'],
      'x-enum-added': { b: '2' },
      'x-enum-removed': { c: '3' },
    });
  });

  it('what was something else', async () => {
    expect(
      await parts({ items: text }, { items: { type: 'integer' } }, { items: { type: 'integer' } }),
    ).toEqual({
      items: { type: 'integer', 'x-before': { '2': text } },
    });
  });

  it('what is there only for a while', async () => {
    expect(await parts(object({}), object({ a: text }), object({}))).toEqual(
      object({ a: { ...text, 'x-added': '2', 'x-removed': '3' } }),
    );
  });

  it('what was gone for a while', async () => {
    const [there, gone] = [object({ a: text }), object({})];
    expect(await parts(there, gone, there)).toEqual(
      object({ a: { ...text, 'x-before': { '3': { ...text, 'x-removed': '2' } } } }),
    );
    expect(await parts(there, gone, there, gone, object({ a: { type: 'integer' } }))).toEqual(
      object({
        a: {
          type: 'integer',
          'x-before': {
            '5': { ...text, 'x-removed': '4', 'x-before': { '3': { ...text, 'x-removed': '2' } } },
          },
        },
      }),
    );
  });

  it('a change of words beside changes that have annotations, in each stretch of versions', async () => {
    const [one, two] = [object({ a: text }), object({ a: text, b: text })];
    expect(
      await parts(
        { ...one, description: 'Old.' },
        { ...two, description: 'Old.' },
        { ...one, description: 'New.' },
        { ...two, description: 'New.' },
      ),
    ).toEqual({
      ...object({ a: text, b: { ...text, 'x-added': '4' } }),
      description: 'New.',
      'x-before': { '3': { ...object({ a: text, b: { ...text, 'x-added': '2' } }), description: 'Old.' } },
    });
  });

  it('examples by their names', async () => {
    const withExamples = (examples: object): object => ({ openapi: '3.1.0', components: { examples } });
    const [old, now] = [{ value: { tags: 'data' } }, { value: 2 }];
    const documents = [withExamples({ A: old, B: old }), withExamples({ B: now, C: now })];
    const document = await imported(documents, ['1', '2']);
    expect(await projections(document)).toEqual(documents);
    expect(document['components']).toEqual({
      examples: {
        A: { ...old, 'x-removed': '2' },
        B: { ...now, 'x-before': { '2': old } },
        C: { ...now, 'x-added': '2' },
      },
    });
  });

  it('items of a list by what they are called, wherever they stand', async () => {
    const withTags = (...names: readonly string[]): object => ({
      openapi: '3.1.0',
      tags: names.map((name) => ({ name })),
    });
    const documents = [withTags('a', 'b', 'c'), withTags('a', 'b', 'c', 'd'), withTags('c', 'a', 'b')];
    const document = await imported(documents, ['1', '2', '3']);
    expect(await projections(document)).toEqual(documents);
    expect(document['tags']).toEqual([
      { name: 'c', 'x-added': '3' },
      { name: 'a' },
      { name: 'b' },
      { name: 'c', 'x-removed': '3' },
      { name: 'd', 'x-added': '2', 'x-removed': '3' },
    ]);
  });

  it('a reference is left alone where its target comes with it', async () => {
    const before = { openapi: '3.1.0', paths: { '/a': { get: { responses: {} } } } };
    const cursor = { name: 'cursor', in: 'query', schema: text };
    const after = {
      openapi: '3.1.0',
      paths: { '/a': { get: { parameters: [{ $ref: '#/components/parameters/C' }], responses: {} } } },
      components: { parameters: { C: cursor } },
    };
    const document = await imported([before, after], ['1', '2']);
    expect(await projections(document)).toEqual([before, after]);
    expect(document['paths']).toEqual(after.paths);
  });
});

group('names of versions', () => {
  const named = async (...versions: readonly string[]): Promise<unknown> => {
    const documents = await Promise.all(
      versions.map((version, index) =>
        documentsFromText(`v${index + 1}.yaml`, dump({ openapi: '3.0.3', info: { title: 'A', version } })),
      ),
    );
    return Reflect.get(importDocuments(documents, { carrier: CARRIER }), 'x-api-versions');
  };

  it('are what the documents say, or else what their files are called', async () => {
    expect(await named('2026-01', '2026-02')).toMatchObject({
      versions: [{ version: '2026-01' }, { version: '2026-02' }],
    });
    expect(await named('1', '1')).toMatchObject({ versions: [{ version: 'v1' }, { version: 'v2' }] });
  });

  it('are needed for each, and there are at least two', async () => {
    await expect(imported([shop, shop], ['1', '1'])).rejects.toThrow('these names for their versions: 1, 1');
    await expect(imported([shop], ['1'])).rejects.toThrow('at least two');
  });

  it('are not there yet', async () => {
    await expect(imported([shop, { ...shop, 'x-api-versions': {} }], ['1', '2'])).rejects.toThrow(
      'versions already',
    );
    await expect(imported([shop, { swagger: '2.0' }], ['1', '2'])).rejects.toThrow('OpenAPI 3');
  });
});

group('a description in several files', () => {
  it('is joined first', async () => {
    const cwd = join(ROOT, 'test/fixtures/multi-file');
    const one = await loadDocuments('openapi.yaml', { cwd });
    const document = importDocuments([one, one], { versions: ['1', '2'], carrier: CARRIER });
    const [view] = describe(one, () => undefined).views;
    const plain = view === undefined ? {} : bundle(view).document;
    expect(await projections(document)).toEqual([plain, plain]);
  });
});
