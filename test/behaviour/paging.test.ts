import { describe, expect, it } from 'vitest';
import { type Agent, CursorExpiredError, PaginationError, ServerError } from '../../output/blaxel/index.js';
import { json, refusal } from './support/answers.js';
import { addAgents, type BlaxelServer, connected } from './support/blaxel/server.js';
import { NEW } from './support/blaxel/state.js';
import { without } from './support/json.js';
import { type Seen } from './support/listen.js';

const FIVE = ['a', 'b', 'c', 'd', 'e'] as const;

const nameOf = ({ metadata }: Agent): string => metadata.name;

async function names(list: AsyncIterable<Agent>): Promise<string[]> {
  const found: string[] = [];
  for await (const agent of list) found.push(nameOf(agent));
  return found;
}

const cursors = ({ seen }: BlaxelServer): boolean[] => seen.map(({ query }) => query['cursor'] !== undefined);

const withoutCursor = ({ query }: Seen): object => without(query, 'cursor');

describe('iterating over a list', () => {
  it('goes through the items of all pages', async () => {
    const { server, blaxel } = await connected();
    addAgents(server, ...FIVE);
    expect(await names(blaxel.agents.list({ limit: 2, sort: 'name:asc' }))).toEqual(FIVE);
    expect(cursors(server)).toEqual([false, true, true]);
  });

  it('asks for the same with the same version on every page', async () => {
    const { server, blaxel } = await connected({ workspace: 'acme' });
    addAgents(server, 'box-1', 'box-2', 'box-3', 'other');
    const found = await names(
      blaxel.agents.list(
        { limit: 1, sort: 'name:desc', q: 'box', status: ['DEPLOYED', 'FAILED'] },
        { headers: { 'x-trace': 'on' }, query: { debug: 'yes' } },
      ),
    );
    expect(found).toEqual(['box-3', 'box-2', 'box-1']);
    const query = { limit: '1', sort: 'name:desc', q: 'box', status: 'DEPLOYED,FAILED', debug: 'yes' };
    expect(server.seen.map(withoutCursor)).toEqual([query, query, query]);
    for (const { headers } of server.seen) {
      expect(headers).toMatchObject({
        'blaxel-version': NEW,
        'x-blaxel-workspace': 'acme',
        'x-trace': 'on',
      });
    }
  });

  it('is not disturbed by a caller who changes the filters meanwhile', async () => {
    const { server, blaxel } = await connected();
    addAgents(server, ...FIVE);
    const params: { limit: number; sort: 'name:asc' | 'name:desc' } = { limit: 2, sort: 'name:asc' };
    const list = blaxel.agents.list(params);
    params.sort = 'name:desc';
    expect(await names(list)).toEqual(FIVE);
  });

  it('asks for no page before it is needed, and for none after a break', async () => {
    const { server, blaxel } = await connected();
    addAgents(server, ...FIVE);
    for await (const agent of blaxel.agents.list({ limit: 2, sort: 'name:asc' })) {
      if (nameOf(agent) === 'b') expect(server.seen).toHaveLength(1);
      if (nameOf(agent) === 'c') break;
    }
    expect(server.seen).toHaveLength(2);
  });

  it('goes on after a page that a filter left empty', async () => {
    const { server, blaxel } = await connected();
    addAgents(server, 'a', 'b', ['c', 'FAILED'], ['d', 'FAILED'], 'e');
    const list = blaxel.agents.list({ limit: 2, sort: 'name:asc', status: ['DEPLOYED'] });
    expect(await names(list)).toEqual(['a', 'b', 'e']);
    expect(server.seen).toHaveLength(3);
  });

  it('ends at once where nothing is there', async () => {
    const { server, blaxel } = await connected();
    expect(await names(blaxel.agents.list())).toEqual([]);
    expect(server.seen).toHaveLength(1);
  });

  it('can be done twice', async () => {
    const { server, blaxel } = await connected();
    addAgents(server, ...FIVE);
    const list = blaxel.agents.list({ limit: 2, sort: 'name:asc' });
    expect([await names(list), await names(list)]).toEqual([FIVE, FIVE]);
  });

  it('can start at a cursor that was kept', async () => {
    const { server, blaxel } = await connected();
    addAgents(server, ...FIVE);
    const sort = 'name:asc';
    const { body } = await blaxel.agents.list({ limit: 3, sort });
    expect(await names(blaxel.agents.list({ cursor: body.meta.nextCursor, sort }))).toEqual(['d', 'e']);
  });

  it('throws what a page in the middle fails with, after the items before it', async () => {
    const { server, blaxel } = await connected({ maxRetries: 0 });
    addAgents(server, ...FIVE);
    const found: string[] = [];
    const read = async (): Promise<void> => {
      for await (const agent of blaxel.agents.list({ limit: 2, sort: 'name:asc' })) {
        found.push(nameOf(agent));
        if (found.length === 2) server.answer(refusal(500, 'internal', 'the database is away'));
      }
    };
    await expect(read()).rejects.toThrow(ServerError);
    expect(found).toEqual(['a', 'b']);
  });
});

