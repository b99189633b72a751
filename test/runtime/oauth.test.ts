import { getEventListeners } from 'node:events';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Api } from '../../templates/runtime/api.js';
import { connectionFor } from '../../templates/runtime/connection.js';
import type { Scheme } from '../../templates/runtime/auth.js';
import { json } from '../../templates/runtime/json.js';
import {
  oauth2,
  type OAuthClient,
  type OAuthRefreshToken,
  type TokenSettings,
} from '../../templates/runtime/oauth.js';
import type { Operation } from '../../templates/runtime/operation.js';
import type { ClientOptions } from '../../templates/runtime/options.js';
import type { ApiPromise } from '../../templates/runtime/promise.js';
import { type Token, TokenCache } from '../../templates/runtime/token-cache.js';
import { TokenError } from '../../templates/runtime/token-request.js';
import { type Handler, inTurn, reply, type Seen, serve } from './server.js';

const CANARY = 'secret-canary-91c4';
const GET: Operation<ApiPromise<unknown>> = { method: 'GET', path: '/x', returns: json };
const CLIENT: OAuthClient = { clientId: 'me', clientSecret: CANARY };

/** What a token endpoint gives: `t1`, `t2`, … */
function issuing(more: object = {}): Handler {
  let count = 0;
  return (_request, response) => {
    count += 1;
    reply(response, 200, { access_token: `t${count}`, token_type: 'bearer', expires_in: 3600, ...more });
  };
}

const answering: Handler = (_request, response) => {
  reply(response, 200, {});
};

interface World {
  readonly api: (options?: ClientOptions) => Api;
  readonly send: () => ApiPromise<unknown>;
  /** The requests for tokens. */
  readonly asked: readonly Seen[];
  readonly bearers: () => (string | undefined)[];
}

/** An API and its token endpoint, of different origins. */
async function world(
  tokens: Handler,
  credential: OAuthClient | OAuthRefreshToken = CLIENT,
  settings: Partial<TokenSettings> = {},
  resource: Handler = answering,
): Promise<World> {
  const [authority, server] = [await serve(tokens), await serve(resource)];
  const scheme = (): Scheme | undefined =>
    oauth2(credential, { tokenURL: `${authority.url}/token`, ...settings });
  const api = (options: ClientOptions = {}): Api =>
    new Api({ baseURL: server.url, auth: { A: scheme() }, security: [['A']], options });
  const first = api({ maxRetries: 0 });
  return {
    api,
    send: () => first.send(GET, []),
    asked: authority.seen,
    bearers: () => server.seen.map(({ headers }) => headers.authorization),
  };
}

const failure = async (call: PromiseLike<unknown>): Promise<unknown> => {
  try {
    await call;
  } catch (error) {
    return error;
  }
  throw new Error('it should have failed');
};

const now = performance.now.bind(performance);
let passed = 0;

/** Moves the clock that nobody sets. */
function later(milliseconds: number): void {
  passed += milliseconds;
  vi.spyOn(performance, 'now').mockImplementation(() => now() + passed);
}

