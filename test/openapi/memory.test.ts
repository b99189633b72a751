// What is remembered of earlier versions is what each version would have come to by itself, with everything it reports.
import fc from 'fast-check';
import { describe as group, expect, it } from 'vitest';
import { describe } from '../../generator/description.js';
import type { Diagnostic } from '../../generator/diagnostics/diagnostic.js';
import type { Members } from '../../generator/ir/documents.js';
import { importDocuments } from '../../generator/import/import.js';
import { snapshotsOf } from '../../generator/openapi/snapshot.js';
import { documentsFromText, type Documents } from '../../generator/source/documents.js';

/** Where a definition was found is all that may be that of an earlier version. */
const withoutOrigin = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (key, member: unknown) =>
      key === 'origin' ? undefined : member instanceof Map ? [...member].sort(byKey) : member,
    ),
  );

const byKey = ([a]: readonly unknown[], [b]: readonly unknown[]): number => (String(a) < String(b) ? -1 : 1);

/** What every version comes to, and what is reported; `isApart` lowers each as if it were the only one. */
const lowered = (documents: Documents, isApart: boolean): readonly unknown[] => {
  const { views } = describe(documents, () => undefined);
  const reported: Diagnostic[] = [];
  const start = (count: number): ReturnType<typeof snapshotsOf> =>
    snapshotsOf((each) => void reported.push(each), { count });
  const together = start(views.length);
  return views.map((view) => {
    reported.length = 0;
    const snapshot = (isApart ? start(1) : together)(view, view.moment.version);
    const told = reported.map(({ code, message, place }) => `${code} ${message} ${place?.pointer ?? ''}`);
    return withoutOrigin({ snapshot, told: told.sort() });
  });
};

const documentsForm = async (documents: readonly object[]): Promise<Documents> => {
  const names = documents.map((_, index) => `v${index + 1}`);
  const versions = names.map((version) => ({ version, document: `${version}.json` }));
  const entry = JSON.stringify({ 'x-api-versions': { header: 'Version', versions } });
  const files = documents.map((each, index) => [`v${index + 1}.json`, JSON.stringify(each)] as const);
  return await documentsFromText('openapi.json', entry, Object.fromEntries(files));
};

const annotatedForm = async (documents: readonly object[]): Promise<Documents> => {
  const all = await Promise.all(documents.map((each) => documentsFromText('a.json', JSON.stringify(each))));
  const versions = documents.map((_, index) => `v${index + 1}`);
  const document = importDocuments(all, { versions, carrier: { kind: 'header', name: 'Version' } });
  return await documentsFromText('openapi.json', JSON.stringify(document));
};

const expectSame = async (documents: readonly object[]): Promise<void> => {
  for (const form of [documentsForm, annotatedForm]) {
    const written = await form(documents);
    expect(lowered(written, false)).toEqual(lowered(written, true));
  }
};

/** How many schemas there are. */
const COUNT = 5;

const nameOf = (index: number): string => `S${index}`;
const reference = fc.nat(COUNT).map((index) => ({ $ref: `#/components/schemas/${nameOf(index)}` }));
const property = fc.constantFrom('a', 'b', 'kind');

const { schema } = fc.letrec<{ schema: Members; object: Members }>((tie) => ({
  object: fc.record({
    type: fc.constant('object'),
    required: fc.uniqueArray(property, { maxLength: 2 }),
    properties: fc.dictionary(property, tie('schema'), { maxKeys: 3 }),
  }),
  schema: fc.oneof(
    { maxDepth: 2, depthIdentifier: 'schema' },
    fc.constantFrom<Members>(
      { type: 'string' },
      { type: 'integer', description: 'How many.' },
      { type: 'odd' },
    ),
    fc.uniqueArray(fc.constantFrom('x', 'y', 'z'), { minLength: 1 }).map((values) => ({ enum: values })),
    reference,
    fc.tuple(reference, property).map(([to, name]) => ({ ...to, required: [name] })),
    fc.tuple(reference, tie('object')).map(([to, beside]) => ({ ...to, ...beside })),
    fc.record({ type: fc.constant('array'), items: tie('schema') }),
    tie('object'),
    fc.record({ allOf: fc.tuple(reference, tie('object')) }),
    fc.tuple(reference, property).map(([to, name]) => ({ allOf: [to], required: [name] })),
    fc.record({ oneOf: fc.array(fc.oneof(reference, tie('object')), { minLength: 2, maxLength: 3 }) }),
    fc.record({
      oneOf: fc.array(reference, { minLength: 2, maxLength: 2 }),
      discriminator: fc.constant({ propertyName: 'kind' }),
    }),
    fc
      .tuple(tie('object'), reference)
      .map(([object, to]) => ({ ...object, anyOf: [to, { type: 'object' }] })),
  ),
}));

const operation = fc.record({
  parameters: fc.array(
    fc.oneof(
      fc.constant({ $ref: '#/components/parameters/P' }),
      fc.record({ name: property, in: fc.constant('query'), schema }),
    ),
    { maxLength: 2 },
  ),
  responses: fc.record({
    200: fc.record({
      description: fc.constant('ok'),
      content: fc.record({ 'application/json': fc.record({ schema }) }),
    }),
  }),
});

