/** What reaches the wire: path parameters, queries, bodies and headers. */
import { describe, expect, it } from 'vitest';
import { Blaxel, PathParameterError } from '../../output/blaxel/index.js';
import { json } from './support/answers.js';
import { connected } from './support/blaxel/server.js';
import { KEY } from './support/blaxel/state.js';

describe('a path parameter', () => {
  it.each([
    ['ada@example.com', '/v0/users/ada%40example.com'],
    ['a/b', '/v0/users/a%2Fb'],
    ['../workspaces', '/v0/users/..%2Fworkspaces'],
    ['a b?c#d', '/v0/users/a%20b%3Fc%23d'],
    ['100%', '/v0/users/100%25'],
    ['naïve', '/v0/users/na%C3%AFve'],
    ['...', '/v0/users/...'],
    ['a\\b', '/v0/users/a%5Cb'],
    ['a;b=c', '/v0/users/a%3Bb%3Dc'],
  ])('stays in its segment: %s', async (id, path) => {
    const { server, blaxel } = await connected();
    server.store.put('/users', id, { email: id });
    await blaxel.users.remove(id);
    expect(server.last().path).toBe(path);
    expect(server.store.all('/users')).toEqual([]);
  });

  it.each(['', '.', '..', '%2e', '%2E%2e', '.%2e'])('is refused before sending: "%s"', async (id) => {
    const { server, blaxel } = await connected();
    await expect(blaxel.users.remove(id)).rejects.toThrow(PathParameterError);
    await expect(blaxel.serviceAccounts.apiKeys.delete(id, 'key')).rejects.toThrow(PathParameterError);
    await expect(blaxel.sandboxes.previews.tokens.delete('box', id, 'token')).rejects.toThrow(TypeError);
    expect(server.seen).toEqual([]);
  });

  it('is told by its place among the arguments, and where it was going', async () => {
    const { blaxel } = await connected();
    const call = blaxel.sandboxes.previews.tokens.delete('box', '..', 'token');
    await expect(call).rejects.toThrow(
      "path parameter 2 of /sandboxes/{}/previews/{}/tokens/{} is '..', which leads to another path",
    );
    const forgotten: unknown = Reflect.apply(Reflect.get(blaxel.agents, 'get'), blaxel.agents, []);
    await expect(forgotten).rejects.toThrow('path parameter 1 of /agents/{} is undefined: give a string');
  });

  it.each([[undefined], [null], [{ id: 'a' }], [['a']], [NaN]])(
    'of a JavaScript caller is refused when it is %j',
    async (id) => {
      const { server, blaxel } = await connected();
      const call: unknown = Reflect.apply(Reflect.get(blaxel.agents, 'get'), blaxel.agents, [id]);
      await expect(call).rejects.toThrow(PathParameterError);
      expect(server.seen).toEqual([]);
    },
  );

  it('never becomes a listing of everything', async () => {
    const { server, blaxel } = await connected();
    await expect(blaxel.agents.delete('')).rejects.toThrow(/leads to another path/);
    expect(server.seen).toEqual([]);
  });
});

describe('a query', () => {
  it('leaves out what is undefined', async () => {
    const { server, blaxel } = await connected();
    const params: object = { limit: undefined, q: null, status: [], sort: 'name:asc' };
    await blaxel.agents.list(params);
    expect(server.last().line).toBe('GET /v0/agents?sort=name%3Aasc');
  });

  it('has false and zero', async () => {
    const { server, blaxel } = await connected();
    const params: object = { showTerminated: false, limit: 0 };
    await blaxel.sandboxes.list(params);
    expect(server.last().query).toEqual({ showTerminated: 'false', limit: '0' });
  });

  it('leaves out what no operation declares', async () => {
    const { server, blaxel } = await connected();
    // @ts-expect-error -- a list of agents has no such parameter
    await blaxel.agents.list({ colour: 'red' });
    expect(server.last().line).toBe('GET /v0/agents');
  });

  it('takes more through the options of a call', async () => {
    const { server, blaxel } = await connected();
    await blaxel.agents.list(
      { limit: 3 },
      { query: { debug: true, tag: ['a', undefined, 'b&c'], none: undefined } },
    );
    expect(server.last().line).toBe('GET /v0/agents?limit=3&debug=true&tag=a&tag=b%26c');
  });

  it('has every digit of a bigint, and a date as JSON has it, wherever they stand', async () => {
    const { server, blaxel } = await connected();
    const [id, since] = [9007199254740993n, new Date(0)];
    await blaxel.agents.list(
      {},
      { query: { id, of: { also: id }, filter: { range: { id, mark: '"1:2"' } } } },
    );
    expect(server.last().query).toEqual({
      id: '9007199254740993',
      also: '9007199254740993',
      range: '{"id":9007199254740993,"mark":"\\"1:2\\""}',
    });
    await blaxel.agents.list({}, { query: { since, days: [since], any: [{ id, since }] } });
    const time = '1970-01-01T00:00:00.000Z';
    expect(server.last().query).toEqual({
      since: time,
      days: time,
      any: `{"id":9007199254740993,"since":"${time}"}`,
    });
  });
});