afterEach(() => {
  passed = 0;
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('a token request', () => {
  it('has the client in Basic and the grant in a form, and its token serves later calls', async () => {
    const { send, asked, bearers } = await world(issuing());
    await send();
    await send();
    expect(bearers()).toEqual(['Bearer t1', 'Bearer t1']);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.headers).toMatchObject({
      authorization: `Basic ${btoa(`me:${CANARY}`)}`,
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect([asked[0]?.method, asked[0]?.body]).toEqual(['POST', 'grant_type=client_credentials']);
  });

  it('encodes what Basic cannot tell apart', async () => {
    const { send, asked } = await world(issuing(), { clientId: 'a:b', clientSecret: 'c d' });
    await send();
    expect(asked[0]?.headers.authorization).toBe(`Basic ${btoa('a%3Ab:c+d')}`);
  });

  it('has the client, scopes and fields in a body of JSON where that is asked for', async () => {
    const credential = { ...CLIENT, scopes: ['read', 'write'], fields: { audience: 'api' } };
    const { send, asked } = await world(issuing(), credential, { clientAuth: 'body', encoding: 'json' });
    await send();
    expect(asked[0]?.headers).not.toHaveProperty('authorization');
    expect(JSON.parse(asked[0]?.body ?? '')).toEqual({
      grant_type: 'client_credentials',
      client_id: 'me',
      client_secret: CANARY,
      scope: 'read write',
      audience: 'api',
    });
  });

  it('has the scopes that the caller names, and none otherwise', async () => {
    const scopes = ['read', 'write'];
    const [usual, declared] = await Promise.all([
      world(issuing(), CLIENT),
      world(issuing(), { ...CLIENT, scopes }),
    ]);
    await Promise.all([usual.send(), declared.send()]);
    expect([usual, declared].map(({ asked }) => asked.map(({ body }) => body))).toEqual([
      ['grant_type=client_credentials'],
      ['grant_type=client_credentials&scope=read+write'],
    ]);
  });

  it('asks functions for id and secret, each time', async () => {
    let count = 0;
    const clientSecret = (): Promise<string> => Promise.resolve(`s${(count += 1)}`);
    const credential = { clientId: () => 'me', clientSecret, clientAuth: 'body' as const };
    const { send, asked } = await world(issuing({ expires_in: 40 }), credential);
    await send();
    later(39_000);
    await send();
    expect(asked.map(({ body }) => new URLSearchParams(body).get('client_secret'))).toEqual(['s1', 's2']);
  });

  it('below the address of the API goes where everything goes', async () => {
    const server = await serve((request, response) => {
      (request.url === '/v0/token' ? issuing() : answering)(request, response);
    });
    const auth = { A: oauth2(CLIENT, { tokenURL: '/token' }) };
    const options = { baseURL: `${server.url}/v0` };
    await new Api({ baseURL: 'https://api.example.com', auth, security: [['A']], options }).send(GET, []);
    expect(server.seen.map(({ url }) => url)).toEqual(['/v0/token', '/v0/x']);
  });

  it.each(['http://auth.example.com/token', 'https://u:p@auth.example.com', 'ftp://x', 'nonsense'])(
    'is not sent to %s',
    async (tokenURL) => {
      const { send, bearers } = await world(issuing(), CLIENT, { tokenURL });
      const error = await failure(send());
      expect(error).toBeInstanceOf(TypeError);
      expect(inspect(error)).not.toContain(CANARY);
      expect(bearers()).toEqual([]);
    },
  );

  it('is not made where an operation needs no credential', async () => {
    const { api, asked, bearers } = await world(issuing());
    await api().send({ ...GET, security: [] }, []);
    expect([asked, bearers()]).toEqual([[], [undefined]]);
  });

  it('is not shown to middleware', async () => {
    const seen: string[] = [];
    const { api } = await world(issuing());
    const middleware: ClientOptions['middleware'] = [
      (request, next) => {
        seen.push(request.url);
        return next(request);
      },
    ];
    await api({ middleware }).send(GET, []);
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatch(/\/x$/);
  });
});

describe('many callers', () => {
  it('of a token near its end go on with it while one request is made', async () => {
    const { send, asked, bearers } = await world(issuing());
    await send();
    later(3_600_000 - 60_000);
    await Promise.all(Array.from({ length: 50 }, send));
    expect(asked).toHaveLength(2);
    expect(new Set(bearers())).toEqual(new Set(['Bearer t1']));
    await send();
    expect(bearers().at(-1)).toBe('Bearer t2');
  });

  it.each([
    ['is given up after 5 seconds where nobody waits, so that a process can end', 80_000, 1],
    ['goes on for those who wait', 100_000, 0],
  ])('of which some come near its end: the refresh %s', async (_what, then, given) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { signal } = new AbortController();
    const cancel = vi.fn();
    const token = vi.fn<() => Promise<Token>>(() => new Promise(() => undefined));
    token.mockResolvedValueOnce({ value: 't1', lifetime: 100_000 });
    const cache = new TokenCache(() => ({ token: token(), cancel }));
    await cache.get('source', signal);
    later(80_000);
    expect(cache.get('source', signal)).toBe('t1');
    later(then - 80_000);
    void cache.get('source', signal);
    vi.advanceTimersByTime(4_999);
    expect(cancel).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(cancel).toHaveBeenCalledTimes(given);
  });

  it('keep no timer of a refresh ahead of time that is done', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { signal } = new AbortController();
    const token = Promise.resolve({ value: 't1', lifetime: 100_000 });
    const cache = new TokenCache(() => ({ token }));
    await cache.get('source', signal);
    later(80_000);
    expect(cache.get('source', signal)).toBe('t1');
    expect(vi.getTimerCount()).toBe(1);
    await vi.waitFor(() => {
      expect(vi.getTimerCount()).toBe(0);
    });
  });

  it('leave one by one: who aborts stops nobody else', async () => {
    const held: (() => void)[] = [];
    const give = issuing();
    const { api, asked, bearers } = await world((request, response) => {
      held.push(() => {
        give(request, response);
      });
    });
    const one = api();
    const sibling = new Api({
      baseURL: 'https://unused.example.com',
      connection: one.connection,
    });
    expect(sibling.connection).toBe(one.connection);
    const controller = new AbortController();
    const [leaving, staying] = [
      failure(one.send(GET, [], {}, { signal: controller.signal })),
      one.send(GET, []),
    ];
    await vi.waitFor(() => {
      expect(held).toHaveLength(1);
    });
    controller.abort();
    expect(await leaving).toMatchObject({ name: 'AbortError' });
    held[0]?.();
    await staying;
    expect([asked.length, bearers()]).toEqual([1, ['Bearer t1']]);
  });

  it('who all leave take the request with them, and the next one asks anew', async () => {
    const { tokens, open, broken } = stalling();
    const { api, asked, bearers } = await world(inTurn(tokens, issuing()));
    const controllers = [new AbortController(), new AbortController()];
    const client = api();
    const calls = controllers.map(({ signal }) => failure(client.send(GET, [], {}, { signal })));
    await vi.waitFor(() => {
      expect(open()).toBe(1);
    });
    controllers[0]?.abort();
    expect(await calls[0]).toMatchObject({ name: 'AbortError' });
    expect(broken()).toBe(0);
    controllers[1]?.abort();
    expect(await calls[1]).toMatchObject({ name: 'AbortError' });
    await vi.waitFor(() => {
      expect(broken()).toBe(1);
    });
    await client.send(GET, []);
    expect([asked.length, bearers()]).toEqual([2, ['Bearer t1']]);
  });

  it('whose time is up have left', async () => {
    const { tokens, broken } = stalling();
    const { api } = await world(tokens);
    expect(await failure(api({ timeout: 100 }).send(GET, []))).toMatchObject({ name: 'TimeoutError' });
    await vi.waitFor(() => {
      expect(broken()).toBe(1);
    });
  });

  it('who leave while the secret is asked for make no request', async () => {
    let give: (secret: string) => void = () => undefined;
    const clientSecret = vi.fn(() => new Promise<string>((resolve) => (give = resolve)));
    const { api, asked } = await world(issuing(), { ...CLIENT, clientSecret });
    const controller = new AbortController();
    const call = failure(api().send(GET, [], {}, { signal: controller.signal }));
    await vi.waitFor(() => {
      expect(clientSecret).toHaveBeenCalled();
    });
    controller.abort();
    expect(await call).toMatchObject({ name: 'AbortError' });
    give(CANARY);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(asked).toEqual([]);
  });

  it('who leave do not lose what a refresh token became', async () => {
    const held: (() => void)[] = [];
    const give = issuing({ refresh_token: 'r1' });
    const onToken = vi.fn();
    const { api, asked, bearers } = await world(
      (request, response) => {
        held.push(() => {
          give(request, response);
        });
      },
      { refreshToken: 'r0', onToken },
    );
    const controller = new AbortController();
    const client = api();
    const call = failure(client.send(GET, [], {}, { signal: controller.signal }));
    await vi.waitFor(() => {
      expect(held).toHaveLength(1);
    });
    controller.abort();
    expect(await call).toMatchObject({ name: 'AbortError' });
    held[0]?.();
    await client.send(GET, []);
    expect(onToken.mock.calls).toMatchObject([[{ refreshToken: 'r1' }]]);
    expect([asked.length, bearers()]).toEqual([1, ['Bearer t1']]);
  });

  it('leave no listener on the signals of their calls, which serve later ones', async () => {
    const token = Promise.resolve({ value: 't', lifetime: Infinity });
    const { signal } = new AbortController();
    expect(await new TokenCache(() => ({ token })).get('source', signal)).toBe('t');
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});

interface Stall {
  readonly tokens: Handler;
  /** How many requests came, and how many of them were broken off. */
  readonly open: () => number;
  readonly broken: () => number;
}

/** A token endpoint that never answers. */
function stalling(): Stall {
  let [open, broken] = [0, 0];
  return {
    tokens: (_request, response) => {
      open += 1;
      response.on('close', () => (broken += 1));
    },
    open: () => open,
    broken: () => broken,
  };
}

describe('what a token endpoint answers', () => {
  const refusal: Handler = (_request, response) => {
    reply(response, 500, {}, { 'retry-after': '0' });
  };

  it('is asked three times at most, and then by the next call', async () => {
    const { send, asked, bearers } = await world(inTurn(refusal, refusal, refusal, issuing()));
    const error = await failure(send());
    expect(error).toBeInstanceOf(TokenError);
    expect(error).toMatchObject({ status: 500, message: 'POST /token answered 500' });
    expect([asked.length, bearers()]).toEqual([3, []]);
    await send();
    expect(bearers()).toEqual(['Bearer t1']);
  });

  it.each([301, 302, 307, 308])('is not followed elsewhere (%i)', async (status) => {
    const elsewhere = await serve(issuing());
    const { send } = await world((_request, response) => {
      reply(response, status, {}, { location: `${elsewhere.url}/token` });
    });
    expect(await failure(send())).toMatchObject({ name: 'TokenError', status });
    expect(elsewhere.seen).toEqual([]);
  });

  it.each([0, -1, NaN, 'soon', '-5', {}])('with expires_in %j is refused', async (expires_in) => {
    const said = typeof expires_in === 'number' && Number.isNaN(expires_in) ? 'NaN' : expires_in;
    const { send, bearers } = await world(issuing({ expires_in: said }));
    expect(String(await failure(send()))).toBe(
      'TokenError: POST /token answered 200 with an expires_in that is no time to come',
    );
    expect(bearers()).toEqual([]);
  });

  it('without expires_in is used until the API refuses it', async () => {
    const { send, asked } = await world(issuing({ expires_in: undefined }));
    await send();
    later(1e9);
    await send();
    expect(asked).toHaveLength(1);
  });

  it.each(['3600', 1e12])('with expires_in %j has an end', async (expires_in) => {
    const { send, asked } = await world(issuing({ expires_in }));
    await send();
    later(3_000_000);
    await send();
    expect(asked).toHaveLength(1);
    later(86_400_000);
    await send();
    expect(asked).toHaveLength(2);
  });

  it.each([
    ['no access_token', { access_token: undefined }],
    ['no access_token', { access_token: `a\nb` }],
    ['no token_type Bearer', { token_type: 'mac' }],
    ['no token_type Bearer', { token_type: undefined }],
  ])('is refused with %s', async (words, more) => {
    const { send } = await world(issuing(more));
    expect(String(await failure(send()))).toContain(words);
  });

  it('may write Bearer as it likes', async () => {
    const { send, bearers } = await world(issuing({ token_type: 'BEARER' }));
    await send();
    expect(bearers()).toEqual(['Bearer t1']);
  });

  it('that nobody answers is an error of its own, and not one more reason to send the call again', async () => {
    const { api, bearers } = await world(issuing(), CLIENT, { tokenURL: 'http://127.0.0.1:9/token' });
    const error = await failure(api().send(GET, []));
    expect(error).toMatchObject({ name: 'TokenError', status: undefined });
    expect(bearers()).toEqual([]);
  });
});

describe('a token that the API refuses', () => {
  const unless =
    (good: string): Handler =>
    ({ headers }, response) => {
      reply(response, headers.authorization === `Bearer ${good}` ? 200 : 401, {});
    };

  it('is replaced once for all that used it', async () => {
    const { send, asked } = await world(issuing(), CLIENT, {}, unless('t2'));
    await Promise.all(Array.from({ length: 50 }, send));
    expect(asked).toHaveLength(2);
  });

  it('is not replaced for a call with a header of its own', async () => {
    const { api, asked } = await world(issuing(), CLIENT, {}, unless('t2'));
    const headers = { authorization: 'Bearer own' };
    expect(await failure(api().send(GET, [], {}, { headers }))).toMatchObject({ status: 401 });
    expect(asked).toHaveLength(1);
  });

  it('takes with it the request for its successor that nobody waits for', async () => {
    const { signal } = new AbortController();
    const cancel = vi.fn();
    let count = 0;
    const cache = new TokenCache(() => {
      count += 1;
      const token = { value: `t${count}`, lifetime: 100_000 };
      return { token: count === 2 ? new Promise(() => undefined) : Promise.resolve(token), cancel };
    });
    await cache.get('source', signal);
    later(80_000);
    expect(cache.get('source', signal)).toBe('t1');
    await cache.renew('t1', 'source', signal);
    expect([cache.get('source', signal), cancel.mock.calls.length]).toEqual(['t3', 1]);
  });

  it('stays away: an answer that was asked for before does not come in its place', async () => {
    const held: (() => void)[] = [];
    let count = 0;
    const { send, asked, bearers } = await world(
      (_request, response) => {
        count += 1;
        const body = { access_token: `t${count}`, token_type: 'Bearer', expires_in: 3600 };
        if (count === 2) held.push(() => reply(response, 200, body));
        else reply(response, 200, body);
      },
      CLIENT,
      {},
      ({ headers }, response) =>
        reply(response, count > 1 && headers.authorization === 'Bearer t1' ? 401 : 200, {}),
    );
    await send();
    later(3_600_000 - 60_000);
    const call = send(); // Begins a refresh, and is refused meanwhile.
    await vi.waitFor(() => {
      expect(held).toHaveLength(1);
    });
    await call;
    await send();
    held[0]?.();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await send();
    expect(bearers().slice(-2)).toEqual(['Bearer t3', 'Bearer t3']);
    expect(asked).toHaveLength(3);
  });
});

describe('a refresh token', () => {
  it('gets tokens, gives way to its successor, and tells of it', async () => {
    const told: unknown[] = [];
    let count = 0;
    const { send, asked, bearers } = await world(
      (_request, response) => {
        count += 1;
        reply(response, 200, {
          access_token: `t${count}`,
          token_type: 'Bearer',
          expires_in: 40,
          refresh_token: `r${count}`,
        });
      },
      { refreshToken: 'r0', clientId: 'me', onToken: (token) => void told.push(token) },
    );
    await send();
    later(39_000);
    await send();
    const bodies = asked.map(({ body }) => Object.fromEntries(new URLSearchParams(body)));
    expect(bodies).toEqual([
      { grant_type: 'refresh_token', refresh_token: 'r0', client_id: 'me' },
      { grant_type: 'refresh_token', refresh_token: 'r1', client_id: 'me' },
    ]);
    expect(bearers()).toEqual(['Bearer t1', 'Bearer t2']);
    expect(told).toEqual([
      { accessToken: 't1', expiresIn: 40, refreshToken: 'r1' },
      { accessToken: 't2', expiresIn: 40, refreshToken: 'r2' },
    ]);
  });

  it('is used when the access token that came with it is refused', async () => {
    const { send, asked, bearers } = await world(
      issuing(),
      { refreshToken: 'r0', accessToken: 'a0' },
      {},
      ({ headers }, response) => reply(response, headers.authorization === 'Bearer t1' ? 200 : 401, {}),
    );
    await send();
    expect([bearers(), asked.length]).toEqual([['Bearer a0', 'Bearer t1'], 1]);
  });

  it('is not sent again where the server may have taken it', async () => {
    const { send, asked } = await world(
      ({ url }, response) => {
        expect(url).toBe('/token');
        response.destroy();
      },
      { refreshToken: 'r0' },
    );
    expect(await failure(send())).toMatchObject({ name: 'TokenError' });
    expect(asked).toHaveLength(1);
  });

  it('goes to the address that is for it', async () => {
    const refresh = await serve(issuing());
    const { send, asked } = await world(
      issuing(),
      { refreshToken: 'r0' },
      { refreshURL: `${refresh.url}/refresh` },
    );
    await send();
    expect([asked.length, refresh.seen.map(({ url }) => url)]).toEqual([0, ['/refresh']]);
  });
});

describe('clients that come of each other', () => {
  it('share tokens, also with a transport of their own', async () => {
    const { api, asked } = await world(issuing());
    const parent = api();
    await parent.send(GET, []);
    const child = api({
      connection: connectionFor({ middleware: [(request, next) => next(request)] }, parent.connection),
    });
    await child.send(GET, []);
    expect(asked).toHaveLength(1);
  });

  it('share none where they are sent to another place', async () => {
    const { api, asked, bearers } = await world(issuing());
    const elsewhere = await serve(answering);
    const parent = api();
    await parent.send(GET, []);
    await api({ connection: parent.connection, baseURL: elsewhere.url }).send(GET, []);
    expect(asked).toHaveLength(2);
    expect(elsewhere.seen[0]?.headers.authorization).not.toBe(bearers()[0]);
  });

  it('share them with nobody else', async () => {
    const { api, asked } = await world(issuing());
    await api().send(GET, []);
    await api().send(GET, []);
    expect(asked).toHaveLength(2);
  });
});

describe('a page', () => {
  const inPage = (credential: OAuthClient | OAuthRefreshToken) => (): Api =>
    new Api({ baseURL: 'https://a.example.com', auth: { A: oauth2(credential, { tokenURL: '/t' }) } });

  it('holds no secret of a client, but the tokens of its visitor', () => {
    vi.stubGlobal('window', {});
    vi.stubGlobal('document', {});
    expect(inPage(CLIENT)).toThrow(/allowBrowser/);
    expect(inPage({ ...CLIENT, clientSecret: () => CANARY })).toThrow(/allowBrowser/);
    expect(inPage({ refreshToken: 'r', clientId: 'public' })).not.toThrow();
    expect(inPage({ refreshToken: 'r', clientId: 'me', clientSecret: CANARY })).toThrow(/allowBrowser/);
  });

  it('has workers, in which it is the same', () => {
    vi.stubGlobal('WorkerGlobalScope', Object);
    vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0 (X11)' });
    expect(inPage(CLIENT)).toThrow(/allowBrowser/);
    vi.stubGlobal('navigator', { userAgent: 'Cloudflare-Workers' });
    expect(inPage(CLIENT)).not.toThrow();
  });
});

describe('a secret', () => {
  const echo: Handler = ({ body, headers }, response) => {
    reply(
      response,
      400,
      { error: CANARY, error_description: `${body} ${headers.authorization ?? ''}` },
      { 'x-request-id': 'req-1', 'set-cookie': CANARY },
    );
  };
  const shown = (error: unknown): string =>
    inspect(error, { depth: Infinity, showHidden: true }) + JSON.stringify(error) + String(error);

  it.each([
    ['in the body', { ...CLIENT, clientAuth: 'body' as const }],
    ['in Basic', CLIENT],
    ['as a refresh token', { refreshToken: CANARY }],
  ])('is in no error, even where the server says it (%s)', async (_how, credential) => {
    const { send } = await world(echo, credential);
    const error = await failure(send());
    expect(error).toMatchObject({ name: 'TokenError', status: 400, code: undefined, requestId: 'req-1' });
    expect(shown(error)).not.toContain(CANARY);
    expect(shown(error)).not.toContain(btoa(`me:${CANARY}`));
  });

  it('with a line break reaches neither header nor error', async () => {
    const { send, asked } = await world(issuing(), { clientId: 'me', clientSecret: `${CANARY}\r\nx: y` });
    await send();
    expect(asked[0]?.headers).not.toHaveProperty('x');
  });

  it('does not show in a client', async () => {
    const { api } = await world(issuing());
    const client = api();
    await client.send(GET, []);
    expect(shown(client)).not.toContain(CANARY);
    expect(shown(client)).not.toContain('t1');
  });

  it('that is wrong is named by its code', async () => {
    const { send, asked } = await world((_request, response) => {
      reply(response, 401, { error: 'invalid_client' });
    });
    const error = await failure(send());
    expect(String(error)).toBe('TokenError: POST /token answered 401: invalid_client');
    expect(error).toMatchObject({ code: 'invalid_client' });
    expect(asked).toHaveLength(1);
  });
});