const servers = fc.array(fc.constantFrom({ url: '/a' }, { url: 'https://one.example' }), { maxLength: 1 });

const path = fc.record(
  {
    get: operation,
    put: operation,
    parameters: fc.array(fc.record({ name: property, in: fc.constant('query'), schema }), { maxLength: 1 }),
    servers,
  },
  { requiredKeys: ['get'], noNullPrototype: true },
);

/** Parts of a description by name; a version replaces some of those of the version before. */
interface Parts {
  readonly schemas: Readonly<Record<string, Members>>;
  readonly paths: Readonly<Record<string, Members>>;
  readonly parameters: Readonly<Record<string, Members>>;
  readonly servers: readonly Members[];
}

const someOf = (
  names: readonly string[],
  value: fc.Arbitrary<Members>,
  minKeys: number,
): fc.Arbitrary<Record<string, Members>> =>
  fc.dictionary(fc.constantFrom(...names), value, { minKeys, maxKeys: names.length, noNullPrototype: true });

const partsWith = (isWhole: boolean): fc.Arbitrary<Parts> =>
  fc.record({
    schemas: someOf(
      Array.from({ length: COUNT }, (_, index) => nameOf(index)),
      schema,
      isWhole ? COUNT : 1,
    ),
    paths: someOf(['/one', '/two'], path, isWhole ? 2 : 0),
    parameters: someOf(
      ['P'],
      fc.record({ name: property, in: fc.constant('query'), schema }),
      isWhole ? 1 : 0,
    ),
    servers,
  });

const documentOf = ({ schemas, paths, parameters, servers }: Parts): object => ({
  openapi: '3.1.0',
  info: { title: 'A', version: '1' },
  servers,
  paths,
  components: { schemas, parameters },
});

const history = fc
  .tuple(partsWith(true), fc.array(partsWith(false), { minLength: 1, maxLength: 3 }))
  .map(([first, changes]) => {
    const all = [first];
    for (const change of changes) {
      const { schemas, paths, parameters } = all.at(-1) ?? first;
      all.push({
        schemas: { ...schemas, ...change.schemas },
        paths: { ...paths, ...change.paths },
        parameters: { ...parameters, ...change.parameters },
        servers: change.servers,
      });
    }
    return all.map(documentOf);
  });

group('a version after others', () => {
  it('is what it would be alone', { timeout: 120_000 }, async () => {
    await fc.assert(fc.asyncProperty(history, expectSame), { numRuns: 25, endOnFailure: true });
  });

  it('has the host of its own server where that of an operation is relative', async () => {
    const versions = ['one', 'two'].map((host) => ({
      openapi: '3.1.0',
      info: { title: 'A', version: '1' },
      servers: [{ url: `https://${host}.example/v1` }],
      paths: { '/a': { servers: [{ url: '/files' }], get: { responses: {} } } },
    }));
    await expectSame(versions);
  });

  it('asks for what it shares with a part that has gone', async () => {
    const schema = { type: 'object', properties: { a: { type: 'string' } } };
    const shared = { parameters: [{ $ref: '#/components/parameters/P' }], responses: {} };
    const versions = [shared, { responses: {} }].map((get) => ({
      openapi: '3.1.0',
      info: { title: 'A', version: '1' },
      paths: { '/one': { get }, '/two': { get: shared } },
      components: { parameters: { P: { name: 'p', in: 'query', schema } } },
    }));
    await expectSame(versions);
  });

  it.each([
    ['a reference', { $ref: '#/components/schemas/Base', required: ['id'] }],
    ['a union', { anyOf: [{ $ref: '#/components/schemas/Base' }, { type: 'string' }], required: ['id'] }],
    ['all parts', { allOf: [{ $ref: '#/components/schemas/Base' }], required: ['id'] }],
  ])('takes what it requires beside %s from its own document', async (_, thing) => {
    const versions = ['string', 'integer', 'boolean'].map((type) => ({
      openapi: '3.1.0',
      info: { title: 'A', version: '1' },
      paths: {},
      components: { schemas: { Thing: thing, Base: { type: 'object', properties: { id: { type } } } } },
    }));
    await expectSame(versions);
  });

  it('takes what it requires beside a reference from its own document, also where something else has changed', async () => {
    const to = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
    const beside = { extra: { oneOf: [to('Other'), { type: 'string' }], required: ['key'] } };
    const response = {
      description: 'ok',
      content: {
        'application/json': { schema: { ...to('Base'), required: ['id'], properties: beside } },
      },
    };
    const versions = ['string', 'integer'].map((type) => ({
      openapi: '3.1.0',
      info: { title: 'A', version: '1' },
      paths: { '/one': { get: { responses: { 200: response } } } },
      components: {
        schemas: {
          Base: { type: 'object', properties: { id: to('Named') } },
          Named: { type: 'object', properties: { name: { type } } },
          Other: { type: 'object', properties: { key: { type } } },
        },
      },
    }));
    await expectSame(versions);
  });
});