describe('page by page', () => {
  it('gives the items, the position and the next page', async () => {
    const { server, blaxel } = await connected();
    addAgents(server, ...FIVE);
    const first = await blaxel.agents.list({ limit: 3, sort: 'name:asc' });
    expect(first.data.map(nameOf)).toEqual(['a', 'b', 'c']);
    expect(first.body.meta.total).toBe(5);
    expect(first.hasNextPage()).toBe(true);
    const second = await first.nextPage();
    expect(second.data.map(nameOf)).toEqual(['d', 'e']);
    expect(second.body.meta.nextCursor).toBe('');
    expect(second.hasNextPage()).toBe(false);
    await expect(second.nextPage()).rejects.toThrow(RangeError);
    expect(server.seen).toHaveLength(2);
  });

  it('asks once for a next page that two want at the same time', async () => {
    const { server, blaxel } = await connected();
    addAgents(server, ...FIVE);
    const first = await blaxel.agents.list({ limit: 3 });
    const [one, other] = await Promise.all([first.nextPage(), first.nextPage()]);
    expect(one).toBe(other);
    expect(server.seen).toHaveLength(2);
  });

  it('can ask again for a next page that failed', async () => {
    const { server, blaxel } = await connected({ maxRetries: 0 });
    addAgents(server, ...FIVE);
    const first = await blaxel.agents.list({ limit: 4 });
    server.answer(refusal(500, 'internal', 'the database is away'));
    await expect(first.nextPage()).rejects.toThrow(ServerError);
    expect((await first.nextPage()).data).toHaveLength(1);
  });

  it('iterates over the pages, or from one page on', async () => {
    const { server, blaxel } = await connected();
    addAgents(server, ...FIVE);
    const sizes: number[] = [];
    for await (const { data } of blaxel.agents.list({ limit: 2 }).pages()) sizes.push(data.length);
    expect(sizes).toEqual([2, 2, 1]);
    const first = await blaxel.agents.list({ limit: 2, sort: 'name:asc' });
    expect(await names(await first.nextPage())).toEqual(['c', 'd', 'e']);
  });

  it('is there with its response', async () => {
    const { server, blaxel } = await connected();
    addAgents(server, ...FIVE);
    const { data, response } = await blaxel.agents.list({ limit: 3 }).withResponse();
    expect(data.data).toHaveLength(3);
    expect(response.headers.get('x-request-id')).toBe('request-1');
    expect(server.seen).toHaveLength(1);
  });

  it('can be the last one at once', async () => {
    const { server, blaxel } = await connected();
    addAgents(server, ...FIVE);
    const last = await blaxel.agents.list({ limit: 2, sort: 'createdAt:asc', anchor: 'end' });
    expect(last.data.map(nameOf)).toEqual(['d', 'e']);
    expect(last.hasNextPage()).toBe(false);
  });
});

describe('toArray', () => {
  it.each([
    [3, 2],
    [2, 1],
    [5, 3],
    [100, 3],
  ])('stops at %i items after %i pages', async (limit, requests) => {
    const { server, blaxel } = await connected();
    addAgents(server, ...FIVE);
    const found = await blaxel.agents.list({ limit: 2, sort: 'name:asc' }).toArray({ limit });
    expect(found.map(nameOf)).toEqual(FIVE.slice(0, limit));
    expect(server.seen).toHaveLength(requests);
  });

  it.each([0, -1, NaN])('takes no limit of %d', async (limit) => {
    const { blaxel } = await connected();
    await expect(blaxel.agents.list().toArray({ limit })).rejects.toThrow(RangeError);
  });
});

describe('a server whose pages lead nowhere', () => {
  const page = (nextCursor: unknown, hasMore: unknown, ...items: string[]): object => ({
    data: items.map((name) => ({ metadata: { name }, spec: {} })),
    meta: { hasMore, nextCursor, total: 9 },
  });

  it('is an error when it repeats a cursor', async () => {
    const { server, blaxel } = await connected();
    server.answer(json(page('x', true, 'a')), json(page('y', true, 'b')), json(page('x', true, 'c')));
    await expect(names(blaxel.agents.list())).rejects.toThrow(PaginationError);
    expect(server.seen).toHaveLength(3);
  });

  it('is an error when it has more and no cursor, once the next page is wanted', async () => {
    const { server, blaxel } = await connected();
    server.answer(json(page('', true, 'a')));
    const first = await blaxel.agents.list();
    expect(first.data.map(nameOf)).toEqual(['a']);
    await expect(first.nextPage()).rejects.toThrow(/has more pages but gives no cursor/);
    expect(server.seen).toHaveLength(1);
  });

  it('is at its end when it says so, whatever cursor it gives', async () => {
    const { server, blaxel } = await connected();
    server.answer(json(page('x', false, 'a')));
    expect(await names(blaxel.agents.list())).toEqual(['a']);
    expect(server.seen).toHaveLength(1);
  });

  it.each([[null], [undefined], ['']])('is at its end with the cursor %j alone', async (cursor) => {
    const { server, blaxel } = await connected();
    server.answer(json(page(cursor, undefined, 'a')));
    expect(await names(blaxel.agents.list())).toEqual(['a']);
  });
});

describe('a cursor that is no longer taken', () => {
  it('tells where the reader was', async () => {
    const { server, blaxel } = await connected();
    addAgents(server, ...FIVE);
    const first = await blaxel.agents.list({ limit: 2 });
    const second = await first.nextPage();
    server.state.age += 1;
    const error: unknown = await second.nextPage().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(CursorExpiredError);
    expect(error).toMatchObject({
      itemsSeen: 4,
      resumeAfter: second.body.meta.nextCursor,
      cause: { status: 400, body: { error: 'invalid_cursor' } },
    });
  });

  it('is the plain 400 when the caller gave it', async () => {
    const { blaxel } = await connected();
    await expect(blaxel.agents.list({ cursor: 'made up' })).rejects.toMatchObject({
      status: 400,
      body: { error: 'invalid_cursor' },
    });
  });
});
