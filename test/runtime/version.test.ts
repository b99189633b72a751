import { afterEach, describe, expect, it, vi } from 'vitest';
import { InvalidApiVersionError } from '../../templates/runtime/unknown-version.js';
import { versionHeader, versionQuery } from '../../templates/runtime/version-carriers.js';
import { type Versioned, VersionedApi } from '../../templates/runtime/version.js';
import { json } from '../../templates/runtime/json.js';
import type { Operation } from '../../templates/runtime/operation.js';
import { form } from '../../templates/runtime/query.js';
import { urlPage } from '../../templates/runtime/url-page.js';
import { ApiError } from '../../templates/runtime/errors.js';
import type { ApiPromise } from '../../templates/runtime/promise.js';
import { type Agents, NEW, OLD, Sample } from './sample.js';
import { reply, serve } from './server.js';

const READ: Operation<ApiPromise<unknown>> = { method: 'GET', path: '/x', returns: json };

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a version', () => {
  it('is sent with every request, and decides what a list is', async () => {
    const server = await serve(({ headers }, response) => {
      const items = [{ name: 'a' }];
      reply(response, 200, headers['sample-version'] === OLD ? items : { data: items });
    });
    const now = new Sample({ baseURL: server.url }, NEW);
    expect((await now.agents.list()).data).toEqual([{ name: 'a' }]);
    expect(await now.withVersion(OLD).agents.list()).toEqual([{ name: 'a' }]);
    expect(server.seen.map(({ headers }) => headers['sample-version'])).toEqual([NEW, OLD]);
  });

  it('decides which parameters are sent', async () => {
    const server = await serve((_request, response) => reply(response, 200, []));
    const params: object = { limit: 3, status: ['x'] };
    await new Sample({ baseURL: server.url }, OLD).agents.list(params);
    expect(server.seen[0]?.url).toBe('/agents?status=x');
  });

  it('that the client was not generated for is refused', () => {
    const settings = {
      baseURL: 'https://a.example.com',
      version: { carrier: versionHeader('v'), value: 'v9', known: ['v1', 'v2'] },
    };
    expect(() => new VersionedApi(settings)).toThrow(
      "this client knows no version 'v9', only v1, v2: generate it again for others",
    );
  });

  it('cannot be set by hand, in any spelling', async () => {
    const fetch = vi.fn<(url: string) => Promise<Response>>();
    expect(() => new Sample({ headers: { 'SAMPLE-version': OLD } }, NEW)).toThrow(/use withVersion/);
    const { agents } = new Sample({ fetch }, NEW);
    await expect(agents.get('a', {}, { headers: { 'sample-Version': OLD } })).rejects.toThrow(
      /use withVersion/,
    );
    expect(fetch).not.toHaveBeenCalled();
  });

  const byQuery = (baseURL = 'https://a.example.com'): VersionedApi<'v1'> =>
    new VersionedApi({
      baseURL,
      version: { carrier: versionQuery('Api-Version'), value: 'v1', known: ['v1'] },
    });

  it.each([
    { 'Api-Version': 'v2' },
    { 'Api-Version': ['v2', 'v3'] },
    { 'api-version': 'v2' },
    { 'Api-Version[]': 'v2' },
    { 'API-VERSION[0][a]': 'v2' },
    { 'Api-Version': { a: 'v2' }, more: { 'Api-Version': 'v2' } },
    { filter: { 'api-version': ['v2'] } },
  ])('cannot be set by hand in a query, in any spelling: %j', async (query) => {
    const fetch = vi.fn<(url: string) => Promise<Response>>();
    vi.stubGlobal('fetch', fetch);
    const said = "'Api-Version=v1' follows from the client: use withVersion";
    await expect(byQuery().send(READ, [], {}, { query })).rejects.toThrow(said);
    const free = { ...READ, query: { free: form } };
    await expect(byQuery().send(free, [], { free: { 'api-version': 'v2' } })).rejects.toThrow(said);
    expect(fetch).not.toHaveBeenCalled();
  });

  it.each([
    { 'Api-Versions': 'v2' },
    { v: 'Api-Version=v2' },
    { filter: 'Api-Version' },
    { 'x[Api-Version]': 1 },
  ])('is not what only looks like it: %j', async (query) => {
    const server = await serve((_request, response) => reply(response, 200, {}));
    await byQuery(server.url).send(READ, [], {}, { query });
    const { searchParams } = new URL(server.seen[0]?.url ?? '', server.url);
    expect(searchParams.getAll('Api-Version')).toEqual(['v1']);
    expect(searchParams.get(Object.keys(query)[0] ?? '')).toBe(String(Object.values(query)[0]));
  });

  it('cannot be part of the address', () => {
    expect(() => byQuery('https://a.example.com/?Api-Version=v2')).toThrow(/without user name, query/);
  });

  it('is not changed by a link to the next page', async () => {
    const server = await serve(({ url }, response) => {
      const [next] = url.includes('page') ? [] : ['/x?api-version=v2&Api-Version=v2&page=2'];
      reply(response, 200, { items: [url], next });
    });
    interface Body {
      readonly items: readonly string[];
      readonly next?: string;
    }
    const returns = urlPage<string, Body, object>({ items: ({ items }) => items, next: ({ next }) => next });
    const pages = byQuery(server.url).send({ ...READ, returns }, []);
    expect(await pages.toArray({ limit: 9 })).toEqual(['/x?Api-Version=v1', '/x?Api-Version=v1&page=2']);
  });

  it.each([
    ['headers', new Headers({ 'sample-version': OLD })],
    ['headers', [['sample-version', OLD]]],
    ['query', new URLSearchParams({ 'sample-version': OLD })],
  ])('is not changed by %s that no type allows', async (name, given) => {
    const server = await serve((_request, response) => reply(response, 200, { name: 'a' }));
    const options: object = { [name]: given };
    await new Sample({ baseURL: server.url }, NEW).agents.get('a', {}, options).catch(() => undefined);
    for (const { headers, url } of server.seen) {
      expect([headers['sample-version'], url]).toEqual([NEW, '/agents/a']);
    }
  });

  it('shares its connection with other versions', () => {
    const now = new Sample({}, NEW);
    expect(now.withVersion(OLD).api.connection).toBe(now.api.connection);
  });

  it('may be a query parameter', async () => {
    const server = await serve((_request, response) => reply(response, 200, {}));
    await byQuery(server.url).send(READ, []);
    expect(server.seen[0]?.url).toBe('/x?Api-Version=v1');
  });
});

