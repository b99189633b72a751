// Integers of 64 bits, of which a number loses digits: as numbers, texts and bigints, between a client and a server.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Int64 } from '../../generator/choices.js';
import { type Seen, serve } from '../runtime/server.js';
import { COMPILERS, complaints } from '../support/compilers.js';
import { FIXTURES, make } from '../support/fixtures.js';
import { ROOT, writeAll } from '../support/folders.js';
import { listingOf, liveClient, type LiveClient, methodOf } from '../support/live-client.js';

const MODES = ['number', 'string', 'bigint'] as const satisfies readonly Int64[];
const LARGE = '9007199254740993';

let folder = '';
const exported = new Map<Int64, object>();

beforeAll(async () => {
  await mkdir(join(ROOT, '.scratch'), { recursive: true });
  folder = await mkdtemp(join(ROOT, '.scratch/int64-'));
  for (const int64 of MODES) {
    const { files } = await make('int64-bigint', join(FIXTURES, 'int64-bigint'), { int64 });
    await writeAll(join(folder, int64), files);
    const exports: unknown = await import(join(folder, int64, 'index.ts'));
    if (typeof exports === 'object' && exports !== null) exported.set(int64, exports);
  }
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

function clientOf(int64: Int64, baseURL: string): LiveClient {
  const exports = exported.get(int64) ?? {};
  const made: unknown = Reflect.get(exports, 'Ledgers');
  if (typeof made !== 'function') throw new TypeError('there is no client');
  const client: unknown = Reflect.construct(made, [{ baseURL, maxRetries: 0 }]);
  if (typeof client !== 'object' || client === null) throw new TypeError('a client is an object');
  return { client, exports };
}

/** What a method gives where a server answers with these texts in turn, and what the server saw. */
async function call(
  int64: Int64,
  method: string,
  given: readonly unknown[],
  answers: readonly string[],
  { status = 200, type = 'application/json' } = {},
): Promise<{ readonly result: unknown; readonly seen: readonly Seen[] }> {
  let at = 0;
  const server = await serve((_request, response) => {
    response.writeHead(status, { 'content-type': type });
    response.end(answers[at++]);
  });
  const result = methodOf(clientOf(int64, server.url), method)(...given);
  return { result, seen: server.seen };
}

/** An integer as a program has it. */
const as = (int64: Int64, digits: string): number | string | bigint =>
  int64 === 'number' ? Number(digits) : int64 === 'string' ? digits : BigInt(digits);

describe.each(COMPILERS)('with $name', ({ path }) => {
  it('all three clients compile under every strictness flag', async () => {
    expect(await complaints(path, folder, ['.'])).toBe('');
  });
});

it('nothing of it is in a client whose integers are numbers', async () => {
  const { files } = await make('int64-bigint', join(FIXTURES, 'int64-bigint'), { int64: 'number' });
  const texts = [...files].filter(([file, text]) => /int64/i.test(file) || /int64(?!\.yaml)\w/.test(text));
  expect(texts.map(([file]) => file)).toEqual([]);
});

describe.each(MODES)('as %s', (int64) => {
  const of = (digits: string): unknown => as(int64, digits);

  it('an object has them wherever its schema says, and other numbers as they are', async () => {
    const text = `{"id":${LARGE},"balance":null,"small":5,"level":2,"fixed":5,"label":"7","pair":["1",1],
      "limits":{"a":18446744073709551615,"__proto__":1},"parent":{"id":-9223372036854775808},
      "children":[{"id":5,"children":[{"id":${LARGE}}]}],"note":"${LARGE}","other":${LARGE},"big":1e3}`;
    const { result } = await call(int64, 'accounts.get', [of(LARGE)], [text]);
    expect(await result).toEqual({
      ...{ id: of(LARGE), balance: null, small: 5, level: of('2'), fixed: of('5'), label: '7' },
      pair: ['1', of('1')],
      limits: Object.fromEntries([
        ['a', of('18446744073709551615')],
        ['__proto__', of('1')],
      ]),
      parent: { id: of('-9223372036854775808') },
      children: [{ id: of('5'), children: [{ id: of(LARGE) }] }],
      ...{ note: LARGE, other: 9007199254740992, big: 1000 },
    });
  });

  it('a list has them', async () => {
    const { result } = await call(int64, 'accounts.entries.list', [1], [`[${LARGE}, 5, -0]`]);
    expect(await result).toEqual([of(LARGE), of('5'), int64 === 'number' ? -0 : of('0')]);
  });

  it('a path, a query, a header, a cookie and JSON in a query have their digits', async () => {
    const params = {
      ...{ after: of('9007199254740992'), ids: [of('1'), of('2')], 'X-Trace': of('7'), shard: of('8') },
      filter: { above: of('9007199254740992') },
    };
    const { result, seen } = await call(int64, 'accounts.list', [params], ['{"data":[]}']);
    await result;
    const filter = encodeURIComponent('{"above":9007199254740992}');
    expect(seen[0]?.url).toBe(`/accounts?after=9007199254740992&filter=${filter}&ids=1&ids=2`);
    expect(seen[0]?.headers).toMatchObject({ 'x-trace': '7', cookie: 'shard=8' });
  });

  it('a body has them as numbers', async () => {
    const account = {
      id: of('5'),
      label: '7',
      limits: { a: of('1') },
      children: [{ id: of('6') }],
      note: '8',
    };
    const { result, seen } = await call(int64, 'accounts.create', [account], ['{"id":1}']);
    await result;
    expect(seen[0]?.body).toBe('{"id":5,"label":"7","limits":{"a":1},"children":[{"id":6}],"note":"8"}');
  });

  it('what is streamed has them', async () => {
    const data = `data: {"kind":"moved","to":{"id":${LARGE},"rank":\ndata: 5}}\n\ndata:\n\ndata: {"kind":"renamed","by":1}\n\ndata: [DONE]\n\n`;
    const events = await call(int64, 'accounts.changes.list', [1], [data], { type: 'text/event-stream' });
    expect(await all(events.result)).toEqual([
      { kind: 'moved', to: { id: of(LARGE), rank: of('5') } },
      { kind: 'renamed', by: of('1') },
    ]);
    const lines = `{"id":${LARGE}}\n\n{"id":5,"small":5}`;
    const asLines = [{ accept: 'application/x-ndjson' }];
    const exports = await call(int64, 'export.get', asLines, [lines], { type: 'application/x-ndjson' });
    expect(await all(exports.result)).toEqual([{ id: of(LARGE) }, { id: of('5'), small: 5 }]);
    const single = await call(int64, 'export.get', asLines, [`{"id":${LARGE}}`]);
    expect(await all(single.result)).toEqual([{ id: of(LARGE) }]);
    const named = `id: ${LARGE}\ndata: {"kind":"renamed","by":${LARGE}}\n\n`;
    const asEvents = [{ accept: 'text/event-stream' }];
    const log = await call(int64, 'log.get', asEvents, [named], { type: 'text/event-stream' });
    const event = { event: 'message', id: LARGE, data: { kind: 'renamed', by: of(LARGE) } };
    expect(await all(log.result)).toEqual([event]);
  });
});

async function all(items: unknown): Promise<readonly unknown[]> {
  if (!isIterable(items)) throw new TypeError('there is nothing to go through');
  const found: unknown[] = [];
  for await (const item of items) found.push(item);
  return found;
}

/** A member of what a program without types is given. */
const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

it('versions have them where their own schemas say so', async () => {
  const make = await liveClient('int64-by-version', 'Meters');
  const text = `{"reading":{"value":${LARGE},"limit":${LARGE}}}`;
  const lossy = 9007199254740992;
  const wanted = {
    '1': { value: lossy, limit: BigInt(LARGE) },
    '2': { value: lossy, limit: BigInt(LARGE) },
    '3': { value: BigInt(LARGE), limit: BigInt(LARGE) },
    '4': { value: BigInt(LARGE), limit: lossy },
    '5': { value: BigInt(LARGE), limit: lossy },
  };
  for (const [version, reading] of Object.entries(wanted)) {
    const server = await serve((request, response) => {
      response.end(request.url === '/meters' ? `{"meters":[${text}]}` : text);
    });
    const client = make({ baseURL: server.url, version });
    expect(await methodOf(client, 'meters.get')('a')).toEqual({ reading });
    expect(await all(methodOf(client, 'meters.list')())).toEqual([{ reading }]);
    await methodOf(client, 'meters.update')('a', { reading });
    expect(server.seen.at(-1)?.body).toBe(
      JSON.stringify({ reading }, asNumbers).replaceAll('"#', '').replaceAll('#"', ''),
    );
  }
});

const asNumbers = (_key: string, value: unknown): unknown =>
  typeof value === 'bigint' ? `#${String(value)}#` : value;

async function responseOf(result: unknown): Promise<Response> {
  const method = memberOf(result, 'asResponse');
  const response: unknown =
    typeof method === 'function' ? await Reflect.apply(method, result, []) : undefined;
  if (!(response instanceof Response)) throw new TypeError('there is no response');
  return response;
}

const isIterable = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value;

describe.each(['string', 'bigint'] as const)('exactly, as %s', (int64) => {
  const of = (digits: string): unknown => as(int64, digits);

  it.each([
    ['1e3', '1000'],
    ['1.0', '1'],
    ['9.007199254740993E15', LARGE],
    ['-0', '0'],
    ['"9007199254740993"', LARGE],
    ['"-5"', '-5'],
  ])('%s is an integer', async (literal, digits) => {
    const { result } = await call(int64, 'accounts.get', [1], [`{"id":${literal}}`]);
    expect(await result).toEqual({ id: of(digits) });
  });

  it.each([
    ['1.5', 1.5],
    ['4503599627370496.4', 4503599627370496],
    ['1e308', 1e308],
    ['1E400', Infinity],
    ['123456789012345678901', 123456789012345680000],
    [`1${'0'.repeat(50)}`, 1e50],
    [`0.${'0'.repeat(50)}1`, 1e-51],
    ['"x"', 'x'],
    ['true', true],
  ])('%s is what it is without', async (literal, value) => {
    const { result } = await call(int64, 'accounts.get', [1], [`{"id":${literal}}`]);
    expect(await result).toEqual({ id: value });
  });

  it.each([
    '{1e5:1}',
    '{12345678901234567 :1}',
    '[01234567890123456789]',
    '{"id":12345678901234567',
    '1e5"a"',
  ])('%s is no JSON', async (text) => {
    const { result } = await call(int64, 'accounts.get', [1], [text]);
    await expect(result).rejects.toMatchObject({ name: 'ResponseParseError' });
  });

  it('JSON may be deeper than a stack', async () => {
    const depth = 100_000;
    const text = `${'{"parent":'.repeat(depth)}{"id":${LARGE}}${'}'.repeat(depth)}`;
    let value: unknown = await (await call(int64, 'accounts.get', [1], [text])).result;
    for (let at = 0; at < depth; at += 1) value = memberOf(value, 'parent');
    expect(value).toEqual({ id: of(LARGE) });
  });

  it('a body has every digit, and so has JSON in a query, in a part and in a path', async () => {
    const large = of(LARGE);
    const created = await call(int64, 'accounts.create', [{ id: large, pair: ['1', large] }], ['{"id":1}']);
    await created.result;
    expect(created.seen[0]?.body).toBe(`{"id":${LARGE},"pair":["1",${LARGE}]}`);
    const listed = await call(int64, 'accounts.list', [{ filter: { above: large } }], ['{"data":[]}']);
    await listed.result;
    expect(listed.seen[0]?.url).toBe(`/accounts?filter=${encodeURIComponent(`{"above":${LARGE}}`)}`);
    const parts = await call(
      int64,
      'imports.create',
      [{ meta: { kind: 'renamed', by: large }, ids: [large] }],
      [],
    );
    await parts.result;
    expect(parts.seen[0]?.body).toContain(`json\r\n\r\n{"kind":"renamed","by":${LARGE}}\r\n`);
    expect(parts.seen[0]?.body).toContain(`name="ids"\r\n\r\n${LARGE}\r\n`);
    const got = await call(int64, 'accounts.get', [large], ['{"id":1}']);
    await got.result;
    expect(got.seen[0]?.url).toBe(`/accounts/${LARGE}`);
  });

  it('pages have them, and lead on by them', async () => {
    const pages = [
      `{"data":[{"id":1}],"last_id":${LARGE},"size":1e3}`,
      `{"data":[{"id":${LARGE}}],"last_id":7}`,
      '{"data":[],"last_id":null}',
    ];
    const { result, seen } = await call(int64, 'accounts.list', [{ ids: [of('4')] }], pages);
    const page: unknown = await listingOf(result);
    expect(page).toMatchObject({ body: { last_id: of(LARGE), size: 1000 } });
    expect(await all(result)).toEqual([{ id: of('1') }, { id: of(LARGE) }]);
    expect(seen.map(({ url }) => url)).toEqual([
      '/accounts?ids=4',
      `/accounts?ids=4&after=${LARGE}`,
      '/accounts?ids=4&after=7',
    ]);
  });

  it('pages that are asked for in a body keep the digits of the rest of it', async () => {
    const pages = [`{"hits":[${LARGE}],"total":2}`, '{"hits":["5"],"total":2}'];
    const { result, seen } = await call(int64, 'search.create', [{ from: of('0'), owner: of(LARGE) }], pages);
    expect(await all(result)).toEqual([of(LARGE), of('5')]);
    expect(seen.map(({ body }) => body)).toEqual([
      `{"from":0,"owner":${LARGE}}`,
      `{"from":1,"owner":${LARGE}}`,
    ]);
  });

  it('the body of a documented error has them, and that of another one none', async () => {
    const body = `{"existing":${LARGE}}`;
    const conflict = await call(int64, 'accounts.create', [{ id: of('1') }], [body], { status: 409 });
    const error: unknown = await Promise.resolve(conflict.result).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'ConflictError', status: 409, text: body });
    expect(memberOf(error, 'body')).toEqual({ existing: of(LARGE) });
    expect(inspect(error)).not.toContain(LARGE);
    const other = await call(int64, 'accounts.create', [{ id: of('1') }], ['{"code":5}'], { status: 400 });
    await expect(other.result).rejects.toMatchObject({ status: 400, body: { code: 5 } });
  });

  it('the response is still the one that came', async () => {
    const { result } = await call(int64, 'accounts.list', [], [`{"data":[{"id":${LARGE}}]}`]);
    const response = await responseOf(result);
    expect(await response.text()).toBe(`{"data":[{"id":${LARGE}}]}`);
  });

  it('whatever goes to a server comes back from it as it was', async () => {
    const server = await serve((request, response) => response.end(request.body));
    const create = methodOf(clientOf(int64, server.url), 'accounts.create');
    const integer = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n - 1n }).map((each) => of(String(each)));
    const { account } = fc.letrec((tie) => ({
      account: fc.record(
        {
          ...{ id: integer, balance: fc.option(integer), small: fc.integer(), note: fc.string() },
          limits: fc.dictionary(fc.string(), integer),
          pair: fc.tuple(fc.string(), integer),
          label: int64 === 'bigint' ? fc.oneof(integer, fc.string()) : fc.string(),
          parent: fc.option(tie('account'), { nil: undefined, maxDepth: 3 }),
          children: fc.oneof({ maxDepth: 3 }, fc.constant([]), fc.array(tie('account'), { maxLength: 3 })),
        },
        { requiredKeys: ['id'], noNullPrototype: true },
      ),
    }));
    await fc.assert(
      fc.asyncProperty(account, async (given) => {
        expect(await create(given)).toEqual(given);
      }),
      { numRuns: 100 },
    );
  });

  it('webhooks have them, by name or without', () => {
    const parse: unknown = Reflect.get(exported.get(int64) ?? {}, 'parseWebhook');
    const body = `{"kind":"renamed","by":${LARGE}}`;
    const read = (...given: readonly unknown[]): unknown =>
      typeof parse === 'function' ? Reflect.apply(parse, undefined, given) : undefined;
    expect(read(body)).toEqual({ kind: 'renamed', by: of(LARGE) });
    expect(read(new TextEncoder().encode(body), { name: 'changed' })).toEqual({
      kind: 'renamed',
      by: of(LARGE),
    });
    expect(() => read(Uint8Array.of(255))).toThrow('The body of the webhook is not JSON.');
  });
});
