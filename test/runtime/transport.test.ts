import { getEventListeners } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { Api } from '../../templates/runtime/api.js';
import { json } from '../../templates/runtime/json.js';
import { form } from '../../templates/runtime/query.js';
import { type SampleOptions, NEW, Sample, type Version } from './sample.js';
import { inTurn, reply, serve } from './server.js';

const KEY = 'sk-canary-7f3a';

function client(baseURL: string, options: SampleOptions<Version> = {}): Sample {
  return new Sample({ apiKey: KEY, baseURL, ...options, version: NEW }, NEW);
}

describe('a request', () => {
  it('carries path, query, headers, credential and version', async () => {
    const server = await serve((_request, response) => reply(response, 200, { name: 'a' }));
    await client(`${server.url}/v0/`).agents.get(
      'a b',
      { show_secrets: true },
      { headers: { 'X-Own': 'y' } },
    );
    expect(server.seen[0]).toMatchObject({ method: 'GET', url: '/v0/agents/a%20b?show_secrets=true' });
    expect(server.seen[0]?.headers).toMatchObject({
      accept: 'application/json',
      authorization: `Bearer ${KEY}`,
      'sample-version': NEW,
      'x-own': 'y',
      'x-workspace': 'acme',
    });
    expect(server.seen[0]?.headers).not.toHaveProperty('x-absent');
  });

  it('adds its query to one that the path has', async () => {
    const asked: string[] = [];
    const fetch = (url: string): Promise<Response> => {
      asked.push(url);
      return Promise.resolve(Response.json({}));
    };
    const api = new Api({ baseURL: 'https://a.example.com', options: { fetch } });
    await api.send({ method: 'GET', path: '/x?a=1', query: { b: form }, returns: json }, [], { b: 2 });
    expect(asked).toEqual(['https://a.example.com/x?a=1&b=2']);
  });

  it('splits parameters from the body', async () => {
    const server = await serve((_request, response) => reply(response, 200, { name: 'a' }));
    const params = { name: 'a', labels: { ['__proto__']: 'x' }, dryRun: true };
    await client(server.url).agents.create(params);
    expect(server.seen[0]).toMatchObject({
      url: '/agents?dryRun=true',
      body: '{"name":"a","labels":{"__proto__":"x"}}',
    });
    expect(server.seen[0]?.headers['content-type']).toBe('application/json');
  });

  it('is sent at once, also when nobody waits, and once', async () => {
    const server = await serve((_request, response) => reply(response, 200, { name: 'a' }));
    const promise = client(server.url).agents.get('a');
    await vi.waitFor(() => expect(server.seen).toHaveLength(1));
    await Promise.all([promise, promise.withResponse(), promise.result(), promise.asResponse()]);
    expect(server.seen).toHaveLength(1);
  });

  it('takes its values when it is made', async () => {
    const server = await serve((_request, response) => reply(response, 200, { name: 'a' }));
    const params = { name: 'before' };
    const promise = client(server.url, { apiKey: () => Promise.resolve('k') }).agents.create(params);
    params.name = 'after';
    await promise;
    expect(server.seen[0]?.body).toBe('{"name":"before"}');
  });

  it('refuses a path parameter that leads elsewhere, without sending', async () => {
    const server = await serve((_request, response) => reply(response, 200));
    for (const name of ['', '..', '%2e%2e']) {
      await expect(client(server.url).agents.get(name)).rejects.toBeInstanceOf(TypeError);
    }
    expect(server.seen).toHaveLength(0);
  });

  it('goes through the middleware, outermost first, on every attempt', async () => {
    const server = await serve(
      inTurn(
        (_request, response) => reply(response, 503, {}, { 'retry-after': '0' }),
        (_request, response) => reply(response, 200, { name: 'a' }),
      ),
    );
    const order: string[] = [];
    const layer =
      (name: string): NonNullable<SampleOptions<Version>['middleware']>[number] =>
      (request, next) => {
        order.push(name);
        const headers = { ...request.init.headers, [`x-${name}`]: '1' };
        return next({ url: request.url, init: { ...request.init, headers } });
      };
    await client(server.url, { middleware: [layer('outer'), layer('inner')] }).agents.get('a');
    expect(order).toEqual(['outer', 'inner', 'outer', 'inner']);
    expect(server.seen[1]?.headers).toMatchObject({ 'x-outer': '1', 'x-inner': '1' });
  });

  it('lets the error of a middleware through', async () => {
    const own = new Error('mine');
    const failing = client('http://127.0.0.1:9', { middleware: [() => Promise.reject(own)] });
    await expect(failing.agents.get('a')).rejects.toBe(own);
  });
});

