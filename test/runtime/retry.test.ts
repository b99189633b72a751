import { describe, expect, it, vi } from 'vitest';
import type { ClientOptions } from '../../templates/runtime/options.js';
import { NEW, Sample } from './sample.js';
import { type Handler, inTurn, reply, serve } from './server.js';

const ok: Handler = (_request, response) => reply(response, 200, { name: 'a' });
const reset: Handler = (_request, response) => response.destroy();

function fail(status: number, headers: Record<string, string> = {}): Handler {
  return (_request, response) => reply(response, status, {}, headers);
}

function agents(baseURL: string, options: ClientOptions = {}): Sample['agents'] {
  return new Sample({ baseURL, ...options }, NEW).agents;
}

describe('retries', () => {
  it.each([408, 429, 500, 502, 503, 504])('send a GET again after %s', async (status) => {
    const server = await serve(inTurn(fail(status, { 'retry-after': '0' }), ok));
    await expect(agents(server.url).get('a')).resolves.toEqual({ name: 'a' });
    expect(server.seen).toHaveLength(2);
  });

  it.each([400, 401, 403, 404, 409, 422, 501])('do not after %s', async (status) => {
    const server = await serve(fail(status, { 'retry-after': '0' }));
    await expect(agents(server.url).get('a')).rejects.toMatchObject({ status });
    expect(server.seen).toHaveLength(1);
  });

  it('end after maxRetries, with the last answer', async () => {
    const server = await serve(fail(500, { 'retry-after': '0' }));
    await expect(agents(server.url).get('a')).rejects.toMatchObject({ status: 500 });
    expect(server.seen).toHaveLength(3);
    await expect(agents(server.url).get('a', {}, { maxRetries: 0 })).rejects.toMatchObject({ status: 500 });
    expect(server.seen).toHaveLength(4);
  });

  it('follow a broken connection', async () => {
    const server = await serve(inTurn(reset, ok));
    await expect(agents(server.url).get('a')).resolves.toEqual({ name: 'a' });
  });

  it('end in a ConnectionError that keeps the cause', async () => {
    const server = await serve(reset);
    const call = agents(server.url, { maxRetries: 1 }).get('a');
    await expect(call).rejects.toMatchObject({ name: 'ConnectionError', cause: { message: 'fetch failed' } });
    expect(server.seen).toHaveLength(2);
  });

  it('do not follow a body that breaks off', async () => {
    const server = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{', () => response.destroy());
    });
    await expect(agents(server.url).get('a')).rejects.toMatchObject({ name: 'ConnectionError' });
    expect(server.seen).toHaveLength(1);
  });
});

describe('a POST', () => {
  it.each([
    ['500', fail(500, { 'retry-after': '0' })],
    ['503 without Retry-After', fail(503)],
    ['a broken connection', reset],
  ])('is not sent again after %s', async (_name, handler) => {
    const server = await serve(inTurn(handler, ok));
    await expect(agents(server.url).create({ name: 'a' })).rejects.toBeInstanceOf(Error);
    expect(server.seen).toHaveLength(1);
  });

  it.each([429, 503])('is after %s with Retry-After', async (status) => {
    const server = await serve(inTurn(fail(status, { 'retry-after': '0' }), ok));
    await expect(agents(server.url).create({ name: 'a' })).resolves.toEqual({ name: 'a' });
  });

  it('with an idempotency key is sent again, with the same key and body', async () => {
    const server = await serve(inTurn(fail(500, { 'retry-after': '0' }), reset, ok));
    await agents(server.url).create({ name: 'a' }, { idempotencyKey: 'k1' });
    expect(server.seen.map(({ headers, body }) => [headers['idempotency-key'], body])).toEqual(
      Array(3).fill(['k1', '{"name":"a"}']),
    );
  });

  it('with a key among its headers is sent again, and without one that was taken away is not', async () => {
    const server = await serve(inTurn(fail(500, { 'retry-after': '0' }), ok));
    await agents(server.url).create({ name: 'a' }, { headers: { 'Idempotency-Key': 'k1' } });
    expect(server.seen.map(({ headers }) => headers['idempotency-key'])).toEqual(['k1', 'k1']);
    const other = await serve(inTurn(fail(500, { 'retry-after': '0' }), ok));
    const options = { idempotencyKey: 'k1', headers: { 'idempotency-key': undefined } };
    await expect(agents(other.url).create({ name: 'a' }, options)).rejects.toMatchObject({ status: 500 });
    expect(other.seen).toHaveLength(1);
  });
});

describe('Retry-After', () => {
  it('is waited for', async () => {
    const server = await serve(inTurn(fail(503, { 'retry-after': '0.3' }), ok));
    const began = performance.now();
    await agents(server.url).get('a');
    expect(performance.now() - began).toBeGreaterThan(290);
  });

  it('may be a date; one in the past means now', async () => {
    const past = new Date(Date.now() - 60_000).toUTCString();
    const server = await serve(inTurn(fail(503, { 'retry-after': past }), ok));
    vi.spyOn(Math, 'random').mockReturnValue(0.999);
    const began = performance.now();
    await agents(server.url).get('a');
    vi.restoreAllMocks();
    expect(performance.now() - began).toBeLessThan(400);
  });

  it.each(['61', '1e12', new Date(Date.now() + 600_000).toUTCString()])(
    'of %s ends the call',
    async (value) => {
      const server = await serve(inTurn(fail(503, { 'retry-after': value }), ok));
      await expect(agents(server.url, { timeout: Infinity }).get('a')).rejects.toThrow(/it asks to wait \d+/);
      expect(server.seen).toHaveLength(1);
    },
  );

  it.each(['-1', 'NaN', '1, 2', 'soon'])('of %s is no reason to hurry or to stop', async (value) => {
    vi.spyOn(Math, 'random').mockReturnValue(0.4);
    const server = await serve(inTurn(fail(503, { 'retry-after': value }), ok));
    const began = performance.now();
    await agents(server.url).get('a');
    vi.restoreAllMocks();
    expect(performance.now() - began).toBeGreaterThan(190);
  });
});

describe('the retry budget', () => {
  it('is shared by the clients of a connection, and ends retries in an outage', async () => {
    let sent = 0;
    const down = (): Promise<Response> => {
      sent += 1;
      return Promise.resolve(new Response('', { status: 503, headers: { 'retry-after': '0' } }));
    };
    const now = new Sample({ baseURL: 'http://127.0.0.1:9', fetch: down }, NEW);
    const old = now.withVersion('2026-04-16');
    for (let at = 0; at < 50; at += 1) {
      await Promise.allSettled([now.agents.get('a'), old.agents.get('a')]);
    }
    expect(sent).toBe(200); // 100 calls, and 100 retries instead of 200.
  });
});
