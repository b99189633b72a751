// What differs between documents of versions is said by the annotation that is for it.
import { describe as group, expect, it } from 'vitest';
import { imported, projections } from './imported.js';

group('a Reference Object', () => {
  it('that names something else carries no annotation, which tools would pass over', async () => {
    const documents = ['A', 'B'].map((name) => ({
      openapi: '3.1.0',
      paths: { '/a': { get: { responses: { 200: { $ref: `#/components/responses/${name}` } } } } },
      components: { responses: { A: { description: 'A.' }, B: { description: 'B.' } } },
    }));
    const document = await imported(documents, ['1', '2']);
    expect(await projections(document)).toEqual(documents);
    expect(JSON.stringify(document)).not.toMatch(/"\$ref":"[^"]*","x-/);
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

  it.each([
    ['a text', { 'x-stage': 'beta' }, { 'x-stage': 'done' }],
    ['a list', { 'x-owners': ['a'] }, { 'x-owners': ['a', 'b'] }],
    ['something of another kind', { 'x-logo': { url: 'a' } }, { 'x-logo': false }],
    ['what all operations need', { security: [{ a: [] }] }, { security: [{ b: [] }] }],
    ['the version of OpenAPI', { openapi: '3.0.3' }, { openapi: '3.1.0' }],
  ])('%s at the root of the document, and nothing else of it', async (_name, before, after) => {
    const paths = { '/a': { get: { responses: {} } } };
    const documents = [before, after, after].map((each) => ({ openapi: '3.1.0', ...each, paths }));
    const document = await imported(documents, ['1', '2', '3']);
    expect(await projections(document)).toEqual(documents);
    expect(document).toMatchObject({ ...after, paths, 'x-members-before': { '2': before } });
    expect(JSON.stringify(document).match(/paths/g)).toHaveLength(1);
  });

  it('members at the root that come, go, and change more than once', async () => {
    const documents = [
      { openapi: '3.1.0', paths: {}, 'x-gone': 'a', 'x-often': 1 },
      { openapi: '3.1.0', paths: {}, 'x-often': 2 },
      { openapi: '3.1.0', paths: {}, 'x-often': 3, 'x-new': [1] },
    ];
    const document = await imported(documents, ['1', '2', '3']);
    expect(await projections(document)).toEqual(documents);
    expect(document['x-members-before']).toEqual({
      '2': { 'x-gone': 'a', 'x-often': 1 },
      '3': { 'x-often': 2, 'x-new': null },
    });
  });

  it('words of what is not there in all versions, from when it is', async () => {
    const described = (description: string): object => object({ a: { ...text, description } });
    expect(await parts(object({}), described('Old.'), described('New.'))).toEqual(
      object({
        a: {
          ...text,
          description: 'New.',
          'x-members-before': { '3': { description: 'Old.' } },
          'x-added': '2',
        },
      }),
    );
  });

  it('a member that was null, which is told from none by the whole node', async () => {
    const documents = [{ 'x-none': null }, {}, { 'x-none': 1 }].map((each) => ({
      openapi: '3.1.0',
      ...each,
    }));
    const document = await imported(documents, ['1', '2', '3']);
    expect(await projections(document)).toEqual(documents);
  });

  it('a change of words beside changes that have annotations', async () => {
    const [one, two] = [object({ a: text }), object({ a: text, b: text })];
    expect(
      await parts(
        { ...one, description: 'Old.' },
        { ...two, description: 'Old.' },
        { ...one, description: 'New.' },
        { ...two, description: 'New.' },
      ),
    ).toEqual({
      ...object({
        a: text,
        b: { ...text, 'x-before': { '4': { ...text, 'x-added': '2', 'x-removed': '3' } } },
      }),
      description: 'New.',
      'x-members-before': { '3': { description: 'Old.' } },
    });
  });

  it('what no member can say, with annotations for the rest on both sides of it', async () => {
    const described = { ...text, description: 'What it is, at a length at which nobody reads it twice.' };
    const [two, three] = [
      { a: described, b: text },
      { a: described, b: text, c: text },
    ];
    const [before, after] = [{ 'x-none': null }, { 'x-none': 1 }];
    expect(
      await parts(
        { ...object(two), ...before },
        { ...object(three), ...before },
        { ...object(three), ...after },
        { ...object({ ...three, d: text }), ...after },
      ),
    ).toEqual({
      ...object({ ...three, d: { ...text, 'x-added': '4' } }),
      ...after,
      'x-before': { '3': { ...object({ ...two, c: { ...text, 'x-added': '2' } }), ...before } },
    });
  });

  it('a table that means something without members, as a whole', async () => {
    const anything = { type: 'object', description: 'Whatever was said of it, as long as it may be.' };
    expect(await parts(anything, { ...anything, properties: { a: text } })).toEqual({
      ...anything,
      properties: { a: text },
      'x-members-before': { '2': { properties: null } },
    });
  });

  it('a reference that comes to what was there, as a member of what holds it', async () => {
    const components = { parameters: { C: { name: 'c', in: 'query' } } };
    const get = { summary: 'A.', responses: {} };
    const documents = [get, { ...get, parameters: [{ $ref: '#/components/parameters/C' }] }].map((each) => ({
      openapi: '3.1.0',
      paths: { '/a': { get: each } },
      components,
    }));
    const document = await imported(documents, ['1', '2']);
    expect(await projections(document)).toEqual(documents);
    expect(document['paths']).toEqual({
      '/a': { get: { ...documents[1]?.paths['/a'].get, 'x-members-before': { '2': { parameters: null } } } },
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
