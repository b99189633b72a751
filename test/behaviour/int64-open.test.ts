// Bigints where a description says nothing of what stands there: each goes out as its digits, and is never refused.
import { beforeAll, describe, expect, it } from 'vitest';
import { type Seen, serve } from '../runtime/server.js';
import { iterableOf, liveClient, methodOf } from '../support/live-client.js';

const LARGE = 9007199254740993n;
const JSON_OF_ALL = `{"id":${LARGE},"in":[${LARGE},"x"],"at":{"n":-1}}`;
const all = { id: LARGE, in: [LARGE, 'x'], at: { n: -1n } };
const encoded = encodeURIComponent(JSON_OF_ALL);

let make: Awaited<ReturnType<typeof liveClient>>;

beforeAll(async () => {
  make = await liveClient('int64-open', 'Notes');
});

/** What a server sees of a call in a version. */
async function sentIn(version: string, method: string, ...given: readonly unknown[]): Promise<Seen> {
  const server = await serve((_request, response) => response.writeHead(204).end());
  await methodOf(make({ baseURL: server.url, version, maxRetries: 0 }), method)(...given);
  const [seen] = server.seen;
  if (seen === undefined) throw new Error('nothing came');
  return seen;
}

const sent = async (method: string, ...given: readonly unknown[]): Promise<Seen> =>
  await sentIn('2', method, ...given);

describe('a query', () => {
  it.each([
    ['free', { id: LARGE, at: { n: LARGE } }, `id=${LARGE}&at=${encodeURIComponent(`{"n":${LARGE}}`)}`],
    ['free', { in: [{ n: LARGE }, 5n] }, `in=${encodeURIComponent(`{"n":${LARGE}}`)}&in=5`],
    ['any', LARGE, `any=${LARGE}`],
    ['any', [{ n: LARGE }], `any=${encodeURIComponent(`{"n":${LARGE}}`)}`],
    ['flat', [LARGE, { n: LARGE }], `flat=${LARGE},${encodeURIComponent(`{"n":${LARGE}}`)}`],
    ['deep', { at: { n: LARGE } }, `deep%5Bat%5D%5Bn%5D=${LARGE}`],
    ['json', all, `json=${encoded}`],
    ['json', LARGE, `json=${LARGE}`],
  ])('has the digits in %s', async (name, value, query) => {
    expect((await sent('notes.list', { [name]: value })).url).toBe(`/notes?${query}`);
  });

  it('has them where it is JSON as a whole', async () => {
    expect((await sent('query.get', { all })).url).toBe(`/query?${encoded}`);
  });
});

it('headers, cookies and paths have them', async () => {
  const params = {
    'X-Any': [LARGE, { n: LARGE }],
    'X-Json': all,
    crumb: { n: LARGE },
    trail: [{ n: LARGE }],
  };
  const { headers } = await sent('notes.list', params);
  const json = encodeURIComponent(`{"n":${LARGE}}`);
  expect(headers).toMatchObject({
    'x-any': `${LARGE},{"n":${LARGE}}`,
    'x-json': JSON_OF_ALL,
    cookie: `crumb=${json}; trail=${json}`,
  });
  expect((await sent('notes.get', all)).url).toBe(`/notes/${encoded}`);
});

it('bodies have them', async () => {
  expect((await sent('notes.create', { body: all })).body).toBe(JSON_OF_ALL);
  expect((await sent('lines.create', { body: [all, 5n, undefined] })).body).toBe(`${JSON_OF_ALL}\n5\nnull\n`);
});

it('fields of forms and parts have them, also those that are not declared', async () => {
  const given = { any: all, list: [LARGE, all], flat: [LARGE], name: 'n', other: all, more: [LARGE, all] };
  const { body } = await sent('forms.create', { ...given, flat: [LARGE, { n: LARGE }] });
  const flat = `${LARGE},{"n":${LARGE}}`;
  expect(decodeURIComponent(body)).toBe(
    `any=${JSON_OF_ALL}&list=${LARGE}&list=${JSON_OF_ALL}&flat=${flat}&name=n&other=${JSON_OF_ALL}&more=${LARGE}&more=${JSON_OF_ALL}`,
  );
  for (const method of ['parts.create', 'mixed.create']) {
    const parts = await sent(method, given);
    const texts = [...parts.body.matchAll(/name="(\w+)"\r\n(?:Content-Type: .*\r\n)?\r\n(.*)\r\n/g)];
    expect(texts.map(([, name, text]) => `${name}=${text}`)).toEqual([
      `any=${JSON_OF_ALL}`,
      `list=${LARGE}`,
      `list=${JSON_OF_ALL}`,
      `flat=${LARGE}`,
      'name=n',
      `other=${JSON_OF_ALL}`,
      `more=${LARGE}`,
      `more=${JSON_OF_ALL}`,
    ]);
  }
  const ids = await sent('ids.create', { name: 'n', a: { x: LARGE } });
  expect(decodeURIComponent(ids.body)).toBe(`name=n&a={"x":${LARGE}}`);
});

it('every page is asked for with them', async () => {
  const server = await serve(({ body }, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(body.includes('"from":2') ? '{"hits":[]}' : '{"hits":["a","b"]}');
  });
  const result = methodOf(make({ baseURL: server.url, version: '2' }), 'search.create')({ where: all });
  const hits: unknown[] = [];
  for await (const hit of iterableOf(result)) hits.push(hit);
  expect(hits).toEqual(['a', 'b']);
  expect(server.seen.map(({ body }) => body)).toEqual([
    `{"where":${JSON_OF_ALL}}`,
    `{"where":${JSON_OF_ALL},"from":2}`,
  ]);
});

it('a version in which a place has become open takes them', async () => {
  const labels = { label: { value: LARGE } };
  expect((await sentIn('2', 'notes.labels.update', 'a', labels)).body).toBe(`{"label":{"value":${LARGE}}}`);
  expect((await sentIn('1', 'notes.labels.update', 'a', { label: { value: 'x' } })).body).toBe(
    '{"label":{"value":"x"}}',
  );
});
