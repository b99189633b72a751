/** Lists that are asked for in the body of a request, as the client of a fixture reads them from a server. */
import { beforeAll, expect, it } from 'vitest';
import { type Handler, inTurn, reply, serve, type TestServer } from '../runtime/server.js';
import { iterate, liveClient, methodOf, type LiveClient } from '../support/live-client.js';

let connect: (options: object) => LiveClient;
beforeAll(async () => {
  connect = await liveClient('pagination-body', 'Search');
});

const call = (server: TestServer, path: string, ...given: readonly unknown[]): unknown =>
  methodOf(connect({ baseURL: `${server.url}/v1`, maxRetries: 0 }), path)(...given);

const bodiesOf = ({ seen }: TestServer): unknown[] => seen.map(({ body }): unknown => JSON.parse(body));

/** Answers with these in turn. */
const answering = async (...bodies: readonly object[]): Promise<TestServer> => {
  const handlers = bodies.map(
    (body): Handler =>
      (_seen, response) =>
        reply(response, 200, body),
  );
  return await serve(inTurn(...handlers));
};

it('a cursor goes into the body as it came, beside the filters', async () => {
  const server = await answering({ data: ['a'], next: 'x"y' }, { data: [], next: 7 }, { data: ['b'] });
  const { items, error } = await iterate(
    call(server, 'notes.search', { text: 'q', limit: 2, after: 'start' }),
  );
  expect([items, error]).toEqual([['a', 'b'], undefined]);
  expect(bodiesOf(server)).toEqual([
    { text: 'q', limit: 2, after: 'start' },
    { text: 'q', limit: 2, after: 'x"y' },
    { text: 'q', limit: 2, after: 7 },
  ]);
  expect(
    server.seen.map(({ method, url, headers }) => `${method} ${url} ${headers['content-type']}`),
  ).toEqual(Array.from({ length: 3 }, () => 'POST /v1/notes/search application/json'));
});

it('an offset is counted up where the body has it, and what is beside it stays', async () => {
  const server = await answering({ data: ['a', 'b'], total: 5 }, { data: ['c'], total: 4 });
  const filter: unknown = JSON.parse('{"__proto__":"x","n":"1"}');
  const { items } = await iterate(call(server, 'rows.query', { filter, page: { from: 1, size: 2 } }));
  expect(items).toEqual(['a', 'b', 'c']);
  expect(server.seen.map(({ body }) => body)).toEqual([
    '{"filter":{"__proto__":"x","n":"1"},"page":{"from":1,"size":2}}',
    '{"filter":{"__proto__":"x","n":"1"},"page":{"from":3,"size":2}}',
  ]);
});

it('a body that was not there is there from the second page on', async () => {
  const server = await answering({ data: ['a'], total: 2 }, { data: ['b'], total: 2 });
  const { items } = await iterate(call(server, 'rows.query'));
  expect(items).toEqual(['a', 'b']);
  expect(server.seen.map(({ body, headers }) => [body, headers['content-type']])).toEqual([
    ['', undefined],
    ['{"page":{"from":1}}', 'application/json'],
  ]);
});

it('an idempotency key goes out with the first page alone', async () => {
  const server = await answering({ data: ['a'], next: 'b' }, { data: ['b'] });
  await iterate(call(server, 'notes.search', { text: 'q' }, { idempotencyKey: 'k' }));
  expect(server.seen.map(({ headers }) => headers['idempotency-key'])).toEqual(['k', undefined]);
});

it('a loop is found, and a cursor that expired', async () => {
  const looping = await answering({ data: ['a'], next: 'x' });
  const { error } = await iterate(call(looping, 'notes.search', { text: 'q' }));
  expect(error).toMatchObject({ name: 'PaginationError' });
  expect(looping.seen).toHaveLength(2);
  const expiring = await serve(
    inTurn(
      (_seen, response) => reply(response, 200, { data: ['a'], next: 'x' }),
      (_seen, response) => reply(response, 410),
    ),
  );
  const expired = await iterate(call(expiring, 'notes.search', { text: 'q' }));
  expect(expired.error).toMatchObject({ name: 'CursorExpiredError', resumeAfter: 'x', itemsSeen: 1 });
});