describe('a body', () => {
  it('keeps null and leaves out undefined', async () => {
    const { server, blaxel } = await connected();
    const runtime: object = { ttl: null, image: undefined };
    await blaxel.sandboxes.create({ metadata: { name: 'box' }, spec: { runtime, lifecycle: null } });
    expect(server.last().body).toEqual({
      metadata: { name: 'box' },
      spec: { runtime: { ttl: null }, lifecycle: null },
    });
  });

  it('is an empty object where the operation needs one and nothing is given', async () => {
    const { server, blaxel } = await connected();
    server.answer(json({}));
    await blaxel.workspaces.create({});
    expect(server.last().body).toEqual({});
  });

  it('is what was given when the call was made', async () => {
    const { server, blaxel } = await connected();
    const labels: Record<string, string> = { team: 'one' };
    const call = blaxel.agents.create({ metadata: { name: 'helper', labels }, spec: {} });
    labels['team'] = 'other';
    await call;
    expect(server.last().body).toEqual({ metadata: { name: 'helper', labels: { team: 'one' } }, spec: {} });
  });

  it('does not take the query parameters with it', async () => {
    const { server, blaxel } = await connected();
    await blaxel.sandboxes.create({ metadata: { name: 'a' }, spec: {}, createIfNotExist: false });
    expect(server.last().query).toEqual({ createIfNotExist: 'false' });
    expect(server.last().body).toEqual({ metadata: { name: 'a' }, spec: {} });
  });

  it('is absent where the operation has none', async () => {
    const { server, blaxel } = await connected();
    await blaxel.users.list();
    expect(server.last().headers).not.toHaveProperty('content-length');
    expect(server.last().headers).not.toHaveProperty('content-type');
  });
});

describe('headers', () => {
  it('of the client go with every call, those of a call win, and undefined removes', async () => {
    const { server, blaxel } = await connected({ headers: { 'X-Team': 'one', 'X-Trace': 'on' } });
    await blaxel.agents.list();
    await blaxel.agents.list({}, { headers: { 'x-team': 'other', 'x-trace': undefined } });
    expect(server.seen.map(({ headers }) => [headers['x-team'], headers['x-trace']])).toEqual([
      ['one', 'on'],
      ['other', undefined],
    ]);
  });
});

describe('the base URL', () => {
  it('may have a path and a slash at its end', async () => {
    const { server } = await connected();
    await new Blaxel({ baseURL: `${server.baseURL}/`, apiKey: KEY }).agents.list();
    expect(server.last().line).toBe('GET /v0/agents');
  });

  it.each([
    'https://user:pw@api.example.com',
    'ftp://api.example.com',
    'https://a.example.com/?x=1',
    'not a url',
  ])('is refused: %s', (baseURL) => {
    expect(() => new Blaxel({ baseURL })).toThrow(TypeError);
    expect(() => new Blaxel({ baseURL })).not.toThrow(/pw/);
  });
});

describe('a transport of one’s own', () => {
  it('gets every request', async () => {
    const urls: string[] = [];
    const blaxel = new Blaxel({
      apiKey: KEY,
      fetch: (url) => {
        urls.push(url);
        return Promise.resolve(Response.json([]));
      },
    });
    await blaxel.withVersion('2026-04-16').agents.list();
    expect(urls).toEqual(['https://api.blaxel.ai/v0/agents']);
  });

  it('may have middleware around it, the first outermost', async () => {
    const order: string[] = [];
    const { server, blaxel } = await connected({
      middleware: [
        async (request, next) => {
          order.push('outer');
          const response = await next(request);
          order.push(String(response.status));
          return response;
        },
        ({ url, init }, next) => {
          order.push('inner');
          return next({ url, init: { ...init, headers: { ...init.headers, 'x-added': 'yes' } } });
        },
      ],
    });
    await blaxel.agents.list();
    expect(order).toEqual(['outer', 'inner', '200']);
    expect(server.last().headers['x-added']).toBe('yes');
  });

  it('can be replaced by withOptions', async () => {
    const { server, blaxel } = await connected();
    const other = blaxel.withOptions({ fetch: () => Promise.resolve(Response.json({ data: [], meta: {} })) });
    expect((await other.agents.list()).data).toEqual([]);
    expect(server.seen).toEqual([]);
  });
});
