/**
 * Lists as servers of all kinds may serve them, at random: no item is lost, none comes twice, and nothing goes on for ever.
 * What the client sends is answered in this process, so that there can be many.
 */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { iterate, liveClient, methodOf, type LiveClient } from '../support/live-client.js';

const RUNS = 300;
let connect: (options: object) => LiveClient;
let connectVersioned: (options: object) => LiveClient;
beforeAll(async () => {
  connect = await liveClient('pagination', 'Pagination');
  connectVersioned = await liveClient('pagination-by-version', 'Pagination');
});

const thing = (id: number): object => ({ id });
const nameOf = (error: unknown): string | undefined => (error instanceof Error ? error.name : undefined);

/** A `fetch` that answers by the query, and counts. */
interface Counted {
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>;
  readonly queries: URLSearchParams[];
}
const answering = (answer: (query: URLSearchParams, url: URL) => Response): Counted => {
  const queries: URLSearchParams[] = [];
  const fetch = async (url: string): Promise<Response> => {
    const parsed = new URL(url);
    queries.push(parsed.searchParams);
    return await Promise.resolve(answer(parsed.searchParams, parsed));
  };
  return { fetch, queries };
};

/** Each page has some items, and leads to any other, to itself, or to none. */
const graphs = fc.integer({ min: 1, max: 12 }).chain((count) =>
  fc.array(
    fc.record({
      size: fc.integer({ min: 0, max: 3 }),
      next: fc.option(fc.integer({ min: 0, max: count - 1 }), { nil: undefined }),
    }),
    { minLength: count, maxLength: count },
  ),
);
type Graph = readonly { readonly size: number; readonly next: number | undefined }[];

const itemsOf = (graph: Graph, at: number): readonly object[] =>
  [...Array(graph[at]?.size ?? 0).keys()].map((each) => thing(at * 100 + each));

/** What a reader of a graph gets who never follows the same link twice. */
const walked = (graph: Graph): { readonly items: readonly object[]; readonly isLoop: boolean } => {
  const items: object[] = [];
  const followed = new Set<number>();
  for (let at: number | undefined = 0; ;) {
    items.push(...itemsOf(graph, at));
    at = graph[at]?.next;
    if (at === undefined) return { items, isLoop: false };
    if (followed.has(at)) return { items, isLoop: true };
    followed.add(at);
  }
};

describe.each([
  [
    'cursor',
    'agents.list',
    (data: readonly object[], next: number | undefined) =>
      Response.json({
        data,
        meta: { next: next === undefined ? null : `c${String(next)}`, more: next !== undefined },
      }),
  ],
  [
    'link',
    'commits.list',
    (data: readonly object[], next: number | undefined) =>
      Response.json(
        data,
        next === undefined ? {} : { headers: { link: `<?after=c${String(next)}>; rel=next` } },
      ),
  ],
  [
    'url',
    'events.list',
    (value: readonly object[], next: number | undefined) =>
      Response.json({
        value,
        ...(next === undefined ? {} : { '@odata.nextLink': `?after=c${String(next)}` }),
      }),
  ],
] as const)('graphs of pages by %s', (_style, method, page) => {
  it('are read once, to their end or to where they go round', async () => {
    await fc.assert(
      fc.asyncProperty(graphs, async (graph) => {
        const { fetch, queries } = answering((query) => {
          const at = Number((query.get('after') ?? 'c0').slice(1));
          return page(itemsOf(graph, at), graph[at]?.next);
        });
        const { items, error } = await iterate(methodOf(connect({ fetch }), method)());
        const expected = walked(graph);
        expect(items).toEqual(expected.items);
        expect(nameOf(error)).toBe(expected.isLoop ? 'PaginationError' : undefined);
        const followed = queries.flatMap((query) => query.get('after') ?? []);
        expect(new Set(followed).size).toBe(followed.length);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('counted lists', () => {
  const lists = fc.record({
    count: fc.integer({ min: 0, max: 40 }),
    /** As many as the server feels like giving, page by page. */
    sizes: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 10 }),
    isTotalSaid: fc.boolean(),
  });

  it('by offset come whole, whatever the server gives at once', async () => {
    await fc.assert(
      fc.asyncProperty(lists, async ({ count, sizes, isTotalSaid }) => {
        let asked = 0;
        const { fetch, queries } = answering((query) => {
          const from = Number(query.get('skip') ?? 0);
          const size = sizes[asked++ % sizes.length] ?? 1;
          const value = [...Array(count).keys()].slice(from, from + size).map(thing);
          return Response.json({ value, ...(isTotalSaid ? { count } : {}) });
        });
        const { items, error } = await iterate(methodOf(connect({ fetch }), 'drives.list')());
        expect([items, error]).toEqual([[...Array(count).keys()].map(thing), undefined]);
        expect(queries.length).toBeLessThanOrEqual(count + 1);
      }),
      { numRuns: RUNS },
    );
  });

  it('by number come whole, from any page on', async () => {
    const input = fc.tuple(lists, fc.integer({ min: 0, max: 6 }));
    await fc.assert(
      fc.asyncProperty(input, async ([{ count, sizes, isTotalSaid }, first]) => {
        const [size = 1] = sizes;
        const { fetch, queries } = answering((query) => {
          const from = Number(query.get('page') ?? 0) * size;
          const data = [...Array(count).keys()].slice(from, from + size).map(thing);
          return Response.json({ data, ...(isTotalSaid ? { total: count } : {}) });
        });
        const { items, error } = await iterate(methodOf(connect({ fetch }), 'books.list')({ page: first }));
        expect([items, error]).toEqual([[...Array(count).keys()].slice(first * size).map(thing), undefined]);
        expect(queries.length).toBeLessThanOrEqual(Math.ceil(count / size) + 1);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('a list that is paged in one version and not in another', () => {
  it('is the same list in each', async () => {
    const input = fc.record({ count: fc.integer({ min: 0, max: 20 }), size: fc.integer({ min: 1, max: 6 }) });
    await fc.assert(
      fc.asyncProperty(input, async ({ count, size }) => {
        const all = [...Array(count).keys()].map(thing);
        const versions = new Set<string | null>();
        const fetch = async (url: string, init?: RequestInit): Promise<Response> => {
          const query = new URL(url).searchParams;
          const version = new Headers(init?.headers).get('api-version');
          versions.add(version);
          expect(query.get('status')).toBe('open');
          if (version === '2026-01-01') return await Promise.resolve(Response.json(all));
          const at = Number(query.get('cursor') ?? Number(query.get('page') ?? 1) - 1);
          const data = all.slice(at * size, at * size + size);
          const next = (at + 1) * size < count ? { next: String(at + 1) } : {};
          return await Promise.resolve(
            Response.json(version === '2026-02-01' ? { data } : { data, ...next }),
          );
        };
        const { client, exports } = connectVersioned({ fetch });
        const inVersion = (version: string): unknown =>
          methodOf({ client: older(client, version), exports }, 'orders.list')({ status: 'open' });
        expect(await inVersion('2026-01-01')).toEqual(all);
        for (const version of ['2026-02-01', '2026-03-01'])
          expect(await iterate(inVersion(version))).toEqual({ items: all, error: undefined });
        expect([...versions]).toEqual(['2026-01-01', '2026-02-01', '2026-03-01']);
      }),
      { numRuns: 100 },
    );
  });
});

/** The same client in another version. */
const older = (client: object, version: string): object => {
  const made = methodOf({ client, exports: {} }, 'withVersion')(version);
  if (typeof made !== 'object' || made === null) throw new TypeError('a client is an object');
  return made;
};
