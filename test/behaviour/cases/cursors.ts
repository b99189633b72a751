/** R17 to R23: cursors that lead nowhere, or that are gone. */
import { inTurn, json } from './answers.js';
import type { Case, World } from './case.js';
import { collected, failed, same } from './check.js';
import type { Thing } from './client.js';

const page = (id: number, next: unknown, more?: boolean): ReturnType<typeof json> =>
  json({ data: [{ id }], next, ...(more === undefined ? {} : { more }) });

const empty = (next: string): ReturnType<typeof json> => json({ data: [], next });

const ids = (items: readonly Thing[]): number[] => items.map(({ id }) => id);

/** Iterates: the ids that came, what followed them, and the cursors that were sent. Filters go with each request. */
const iterated = async (world: World, due: readonly number[], sent: readonly string[]): Promise<unknown> => {
  const { items, error } = await collected(world.client().things.list({ status: 'open' }));
  same(ids(items), due, 'items');
  const asked = (await world.seen()).map(({ target }) => new URLSearchParams(target.split('?')[1]));
  same(
    asked.flatMap((query) => query.get('after') ?? []),
    sent,
    'cursors',
  );
  same([...new Set(asked.map((query) => query.get('status')))], ['open'], 'filters');
  return error;
};

const isStuck = async (world: World, due: readonly number[], sent: readonly string[]): Promise<void> => {
  const error = await iterated(world, due, sent);
  failed(world.thrown(error), 'PaginationError');
};

const UNUSABLE: readonly unknown[] = [{ id: 1 }, ['a'], true, 'x'.repeat(10_000)];
const USABLE: readonly unknown[] = [7, 0, 'a&b=c#d', '🚀 +%', 'x'.repeat(4000)];

const short = (cursor: unknown): string => JSON.stringify(cursor).slice(0, 20);

const gone = (number: string, status: number): Case => ({
  number,
  title: `a cursor that is gone on the third page (${String(status)}) tells how far the list came`,
  answer: inTurn(page(1, 'b'), page(2, 'c'), json({ error: 'gone' }, status)),
  run: async (world) => {
    const { error } = await world.failure(world.client().things.list().toArray({ limit: 100 }));
    same(
      [
        error.name,
        Reflect.get(error, 'items'),
        Reflect.get(error, 'itemsSeen'),
        Reflect.get(error, 'resumeAfter'),
      ],
      ['CursorExpiredError', [{ id: 1 }, { id: 2 }], 2, 'c'],
    );
    failed(world.thrown(error.cause), 'ApiError');
    same((await world.seen()).length, 3, 'requests');
  },
});

export const CURSORS: readonly Case[] = [
  {
    number: 'R17',
    title: 'the same cursor again is an error, and not asked for twice',
    answer: inTurn(page(1, 'a'), page(2, 'a')),
    run: async (world) => {
      await isStuck(world, [1, 2], ['a']);
    },
  },
  {
    number: 'R18',
    title: 'a cursor of earlier is an error, and not asked for twice',
    answer: inTurn(page(1, 'a'), page(2, 'b'), page(3, 'a')),
    run: async (world) => {
      await isStuck(world, [1, 2, 3], ['a', 'b']);
    },
  },
  ...[null, '', undefined].map((cursor): Case => ({
    number: 'R19',
    title: `more with the cursor ${short(cursor ?? null)} (${typeof cursor}) is an error, and no silent end`,
    answer: page(1, cursor, true),
    run: async (world) => {
      await isStuck(world, [1], []);
    },
  })),
  {
    number: 'R20',
    title: 'twenty empty pages lead to the data after them',
    answer: inTurn(
      ...Array.from({ length: 20 }, (_, at) => empty(`c${String(at)}`)),
      json({ data: [{ id: 1 }] }),
    ),
    run: async (world) => {
      same(
        await iterated(
          world,
          [1],
          Array.from({ length: 20 }, (_, at) => `c${String(at)}`),
        ),
        undefined,
        'error',
      );
    },
  },
  ...UNUSABLE.map((cursor): Case => ({
    number: 'R21',
    title: `the cursor ${short(cursor)} is an error`,
    answer: page(1, cursor),
    run: async (world) => {
      await isStuck(world, [1], []);
    },
  })),
  ...USABLE.map((cursor): Case => ({
    number: 'R21',
    title: `the cursor ${short(cursor)} is sent as it came`,
    answer: inTurn(page(1, cursor), page(2, undefined)),
    run: async (world) => {
      same(await iterated(world, [1, 2], [String(cursor)]), undefined, 'error');
    },
  })),
  gone('R22', 410),
  gone('R23', 400),
];
