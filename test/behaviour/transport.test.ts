/** Time, retries, redirects and the caller's wish to stop. */
import { describe, expect, it } from 'vitest';
import {
  AbortError,
  ConnectionError,
  RedirectError,
  ServerError,
  TimeoutError,
} from '../../output/blaxel/index.js';
import { busy, held, json, redirect, refusal } from './support/answers.js';
import { addAgents, connected, startBlaxel } from './support/blaxel/server.js';
import { KEY, NEW } from './support/blaxel/state.js';

const agent = { metadata: { name: 'helper' }, spec: {} };

const caught = (thrown: unknown): unknown => thrown;

describe('a caller who aborts', () => {
  it('gets an error with the reason', async () => {
    const { server, blaxel } = await connected();
    const { answer, release } = held(json(agent));
    server.answer(answer);
    const controller = new AbortController();
    const call = blaxel.agents.get('helper', {}, { signal: controller.signal });
    await expect.poll(() => server.seen.length).toBe(1);
    const reason = new Error('the user left');
    controller.abort(reason);
    const error = await call.catch(caught);
    expect(error).toBeInstanceOf(AbortError);
    expect(error).toMatchObject({ cause: reason, request: { method: 'GET', path: '/agents/helper' } });
    expect(server.seen).toHaveLength(1);
    release();
  });

  it('sends nothing when the signal was aborted before', async () => {
    const { server, blaxel } = await connected();
    await expect(blaxel.agents.list({}, { signal: AbortSignal.abort() })).rejects.toThrow(AbortError);
    expect(server.seen).toEqual([]);
  });

  it('stops the pages that would follow', async () => {
    const { server, blaxel } = await connected();
    addAgents(server, 'a', 'b', 'c');
    const controller = new AbortController();
    const list = blaxel.agents.list({ limit: 1 }, { signal: controller.signal });
    const first = await list;
    controller.abort();
    await expect(first.nextPage()).rejects.toThrow(AbortError);
    expect(server.seen).toHaveLength(1);
  });

  it('does not wait for the next attempt', async () => {
    const { server, blaxel } = await connected();
    server.answer(busy('30'));
    const controller = new AbortController();
    const call = blaxel.agents.list({}, { signal: controller.signal }).catch(caught);
    await expect.poll(() => server.seen.length).toBe(1);
    controller.abort();
    expect(await call).toBeInstanceOf(AbortError);
  });
});

describe('a timeout', () => {
  it('ends a call, and says after how long', async () => {
    const { server, blaxel } = await connected({ timeout: 50 });
    const { answer, release } = held(json(agent));
    server.answer(answer);
    const error = await blaxel.agents.get('helper').catch(caught);
    expect(error).toBeInstanceOf(TimeoutError);
    expect(String(error)).toContain('took longer than 50 ms');
    release();
  });

  it('of a call wins over that of the client, and covers the body', async () => {
    const { server, blaxel } = await connected();
    const body = new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode('{')) });
    server.answer(() => new Response(body, { headers: { 'content-type': 'application/json' } }));
    await expect(blaxel.agents.get('helper', {}, { timeout: 80 })).rejects.toThrow(TimeoutError);
  });

  it('does not begin an attempt that it has no time for', async () => {
    const { server, blaxel } = await connected();
    server.answer(busy('5'));
    await expect(blaxel.agents.list({}, { timeout: 1_000 })).rejects.toThrow(ServerError);
    expect(server.seen).toHaveLength(1);
  });
});

describe('a request that may be sent again', () => {
  it('is, after as long as the server asks', async () => {
    const { server, blaxel } = await connected();
    addAgents(server, 'helper');
    server.answer(busy('1'));
    const start = performance.now();
    expect((await blaxel.agents.get('helper')).metadata.name).toBe('helper');
    expect(performance.now() - start).toBeGreaterThanOrEqual(990);
    expect(server.lines()).toEqual(['GET /v0/agents/helper', 'GET /v0/agents/helper']);
    expect(server.seen.map(({ headers }) => headers['blaxel-version'])).toEqual([NEW, NEW]);
  });

  it('is, with its body, when it replaces or deletes', async () => {
    const { server, blaxel } = await connected();
    addAgents(server, 'helper');
    server.answer(busy('0'));
    await blaxel.agents.update('helper', agent);
    server.answer(busy('0', 502));
    await blaxel.agents.delete('helper');
    expect(server.seen.map(({ body }) => body)).toEqual([agent, agent, undefined, undefined]);
  });

  it('is, twice and no more', async () => {
    const { server, blaxel } = await connected();
    server.answer(busy('0'), busy('0'), busy('0'), json(agent));
    await expect(blaxel.agents.get('helper')).rejects.toMatchObject({ status: 503 });
    expect(server.seen).toHaveLength(3);
  });

  it('is as often as the caller says', async () => {
    const { server, blaxel } = await connected({ maxRetries: 0 });
    server.answer(busy('0'));
    await expect(blaxel.agents.get('helper')).rejects.toThrow(ServerError);
    server.answer(busy('0'), busy('0'), busy('0'), json(agent));
    await blaxel.agents.get('helper', {}, { maxRetries: 3 });
    expect(server.seen).toHaveLength(5);
  });

  it('is, on the way through a list', async () => {
    const { server, blaxel } = await connected();
    addAgents(server, 'a', 'b');
    const first = await blaxel.agents.list({ limit: 1 });
    server.answer(busy('0'));
    expect((await first.nextPage()).data).toHaveLength(1);
    expect(new Set(server.lines()).size).toBe(2);
    expect(server.seen).toHaveLength(3);
  });

  it('is not where the wait is too long: the error says so', async () => {
    const { server, blaxel } = await connected();
    server.answer(busy('3600'));
    await expect(blaxel.agents.list()).rejects.toThrow(/3600 s/);
    expect(server.seen).toHaveLength(1);
  });
});

