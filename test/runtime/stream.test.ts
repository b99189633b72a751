import { getEventListeners } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { Api } from '../../templates/runtime/api.js';
import { blob, text } from '../../templates/runtime/content.js';
import { events, jsonEvents } from '../../templates/runtime/events.js';
import { jsonLines } from '../../templates/runtime/json-lines.js';
import { jsonSequence } from '../../templates/runtime/json-sequence.js';
import type { Call } from '../../templates/runtime/operation.js';
import type { RequestOptions } from '../../templates/runtime/options.js';
import type { StreamPromise } from '../../templates/runtime/stream.js';
import { textLines } from '../../templates/runtime/text-lines.js';
import { wholeEvents, wholeTextEvents } from '../../templates/runtime/whole-events.js';
import { reply, serve } from './server.js';

/** An answer in exactly these chunks, from no server. */
function answering(chunks: readonly (string | Uint8Array)[]): Api {
  const encoder = new TextEncoder();
  const fetch = (): Promise<Response> => {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const chunk of chunks)
          controller.enqueue(typeof chunk === 'string' ? encoder.encode(chunk) : chunk);
        controller.close();
      },
    });
    return Promise.resolve(new Response(body));
  };
  return new Api({ baseURL: 'https://api.example.com', options: { fetch } });
}

