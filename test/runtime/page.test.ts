import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Agent, NEW, Sample } from './sample.js';
import { type Handler, inTurn, reply, serve } from './server.js';

type List = ReturnType<Sample['agents']['list']>;

function page(names: string[], meta: unknown): Handler {
  return (_request, response) => reply(response, 200, { data: names.map((name) => ({ name })), meta });
}

function agents(baseURL: string): Sample['agents'] {
  return new Sample({ baseURL }, NEW).agents;
}

async function namesOf(list: AsyncIterable<Agent>): Promise<string[]> {
  const names: string[] = [];
  for await (const { name } of list) names.push(name);
  return names;
}

async function listOf(...handlers: Handler[]): Promise<Awaited<List>> {
  return agents((await serve(inTurn(...handlers))).url).list();
}

describe('a list in pages', () => {
  it('is iterated to its end, with the same filters', async () => {
    const server = await serve(
      inTurn(
        page(['a', 'b'], { nextCursor: 'c/1' }),
        page(['c'], { nextCursor: 'c2' }),
        page(['d'], { nextCursor: '' }),
      ),
    );
    const params = { status: ['x', 'y,z'], limit: 2 };
    const list = agents(server.url).list(params, { query: { extra: 1 } });
    params.limit = 9;
    expect(await namesOf(list)).toEqual(['a', 'b', 'c', 'd']);
    const filters = '/agents?status=x,y%2Cz&limit=2&extra=1';
    expect(server.seen.map(({ url }) => url)).toEqual([
      filters,
      `${filters}&cursor=c%2F1`,
      `${filters}&cursor=c2`,
    ]);
    expect(server.seen[2]?.headers['sample-version']).toBe(NEW);
  });

  it('replaces a cursor that the caller gave', async () => {
    const server = await serve(inTurn(page(['a'], { nextCursor: 'c2' }), page([], {})));
    await namesOf(agents(server.url).list({ cursor: 'c1' }));
    expect(server.seen.map(({ url }) => url)).toEqual(['/agents?cursor=c1', '/agents?cursor=c2']);
  });

  it('gives no page twice where the server names the cursor again that the caller began with', async () => {
    const server = await serve(page(['a'], { nextCursor: 'c1' }));
    const names: string[] = [];
    const all = async (): Promise<void> => {
      for await (const { name } of agents(server.url).list({ cursor: 'c1' })) names.push(name);
    };
    await expect(all()).rejects.toThrow('leads back to a page before');
    expect([names, server.seen.length]).toEqual([['a'], 1]);
  });

  it('gives one page when awaited, and the next on demand', async () => {
    const first = await listOf(page(['a'], { nextCursor: 'c' }), page(['b'], { total: 7 }));
    expect(first.data).toEqual([{ name: 'a' }]);
    expect(first.hasNextPage()).toBe(true);
    const second = await first.nextPage();
    expect(second.body.meta).toEqual({ total: 7 });
    expect(second.hasNextPage()).toBe(false);
    await expect(second.nextPage()).rejects.toBeInstanceOf(RangeError);
    expect(await namesOf(second)).toEqual(['b']);
  });

  it('shares one request among calls of nextPage at the same time', async () => {
    const server = await serve(inTurn(page(['a'], { nextCursor: 'c' }), page(['b'], {})));
    const first = await agents(server.url).list();
    const [one, two] = await Promise.all([first.nextPage(), first.nextPage()]);
    expect(one).toBe(two);
    expect(server.seen).toHaveLength(2);
  });

  it('can be iterated twice', async () => {
    const server = await serve(({ url }, response) =>
      page([url], { nextCursor: url.includes('cursor') ? '' : 'c' })(
        { method: '', url, headers: {}, body: '' },
        response,
      ),
    );
    const list = agents(server.url).list();
    expect(await namesOf(list)).toEqual(await namesOf(list));
  });

  it('sends no more than is consumed', async () => {
    const server = await serve(page(['a'], { nextCursor: 'c' }));
    for await (const agent of agents(server.url).list()) if (agent.name === 'a') break;
    expect(server.seen).toHaveLength(1);
  });

  it('gives pages, and an array up to a limit', async () => {
    const pages = [
      page(['a', 'b'], { nextCursor: '1' }),
      page(['c', 'd'], { nextCursor: '2' }),
      page(['e'], {}),
    ];
    const sizes: number[] = [];
    const paged = agents((await serve(inTurn(...pages))).url);
    for await (const each of paged.list().pages()) sizes.push(each.data.length);
    expect(sizes).toEqual([2, 2, 1]);
    const server = await serve(inTurn(...pages));
    expect((await agents(server.url).list().toArray({ limit: 3 })).map(({ name }) => name)).toEqual([
      'a',
      'b',
      'c',
    ]);
    expect(server.seen).toHaveLength(2);
  });

  it.each([0, -1, NaN])('refuses a limit of %s, without waiting for an answer', async (limit) => {
    const never = new Sample({ fetch: () => new Promise(() => undefined) }, NEW);
    await expect(never.agents.list().toArray({ limit })).rejects.toBeInstanceOf(RangeError);
    const failing = new Sample({ fetch: () => Promise.reject(new Error('x')), maxRetries: 0 }, NEW);
    await expect(failing.agents.list().toArray({ limit })).rejects.toBeInstanceOf(RangeError);
  });
});