describe('an answer', () => {
  it.each([
    ['204', 204, undefined],
    ['205', 205, undefined],
    ['304', 304, undefined],
    ['an empty 200', 200, undefined],
  ])('%s gives undefined', async (_name, status, body) => {
    const server = await serve((_request, response) => reply(response, status, body));
    await expect(client(server.url).agents.get('a')).resolves.toBeUndefined();
  });

  it('that has a key `then` is data', async () => {
    const server = await serve((_request, response) =>
      reply(response, 200, { then: 1, ['__proto__']: { x: 1 } }),
    );
    const data = await client(server.url).agents.get('a');
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
    expect(JSON.stringify(data)).toBe('{"then":1,"__proto__":{"x":1}}');
  });

  it('that starts with a byte order mark is JSON', async () => {
    const server = await serve((_request, response) => response.end('\ufeff{"name":"a"}'));
    await expect(client(server.url).agents.get('a')).resolves.toEqual({ name: 'a' });
  });

  it('that is no JSON is a ResponseParseError which does not quote it', async () => {
    const server = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'x-request-id': 'r1' });
      response.end('<b>secret</b>');
    });
    const error: unknown = await client(server.url)
      .agents.get('a')
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      name: 'ResponseParseError',
      status: 200,
      contentType: 'text/html',
      requestId: 'r1',
      message: 'GET /agents/a answered 200 (text/html) with a body that is no JSON',
    });
    expect(String(Reflect.get(Object(error), 'cause'))).not.toContain('<');
  });

  it('can be had with its response, or unread', async () => {
    const server = await serve((_request, response) =>
      reply(response, 200, { name: 'a' }, { 'x-extra': '1' }),
    );
    const { data, response } = await client(server.url).agents.get('a').withResponse();
    expect([data.name, response.status, response.headers.get('x-extra')]).toEqual(['a', 200, '1']);
    const unread = await client(server.url).agents.get('a').asResponse();
    expect(unread.bodyUsed).toBe(false);
    expect(await unread.text()).toBe('{"name":"a"}');
  });

  it('that the caller read cannot be read again', async () => {
    const server = await serve((_request, response) => reply(response, 200, { name: 'a' }));
    const promise = client(server.url).agents.get('a');
    await (await promise.asResponse()).text();
    await expect(promise).rejects.toThrow('the body was read from asResponse() already');
  });

  it('to a method without result is dropped', async () => {
    const server = await serve((_request, response) => reply(response, 200, { name: 'a' }));
    await expect(client(server.url).agents.remove('a')).resolves.toBeUndefined();
  });
});

