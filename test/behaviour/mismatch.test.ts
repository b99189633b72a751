/** Answers that have the shape of another version, because something on the way changed the request or the answer. */
import { describe, expect, it, vi } from 'vitest';
import { ConnectionError, ResponseParseError, VersionMismatchError } from '../../output/blaxel/index.js';
import { json, text } from './support/answers.js';
import { addAgents, connected } from './support/blaxel/server.js';
import { NEW, OLD } from './support/blaxel/state.js';

const caught = (thrown: unknown): unknown => thrown;

describe('a proxy that drops the version header', () => {
  it('gives an array where a page is due: the error says what was sent', async () => {
    const { server, blaxel } = await connected();
    addAgents(server, 'helper');
    server.state.proxy = () => undefined;
    const error = await blaxel.agents.list().catch(caught);
    expect(error).toBeInstanceOf(VersionMismatchError);
    expect(error).toMatchObject({ requested: NEW, request: { method: 'GET', path: '/agents' } });
    expect(String(error)).toMatch(/an array where a page was due.*Blaxel-Version: 2026-04-28 was sent/);
    expect(server.last().headers['blaxel-version']).toBe(NEW);
  });

  it('is noticed by every way to read a list', async () => {
    const { server, blaxel } = await connected();
    server.state.proxy = () => undefined;
    const iterate = async (): Promise<void> => {
      for await (const agent of blaxel.agents.list()) expect(agent).toBeUndefined();
    };
    await expect(iterate()).rejects.toThrow(VersionMismatchError);
    await expect(blaxel.agents.list().toArray({ limit: 1 })).rejects.toThrow(VersionMismatchError);
    await expect(blaxel.agents.list().withResponse()).rejects.toThrow(VersionMismatchError);
    expect(await blaxel.agents.list().result()).toHaveProperty('error.name', 'VersionMismatchError');
  });

  it('does not matter where versions do not differ', async () => {
    const { server, blaxel } = await connected();
    addAgents(server, 'helper');
    server.state.proxy = () => undefined;
    expect((await blaxel.agents.get('helper')).metadata.name).toBe('helper');
  });

  it('can begin in the middle of a list', async () => {
    const { server, blaxel } = await connected();
    addAgents(server, 'a', 'b', 'c');
    const first = await blaxel.agents.list({ limit: 1 });
    server.state.proxy = () => undefined;
    await expect(first.nextPage()).rejects.toThrow(VersionMismatchError);
  });
});

describe('a proxy that writes a version of its own', () => {
  it('gives a page where an array is due', async () => {
    const { server, blaxel } = await connected();
    addAgents(server, 'helper');
    server.state.proxy = () => NEW;
    const error = await blaxel.withVersion(OLD).agents.list().catch(caught);
    expect(error).toBeInstanceOf(VersionMismatchError);
    expect(error).toMatchObject({ requested: OLD });
    expect(String(error)).toMatch(/an object where an array was due.*Blaxel-Version: 2026-04-16 was sent/);
  });
});

describe('an answer of no version', () => {
  const strange: readonly (readonly [string, unknown])[] = [
    ['an object of items', { data: { helper: {} }, meta: { hasMore: false } }],
    ['text for items', { data: 'none', meta: {} }],
    ['null', null],
    ['a text', 'none'],
    ['a number', 3],
  ];

  it.each(strange)('is refused where a page is due: %s', async (_what, body) => {
    const { server, blaxel } = await connected();
    server.answer(json(body));
    await expect(blaxel.agents.list()).rejects.toThrow(VersionMismatchError);
  });

  it.each(strange)('is refused where an array is due: %s', async (_what, body) => {
    const { server, blaxel } = await connected();
    server.answer(json(body), json(body));
    await expect(blaxel.withVersion(OLD).agents.list()).rejects.toThrow(VersionMismatchError);
    await expect(blaxel.users.list()).rejects.toThrow(VersionMismatchError);
  });

  it('is an empty page where the list is absent', async () => {
    const { server, blaxel } = await connected();
    server.answer(json({ meta: { hasMore: false, nextCursor: '', total: 0 } }));
    const page = await blaxel.agents.list();
    expect([page.data, page.hasNextPage()]).toEqual([[], false]);
  });
});

describe('an answer where none is due', () => {
  it('is dropped', async () => {
    const { server, blaxel } = await connected();
    server.answer(json({ removed: true }), text('ok', 'text/plain'));
    expect(await blaxel.users.remove('ada').result()).toStrictEqual({ ok: true, data: undefined });
    expect(await blaxel.users.remove('ada').result()).toStrictEqual({ ok: true, data: undefined });
  });
});

describe('an answer that is no JSON', () => {
  it.each([
    ['cut off', text('{"metadata":{"name":"hel', 'application/json')],
    ['HTML', text('<html>login</html>', 'text/html')],
  ])('is an error that tells its type and not its text: %s', async (_what, answer) => {
    const { server, blaxel } = await connected();
    server.answer(answer);
    const error = await blaxel.agents.get('helper').catch(caught);
    expect(error).toBeInstanceOf(ResponseParseError);
    expect(error).toMatchObject({ status: 200, requestId: 'request-1' });
    expect(String(error)).not.toMatch(/hel"|login/);
  });

  it('is a broken connection where it ends early', async () => {
    const { server, blaxel } = await connected();
    vi.spyOn(console, 'error').mockImplementationOnce(() => undefined); // The server's library reports it.
    const start = new TextEncoder().encode('{"metadata":');
    server.answer(
      () =>
        new Response(
          new ReadableStream({
            start: (stream) => stream.enqueue(start),
            pull: (stream) => stream.error(new Error('the server is gone')),
          }),
          { headers: { 'content-type': 'application/json', 'content-length': '100' } },
        ),
    );
    await expect(blaxel.agents.get('helper')).rejects.toThrow(ConnectionError);
  });
});
