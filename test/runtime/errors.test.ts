import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Api } from '../../templates/runtime/api.js';
import { apiKey, basic, bearer, type Schemes } from '../../templates/runtime/auth.js';
import { ApiError } from '../../templates/runtime/errors.js';
import { json } from '../../templates/runtime/json.js';
import type { RequestOptions } from '../../templates/runtime/options.js';
import { form } from '../../templates/runtime/query.js';
import { NEW, NotFoundError, Sample, ServerError } from './sample.js';
import { type Handler, reply, serve } from './server.js';

const CANARY = 'sk-canary-7f3a';

async function failing(handler: Handler): Promise<Sample['agents']> {
  const { url } = await serve(handler);
  return new Sample({ baseURL: url, apiKey: CANARY, maxRetries: 0 }, NEW).agents;
}

async function caught(promise: PromiseLike<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('an error status', () => {
  it('is an error of its class, with everything that was answered', async () => {
    const agents = await failing((_request, response) =>
      reply(response, 404, { error: 'no such agent' }, { 'x-request-id': 'r1' }),
    );
    const error = await caught(agents.get('a', { show_secrets: true }));
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error).toMatchObject({
      name: 'NotFoundError',
      message: 'GET /agents/a answered 404: no such agent',
      status: 404,
      requestId: 'r1',
      body: { error: 'no such agent' },
      text: '{"error":"no such agent"}',
      request: { method: 'GET', path: '/agents/a' },
    });
  });

  it.each([
    [503, ServerError],
    [418, ApiError],
  ])('%s falls under its range, or under none', async (status, Class) => {
    const agents = await failing((_request, response) => reply(response, status, {}));
    const error = await caught(agents.get('a'));
    expect(error instanceof Error && Object.getPrototypeOf(error)).toBe(Class.prototype);
  });

  it('says what the body says, where that is short', async () => {
    const bodies: [unknown, string][] = [
      [{ message: 'm', error: 'code' }, ': m'],
      [{ error: { message: 'nested' } }, ': nested'],
      [{ error: 'invalid_grant', error_description: 'The code has expired.' }, ': The code has expired.'],
      [{ detail: 'problem' }, ': problem'],
      [{ error: 'x'.repeat(1000) }, ''],
      [{ error: 7 }, ''],
      ['text', ''],
      [null, ''],
    ];
    for (const [body, said] of bodies) {
      const agents = await failing((_request, response) => reply(response, 409, body));
      await expect(agents.get('a')).rejects.toMatchObject({ message: `GET /agents/a answered 409${said}` });
    }
  });

  it('with HTML, or without a body, is an error all the same', async () => {
    const html = await failing((_request, response) => {
      response.writeHead(502, { 'content-type': 'text/html' });
      response.end('<h1>Bad gateway</h1>');
    });
    await expect(html.get('a')).rejects.toMatchObject({
      status: 502,
      body: undefined,
      text: '<h1>Bad gateway</h1>',
    });
    const empty = await failing((_request, response) => reply(response, 500));
    await expect(empty.get('a')).rejects.toMatchObject({ status: 500, body: undefined, text: '' });
  });

  it('is read up to 64 KiB', async () => {
    const agents = await failing((_request, response) => {
      response.writeHead(500);
      const chunk = 'é'.repeat(8 * 1024);
      const more = (): boolean => response.writable && response.write(chunk) && more();
      response.on('drain', more);
      more();
    });
    expect(Reflect.get(Object(await caught(agents.get('a'))), 'text')).toHaveLength(32 * 1024);
  });

  it('counts although its body does not end in time, and says so', async () => {
    const { url } = await serve((_request, response) => {
      response.writeHead(503, { 'x-request-id': 'r1' });
      response.write('{"error":"overloaded');
    });
    const { agents } = new Sample({ baseURL: url, apiKey: CANARY, maxRetries: 0, timeout: 200 }, NEW);
    const error = await caught(agents.get('a'));
    expect(error).toBeInstanceOf(ServerError);
    expect(error).toMatchObject({
      message: 'GET /agents/a answered 503 (its body broke off)',
      ...{ status: 503, requestId: 'r1', text: '{"error":"overloaded', body: undefined },
    });
    // Who ends the call, wants none of it.
    const wish = caught(agents.get('a', {}, { signal: AbortSignal.timeout(50) }));
    expect(await wish).toMatchObject({ name: 'AbortError' });
  });

  it('counts although its body breaks off', async () => {
    const agents = await failing((_request, response) => {
      response.writeHead(500, { 'content-length': '100' });
      response.write('part', () => response.destroy());
    });
    await expect(agents.get('a')).rejects.toMatchObject({ name: 'ServerError', text: 'part' });
  });

  it.each<[string, Schemes, RequestOptions?]>([
    ['a bearer token', { A: bearer('token-4711') }],
    ['a key in the query', { A: apiKey('query', 'key', 'token-4711') }],
    ['a key in a cookie', { A: apiKey('cookie', 'key', 'token-4711') }],
    ['a header of the call', {}, { headers: { 'x-key': 'token-4711' } }],
  ])('does not say what the body says of %s', async (_what, auth, options) => {
    const body = { error: { message: 'Incorrect key: token-4711.' } };
    const server = await serve((_request, response) => {
      response.writeHead(401);
      // As some servers write JSON.
      response.end(JSON.stringify(body).replace('-', '\\u002d'));
    });
    const api = new Api({ baseURL: server.url, auth, security: [['A']] });
    const error = await caught(api.send({ method: 'GET', path: '/x', returns: json }, [], {}, options));
    expect(error).toMatchObject({ name: 'ApiError', body });
    expect(String(error)).toContain('answered 401');
    expect(String(error)).not.toContain('4711');
  });

  it.each([
    ['a password', basic({ username: 'ada', password: 'pass' }), 'wrong password pass'],
    ['a password of signs', basic({ username: 'ada', password: '$1.' }), 'wrong password: "$1."'],
    ['a key', apiKey('header', 'x-key', 'k1'), 'k1 is no key'],
    ['a key inside of a word', bearer('token-4711'), 'no such key: my_token-4711_'],
    ['a key that is encoded', apiKey('query', 'key', 'a b/c+d='), 'unknown: a b/c+d='],
  ])('does not say what the body says of %s, however short', async (_what, scheme, message) => {
    const server = await serve((_request, response) => reply(response, 401, { message }));
    const api = new Api({ baseURL: server.url, auth: { A: scheme }, security: [['A']] });
    const error = await caught(api.send({ method: 'GET', path: '/x', returns: json }, []));
    expect(error).toMatchObject({ message: 'GET /x answered 401' });
  });

  it('says what only looks like a short password', async () => {
    const message = 'the passport has passed its end';
    const server = await serve((_request, response) => reply(response, 401, { message }));
    const auth = { A: basic({ username: 'ada', password: 'pass' }) };
    const api = new Api({ baseURL: server.url, auth, security: [['A']] });
    const error = await caught(api.send({ method: 'GET', path: '/x', returns: json }, []));
    expect(error).toMatchObject({ message: `GET /x answered 401: ${message}` });
  });

  it('shows neither body nor headers nor credential when logged', async () => {
    const agents = await failing((_request, response) => {
      reply(response, 401, { trace: `saw ${CANARY}` }, { 'set-cookie': `s=${CANARY}` });
    });
    const error = await caught(agents.get('a'));
    for (const text of [String(error), inspect(error, { depth: 9 }), JSON.stringify(error)]) {
      expect(text).toContain(text === JSON.stringify(error) ? '401' : 'answered 401');
      expect(text).not.toContain(CANARY);
    }
  });
});