describe('an operation of another version', () => {
  it('holds until a later version says otherwise, whatever the versions are called', async () => {
    const server = await serve((_request, response) => reply(response, 200, {}));
    const operations: Versioned<Record<'2' | '10' | '1', ApiPromise<unknown>>, '3'> = {
      '2': { method: 'GET', path: '/old', returns: json },
      '1': { method: 'GET', path: '/new', returns: json },
      '3': undefined,
    };
    const known = ['2', '10', '1', '3'];
    for (const value of ['2', '10', '1'] as const) {
      const version = { carrier: versionHeader('v'), value, known };
      await new VersionedApi<'2' | '10' | '1'>({ baseURL: server.url, version }).sendByVersion(
        operations,
        [],
      );
    }
    expect(server.seen.map(({ url }) => url)).toEqual(['/old', '/old', '/new']);
  });

  it('rejects unsent, naming the versions that have it', async () => {
    const fetch = vi.fn<(url: string) => Promise<Response>>();
    const agents: unknown = new Sample({ fetch }, OLD).agents;
    const call = (now: Agents<typeof NEW>): PromiseLike<unknown> => now.promote('a');
    await expect(Reflect.apply(call, undefined, [agents])).rejects.toThrow(
      `the operation does not exist in version ${OLD}, only in ${NEW}`,
    );
    expect(fetch).not.toHaveBeenCalled();
  });

  it('rejects where the versions have nothing in common', async () => {
    const api = new VersionedApi<'a'>({
      baseURL: 'https://a.example.com',
      version: { carrier: versionHeader('v'), value: 'b', known: ['a', 'b'] },
    });
    const operations: Versioned<Record<'a', ApiPromise<unknown>>, 'b'> = {
      a: { method: 'GET', path: '', returns: json },
      b: undefined,
    };
    await expect(api.sendByVersion(operations, [])).rejects.toThrow('does not exist in version b, only in a');
  });
});

describe('an answer of another version', () => {
  async function listing(
    version: typeof OLD | typeof NEW,
    body: unknown,
  ): Promise<Agents<typeof OLD | typeof NEW>> {
    const server = await serve((_request, response) => reply(response, 200, body));
    return new Sample<typeof OLD | typeof NEW>({ baseURL: server.url }, version).agents;
  }

  it.each([
    [NEW, [{ name: 'a' }], 'an array where a page was due'],
    [NEW, 'text', 'a string where a page was due'],
    [NEW, null, 'null where a page was due'],
    [NEW, { data: 'x' }, 'an object where a page was due'],
    [NEW, { data: { length: 1 } }, 'an object where a page was due'],
    [OLD, { data: [] }, 'an object where an array was due'],
  ] as const)('at %s: %j', async (version, body, detail) => {
    await expect((await listing(version, body)).list()).rejects.toMatchObject({
      name: 'VersionMismatchError',
      message: `GET /agents answered with ${detail}: Sample-Version: ${version} was sent, and something on the way may have dropped it`,
      requested: version,
    });
  });
});

describe('a version that the server does not know', () => {
  const message =
    'Unknown API version "2026-04-28". Valid versions: 2026-04-16, 2026-06-15.preview. See https://docs.example.com for more.';

  async function error(status: number, body: unknown): Promise<unknown> {
    const server = await serve((_request, response) => reply(response, status, body));
    return new Sample({ baseURL: server.url }, NEW).agents.get('a').catch((thrown: unknown) => thrown);
  }

  it.each([
    [{ message }, ['2026-04-16', '2026-06-15.preview']],
    [{ message: 'Valid versions: v1' }, ['v1']],
    [{ message: 'no' }, []],
    [{ supported: ['a', 'b'], message }, ['a', 'b']],
  ])('is told with the versions that it names (%#)', async (body, validVersions) => {
    const thrown = await error(400, { error: 'invalid_api_version', ...body });
    expect(thrown).toBeInstanceOf(InvalidApiVersionError);
    expect(thrown).toBeInstanceOf(ApiError);
    expect(thrown).toMatchObject({ status: 400, requested: NEW, validVersions });
  });

  it('is not any other error', async () => {
    expect(await error(400, { error: 'other' })).not.toBeInstanceOf(InvalidApiVersionError);
    expect(await error(422, { error: 'invalid_api_version' })).not.toBeInstanceOf(InvalidApiVersionError);
    expect(await error(400, 'invalid_api_version')).not.toBeInstanceOf(InvalidApiVersionError);
  });
});
