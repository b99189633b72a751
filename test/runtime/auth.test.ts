import { afterEach, describe, expect, it, vi } from 'vitest';
import { Api } from '../../templates/runtime/api.js';
import {
  apiKey,
  basic,
  basicValue,
  bearer,
  type Scheme,
  type Schemes,
} from '../../templates/runtime/auth.js';
import { headerParams } from '../../templates/runtime/header-params.js';
import { cookie } from '../../templates/runtime/header-styles.js';
import { json } from '../../templates/runtime/json.js';
import type { Operation, Security } from '../../templates/runtime/operation.js';
import type { ClientOptions } from '../../templates/runtime/options.js';
import type { ApiPromise } from '../../templates/runtime/promise.js';
import { urlPage } from '../../templates/runtime/url-page.js';
import { reply, type Seen, serve } from './server.js';

const CANARY = 'sk-canary-7f3a';
const GET: Operation<ApiPromise<unknown>> = { method: 'GET', path: '/x', returns: json };

async function seenWith(
  auth: Schemes,
  security: Security,
  operation: Operation<ApiPromise<unknown>> = GET,
): Promise<Seen | undefined> {
  const server = await serve((_request, response) => reply(response, 200, {}));
  await new Api({ baseURL: server.url, auth, security }).send(operation, [], { session: 'a b' });
  return server.seen[0];
}

