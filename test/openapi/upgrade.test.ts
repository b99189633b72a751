// Swagger 2.0 as OpenAPI 3: what no expected file shows.
import { describe as suite, expect, it } from 'vitest';
import { describe } from '../../generator/description.js';
import { generateFromText } from '../../generator/generate.js';
import { documentsFromText } from '../../generator/source/documents.js';
import { bundle } from '../../generator/versions/bundle.js';

const answering = (response: object, rest: object = {}): string =>
  JSON.stringify({
    swagger: '2.0',
    info: { title: 'Things', version: '1' },
    produces: ['application/json', 'application/xml'],
    paths: {
      '/things': {
        get: { operationId: 'getThings', responses: { 200: { description: 'Fine.', ...response } } },
      },
    },
    ...rest,
  });

suite('an answer of Swagger 2.0', () => {
  it('that examples alone show has a body of which nothing is known', async () => {
    const text = answering({ examples: { 'application/json': { a: 1 } } });
    const { files } = await generateFromText('api.json', text);
    expect(files.text('resources/things.ts')).toContain('ApiPromise<unknown>');
  });

  it('without a schema and examples has no body', async () => {
    const { files } = await generateFromText('api.json', answering({}));
    expect(files.text('resources/things.ts')).toContain('ApiPromise<void>');
  });

  it.each([{ type: 'file' }, { type: 'object', format: 'file' }])(
    'is a file where its schema is %j, whatever else is produced',
    async (schema) => {
      const text = answering({ schema }, { produces: ['application/json'] });
      const { files } = await generateFromText('api.json', text);
      expect(files.text('resources/things.ts')).toContain('ApiPromise<Blob>');
    },
  );

  it('has its schema at each of its media types, and not in a component that nobody has named', async () => {
    const text = answering({ schema: { type: 'array', items: { type: 'string' } } });
    const [view] = describe(await documentsFromText('api.json', text), () => undefined).views;
    if (view === undefined) throw new Error('there is one version');
    const schema = { type: 'array', items: { type: 'string' } };
    const { document } = bundle(view);
    expect(document).not.toHaveProperty('components');
    expect(document).toHaveProperty(['paths', '/things', 'get', 'responses', '200', 'content'], {
      'application/json': { schema },
      'application/xml': { schema },
    });
  });
});

suite('what references of Swagger 2.0 lead to in an extension', () => {
  const schemas = {
    'x-streams': {
      Event: {
        properties: {
          next: { $ref: '#/x-streams/Event' },
          more: { $ref: '#/definitions/Thing/x-more/Note' },
        },
      },
    },
    'x-answers': { Fine: { description: 'Fine.', schema: { $ref: '#/x-streams/Event' } } },
    definitions: {
      Thing: {
        properties: { name: { type: 'string' } },
        'x-more': {
          Note: {
            properties: {
              thing: { $ref: '#/definitions/Thing' },
              at: { type: 'string', 'x-nullable': true },
            },
          },
        },
      },
    },
  };

  it.each([
    ['a schema', { schema: { $ref: '#/x-streams/Event' } }],
    ['an answer', { $ref: '#/x-answers/Fine' }],
  ])('is upgraded as if it stood among the definitions: %s', async (_what, answer) => {
    const text = answering(answer, schemas);
    const { files, diagnostics } = await generateFromText('api.json', text);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const types = [...files].map(([, file]) => file).join('\n');
    expect(types).toMatch(/next\?: \w*Event/);
    expect(types).toMatch(/thing\?: Thing/);
    expect(types).toMatch(/at\?: string \| null/);
  });
});