describe('a request that may not be sent again', () => {
  it('is a creation that failed', async () => {
    const { server, blaxel } = await connected();
    server.answer(refusal(500, 'internal', 'no'));
    await expect(blaxel.agents.create(agent)).rejects.toThrow(ServerError);
    server.answer(refusal(503, 'busy', 'no'));
    await expect(blaxel.agents.create(agent)).rejects.toThrow(ServerError);
    expect(server.seen).toHaveLength(2);
  });

  it('is a creation that got no answer', async () => {
    const { blaxel } = await connected();
    const calls: string[] = [];
    const broken = blaxel.withOptions({
      connection: undefined,
      fetch: (url) => {
        calls.push(url);
        return Promise.reject(new TypeError('fetch failed'));
      },
    });
    await expect(broken.agents.create(agent)).rejects.toThrow(ConnectionError);
    expect(calls).toHaveLength(1);
  });

  it('is one with an error of the caller', async () => {
    const { server, blaxel } = await connected();
    server.answer(refusal(404, 'not_found', 'no'), refusal(400, 'bad', 'no'), refusal(409, 'taken', 'no'));
    for (const status of [404, 400, 409]) {
      await expect(blaxel.agents.get('helper')).rejects.toMatchObject({ status });
    }
    expect(server.seen).toHaveLength(3);
  });

  it('becomes one that may by an idempotency key, which stays the same', async () => {
    const { server, blaxel } = await connected();
    server.answer(busy('0', 500));
    await blaxel.agents.create(agent, { idempotencyKey: 'once' });
    expect(server.seen.map(({ headers }) => headers['idempotency-key'])).toEqual(['once', 'once']);
  });

  it('becomes one that may where the server says that it did nothing and when to come again', async () => {
    const { server, blaxel } = await connected();
    server.answer(busy('0', 429));
    await blaxel.agents.create(agent);
    expect(server.seen).toHaveLength(2);
  });
});

describe('a redirect', () => {
  it('is followed on the same origin, with credential and version', async () => {
    const { server, blaxel } = await connected();
    addAgents(server, 'renamed');
    server.answer(redirect(307, '/v0/agents/renamed'));
    expect((await blaxel.agents.get('helper')).metadata.name).toBe('renamed');
    expect(server.last().headers).toMatchObject({
      authorization: `Bearer ${KEY}`,
      'blaxel-version': NEW,
    });
  });

  it('keeps method and body where its status says so', async () => {
    const { server, blaxel } = await connected();
    server.answer(redirect(308, '/v0/agents'));
    await blaxel.agents.create(agent);
    expect(server.lines()).toEqual(['POST /v0/agents', 'POST /v0/agents']);
    expect(server.last().body).toEqual(agent);
  });

  it('to another origin is an error that names both, and nothing arrives there', async () => {
    const { server, blaxel } = await connected();
    const other = await startBlaxel();
    server.answer(redirect(307, `${other.baseURL}/agents/helper`));
    const error = await blaxel.agents.get('helper').catch(caught);
    expect(error).toBeInstanceOf(RedirectError);
    expect(String(error)).toContain(server.origin);
    expect(String(error)).toContain(other.origin);
    expect(other.seen).toEqual([]);
  });

  it('that never ends is an error', async () => {
    const { server, blaxel } = await connected();
    server.answer(...Array.from({ length: 10 }, () => redirect(302, '/v0/agents/helper')));
    await expect(blaxel.agents.get('helper')).rejects.toThrow(RedirectError);
    expect(server.seen).toHaveLength(6);
  });
});
