/** R27 to R32: what is sent again, when, and what never is. */
import { bare, brokenOff, inTurn, json, reset } from './answers.js';
import { CANARY, type Case, type World } from './case.js';
import { failed, holds, same } from './check.js';

const OK = json({ id: 1 });
const inSeconds = (seconds: number): string => new Date(Date.now() + seconds * 1000).toUTCString();

const busy = (retryAfter: () => string): NonNullable<Case['answer']> =>
  inTurn((asked) => {
    bare(429, { 'retry-after': retryAfter() })(asked);
  }, OK);

const countOf = async (world: World): Promise<number> => (await world.seen()).length;

/** Milliseconds after which a GET is there that was answered 429 at first. */
const waited = async (world: World): Promise<number> => {
  const start = performance.now();
  same(await world.client().things.get('a'), { id: 1 });
  same(await countOf(world), 2, 'requests');
  return performance.now() - start;
};

/** What is asked for, how it is written, and the least and most that a client waits for it. Backing off is 500 ms at most. */
const WAITS: readonly (readonly [string, () => string, number, number])[] = [
  ['0', () => '0', 0, 2000],
  ['1', () => '1', 990, 5000],
  ['1.5', () => '1.5', 1490, 5000],
  ['-1', () => '-1', 0, 2000],
  ['NaN', () => 'NaN', 0, 2000],
  ['a date of the past', () => inSeconds(-3600), 0, 2000],
  ['a date to come', () => inSeconds(2), 500, 6000],
  ['two values', () => '9, 30', 0, 2000],
];

const LONG: readonly (readonly [string, () => string])[] = [
  ['1e12', () => '1e12'],
  ['61', () => '61'],
  ['a date in an hour', () => inSeconds(3600)],
];

/** Waits for the end of a call whatever it is: what arrived counts. */
const sent = async (world: World, work: PromiseLike<unknown>, times: number): Promise<void> => {
  await world.failure(work);
  same(await countOf(world), times, 'requests');
};

const keysOf = async (world: World): Promise<unknown[]> =>
  (await world.seen()).map(({ headers, body }) => [headers['idempotency-key'], body]);

const keyed = { idempotencyKey: 'one-key' };

export const RETRIES: readonly Case[] = [
  ...WAITS.map(([what, value, least, most]): Case => ({
    number: 'R27',
    title: `Retry-After of ${what} is waited for as it should be`,
    answer: busy(value),
    run: async (world) => {
      const took = await waited(world);
      holds(took >= least && took <= most, `it took ${String(took)} ms`);
    },
  })),
  ...LONG.map(([what, value]): Case => ({
    number: 'R27',
    title: `Retry-After of ${what} is no wait, but an error that says so`,
    answer: busy(value),
    run: async (world) => {
      failed(await world.failure(world.client().things.get('a')), 'ApiError', /429.*asks to wait \d+ s/);
      same(await countOf(world), 1, 'requests');
    },
  })),
  {
    number: 'R28',
    title: '503 without Retry-After is another try for a GET',
    answer: inTurn(bare(503), OK),
    run: async (world) => {
      await waited(world);
    },
  },
  {
    number: 'R28',
    title: '503 without Retry-After is none for a POST',
    answer: inTurn(bare(503), OK),
    run: async (world) => {
      await sent(world, world.client().things.create({ id: 1 }), 1);
    },
  },
  {
    number: 'R29',
    title: 'a connection that is reset before the answer is another try for a GET',
    answer: inTurn(reset, OK),
    run: async (world) => {
      await waited(world);
    },
  },
  {
    number: 'R29',
    title: 'it is none for a POST, which is a ConnectionError with its cause',
    answer: inTurn(reset, OK),
    run: async (world) => {
      const { name, error } = await world.failure(world.client().things.create({ id: 1 }));
      same([name, error.cause instanceof Error], ['ConnectionError', true]);
      same(await countOf(world), 1, 'requests');
    },
  },
  {
    number: 'R29',
    title: 'it is one for a POST with a key',
    answer: inTurn(reset, OK),
    run: async (world) => {
      await world.client().things.create({ id: 1 }, keyed);
      same(await keysOf(world), [
        ['one-key', '{"id":1}'],
        ['one-key', '{"id":1}'],
      ]);
    },
  },
  ...[reset, brokenOff].map((answer): Case => ({
    number: 'R29',
    title: `no error shows a key in the query, ${answer === reset ? 'before' : 'within'} the answer`,
    answer,
    run: async (world) => {
      const client = world.client({ key: undefined, token: `token-${CANARY}`, maxRetries: 0 });
      failed(await world.failure(client.things.get('a')), 'ConnectionError');
      same((await world.seen())[0]?.target, `/things/a?token=token-${CANARY}`);
    },
  })),
  {
    number: 'R30',
    title: 'a connection that is reset within a body is an error, and no other try',
    answer: brokenOff,
    run: async (world) => {
      failed(await world.failure(world.client().things.get('a')), 'ConnectionError');
      same(await countOf(world), 1, 'requests');
    },
  },
  {
    number: 'R31',
    title: 'a POST that is answered 500 is sent once',
    answer: inTurn(bare(500), OK),
    run: async (world) => {
      await sent(world, world.client().things.create({ id: 1 }), 1);
    },
  },
  {
    number: 'R31',
    title: 'a POST with a key that is answered 500 is sent again',
    answer: inTurn(bare(500), OK),
    run: async (world) => {
      same(await world.client().things.create({ id: 1 }, keyed), { id: 1 });
      same(await countOf(world), 2, 'requests');
    },
  },
  {
    number: 'R32',
    title: 'the key is the same with every attempt',
    answer: inTurn(bare(500), reset, OK),
    run: async (world) => {
      await world.client().things.create({ id: 1 }, keyed);
      same(await keysOf(world), Array(3).fill(['one-key', '{"id":1}']));
    },
  },
];
