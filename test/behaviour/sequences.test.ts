// What a server gets of bodies that are many values, of parts that are no form, and of parameters that are the whole query.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inTurn, reply, type Seen, serve } from '../runtime/server.js';
import { liveClient, methodOf } from '../support/live-client.js';

const make = await liveClient('request-sequences', 'Sequences');

const sent = async (method: string, ...given: readonly unknown[]): Promise<Seen> => {
  const server = await serve((_request, response) => reply(response, 204));
  await methodOf(make({ baseURL: server.url }), method)(...given);
  const [seen] = server.seen;
  if (seen === undefined) throw new Error('nothing came');
  return seen;
};

describe('a body of many values', () => {
  const body = [{ id: 'a\n\u001e' }, { id: 'b', sizes: [1, 2] }];
  const lines = '{"id":"a\\n\\u001e"}\n{"id":"b","sizes":[1,2]}\n';

  it.each([
    ['entries.create', 'application/jsonl', lines],
    ['lists.create', 'application/x-ndjson', lines],
    ['records.create', 'application/json-seq', lines.replaceAll(/^(?=.)/gm, '\u001e')],
  ])('of %s is written as %s', async (method, type, written) => {
    const seen = await sent(method, { body });
    expect([seen.headers['content-type'], seen.body]).toEqual([type, written]);
  });

  it('is the same when it is sent again', async () => {
    const server = await serve(
      inTurn(
        (_request, response) => reply(response, 503, {}, { 'retry-after': '0' }),
        (_request, response) => reply(response, 307, {}, { location: '/moved' }),
        (_request, response) => reply(response, 204),
      ),
    );
    await methodOf(make({ baseURL: server.url }), 'records.create')({ body });
    const written = server.seen.map((each) => [each.url, each.headers['content-type'], each.body]);
    const record = lines.replaceAll(/^(?=.)/gm, '\u001e');
    expect(written).toEqual([
      ['/records', 'application/json-seq', record],
      ['/records', 'application/json-seq', record],
      ['/moved', 'application/json-seq', record],
    ]);
  });

  it('that is optional may be left out, and one that is no list is refused', async () => {
    expect((await sent('lists.create')).headers['content-type']).toBeUndefined();
    for (const method of ['lists.create', 'records.create']) {
      await expect(sent(method, { body: { id: 'a' } })).rejects.toThrow('the body must be a list');
    }
  });
});

it('parts that are no form have their own boundary, names and types', async () => {
  const file = new File(['f'], 'a.png', { type: 'image/png' });
  const { headers, body } = await sent('bundles.create', { entry: { id: 'a' }, note: 'n', file });
  const [, boundary = ''] = /^multipart\/mixed; boundary=([-\w]+)$/.exec(headers['content-type'] ?? '') ?? [];
  const head = 'Content-Disposition: form-data; name';
  expect(body.split(`--${boundary}`)).toEqual([
    '',
    `\r\n${head}="entry"\r\nContent-Type: application/json\r\n\r\n{"id":"a"}\r\n`,
    `\r\n${head}="note"\r\n\r\nn\r\n`,
    `\r\n${head}="file"; filename="a.png"\r\nContent-Type: image/png\r\n\r\nf\r\n`,
    '--\r\n',
  ]);
  expect((await sent('bundles.create', { entry: {} })).headers['content-type']).not.toContain(boundary);
});

describe('a parameter that is the whole query', () => {
  it('is written as the same form would be as a body, each field as `encoding` says', async () => {
    const all = { tags: ['a', 'b'], ids: [1, 2], where: { id: 'x' }, near: { city: 'Bern' } };
    const { url } = await sent('forms.list', all);
    expect(decodeURIComponent(url).replace(/^.*\?/, '').split('&').sort()).toEqual([
      'ids=1|2',
      'near[city]=Bern',
      'tags=a',
      'tags=b',
      'where={"id":"x"}',
    ]);
  });

  const queryOf = ({ url }: Seen): string => decodeURIComponent(url.replace(/^[^?]*\?/, ''));

  it('arrives as it was given, if it is JSON', async () => {
    const odd = { id: 'a&b=c#d+e%20 \'"<>|é🚀?', sizes: [1] };
    const { url } = await sent('entries.list', { where: odd });
    expect(url).toMatch(/^\/entries\?[^?&=#+ ]+$/);
    expect(JSON.parse(queryOf({ url, method: '', headers: {}, body: '' }))).toEqual(odd);
    const server = await serve((_request, response) => reply(response, 204));
    const list = methodOf(make({ baseURL: server.url }), 'entries.list');
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (id) => {
        await list({ where: { id } });
        const [seen] = server.seen.splice(0);
        expect(seen && JSON.parse(queryOf(seen))).toEqual({ id });
      }),
      { numRuns: 50 },
    );
  });

  it.each(['$.a[0]', 'a&b=c#d+e%20 \'"<>|é🚀?', '='])(
    'arrives as it was given, if it is text: %s',
    async (at) => {
      const seen = await sent('places.list', { at });
      expect(seen.url).toMatch(/^\/places\?[^?&=#+ ]+$/);
      expect(queryOf(seen)).toBe(at);
    },
  );

  it.each([undefined, {}, { at: undefined }, { at: null }])(
    'is nothing where %j is given',
    async (params) => {
      expect((await sent('places.list', params)).url).toBe('/places');
    },
  );

  it('is there in another attempt, and beside what a call adds', async () => {
    const server = await serve(
      inTurn(
        (_request, response) => reply(response, 503),
        (_request, response) => reply(response, 204),
      ),
    );
    await methodOf(make({ baseURL: server.url }), 'places.list')({ at: 'a b' }, { query: { trace: 1 } });
    expect(server.seen.map(({ url }) => url)).toEqual(['/places?a%20b&trace=1', '/places?a%20b&trace=1']);
  });
});