describe('a broken connection', () => {
  const KEYED = { auth: { A: apiKey('query', 'key', CANARY) }, security: [['A']] };
  const LIST = { method: 'GET', path: '/x', query: { q: form }, returns: json };

  it.each([
    [
      'Deno',
      (url: string) => new TypeError('fetch failed', { cause: new Error(`for url (${url}): dns error`) }),
    ],
    ['Bun', (url: string) => Object.assign(new Error('closed'), { code: 'ECONNRESET', path: url })],
    ['Bun, in words', (url: string) => new Error(`ZlibError fetching "${url}". For more`)],
  ])('shows no key of the query where the platform quotes it, as %s does', async (_name, make) => {
    const fetch = (url: string): Promise<Response> => Promise.reject(make(url));
    const api = new Api({ baseURL: 'https://a.test', options: { fetch, maxRetries: 0 }, ...KEYED });
    const shown = inspect(await caught(api.send(LIST, [], { q: 1 })), { depth: 9, showHidden: true });
    expect(shown).toContain('GET /x got no answer');
    expect(shown).toContain('https://a.test/x?…');
    expect(shown).not.toContain(CANARY);
  });

  it('keeps what the platform says besides', async () => {
    const cause = Object.assign(new Error('no'), { code: 'ECONNREFUSED' });
    const fetch = (): Promise<Response> => Promise.reject(cause);
    const api = new Api({ baseURL: 'https://a.test', options: { fetch, maxRetries: 0 }, ...KEYED });
    const error = await caught(api.send(LIST, []));
    expect(error).toMatchObject({ cause });
    expect(cause).toMatchObject({ message: 'no', code: 'ECONNREFUSED' });
  });
});

