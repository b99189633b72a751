/** Lists in every style, as clients of fixtures read them from a server: also from one that is broken, or hostile. */
import { inspect } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Handler, inTurn, reply, serve, type TestServer } from '../runtime/server.js';
import {
  iterate,
  listingOf,
  liveClient,
  methodOf,
  type LiveClient,
  type Method,
} from '../support/live-client.js';

let connect: (options: object) => LiveClient;
beforeAll(async () => {
  connect = await liveClient('pagination', 'Pagination');
});

const thing = (id: number): object => ({ id });
const methodAt = (server: TestServer, path: string): Method =>
  methodOf(connect({ baseURL: `${server.url}/v1`, maxRetries: 0 }), path);
const nameOf = (error: unknown): string | undefined => (error instanceof Error ? error.name : undefined);

interface CursorStyle {
  readonly name: string;
  readonly method: string;
  /** Filters that have to stay. */
  readonly params: object;
  readonly filters: string;
  /** The answer with these items that leads to the page of this name, at the same path. */
  readonly page: (
    items: readonly object[],
    next: string | undefined,
    path: string,
  ) => readonly [body: unknown, headers?: Record<string, string>];
  /** The name of the page that a request asks for; undefined for the first one. */
  readonly place: (query: URLSearchParams) => string | undefined;
}

/** Styles whose pages say where the next one is. */
const CURSORS: readonly CursorStyle[] = [
  {
    name: 'cursor',
    method: 'agents.list',
    params: { limit: 2, status: ['a', 'b'] },
    filters: 'limit=2&status=a&status=b',
    page: (items, next) => [{ data: items, meta: { next: next ?? null, more: next !== undefined } }],
    place: (query) => query.get('after') ?? undefined,
  },
  {
    name: 'link',
    method: 'commits.list',
    params: { per_page: 2 },
    filters: 'per_page=2',
    page: (items, next, path) => [
      items,
      next === undefined ? {} : { link: `<${path}?at=${next}>; rel="next"` },
    ],
    place: (query) => query.get('at') ?? undefined,
  },
  {
    name: 'url',
    method: 'events.list',
    params: { $filter: "a eq 'b'" },
    filters: '%24filter=a%20eq%20%27b%27',
    page: (items, next, path) => [
      { value: items, ...(next === undefined ? {} : { '@odata.nextLink': `${path}?at=${next}` }) },
    ],
    place: (query) => query.get('at') ?? undefined,
  },
];

type Pages = Readonly<Record<string, [number[], string?]>>;

/** A server whose pages are named: what each holds, and what it says comes after it. The first has the name ''. */
const book = (style: CursorStyle, pages: Pages): Handler => {
  return ({ url }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://a');
    const [items, next] = pages[style.place(searchParams) ?? ''] ?? [[]];
    const [body, headers] = style.page(items.map(thing), next, pathname);
    reply(response, 200, body, headers);
  };
};

describe.each(CURSORS)('pages by $name', (style) => {
  const list = (server: TestServer): unknown => methodAt(server, style.method)(style.params);
  const queries = (server: TestServer): readonly string[] =>
    server.seen.map(({ url }) => decodeURIComponent(new URL(url, 'http://a').search));

  it('come one after the other, with the same filters', async () => {
    const server = await serve(book(style, { '': [[1, 2], 'b'], b: [[3], 'c'], c: [[4, 5]] }));
    const { items, error } = await iterate(list(server));
    expect(error).toBeUndefined();
    expect(items).toEqual([1, 2, 3, 4, 5].map(thing));
    const filters = [...new URLSearchParams(style.filters)];
    for (const query of queries(server)) {
      const sent = [...new URLSearchParams(query)];
      expect(sent).toEqual(expect.arrayContaining(filters));
    }
    expect(server.seen.map(({ url }) => style.place(new URL(url, 'http://a').searchParams))).toEqual([
      undefined,
      'b',
      'c',
    ]);
  });

  it('may be empty on the way', async () => {
    const pages: Record<string, [number[], string?]> = { '': [[1], 'e1'], last: [[2]] };
    for (let at = 1; at <= 20; at++)
      pages[`e${String(at)}`] = [[], at === 20 ? 'last' : `e${String(at + 1)}`];
    const server = await serve(book(style, pages));
    const { items, error } = await iterate(list(server));
    expect([items, error]).toEqual([[thing(1), thing(2)], undefined]);
  });

  it('are given up after a hundred empty ones in a row', async () => {
    let at = 0;
    const server = await serve(({ url }, response) => {
      const [body, headers] = style.page([], `e${String(at++)}`, new URL(url, 'http://a').pathname);
      reply(response, 200, body, headers);
    });
    const { error } = await iterate(list(server));
    expect(nameOf(error)).toBe('PaginationError');
    expect(server.seen).toHaveLength(100);
  });

  it.each([
    ['to itself', { '': [[1], 'a'], a: [[2], 'a'] }, 2],
    ['round and round', { '': [[1], 'a'], a: [[2], 'b'], b: [[3], 'a'] }, 3],
  ] satisfies [string, Pages, number][])('that lead %s are an error', async (_what, pages, many) => {
    const server = await serve(book(style, pages));
    const { items, error } = await iterate(list(server));
    expect(items).toEqual([1, 2, 3].slice(0, many).map(thing));
    expect(nameOf(error)).toBe('PaginationError');
    expect(server.seen).toHaveLength(many);
  });

  it.each([400, 410])('that have gone (%i) are a CursorExpiredError', async (status) => {
    const page = book(style, { '': [[1, 2], 'secret-b'], 'secret-b': [[3], 'secret-c'] });
    const gone: Handler = (_seen, response) => reply(response, status, { error: 'gone' });
    const server = await serve(inTurn(page, page, gone));
    const { items, error } = await iterate(list(server));
    expect(items).toEqual([1, 2, 3].map(thing));
    expect(error).toMatchObject({ name: 'CursorExpiredError', itemsSeen: 3, cause: { status } });
    const collected = listingOf(list(await serve(inTurn(page, page, gone)))).toArray({ limit: 100 });
    const expired: unknown = await collected.catch((reason: unknown) => reason);
    expect(expired).toMatchObject({ name: 'CursorExpiredError', items: [1, 2, 3].map(thing) });
    expect(expired).toHaveProperty('resumeAfter', style.name === 'cursor' ? 'secret-c' : '?at=secret-c');
    // Where to resume is for programs, not for logs.
    expect(inspect(expired) + JSON.stringify(expired) + String(expired)).not.toContain('secret-c');
  });

  it('that are another error stay that error', async () => {
    const page = book(style, { '': [[1], 'b'] });
    const server = await serve(inTurn(page, (_seen, response) => reply(response, 403, {})));
    expect(nameOf((await iterate(list(server))).error)).toBe('PermissionDeniedError');
  });
});

