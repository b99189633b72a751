// References that stand one behind the other: a chain that ends is followed however long it is, one that does not is told.
import { describe, expect, it } from 'vitest';
import { generateFromText } from '../../generator/generate.js';

const END = { type: 'object', required: ['a'], properties: { a: { type: 'string' } } };

const range = (length: number): readonly number[] => [...Array(length).keys()];

/** Links of which each refers to the next, and the last is what `last` says of it. */
const chain = (length: number, table: string, last: object): object =>
  Object.fromEntries(
    range(length).map((index) => [
      `C${index}`,
      index === length - 1 ? last : { $ref: `#/components/${table}/C${index + 1}` },
    ]),
  );

const json = (schema: object): object => ({ content: { 'application/json': { schema } } });
const first = (table: string): object => ({ $ref: `#/components/${table}/C0` });

const documentWith = (components: object, length: number, more: object = {}): string => {
  const parameters = chain(length, 'parameters', { name: 'q', in: 'query', schema: { type: 'integer' } });
  const responses = chain(length, 'responses', { description: 'A.', ...json(first('schemas')) });
  const requestBodies = chain(length, 'requestBodies', json(first('schemas')));
  const pathItems = chain(length, 'pathItems', { get: { responses: { 204: { description: 'None.' } } } });
  const post = {
    parameters: [first('parameters')],
    requestBody: first('requestBodies'),
    responses: { 200: first('responses') },
  };
  return JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Chains', version: '1' },
    paths: { '/things': { post }, '/others': first('pathItems') },
    components: { parameters, responses, requestBodies, pathItems, ...components },
    ...more,
  });
};

const codesOf = async (text: string): Promise<ReadonlySet<string>> => {
  const { diagnostics } = await generateFromText('api.json', text, { outputs: ['client', 'paths'] });
  return new Set(diagnostics.map(({ code }) => code));
};

describe.each([20, 64, 65, 10_000])('%s references', (length) => {
  it('lead to what is at their end', async () => {
    const text = documentWith({ schemas: chain(length, 'schemas', END) }, length);
    const { files, diagnostics } = await generateFromText('api.json', text, { outputs: ['client', 'paths'] });
    expect(diagnostics).toEqual([]);
    const all = [...files].map(([, content]) => content).join('\n');
    expect(all).toContain(`export interface C${length - 1} {`);
    // Compilers go along all aliases: of very many, each stands for the last.
    expect(all).toContain(`export type C0 = C${length > 65 ? length - 1 : 1};`);
    expect(all).toContain('q?: number');
    expect(all).toContain(`C0: components['schemas']['C${length - 1}']`);
  }, 60_000);

  it.each([
    ['begin', 0],
    ['have been before', Math.floor(length / 2)],
  ])(
    'that lead back to where they %s are told',
    async (_where, back) => {
      const schemas = chain(length, 'schemas', { $ref: `#/components/schemas/C${back}` });
      expect(await codesOf(documentWith({ schemas }, length))).toEqual(new Set(['reference-cycle']));
    },
    60_000,
  );

  it.each(['parameters', 'responses', 'requestBodies', 'pathItems'])(
    'of %s that lead back are told',
    async (table) => {
      const schemas = { C0: END };
      const circle = chain(length, table, { $ref: `#/components/${table}/C0` });
      expect(await codesOf(documentWith({ schemas, [table]: circle }, length))).toEqual(
        new Set(['reference-cycle']),
      );
    },
    60_000,
  );
});

it.each(['parameters', 'responses', 'requestBodies', 'pathItems'])(
  'of %s that lead to themselves are told',
  async (table) => {
    const itself = { C0: { $ref: `#/components/${table}/C0` } };
    const components = { schemas: { C0: END }, [table]: itself };
    expect(await codesOf(documentWith(components, 1))).toEqual(new Set(['reference-cycle']));
  },
);

it('in documents of several versions lead to what is at their end in each', async () => {
  const last = { ...END, properties: { ...END.properties, b: { type: 'string', 'x-added': '2026-01-01' } } };
  const versions = ['2025-01-01', '2026-01-01'].map((version) => ({ version, released: version }));
  const schemas = chain(100, 'schemas', last);
  const text = documentWith({ schemas }, 100, { 'x-api-versions': { header: 'X-Version', versions } });
  const { files, diagnostics } = await generateFromText('api.json', text);
  expect(diagnostics).toEqual([]);
  const all = [...files].map(([, content]) => content).join('\n');
  expect(all).toContain('export type C0<V extends Version = DefaultVersion> = C99<V>;');
  expect(all).toMatch(
    /'2025-01-01': \{\s+a: string;\s+\};\s+'2026-01-01': \{\s+a: string;\s+b\?: string;\s+\};/,
  );
});
