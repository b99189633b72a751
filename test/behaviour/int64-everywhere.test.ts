// Integers of 64 bits wherever a number can stand in a request, in bodies of many values, in webhooks, and where schemas
// join them to other integers: between a client and a server.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Seen, serve } from '../runtime/server.js';
import { COMPILERS, complaints } from '../support/compilers.js';
import { FIXTURES, make } from '../support/fixtures.js';
import { ROOT, writeAll } from '../support/folders.js';
import { iterableOf, type LiveClient, methodOf } from '../support/live-client.js';

const MODES = ['string', 'bigint'] as const;
type Mode = (typeof MODES)[number];

const LARGE = '9007199254740993';
const LARGER = '18446744073709551615';

let folder = '';
const exported = new Map<Mode, object>();

beforeAll(async () => {
  await mkdir(join(ROOT, '.scratch'), { recursive: true });
  folder = await mkdtemp(join(ROOT, '.scratch/int64-everywhere-'));
  for (const int64 of MODES) {
    const topic = 'int64-everywhere';
    const { files } = await make(topic, join(FIXTURES, topic), { int64 });
    await writeAll(join(folder, int64), files);
    const exports: unknown = await import(join(folder, int64, 'index.ts'));
    if (typeof exports === 'object' && exports !== null) exported.set(int64, exports);
  }
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

function clientOf(int64: Mode, baseURL: string): LiveClient {
  const exports = exported.get(int64) ?? {};
  const made: unknown = Reflect.get(exports, 'Maps');
  if (typeof made !== 'function') throw new TypeError('there is no client');
  const client: unknown = Reflect.construct(made, [{ baseURL, maxRetries: 0 }]);
  if (typeof client !== 'object' || client === null) throw new TypeError('a client is an object');
  return { client, exports };
}

describe.each(COMPILERS)('with $name', ({ path }) => {
  it('both clients compile under every strictness flag', async () => {
    expect(await complaints(path, folder, ['.'])).toBe('');
  });
});

describe.each(MODES)('as %s', (int64) => {
  const of = (digits: string): unknown => (int64 === 'string' ? digits : BigInt(digits));
  const point = { x: of(LARGE), y: of('5') };
  const area = { from: point, all: [point], size: of(LARGER) };
  const json = `{"x":${LARGE},"y":5}`;

  /** What a server sees of a call. */
  async function sent(method: string, ...given: readonly unknown[]): Promise<Seen> {
    const server = await serve((_request, response) => response.writeHead(204).end());
    await methodOf(clientOf(int64, server.url), method)(...given);
    const [seen] = server.seen;
    if (seen === undefined) throw new Error('nothing came');
    return seen;
  }

  const encoded = encodeURIComponent(json);

  it.each([
    ['where', area, `from=${encoded}&all=${encoded}&size=${LARGER}`],
    ['flat', area, `flat=from,${encoded},all,${encodeURIComponent(`[${json}]`)},size,${LARGER}`],
    ['spaced', [point, point], `spaced=${encoded}%20${encoded}`],
    ['piped', [point, point], `piped=${encoded}%7C${encoded}`],
    [
      'deep',
      area,
      `deep[from][x]=${LARGE}&deep[from][y]=5&deep[all][0][x]=${LARGE}&deep[all][0][y]=5&deep[size]=${LARGER}`
        .replaceAll('[', '%5B')
        .replaceAll(']', '%5D'),
    ],
    ['open', [point], `open=${encoded.replaceAll('%3A', ':')}`],
    ['json', area, `json=${encodeURIComponent(`{"from":${json},"all":[${json}],"size":${LARGER}}`)}`],
    ['ids', [of(LARGE), of(LARGER)], `ids=${LARGE}&ids=${LARGER}`],
  ])('a query has the digits of %s', async (name, value, query) => {
    expect((await sent('spots.list', { [name]: value })).url).toBe(`/spots?${query}`);
  });

  it('a header, a cookie and a path have them', async () => {
    const { headers } = await sent('spots.list', { 'X-Where': [point, point], trail: [point] });
    expect(headers).toMatchObject({ 'x-where': `${json},${json}`, cookie: `trail=${encoded}` });
    const { url } = await sent('spots.get', point, [of(LARGE), of('1')], point);
    expect(url).toBe(`/spots/x=${LARGE},y=5/.${LARGE},1/${encoded}`);
  });

  it('fields of a form and parts have them', async () => {
    const fields = { point, points: [point], size: of(LARGER), flat: [point], deep: { size: of('7') } };
    const form = await sent('forms.create', fields);
    expect(decodeURIComponent(form.body)).toBe(
      `point=${json}&points=${json}&size=${LARGER}&flat=${json}&deep[size]=7`,
    );
    const parts = await sent('parts.create', { point, points: [point], size: of(LARGER) });
    const texts = [...parts.body.matchAll(/name="(\w+)"\r\n(?:Content-Type: .*\r\n)?\r\n(.*)\r\n/g)];
    expect(texts.map(([, name, text]) => [name, text])).toEqual([
      ['point', json],
      ['points', json],
      ['size', LARGER],
    ]);
  });

  it('fields of a form that are JSON have them, once', async () => {
    const { body } = await sent('forms.create', { area, count: of('5') });
    expect(new URLSearchParams(body).get('area')).toBe(`{"from":${json},"all":[${json}],"size":${LARGER}}`);
    expect(new URLSearchParams(body).get('count')).toBe('5');
  });

  it('bodies of many values have them, and so have answers', async () => {
    const body = [point, { x: of('1') }];
    expect((await sent('lines.create', { body })).body).toBe(`${json}\n{"x":1}\n`);
    expect((await sent('records.create', { body })).body).toBe(`\u001e${json}\n\u001e{"x":1}\n`);
    const server = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json-seq' });
      response.end(`\u001e{"x":${LARGE},\n"y":5}\n\u001e{"x":${LARGER}}\n`);
    });
    const items: unknown[] = [];
    const records = methodOf(clientOf(int64, server.url), 'records.list')();
    for await (const item of iterableOf(records)) items.push(item);
    expect(items).toEqual([point, { x: of(LARGER) }]);
  });

  it('a cursor goes into a body with them, as a number', async () => {
    const server = await serve(({ body }, response) =>
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(body === '' ? `{"steps":["a"],"next":${LARGE}}` : '{"steps":["b"]}'),
    );
    const steps: unknown[] = [];
    const walk = methodOf(clientOf(int64, server.url), 'walks.create')({});
    for await (const step of iterableOf(walk)) steps.push(step);
    expect(steps).toEqual(['a', 'b']);
    expect(server.seen.at(-1)?.body).toBe(`{"page":{"after":${LARGE}}}`);
  });

  it('webhooks that came to a server have them, and no other event is touched', async () => {
    const read: unknown = Reflect.get(exported.get(int64) ?? {}, 'parseWebhook');
    const got: unknown[] = [];
    const server = await serve(({ headers, body }, response) => {
      const about = { name: headers['x-event'] };
      if (typeof read === 'function') got.push(Reflect.apply(read, undefined, [body, about]));
      response.writeHead(204).end();
    });
    const send = async (name: string, body: string): Promise<unknown> =>
      fetch(server.url, { method: 'POST', headers: { 'x-event': name }, body });
    await send('moved', json);
    await send('renamed', `{"x":"${LARGE}"}`);
    expect(got).toEqual([point, { x: LARGE }]);
  });

  it('integers that schemas join to others have 64 bits', async () => {
    const text = `{"here":${LARGE},"named":${LARGE},"both":1,"other":${LARGER},"beside":${LARGE},"step":2}`;
    const server = await serve(({ body }, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(body);
    });
    const joined = {
      ...{ here: of(LARGE), named: of(LARGE), both: of('1') },
      ...{ other: of(LARGER), beside: of(LARGE), step: of('2') },
    };
    expect(await methodOf(clientOf(int64, server.url), 'joined.update')(joined)).toEqual(joined);
    expect(server.seen[0]?.body).toBe(text);
  });
});