describe('cursors', () => {
  const list = (server: TestServer): unknown => methodAt(server, 'agents.list')();
  const leadingTo =
    (next: unknown, more?: boolean): Handler =>
    ({ url }, response) =>
      reply(
        response,
        200,
        url.includes('after=') ? { data: [thing(2)] } : { data: [thing(1)], meta: { next, more } },
      );

  it('end where the server says there is no more, cursor or not', async () => {
    const server = await serve(leadingTo('x', false));
    expect((await iterate(list(server))).items).toEqual([thing(1)]);
  });
});

describe('pages that are counted', () => {
  /** Gives `count` things, as many at once as asked for up to two, from the place that `from` reads. */
  const counting =
    (count: number, from: (query: URLSearchParams) => number, body: (items: object[]) => object): Handler =>
    ({ url }, response) => {
      const start = from(new URL(url, 'http://a').searchParams);
      const ids = [...Array(count).keys()].slice(start, start + 2);
      reply(response, 200, body(ids.map(thing)));
    };
  const urls = ({ seen }: TestServer): readonly string[] => seen.map(({ url }) => url);

  it('in items, to the total', async () => {
    const server = await serve(
      counting(
        5,
        (query) => Number(query.get('skip') ?? 0),
        (value) => ({ value, count: 5 }),
      ),
    );
    const { items } = await iterate(methodAt(server, 'drives.list')({ q: 'x', top: 100 }));
    expect(items).toEqual([0, 1, 2, 3, 4].map(thing));
    expect(urls(server)).toEqual([
      '/v1/drives?q=x&top=100',
      '/v1/drives?q=x&top=100&skip=2',
      '/v1/drives?q=x&top=100&skip=4',
    ]);
  });

  it('in items, to an empty page where nobody says how many there are', async () => {
    const server = await serve(
      counting(
        4,
        (query) => Number(query.get('skip') ?? 0),
        (value) => ({ value }),
      ),
    );
    expect((await iterate(methodAt(server, 'drives.list')())).items).toHaveLength(4);
    expect(urls(server)).toEqual(['/v1/drives', '/v1/drives?skip=2', '/v1/drives?skip=4']);
  });

  it('in items from one', async () => {
    const server = await serve(
      counting(
        4,
        (query) => Number(query.get('startIndex') ?? 1) - 1,
        (Resources) => ({
          Resources,
          totalResults: 4,
        }),
      ),
    );
    expect((await iterate(methodAt(server, 'users.list')())).items).toEqual([0, 1, 2, 3].map(thing));
    expect(urls(server)).toEqual(['/v1/users', '/v1/users?startIndex=3']);
  });

  it('in pages, from where the description says, to the total', async () => {
    const server = await serve(
      counting(
        3,
        (query) => Number(query.get('page') ?? 0) * 2,
        (data) => ({ data, total: 3 }),
      ),
    );
    expect((await iterate(methodAt(server, 'books.list')({ q: 'x' }))).items).toEqual([0, 1, 2].map(thing));
    expect(urls(server)).toEqual(['/v1/books?q=x', '/v1/books?q=x&page=1']);
  });

  it('in pages, from where a caller begins, to an empty page', async () => {
    const server = await serve(
      counting(
        5,
        (query) => Number(query.get('page') ?? 0) * 2,
        (data) => ({ data, total: 5 }),
      ),
    );
    expect((await iterate(methodAt(server, 'books.list')({ page: 1 }))).items).toEqual([2, 3, 4].map(thing));
    expect(urls(server)).toEqual(['/v1/books?page=1', '/v1/books?page=2', '/v1/books?page=3']);
  });

  it('with null where a list was due, end', async () => {
    const server = await serve((_seen, response) => reply(response, 200, { data: null, total: 0 }));
    expect(await iterate(methodAt(server, 'books.list')())).toEqual({ items: [], error: undefined });
  });
});

it('a list that is not paged is not, whatever its answer looks like', async () => {
  const server = await serve((_seen, response) => reply(response, 200, { data: [], total: 0 }));
  const answer = methodAt(server, 'plain.get')();
  expect(() => listingOf(answer)).toThrow('not paged');
  expect(await answer).toEqual({ data: [], total: 0 });
});
