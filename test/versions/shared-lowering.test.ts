// What operations share is lowered once in a version, and what does not change only in the first. Neither loses anything.
import { describe as group, expect, it } from 'vitest';
import { describe, modelOf } from '../../generator/description.js';
import type { Api } from '../../generator/ir/model.js';
import { snapshotsOf } from '../../generator/openapi/snapshot.js';
import { documentsFromText } from '../../generator/source/documents.js';

const modelOfText = async (document: object): Promise<Api> => {
  const text = JSON.stringify({
    openapi: '3.1.0',
    'x-api-versions': { header: 'V', versions: [{ version: 'v1' }, { version: 'v2' }, { version: 'v3' }] },
    ...document,
  });
  const refuse = ({ message }: { readonly message: string }): never => {
    throw new Error(message);
  };
  const api = modelOf(describe(await documentsFromText('a.json', text), refuse), refuse);
  if (api === undefined) throw new Error('there is no model');
  return api;
};

const versionsOf = (api: Api, id: string): readonly string[] =>
  api.types
    .filter((timeline) => timeline.id === id)
    .flatMap(({ revisions }) => revisions.flatMap(({ versions }) => versions));

const object = (name: string, schema: object): object => ({ type: 'object', properties: { [name]: schema } });
const answer = { '200': { $ref: '#/components/responses/Thing' } };
const filter = [{ $ref: '#/components/parameters/Filter' }];

group('what two operations refer to', () => {
  const shared = {
    parameters: {
      Filter: { name: 'filter', in: 'query', schema: object('by', object('field', { type: 'string' })) },
    },
    responses: {
      Thing: {
        description: 'A thing',
        content: { 'application/json': { schema: object('kind', object('name', { type: 'string' })) } },
      },
    },
  };
  const paths = {
    '/a': { get: { 'x-removed': 'v2', parameters: filter, responses: answer } },
    '/b': { get: { parameters: filter, responses: answer } },
  };

  it('is there as long as one of them is', async () => {
    const api = await modelOfText({ paths, components: shared });
    const thing = '#/components/responses/Thing/content/application~1json/schema';
    const parameter = '#/components/parameters/Filter/schema';
    for (const id of [thing, `${thing}/properties/kind`, parameter, `${parameter}/properties/by`]) {
      expect([id, versionsOf(api, id)]).toEqual([id, ['v1', 'v2', 'v3']]);
    }
  });

  it('changes for both of them', async () => {
    const Level = { enum: ['low', 'high'], 'x-enum-added': { high: 'v2' } };
    const inline = {
      'application/json': { schema: { type: 'array', items: { $ref: '#/components/schemas/Size' } } },
    };
    const api = await modelOfText({
      paths: { '/a': { get: { responses: answer } }, '/b': { get: { responses: answer } } },
      components: {
        schemas: {
          Level,
          Size: { 'x-before': { v3: { $ref: '#/components/schemas/Level' } }, type: 'integer' },
        },
        responses: { Thing: { description: 'A thing', content: inline } },
      },
    });
    expect(versionsOf(api, '#/components/schemas/Size')).toEqual(['v1', 'v2', 'v3']);
    for (const { revisions } of api.operations) expect(revisions).toHaveLength(1);
    expect(api.types.find(({ id }) => id === '#/components/schemas/Size')?.revisions).toHaveLength(2);
  });
});

group('an operation', () => {
  it('that sends what has changed by its name alone is lowered once', async () => {
    const refuse = ({ message }: { readonly message: string }): never => {
      throw new Error(message);
    };
    const text = JSON.stringify({
      openapi: '3.1.0',
      'x-api-versions': { header: 'V', versions: [{ version: 'v1' }, { version: 'v2' }] },
      paths: {
        '/things': {
          post: {
            requestBody: {
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } },
            },
            responses: { '204': { description: 'Done.' } },
          },
        },
      },
      components: {
        schemas: { Thing: { type: 'object', properties: { size: { type: 'string', 'x-added': 'v2' } } } },
      },
    });
    const { views } = describe(await documentsFromText('a.json', text), refuse);
    const lower = snapshotsOf(refuse, { count: views.length });
    const [before, after] = views.map((view) => lower(view, view.moment.version));
    expect(before?.operations.size).toBe(1);
    for (const [id, operation] of before?.operations ?? []) expect(after?.operations.get(id)).toBe(operation);
    expect([...(after?.types.values() ?? [])]).not.toEqual([...(before?.types.values() ?? [])]);
  });
});