describe('result()', () => {
  async function resultFor(status: number, body: unknown): Promise<unknown> {
    const agents = await failing((_request, response) => reply(response, status, body));
    const result = await agents.get('a').result();
    return result.ok ? result.data : [result.status, result.error.name];
  }

  it('gives the data, or an error under the documented status', async () => {
    expect(await resultFor(200, { name: 'a' })).toEqual({ name: 'a' });
    expect(await resultFor(404, { error: 'x' })).toEqual([404, 'NotFoundError']);
    expect(await resultFor(503, { trace: 'x' })).toEqual(['5XX', 'ServerError']);
    expect(await resultFor(409, { other: 1 })).toEqual(['default', 'ApiError']);
  });

  it('gives no status where the body is no JSON, so that nobody trusts its type', async () => {
    const agents = await failing((_request, response) => {
      response.writeHead(404);
      response.end('<html>');
    });
    const result = await agents.get('a').result();
    expect(result).toMatchObject({ ok: false, error: { name: 'NotFoundError' } });
    expect(result.ok || result.status).toBeUndefined();
  });

  it('gives no status for an undocumented one', async () => {
    const agents = await failing((_request, response) => reply(response, 404, { error: 'x' }));
    expect(await agents.create({ name: 'a' }).result()).toMatchObject({ ok: false, error: { status: 404 } });
    expect(Object.hasOwn(await agents.create({ name: 'a' }).result(), 'status')).toBe(false);
  });

  it('never rejects', async () => {
    const agents = new Sample(
      { baseURL: 'http://127.0.0.1:9', fetch: () => Promise.reject(new Error('x')), maxRetries: 0 },
      NEW,
    ).agents;
    expect(await agents.get('a').result()).toMatchObject({ ok: false, error: { name: 'ConnectionError' } });
    expect(await agents.get('').result()).toMatchObject({ ok: false, error: { name: 'PathParameterError' } });
  });
});

describe('the promise', () => {
  it('is one to everything that takes promises', async () => {
    const agents = await failing((_request, response) => reply(response, 200, { name: 'a' }));
    let done = 0;
    const [first, second] = await Promise.all([agents.get('a'), agents.get('b').finally(() => (done += 1))]);
    expect([first.name, second.name, done]).toEqual(['a', 'a', 1]);
    const third = agents.get('c');
    expect(Object.prototype.toString.call(third)).toBe('[object ApiPromise]');
    await third;
  });

  it('can be caught', async () => {
    const agents = await failing((_request, response) => reply(response, 404, {}));
    expect(await agents.get('a').catch(() => 'caught')).toBe('caught');
  });
});