function get<Result>(api: Api, returns: (call: Call) => Result, options?: RequestOptions): Result {
  return api.send({ method: 'GET', path: '/x', returns }, [], {}, options);
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

describe('lines of text', () => {
  it.each([
    ['whole', ['one\ntwo\n']],
    ['without a last line end', ['one\ntwo']],
    ['cut inside CRLF', ['one\r', '\ntw', 'o\r\n']],
  ])('%s', async (_name, chunks) => {
    expect(await all(get(answering(chunks), textLines))).toEqual(['one', 'two']);
  });

  it('keeps empty ones and characters that are cut in two', async () => {
    const bytes = new TextEncoder().encode('🚀\n\né');
    const chunks = Array.from(bytes, (byte) => new Uint8Array([byte]));
    expect(await all(get(answering(chunks), textLines))).toEqual(['🚀', '', 'é']);
  });
});

describe('a JSON text sequence', () => {
  it.each([
    ['on a line each', ['\u001e{"a":1}\n\u001e{"a":2}\n']],
    ['over several lines', ['\u001e{\n "a": 1\n}\n', '\u001e{\n', '"a":2}']],
    ['one behind the other', ['\u001e{"a":1}\u001e{"a":2}']],
  ])('%s', async (_name, chunks) => {
    expect(await all(get(answering(chunks), jsonSequence))).toEqual([{ a: 1 }, { a: 2 }]);
  });
});

describe('whole events', () => {
  const chunks = ['event: tick\nid: 7\ndata: {"a":1}\n\ndata: [DONE]\n\n'];

  it('have their data parsed', async () => {
    expect(await all(get(answering(chunks), wholeEvents))).toEqual([
      { event: 'tick', id: '7', data: { a: 1 } },
    ]);
  });

  it('or left as text', async () => {
    expect(await all(get(answering(chunks), wholeTextEvents))).toEqual([
      { event: 'tick', id: '7', data: '{"a":1}' },
      { event: 'message', id: '7', data: '[DONE]' },
    ]);
  });
});

describe('JSON lines', () => {
  it.each([
    ['whole', ['{"a":1}\n{"a":2}\n']],
    ['without a last line end', ['{"a":1}\n{"a":2}']],
    ['cut anywhere', ['{"a"', ':1}', '\n', '{"a":2', '}\n']],
    ['with empty lines and CRLF', ['{"a":1}\r', '\n\r\n', '{"a":2}\r\n']],
    ['as a JSON text sequence', ['\u001e{"a":1}\n\u001e{"a":2}\n']],
  ])('%s', async (_name, chunks) => {
    expect(await all(get(answering(chunks), jsonLines))).toEqual([{ a: 1 }, { a: 2 }]);
  });

  it('keeps characters that are cut in two', async () => {
    const bytes = new TextEncoder().encode('"🚀é"\n');
    const chunks = Array.from(bytes, (byte) => new Uint8Array([byte]));
    expect(await all(get(answering(chunks), jsonLines))).toEqual(['🚀é']);
  });

  it('rejects at a line that is no JSON, after those before it', async () => {
    const found: unknown[] = [];
    const read = async (): Promise<void> => {
      for await (const item of get(answering(['1\n', 'secret\n']), jsonLines)) found.push(item);
    };
    await expect(read()).rejects.toMatchObject({ name: 'ResponseParseError' });
    expect(found).toEqual([1]);
  });

  it('are looked through once, in however many pieces a line comes', async () => {
    const [piece, pieces] = ['x'.repeat(100), 900];
    const split = vi.spyOn(String.prototype, 'split');
    const long = ['"', ...Array.from({ length: pieces }, () => piece), '"\n'];
    const [text] = await all(get(answering(long), jsonLines<string, never>));
    const looked = split.mock.contexts.reduce<number>((sum, each) => sum + String(each).length, 0);
    split.mockRestore();
    expect(text).toHaveLength(100 * pieces);
    expect(looked).toBeLessThan(2 * 100 * pieces);
  });

  it('rejects at a line without end', async () => {
    const chunks = Array.from({ length: 20 }, () => 'x'.repeat(100_000));
    await expect(all(get(answering(chunks), jsonLines))).rejects.toThrow(
      'more than 1048576 characters without end',
    );
  });
});

describe('server-sent events', () => {
  it('give every field, by the rules of the standard', async () => {
    const stream = [
      '\ufeff: a comment\n\n',
      'data: one\ndata:two\ndata\n\n',
      'event: named\nid: 7\nretry: 1500\ndata: {"x":1}\n\n',
      'event: without data\n\n',
      'unknown: field\nid: bad\0id\nretry: soon\ndata:  spaced\n\n',
    ].join('');
    const expected = [
      { event: 'message', data: 'one\ntwo\n', id: '' },
      { event: 'named', data: '{"x":1}', id: '7', retry: 1500 },
      { event: 'message', data: ' spaced', id: '7' },
    ];
    expect(await all(get(answering([stream]), events))).toEqual(expected);
    expect(await all(get(answering(Array.from(stream)), events))).toEqual(expected);
    expect(await all(get(answering(Array.from(stream.replaceAll('\n', '\r\n'))), events))).toEqual(expected);
    expect(await all(get(answering(Array.from(stream.replaceAll('\n', '\r'))), events))).toEqual(expected);
  });

  it('count when the answer ends without the last empty line', async () => {
    expect(await all(get(answering(['data: 1\n\ndata: 2']), jsonEvents))).toEqual([1, 2]);
  });

  it('end at [DONE]', async () => {
    expect(await all(get(answering(['data: 1\n\ndata: [DONE]\n\ndata: 2\n\n']), jsonEvents))).toEqual([1]);
  });

  it('that hold nothing are signs of life where JSON is due', async () => {
    expect(await all(get(answering(['data:\n\ndata: 1\n\ndata: \ndata\n\n']), jsonEvents))).toEqual([1]);
  });

  it.each(['text/html', 'Text/HTML; charset=utf-8', 'application/problem+json'])(
    'are not looked for in %s, where there would be none',
    async (type) => {
      const server = await serve((_request, response) => {
        response.writeHead(200, { 'content-type': type });
        response.end('<p>Sign in</p>');
      });
      for (const reader of [events, jsonEvents, wholeEvents]) {
        const stream = get<AsyncIterable<unknown>>(new Api({ baseURL: server.url }), reader);
        await expect(all(stream)).rejects.toMatchObject({ name: 'ResponseParseError', status: 200 });
      }
    },
  );

  it('are bounded', async () => {
    const chunks = Array.from({ length: 30 }, () => `data: ${'x'.repeat(100_000)}\n`);
    await expect(all(get(answering(chunks), events))).rejects.toMatchObject({ name: 'ResponseParseError' });
  });
});

describe('a stream', () => {
  it('gives items while they arrive, and ends the request when it is left', async () => {
    let closed = false;
    const server = await serve((_request, response) => {
      response.on('close', () => (closed = true));
      response.write('data: 1\n\n');
    });
    const api = new Api({ baseURL: server.url });
    for await (const item of get(api, jsonEvents)) {
      expect(item).toBe(1);
      break;
    }
    await expect.poll(() => closed).toBe(true);
  });

  it('rejects with an error status, also when it is iterated', async () => {
    const server = await serve((_request, response) => reply(response, 404, {}));
    await expect(all(get(new Api({ baseURL: server.url }), jsonLines))).rejects.toMatchObject({
      status: 404,
    });
    await expect(get(new Api({ baseURL: server.url }), events)).rejects.toMatchObject({ status: 404 });
  });

  it('may last longer than the timeout, but not pause that long', async () => {
    const server = await serve((_request, response) => {
      let at = 0;
      const timer = setInterval(() => {
        response.write(`${(at += 1)}\n`);
        if (at === 6) clearInterval(timer);
      }, 50);
    });
    const found: unknown[] = [];
    const read = async (): Promise<void> => {
      const options = { timeout: 200 };
      for await (const item of get(new Api({ baseURL: server.url }), jsonLines, options)) found.push(item);
    };
    await expect(read()).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(found).toEqual([1, 2, 3, 4, 5, 6]);
  });

  /** A stream of two items that stays open, and whether somebody still holds it. */
  async function staying(
    options?: RequestOptions,
  ): Promise<{ readonly stream: StreamPromise<unknown>; readonly isOpen: () => boolean }> {
    let isOpen = false;
    const server = await serve((_request, response) => {
      isOpen = true;
      response.on('close', () => (isOpen = false));
      response.write('1\n2\n');
    });
    const stream = get<StreamPromise<unknown>>(new Api({ baseURL: server.url }), jsonLines, options);
    await expect.poll(() => isOpen).toBe(true);
    return { stream, isOpen: () => isOpen };
  }

  it('that nobody reads ends when the caller aborts', async () => {
    const controller = new AbortController();
    const { stream, isOpen } = await staying({ signal: controller.signal });
    const items = await stream;
    controller.abort('enough');
    await expect.poll(isOpen).toBe(false);
    await expect(all(items)).rejects.toMatchObject({ name: 'AbortError', cause: 'enough' });
  });

  it('gives nothing more once the caller aborts, though it arrived', async () => {
    const controller = new AbortController();
    const { stream, isOpen } = await staying({ signal: controller.signal });
    const found: unknown[] = [];
    const read = async (): Promise<void> => {
      for await (const item of stream) {
        found.push(item);
        controller.abort();
      }
    };
    await expect(read()).rejects.toMatchObject({ name: 'AbortError' });
    expect(found).toEqual([1]);
    await expect.poll(isOpen).toBe(false);
    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
  });

  it.each([
    ['before its first item', 0],
    ['between items', 1],
    ['while an item is waited for', 3],
  ])('that is left %s ends there, and those who wait with it', async (_when, asked) => {
    const controller = new AbortController();
    const { stream, isOpen } = await staying({ signal: controller.signal });
    const items = stream[Symbol.asyncIterator]();
    const waiting = Array.from({ length: asked }, () => items.next());
    await Promise.all(waiting.slice(0, 2));
    expect(await items.return?.()).toMatchObject({ done: true });
    await expect.poll(isOpen).toBe(false);
    const done = { done: true, value: undefined };
    const expected = [{ done: false, value: 1 }, { done: false, value: 2 }, done];
    expect(await Promise.all(waiting)).toEqual(expected.slice(0, asked));
    expect(await items.next()).toEqual(done);
    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
  });

  it('that is left before its answer came is not asked for again', async () => {
    const server = await serve(() => undefined);
    const items = get(new Api({ baseURL: server.url }), jsonLines)[Symbol.asyncIterator]();
    await expect.poll(() => server.seen).toHaveLength(1);
    await items.return?.();
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(server.seen).toHaveLength(1);
  });

  it('leaves no listener when it has ended', async () => {
    const { signal } = new AbortController();
    expect(await all(get(answering(['1\n2\n']), jsonLines, { signal }))).toEqual([1, 2]);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('ends when the caller aborts, and when the connection breaks', async () => {
    const stalling = await serve((_request, response) => response.write('1\n'));
    const controller = new AbortController();
    const stream = get(new Api({ baseURL: stalling.url }), jsonLines, { signal: controller.signal });
    setTimeout(() => controller.abort('enough'), 50);
    await expect(all(stream)).rejects.toMatchObject({ name: 'AbortError', cause: 'enough' });
    const breaking = await serve((_request, response) => response.write('1\n', () => response.destroy()));
    await expect(all(get(new Api({ baseURL: breaking.url }), jsonLines))).rejects.toMatchObject({
      name: 'ConnectionError',
    });
  });
});

describe('text and bytes', () => {
  it('are given as they are', async () => {
    const server = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'image/png' });
      response.end('naïve');
    });
    const api = new Api({ baseURL: server.url });
    expect(await get(api, text)).toBe('naïve');
    const bytes = await get(api, blob);
    expect([bytes.type, bytes.size]).toEqual(['image/png', 6]);
  });
});