function construct(auth: Schemes, options: ClientOptions): () => Api {
  return () => new Api({ baseURL: 'https://api.example.com', auth, security: [], options });
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('credentials', () => {
  it('go where their scheme says', async () => {
    const auth = {
      Bearer: bearer('t'),
      Gateway: bearer('t', 'X-Gateway-Authorization'),
      Basic: basic({ username: 'ü', password: 'p:w' }),
      Header: apiKey('header', 'X-Key', 'k'),
      Query: apiKey('query', 'api key', 'k&'),
      Cookie: apiKey('cookie', 'sid', 'c;'),
    };
    expect((await seenWith(auth, [['Bearer']]))?.headers.authorization).toBe('Bearer t');
    expect((await seenWith(auth, [['Gateway']]))?.headers['x-gateway-authorization']).toBe('Bearer t');
    expect((await seenWith(auth, [['Basic']]))?.headers.authorization).toBe('Basic w7w6cDp3');
    expect((await seenWith(auth, [['Header', 'Query']]))?.headers['x-key']).toBe('k');
    expect((await seenWith(auth, [['Header', 'Query']]))?.url).toBe('/x?api%20key=k%26');
    const cookies = { ...GET, cookies: { session: cookie }, putHeaders: headerParams };
    expect((await seenWith(auth, [['Cookie']], cookies))?.headers.cookie).toBe('session=a%20b; sid=c%3B');
  });

  it('may be longer than a call takes arguments', () => {
    expect(basicValue('u', 'p'.repeat(300_000))).toMatch(/^Basic dTpwcHBw[A-Za-z0-9+/=]{399990,}$/);
  });

  it('in the query are there once, whatever key a link to the next page brings along', async () => {
    const server = await serve(({ url }, response) => {
      const next = { '/x?key=mine': `${url}&page=2`, '/x?page=2&key=mine': '/x?key=theirs&page=3' };
      reply(response, 200, { items: [url], next: new Map(Object.entries(next)).get(url) });
    });
    interface Body {
      readonly items: readonly string[];
      readonly next?: string;
    }
    const returns = urlPage<string, Body, object>({ items: ({ items }) => items, next: ({ next }) => next });
    const auth = { A: apiKey('query', 'key', 'mine') };
    const pages = new Api({ baseURL: server.url, auth, security: [['A']] }).send({ ...GET, returns }, []);
    expect(await pages.toArray({ limit: 9 })).toEqual([
      '/x?key=mine',
      '/x?page=2&key=mine',
      '/x?page=3&key=mine',
    ]);
  });

  it('whose user name would end in its middle are refused, and not shown', () => {
    expect(() => basic({ username: `a:${CANARY}`, password: 'p' })).toThrow(
      /^the user name of Basic cannot hold a colon$/,
    );
  });

  it('of the first alternative that is complete are used', async () => {
    const auth = {
      A: apiKey('header', 'a', 'a'),
      B: apiKey('header', 'b', ''),
      C: apiKey('header', 'c', 'c'),
    };
    const headers = (await seenWith(auth, [[], ['A', 'B'], ['Unheard'], ['C'], ['A']]))?.headers;
    expect([headers?.['a'], headers?.['b'], headers?.['c']]).toEqual([undefined, undefined, 'c']);
  });

  it('are not sent with an operation that wants none, or where none is configured', async () => {
    const auth = { A: bearer('t') };
    expect((await seenWith(auth, [['A']], { ...GET, security: [] }))?.headers).not.toHaveProperty(
      'authorization',
    );
    expect((await seenWith({ A: bearer(undefined) }, [['A']]))?.headers).not.toHaveProperty('authorization');
  });

  it('may be functions, asked before each attempt', async () => {
    let asked = 0;
    const server = await serve((_request, response) =>
      reply(response, asked < 2 ? 500 : 200, {}, { 'retry-after': '0' }),
    );
    const auth = { A: bearer(() => Promise.resolve(`t${(asked += 1)}`)) };
    await new Api({ baseURL: server.url, auth, security: [['A']] }).send(GET, []);
    expect(server.seen.map(({ headers }) => headers.authorization)).toEqual(['Bearer t1', 'Bearer t2']);
  });

  it('that are missing are named by a 401', async () => {
    const server = await serve((_request, response) => reply(response, 401, {}));
    const without = new Api({ baseURL: server.url, auth: { A: bearer(undefined) }, security: [['A']] });
    await expect(without.send(GET, [])).rejects.toThrow(
      'GET /x answered 401 (it was sent without a credential)',
    );
    const refused = new Api({ baseURL: server.url, auth: { A: bearer('t') }, security: [['A']] });
    await expect(refused.send(GET, [])).rejects.toMatchObject({ message: 'GET /x answered 401' });
  });

  it('that can be renewed are, once, after a 401', async () => {
    let token = 1;
    const scheme: Scheme = {
      isSecret: false,
      apply: ({ headers }) => {
        headers['authorization'] = `t${token}`;
        return undefined;
      },
      renew: () => Promise.resolve((token += 1) > 0),
    };
    const server = await serve(({ headers }, response) =>
      reply(response, headers.authorization === 't2' ? 200 : 401, {}),
    );
    const api = new Api({ baseURL: server.url, auth: { A: scheme }, security: [['A']] });
    await api.send(GET, []);
    token = 5;
    await expect(api.send(GET, [])).rejects.toMatchObject({ status: 401 });
    expect(server.seen.map(({ headers }) => headers.authorization)).toEqual(['t1', 't2', 't5', 't6']);
  });

  it.each([`${CANARY}\n`, `${CANARY}\r\nx: y`, ` ${CANARY}`, `${CANARY}\u0100`, `${CANARY}\0`])(
    'that no header can carry are refused without being told (%j)',
    async (key) => {
      const api = new Api({
        baseURL: 'https://api.example.com',
        auth: { A: apiKey('header', 'X-Key', key) },
        security: [['A']],
      });
      const error: unknown = await api.send(GET, []).catch((thrown: unknown) => thrown);
      expect(String(error)).toContain("the value of the header 'X-Key'");
      expect(String(error)).not.toContain(CANARY);
    },
  );
});

describe('where credentials may go', () => {
  const auth = { A: bearer(CANARY) };

  it.each(['http://api.example.com', 'http://localhost.example.com', 'http://127.0.0.1.example.com'])(
    'not to %s',
    (baseURL) => {
      expect(construct(auth, { baseURL })).toThrow(/unencrypted/);
      expect(construct(auth, { baseURL, allowInsecure: true })).not.toThrow();
      expect(construct({ A: bearer(undefined) }, { baseURL })).not.toThrow();
    },
  );

  it.each(['http://localhost:3000', 'http://127.0.0.1', 'http://[::1]:80', 'https://api.example.com'])(
    'to %s',
    (baseURL) => {
      expect(construct(auth, { baseURL })).not.toThrow();
    },
  );

  it('not to the insecure server of a single operation', async () => {
    const api = construct(auth, {})();
    await expect(api.send({ ...GET, baseURL: 'http://x.example.com' }, [])).rejects.toThrow(/unencrypted/);
  });

  it.each([
    'https://user:pw-canary@api.example.com',
    'nonsense pw-canary',
    'ftp://pw-canary.example.com',
    'https://a.example.com?x=1',
  ])('a base URL like %s is refused without being told', (baseURL) => {
    expect(construct({}, { baseURL })).toThrow(TypeError);
    expect(construct({}, { baseURL })).not.toThrow(/pw-canary/);
  });
});

describe('in a page', () => {
  it('a secret is refused, unless allowed; tokens of visitors are not', () => {
    vi.stubGlobal('window', {});
    vi.stubGlobal('document', {});
    expect(construct({ A: bearer(CANARY) }, {})).toThrow(/allowBrowser/);
    expect(construct({ A: bearer(CANARY) }, { allowBrowser: true })).not.toThrow();
    expect(construct({ A: bearer(() => CANARY) }, {})).not.toThrow();
    expect(construct({ A: bearer(undefined) }, {})).not.toThrow();
  });

  it('a parameter in a cookie is refused, too', async () => {
    vi.stubGlobal('window', {});
    vi.stubGlobal('document', {});
    const api = new Api({ baseURL: 'https://api.example.com' });
    const operation = { ...GET, cookies: { session: cookie }, putHeaders: headerParams };
    await expect(api.send(operation, [], { session: 'a' })).rejects.toThrow('set a cookie');
  });

  it('a key in a cookie is refused, which the browser would drop in silence', async () => {
    vi.stubGlobal('window', {});
    vi.stubGlobal('document', {});
    const api = new Api({
      baseURL: 'https://api.example.com',
      auth: { A: apiKey('cookie', 'sid', CANARY) },
      security: [['A']],
      options: { allowBrowser: true },
    });
    const error: unknown = await api.send(GET, []).catch((thrown: unknown) => thrown);
    expect(String(error)).toContain('cookie');
    expect(String(error)).not.toContain(CANARY);
  });

  it('a base URL may be a path', async () => {
    vi.stubGlobal('location', { href: 'https://app.example.com/start' });
    const asked: string[] = [];
    const answer = (url: string): Promise<Response> => {
      asked.push(url);
      return Promise.resolve(Response.json({}));
    };
    await construct({}, { baseURL: '/api/', fetch: answer })().send(GET, []);
    expect(asked).toEqual(['https://app.example.com/api/x']);
  });

  it('a redirect cannot be followed, and says so', async () => {
    const opaque = Object.defineProperties(new Response(), {
      type: { value: 'opaqueredirect' },
      ok: { value: false },
      status: { value: 0 },
    });
    const api = construct({}, { fetch: () => Promise.resolve(opaque) })();
    await expect(api.send(GET, [])).rejects.toMatchObject({ name: 'RedirectError' });
  });
});