describe('the end of a list', () => {
  it.each([{}, undefined, { nextCursor: null }, { nextCursor: '' }, { nextCursor: 'c', hasMore: false }])(
    'is at %j',
    async (meta) => {
      const server = await serve(page(['a'], meta));
      expect(await namesOf(agents(server.url).list())).toEqual(['a']);
      expect(server.seen).toHaveLength(1);
    },
  );

  it('is not at an empty page', async () => {
    const empties = Array.from({ length: 20 }, (_, at) => page([], { nextCursor: `c${at}` }));
    const server = await serve(inTurn(...empties, page(['z'], {})));
    expect(await namesOf(agents(server.url).list())).toEqual(['z']);
  });

  it('is not at an absent list either', async () => {
    const absent: Handler = (_request, response) => reply(response, 200, { meta: { nextCursor: 'c' } });
    const server = await serve(inTurn(absent, page(['z'], {})));
    expect(await namesOf(agents(server.url).list())).toEqual(['z']);
  });
});

describe('pages that lead nowhere', () => {
  async function failure(handler: Handler): Promise<[string[], unknown, number]> {
    const server = await serve(handler);
    const names: string[] = [];
    try {
      for await (const { name } of agents(server.url).list()) names.push(name);
    } catch (error) {
      return [names, error, server.seen.length];
    }
    return [names, undefined, server.seen.length];
  }

  it('stop at a cursor that repeats', async () => {
    const [names, error, requests] = await failure(page(['a'], { nextCursor: 'same' }));
    expect([names, requests]).toEqual([['a', 'a'], 2]);
    expect(error).toMatchObject({ name: 'PaginationError' });
    expect(String(error)).toContain('leads back to a page');
  });

  it('stop at a cycle', async () => {
    const cycle = inTurn(...['A', 'B', 'A', 'B'].map((nextCursor, at) => page([String(at)], { nextCursor })));
    const [names, error] = await failure(cycle);
    expect(names).toEqual(['0', '1', '2']);
    expect(error).toMatchObject({ name: 'PaginationError' });
  });

  it('say so where more is promised without a cursor, after giving what came', async () => {
    const [names, error] = await failure(page(['a'], { hasMore: true, nextCursor: null }));
    expect(names).toEqual(['a']);
    expect(error).toMatchObject({
      name: 'PaginationError',
      message: 'GET /agents has more pages but gives no cursor to the next one',
    });
  });

  it.each([[{}], [['c']], [true]])('do so with the cursor %j', async (nextCursor) => {
    expect((await failure(page(['a'], { nextCursor })))[1]).toMatchObject({ name: 'PaginationError' });
  });

  it('stop after a hundred empty pages', async () => {
    let at = 0;
    const [, error, requests] = await failure((request, response) =>
      page([], { nextCursor: String((at += 1)) })(request, response),
    );
    expect(error).toMatchObject({ name: 'PaginationError' });
    expect(requests).toBe(100);
  });

  it.each([400, 410])('tell an expired cursor (%s), and how far the list came', async (status) => {
    const gone: Handler = (_request, response) => reply(response, status, { error: 'cursor' });
    const [names, error] = await failure(
      inTurn(page(['a', 'b'], { nextCursor: 'c1' }), page(['c'], { nextCursor: 'c2' }), gone),
    );
    expect(names).toEqual(['a', 'b', 'c']);
    expect(error).toMatchObject({
      name: 'CursorExpiredError',
      resumeAfter: 'c2',
      itemsSeen: 3,
      cause: { status },
    });
  });

  it('leave a 400 on the first page what it is', async () => {
    expect((await failure((_request, response) => reply(response, 400, {})))[1]).toMatchObject({
      name: 'ApiError',
    });
  });

  it('can be asked again after a failure', async () => {
    const down: Handler = (_request, response) => reply(response, 403, {});
    const first = await listOf(page(['a'], { nextCursor: 'c' }), down, page(['b'], {}));
    await expect(first.nextPage()).rejects.toMatchObject({ status: 403 });
    expect((await first.nextPage()).data).toEqual([{ name: 'b' }]);
  });
});

describe('any finite list', () => {
  it('is given in full, in order, whatever its pages', async () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(sizes, async (pages) => {
        const fake = (url: string): Promise<Response> => {
          const at = Number(new URL(url).searchParams.get('cursor') ?? 0);
          const data = Array.from({ length: pages[at] ?? 0 }, (_, item) => ({ name: `${at}.${item}` }));
          const nextCursor = at + 1 < pages.length ? at + 1 : undefined;
          return Promise.resolve(Response.json({ data, meta: { nextCursor } }));
        };
        const list = new Sample({ fetch: fake }, NEW).agents.list();
        const expected = pages.flatMap((size, at) =>
          Array.from({ length: size }, (_, item) => `${at}.${item}`),
        );
        expect(await namesOf(list)).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });
});