describe('timeouts and aborts', () => {
  it('end a call that gets no answer', async () => {
    const server = await serve(() => undefined);
    const call = client(server.url).agents.get('a', {}, { timeout: 30 });
    await expect(call).rejects.toMatchObject({
      name: 'TimeoutError',
      message: 'GET /agents/a took longer than 30 ms',
    });
  });

  it('end a call whose body stalls', async () => {
    const server = await serve((_request, response) => {
      response.writeHead(200);
      response.write('{"name":');
    });
    await expect(client(server.url, { timeout: 50 }).agents.get('a')).rejects.toMatchObject({
      name: 'TimeoutError',
    });
  });

  it('count waits between attempts: no wait that would outlast the call is begun', async () => {
    const server = await serve((_request, response) => reply(response, 503, {}, { 'retry-after': '5' }));
    const began = performance.now();
    await expect(client(server.url, { timeout: 1000 }).agents.get('a')).rejects.toMatchObject({
      status: 503,
    });
    expect(performance.now() - began).toBeLessThan(900);
  });

  it.each([0, -1, NaN])('refuse a timeout of %s', async (timeout) => {
    await expect(client('http://127.0.0.1:9', { timeout }).agents.get('a')).rejects.toBeInstanceOf(
      RangeError,
    );
  });

  it('take Infinity, and times past what timers can', async () => {
    const server = await serve((_request, response) => reply(response, 200, { name: 'a' }));
    for (const timeout of [Infinity, 2 ** 40]) {
      await expect(client(server.url, { timeout }).agents.get('a')).resolves.toEqual({ name: 'a' });
    }
  });

  it('abort before sending, keeping the reason', async () => {
    const server = await serve((_request, response) => reply(response, 200));
    const reason = new Error('enough');
    const call = client(server.url).agents.get('a', {}, { signal: AbortSignal.abort(reason) });
    await expect(call).rejects.toMatchObject({ name: 'AbortError', cause: reason });
    expect(server.seen).toHaveLength(0);
  });

  it('abort before sending, and ask for no credential', async () => {
    let asked = 0;
    const apiKey = (): string => `key ${(asked += 1)}`;
    const { agents } = new Sample({ baseURL: 'https://api.example.com', apiKey }, NEW);
    const call = agents.get('a', {}, { signal: AbortSignal.abort() });
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    expect(asked).toBe(0);
  });

  it('abort while headers, body or a retry are awaited', async () => {
    const stalls = [
      await serve(() => undefined),
      await serve((_request, response) => {
        response.writeHead(200);
        response.write('{');
      }),
      await serve((_request, response) => reply(response, 503, {}, { 'retry-after': '20' })),
    ];
    for (const server of stalls) {
      const controller = new AbortController();
      const call = client(server.url).agents.get('a', {}, { signal: controller.signal });
      setTimeout(() => controller.abort('stop'), 40);
      await expect(call).rejects.toMatchObject({ name: 'AbortError', cause: 'stop' });
      expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
    }
  });

  it('listen to a signal once, however many calls it ends', async () => {
    const { agents } = client('http://127.0.0.1:9', { fetch: () => new Promise(() => undefined) });
    const controller = new AbortController();
    const { signal } = controller;
    const calls = Array.from({ length: 20 }, () => agents.get('a', {}, { signal }));
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
    setTimeout(() => controller.abort('stop'));
    const errors = await Promise.all(calls.map((call) => call.catch((error: unknown) => error)));
    for (const error of errors) expect(error).toMatchObject({ name: 'AbortError', cause: 'stop' });
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  it('do not depend on others to heed the signal', async () => {
    const never = (): Promise<never> => new Promise(() => undefined);
    const stuck = [{ apiKey: never }, { fetch: never }, { middleware: [never] }];
    for (const options of stuck) {
      const call = client('http://127.0.0.1:9', { ...options, timeout: 30 }).agents.get('a');
      await expect(call).rejects.toMatchObject({ name: 'TimeoutError' });
    }
  });

  it('leave the reading of asResponse() to its caller', async () => {
    const server = await serve((_request, response) => {
      response.write('{"name"');
      setTimeout(() => response.end(':"a"}'), 80);
    });
    const controller = new AbortController();
    const response = await client(server.url)
      .agents.get('a', {}, { timeout: 50, signal: controller.signal })
      .asResponse();
    expect(await response.json()).toEqual({ name: 'a' });
  });

  it('end no other call: a signal serves one at a time, until its answer is read', async () => {
    const signals: unknown[] = [];
    const fetch = (_url: string, { signal }: RequestInit): Promise<Response> => {
      signals.push(signal);
      return Promise.resolve(Response.json({ name: 'a' }));
    };
    const { agents } = client('http://127.0.0.1:9', { fetch });
    const unread = await agents.get('a').asResponse();
    const together = [agents.get('a'), agents.get('b'), agents.get('c')];
    expect(new Set(signals).size).toBe(4);
    await Promise.all(together);
    const stuck = client('http://127.0.0.1:9', { fetch: () => new Promise(() => undefined) }).agents;
    await expect(stuck.get('a', {}, { timeout: 20 })).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(signals[0]).toMatchObject({ aborted: false });
    expect(await unread.json()).toEqual({ name: 'a' });
    await expect(agents.get('d')).resolves.toEqual({ name: 'a' });
    expect(signals.at(-1)).toMatchObject({ aborted: false });
  });

  it('keep time after a call that needed less of it', async () => {
    let answer: Promise<Response> = Promise.resolve(Response.json({ name: 'a' }));
    const { agents } = client('http://127.0.0.1:9', { fetch: () => answer, timeout: 100 });
    for (const pause of [60, 120]) {
      answer = Promise.resolve(Response.json({ name: 'a' }));
      await agents.get('a');
      // The timer of the first call rings in the middle of the second one, or before it: for nobody.
      await new Promise((resolve) => setTimeout(resolve, pause));
      answer = new Promise(() => undefined);
      const began = performance.now();
      await expect(agents.get('b')).rejects.toMatchObject({ name: 'TimeoutError' });
      expect(performance.now() - began).toBeGreaterThan(95);
    }
  });

  it('go by the clock that a test set, and by the real one again', async () => {
    let answer: Promise<Response> = Promise.resolve(Response.json({ name: 'a' }));
    const { agents } = client('http://127.0.0.1:9', { fetch: () => answer });
    const stuck = { name: 'TimeoutError' };
    await agents.get('a');
    vi.useFakeTimers();
    try {
      answer = new Promise(() => undefined);
      const late = expect(agents.get('b')).rejects.toMatchObject(stuck);
      await vi.advanceTimersByTimeAsync(60_000);
      await late;
      answer = Promise.resolve(Response.json({ name: 'a' }));
      await agents.get('a', {}, { timeout: 30 });
    } finally {
      vi.useRealTimers();
    }
    answer = new Promise(() => undefined);
    await expect(agents.get('b', {}, { timeout: 30 })).rejects.toMatchObject(stuck);
  });

  it('share no signal on hosts that bind it to the request that made it', async () => {
    vi.resetModules();
    vi.stubGlobal('process', Object.create(process, { versions: { value: { node: '22.0.0' } } }));
    const fresh = await import('./sample.js');
    vi.unstubAllGlobals();
    const signals = new Set<unknown>();
    const fetch = (_url: string, { signal }: RequestInit): Promise<Response> => {
      signals.add(signal);
      return Promise.resolve(Response.json({ name: 'a' }));
    };
    const { agents } = new fresh.Sample({ fetch }, NEW);
    for (let at = 0; at < 5; at += 1) await agents.get('a');
    expect(signals.size).toBe(5);
  });

  it('share no signal that a middleware may have kept', async () => {
    const signals = new Set<unknown>();
    const fetch = (): Promise<Response> => Promise.resolve(Response.json({ name: 'a' }));
    const keep: NonNullable<SampleOptions<Version>['middleware']>[number] = (request, next) => {
      signals.add(request.init.signal);
      return next(request);
    };
    const { agents } = client('http://127.0.0.1:9', { fetch, middleware: [keep] });
    for (let at = 0; at < 5; at += 1) await agents.get('a');
    expect(signals.size).toBe(5);
  });
});
