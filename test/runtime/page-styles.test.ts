import { describe, expect, it } from 'vitest';
import { Api } from '../../templates/runtime/api.js';
import { apiKey, bearer } from '../../templates/runtime/auth.js';
import { list } from '../../templates/runtime/json.js';
import { numberPage } from '../../templates/runtime/number-page.js';
import { offsetPage } from '../../templates/runtime/offset-page.js';
import type { Call } from '../../templates/runtime/operation.js';
import type { PagePromise } from '../../templates/runtime/page.js';
import { form } from '../../templates/runtime/query.js';
import { linkPage, urlPage } from '../../templates/runtime/url-page.js';
import { type Handler, reply, serve } from './server.js';

interface Body {
  readonly items?: number[];
  readonly total?: number;
  readonly next?: string;
}

/** What comes of iterating over everything: the items, or the name of the error after them; and what was asked. */
async function iterate<B>(
  returns: (call: Call) => PagePromise<number, B>,
  handler: Handler,
  params: object = {},
): Promise<[outcome: unknown[], urls: string[]]> {
  const server = await serve(handler);
  const query = { offset: form, page: form, limit: form, q: form };
  const list = new Api({ baseURL: server.url }).send(
    { method: 'GET', path: '/x', query, returns },
    [],
    params,
  );
  const found: unknown[] = [];
  try {
    for await (const item of list) found.push(item);
  } catch (error) {
    found.push(error instanceof Error ? error.name : error);
  }
  return [found, server.seen.map(({ url }) => url)];
}

function slice(count: number, size: number, start: (url: URL) => number, extra: object = {}): Handler {
  return ({ url }, response) => {
    const from = start(new URL(url, 'http://a'));
    const items = Array.from({ length: Math.max(0, Math.min(size, count - from)) }, (_, at) => from + at);
    reply(response, 200, { items, ...extra });
  };
}

describe('pages by offset', () => {
  const byOffset = (url: URL): number => Number(url.searchParams.get('offset') ?? 0);
  const items = (body: Body): number[] | undefined => body.items;

  it('go on to the total', async () => {
    const rule = { offset: 'offset', items, total: (body: Body) => body.total };
    const [found, urls] = await iterate(
      offsetPage<number, Body, object>(rule),
      slice(5, 2, byOffset, { total: 5 }),
    );
    expect(found).toEqual([0, 1, 2, 3, 4]);
    expect(urls).toEqual(['/x', '/x?offset=2', '/x?offset=4']);
  });

  it('without a total, go on to an empty page, from where the caller began', async () => {
    const [found, urls] = await iterate(
      offsetPage<number, Body, object>({ offset: 'offset', items }),
      slice(5, 2, byOffset),
      { offset: 3, q: 'a' },
    );
    expect(found).toEqual([3, 4]);
    expect(urls).toEqual(['/x?offset=3&q=a', '/x?q=a&offset=5']);
  });
});

describe('pages by number', () => {
  const items = (body: Body): number[] | undefined => body.items;

  it('begin at one, and end at an empty page', async () => {
    const start = (url: URL): number => (Number(url.searchParams.get('page') ?? 1) - 1) * 2;
    const [found, urls] = await iterate(
      numberPage<number, Body, object>({ page: 'page', items }),
      slice(4, 2, start),
    );
    expect(found).toEqual([0, 1, 2, 3]);
    expect(urls).toEqual(['/x', '/x?page=2', '/x?page=3']);
  });

  it('end where bodies say so', async () => {
    const start = (url: URL): number => (Number(url.searchParams.get('page') ?? 1) - 1) * 2;
    const rule = { page: 'page', items, pages: (body: Body) => body.total };
    const [found, urls] = await iterate(
      numberPage<number, Body, object>(rule),
      slice(4, 2, start, { total: 2 }),
    );
    expect(found).toEqual([0, 1, 2, 3]);
    expect(urls).toEqual(['/x', '/x?page=2']);
  });

  it('may begin at zero, and end where bodies say so', async () => {
    const start = (url: URL): number => Number(url.searchParams.get('page') ?? 0) * 2;
    const rule = { page: 'page', first: 0, items, pages: (body: Body) => body.total };
    const [found, urls] = await iterate(
      numberPage<number, Body, object>(rule),
      slice(4, 2, start, { total: 2 }),
    );
    expect(found).toEqual([0, 1, 2, 3]);
    expect(urls).toEqual(['/x', '/x?page=1']);
  });
});

