/** Pages that are counted from a number which the description says somewhere: none is passed over. */
import { beforeAll, expect, it } from 'vitest';
import { reply, serve, type TestServer } from '../runtime/server.js';
import { iterate, liveClient, methodOf, type LiveClient } from '../support/live-client.js';

let connect: (options: object) => LiveClient;
beforeAll(async () => {
  connect = await liveClient('pagination-first', 'Shelves');
});

const PAGES = [['a', 'b'], ['c'], ['d']];

/** A server that counts its pages from a number. */
const countingFrom = async (first: number): Promise<TestServer> =>
  await serve(({ url, body }, response) => {
    const inQuery = new URL(url, 'http://a').searchParams.get('page');
    const inBody = /"number":(\d+)/.exec(body)?.[1];
    reply(response, 200, { data: PAGES[Number(inQuery ?? inBody ?? first) - first] ?? [] });
  });

it.each([
  ['of a schema that the parameter refers to', 'books.list', 0, 'v2'],
  ['written as text', 'maps.list', 0, 'v2'],
  ['of a field of a body', 'prints.search', 0, 'v2'],
  ['of this version', 'records.list', 0, 'v1'],
  ['that is usual', 'records.list', 1, 'v2'],
])('the first page is the default %s', async (_where, method, first, version) => {
  const server = await countingFrom(first);
  const client = connect({ baseURL: server.url, maxRetries: 0, version });
  const { items, error } = await iterate(methodOf(client, method)({}));
  expect([items, error]).toEqual([['a', 'b', 'c', 'd'], undefined]);
  expect(server.seen).toHaveLength(PAGES.length + 1);
});
