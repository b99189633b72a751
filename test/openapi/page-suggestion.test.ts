// What is suggested for lists that look as if they came in pages, of which nothing says how.
import { describe, expect, it } from 'vitest';
import { generateFromText } from '../../generator/generate.js';

type Json = Readonly<Record<string, unknown>>;

const text = { type: 'string' };
const number = { type: 'integer' };
const items = { type: 'array', items: { type: 'object', properties: { id: text } } };

/** A list, by its query parameters and its answer. */
const list = (query: Json, schema: Json): Json => ({
  get: {
    parameters: Object.entries(query).map(([name, type]) => ({ name, in: 'query', schema: type })),
    responses: { 200: { description: 'A list.', content: { 'application/json': { schema } } } },
  },
});

const fields = (properties: Json): Json => ({ type: 'object', properties });

const suggested = async (paths: readonly Json[], more: Json = {}): Promise<unknown> => {
  const document = {
    openapi: '3.1.0',
    info: { title: 'Shop', version: '1' },
    paths: Object.fromEntries(paths.map((path, index) => [`/list${String(index)}s`, path])),
    ...more,
  };
  const { suggestPages, diagnostics } = await generateFromText('openapi.json', JSON.stringify(document));
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return suggestPages();
};

describe('lists that look paged', () => {
  it.each([
    [
      'by a cursor',
      list(
        { limit: number, after: text },
        fields({ data: items, has_more: { type: 'boolean' }, last_id: text }),
      ),
      {
        style: 'cursor',
        request: 'after',
        size: 'limit',
        items: '/data',
        next: '/last_id',
        more: '/has_more',
      },
    ],
    [
      'by a cursor in an object beside the list',
      list({ pageToken: text }, fields({ orders: items, paging: fields({ nextPageToken: text }) })),
      { style: 'cursor', request: 'pageToken', items: '/orders', next: '/paging/nextPageToken' },
    ],
    [
      'by an offset',
      list(
        { offset: number, limit: number },
        fields({ items, tags: { type: 'array', items: text }, total: number }),
      ),
      { style: 'offset', request: 'offset', size: 'limit', items: '/items', total: '/total' },
    ],
    [
      'by a page',
      list({ page: number, per_page: number }, items),
      { style: 'page', request: 'page', size: 'per_page', items: '' },
    ],
    [
      'by what an answer extends',
      list({ skip: number }, { allOf: [fields({ data: items }), { $ref: '#/components/schemas/Counted' }] }),
      { style: 'offset', request: 'skip', items: '/data', total: '/totalCount' },
    ],
  ])('%s', async (_how, path, rule) => {
    const components = { schemas: { Counted: fields({ totalCount: number }) } };
    expect(await suggested([path], { components })).toEqual({ lists: 1, rule });
  });

  it('are counted by the rule that fits most of them', async () => {
    const byPage = list({ page: number }, items);
    const found = await suggested([list({ offset: number }, items), byPage, byPage]);
    expect(found).toEqual({ lists: 2, rule: { style: 'page', request: 'page', items: '' } });
  });
});

describe('nothing is suggested', () => {
  it.each([
    ['where nothing is asked for', list({ status: text }, items)],
    ['where no answer says how it goes on', list({ cursor: text }, fields({ data: items }))],
    ['where an offset is a text', list({ offset: text }, items)],
    ['where one of two lists may be meant', list({ page: number }, fields({ cats: items, dogs: items }))],
    [
      'where an answer has very many fields',
      list(
        { page: number },
        fields({
          items,
          ...Object.fromEntries([...Array(120).keys()].map((id) => [`f${String(id)}`, text])),
        }),
      ),
    ],
    ['where what comes next is no text', list({ cursor: text }, fields({ data: items, next: fields({}) }))],
  ])('%s', async (_why, path) => {
    expect(await suggested([path])).toBeUndefined();
  });

  it('where somebody has said how lists are paged', async () => {
    const rule = { 'x-pagination': { style: 'page', request: 'page', items: '' } };
    expect(await suggested([list({ page: number }, items)], rule)).toBeUndefined();
  });
});