describe('pages by URL', () => {
  const returns = urlPage<number, Body, object>({ items: (body) => body.items, next: (body) => body.next });

  function leadingTo(next: unknown): Handler {
    return ({ url }, response) =>
      reply(response, 200, url.includes('at=2') ? { items: [2] } : { items: [1], next });
  }

  it.each(['/x?at=2&tag=a&tag=b%26', '?at=2&tag=a&tag=b%26'])('take the query of %s', async (next) => {
    const [found, urls] = await iterate(returns, leadingTo(next), { q: 'kept', limit: 1 });
    expect(found).toEqual([1, 2]);
    expect(urls[1]).toBe('/x?limit=1&q=kept&at=2&tag=a&tag=b%26');
  });

  it('leave a comma that separates apart from one in an item', async () => {
    const next = '/x?at=2&ids=a,b%2Cc&tags%5B%5D=x+y,z&flag';
    const [, urls] = await iterate(returns, leadingTo(next));
    expect(urls[1]).toBe('/x?at=2&ids=a,b%2Cc&tags%5B%5D=x%20y,z&flag');
  });

  it('leave out what the path of the operation says itself', async () => {
    const server = await serve(leadingTo('/x?type=a&at=2'));
    const list = new Api({ baseURL: server.url }).send({ method: 'GET', path: '/x?type=a', returns }, []);
    expect(await list.toArray({ limit: 9 })).toEqual([1, 2]);
    expect(server.seen[1]?.url).toBe('/x?type=a&at=2');
  });

  it.each([
    'https://evil.example/x?at=2',
    '//evil.example/x?at=2',
    '/\\evil.example/x?at=2',
    'https://api@evil.example/x?at=2',
    'javascript:alert(1)',
    '/other?at=2',
    'http://[',
    7,
  ])('never follow %s', async (next) => {
    const [found, urls] = await iterate(returns, leadingTo(next));
    expect(found).toEqual([1, 'PaginationError']);
    expect(urls).toHaveLength(1);
  });

  it.each([
    ['/x?at=2&key=other', { A: apiKey('query', 'key', 'sk-canary-7f3a') }],
    ['/x?at=2&token=sk-canary-7f3a', { A: bearer('sk-canary-7f3a') }],
  ])('bring no credential along that %s repeats, nor does their error', async (next, auth) => {
    const server = await serve(({ url }, response) => {
      if (url.includes('at=2')) reply(response, 410, {});
      else reply(response, 200, { items: [1], next });
    });
    const api = new Api({ baseURL: server.url, auth, security: [['A']] });
    const list = api.send({ method: 'GET', path: '/x', returns }, []);
    const error: unknown = await list.toArray({ limit: 9 }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'CursorExpiredError', resumeAfter: '?at=2' });
    expect(server.seen[1]?.url).toBe(next.includes('key') ? '/x?at=2&key=sk-canary-7f3a' : '/x?at=2');
  });

  it('give no page twice where a link leads to the page that the caller began with', async () => {
    const [found, urls] = await iterate(returns, leadingTo('/x?page=1&q=a'), { q: 'a', page: 1 });
    expect(found).toEqual([1, 'PaginationError']);
    expect(urls).toEqual(['/x?page=1&q=a']);
  });

  it.each([
    ['https://evil.example/x?page=2', 'names a next page on https://evil.example, which is not followed'],
    ['/y?page=2', 'names a next page elsewhere on its own server, which is not followed'],
    ['//user@evil.example/x', 'names a next page on http://evil.example, which is not followed'],
  ])('at %s are told by where they lead', async (next, message) => {
    const server = await serve((_request, response) => reply(response, 200, { items: [1], next }));
    const list = new Api({ baseURL: server.url }).send({ method: 'GET', path: '/x', returns }, [], {});
    await expect(list.toArray({ limit: 9 })).rejects.toThrow(`GET /x ${message}`);
  });

  it('end without a URL', async () => {
    for (const next of [null, '', undefined])
      expect((await iterate(returns, leadingTo(next)))[0]).toEqual([1]);
  });
});

describe('pages by Link header', () => {
  const returns = linkPage<number, number[], object>({ items: (body) => body });

  function linked(link: string): Handler {
    return ({ url }, response) => {
      const last = url.includes('page=2');
      reply(response, 200, [last ? 2 : 1], last ? {} : { link });
    };
  }

  it.each([
    '</x?page=2>; rel="next"',
    '</x?page=1>; rel="prev", </x?page=2>; title="a, <b>; rel=last"; rel="last next"',
    '</x?page=2,3>;rel=next;type=text',
  ])('follow %s', async (link) => {
    expect((await iterate(returns, linked(link)))[0]).toEqual([1, 2]);
  });

  it.each([
    '</x?page=2>; rel="prev"',
    '</x?page=2>; rel="next-archive"',
    '</x?page=2>; rev=next',
    'nonsense',
  ])('end at %s', async (link) => {
    expect((await iterate(returns, linked(link)))[0]).toEqual([1]);
  });
});

describe('an answer that is no page', () => {
  it.each([['text'], [[]], [null], [{ items: 'x' }]])(
    'is a ResponseParseError without versions: %j',
    async (body) => {
      const returns = urlPage<number, Body, object>({
        items: (page) => page.items,
        next: (page) => page.next,
      });
      const [found] = await iterate(returns, (_request, response) => reply(response, 200, body));
      expect(found).toEqual(['ResponseParseError']);
    },
  );

  it('is one for lists that do not page, too', async () => {
    const server = await serve((_request, response) => reply(response, 200, { data: [] }));
    const all = new Api({ baseURL: server.url }).send(
      { method: 'GET', path: '/x', returns: list<number[], object> },
      [],
    );
    await expect(all).rejects.toThrow(
      'GET /x answered 200 (application/json) with an object where an array was due',
    );
  });
});
