/** R33 to R36: time that runs out, callers who go away, and what is left behind. */
import { bare, inTurn, json, silent, slowly, stalled } from './answers.js';
import type { Case, World } from './case.js';
import { collected, failed, holds, pause, same } from './check.js';
import { track } from './tracked.js';

const CALLS = 10_000;
const AT_ONCE = 10;

const spaces = (count: number): string[] => Array<string>(count).fill(' ');

/** Aborts a call after some time: what it ends with, which must hold the caller's own reason. */
const aborted = async (world: World, milliseconds: number, requests: number): Promise<void> => {
  const controller = new AbortController();
  const reason = new Error('the caller left');
  const call = async (): Promise<unknown> =>
    await world.client().things.get('a', { signal: controller.signal });
  if (milliseconds === 0) controller.abort(reason);
  else setTimeout(() => controller.abort(reason), milliseconds);
  const start = performance.now();
  const failure = await world.failure(call);
  failed(failure, 'AbortError');
  holds(failure.error.cause === reason, 'the reason is another');
  holds(performance.now() - start < milliseconds + 3000, 'it took too long');
  await pause(50);
  same((await world.seen()).length, requests, 'requests');
};

/** Ends at its timeout, not long after. */
const runsOut = async (world: World, call: () => PromiseLike<unknown>): Promise<void> => {
  const start = performance.now();
  failed(await world.failure(call), 'TimeoutError');
  holds(performance.now() - start < 5000, 'it took too long');
  same((await world.seen()).length, 1, 'requests');
};

/** Calls of every outcome: an answer, an error, one that is aborted with the others, one that runs out of time. */
const OUTCOMES: readonly (() => Promise<Response>)[] = [
  (): Promise<Response> => Promise.resolve(Response.json({ id: 1 })),
  (): Promise<Response> => Promise.resolve(Response.json({ error: 'no' }, { status: 404 })),
  (): Promise<Response> => Promise.reject(new TypeError('no connection')),
  (): Promise<Response> =>
    Promise.resolve(new Response('{', { headers: { 'content-type': 'application/json' } })),
];

export const TIME: readonly Case[] = [
  {
    number: 'R33',
    title: 'a body that stalls ends with the time of the call',
    answer: stalled(),
    run: async (world) => {
      await runsOut(world, () => world.client().things.get('a', { timeout: 300 }));
    },
  },
  {
    number: 'R33',
    title: 'a stream that stalls ends when its next piece is overdue',
    answer: stalled('text/event-stream', 'data: a\n\n'),
    run: async (world) => {
      const { items, error } = await collected(world.client().feed.get({ timeout: 300 }));
      same(
        items.map(({ data }) => data),
        ['a'],
        'events',
      );
      failed(world.thrown(error), 'TimeoutError');
    },
  },
  {
    number: 'R34',
    title: 'a body that comes byte by byte has no more time than any other',
    answer: slowly(spaces(100), 100, 'application/json'),
    run: async (world) => {
      await runsOut(world, () => world.client().things.get('a', { timeout: 500 }));
    },
  },
  {
    number: 'R34',
    title: 'a stream that comes slowly may last longer than that',
    answer: slowly(
      Array.from('abcdefghijkl', (each) => `data: ${each}\n\n`),
      250,
      'text/event-stream',
    ),
    run: async (world) => {
      const { items, error } = await collected(world.client().feed.get({ timeout: 2500 }));
      same([items.map(({ data }) => data), error], [Array.from('abcdefghijkl'), undefined]);
    },
  },
  {
    number: 'R35',
    title: 'a call that is aborted before it begins sends nothing',
    run: async (world) => {
      await aborted(world, 0, 0);
    },
  },
  {
    number: 'R35',
    title: 'a call can be aborted while headers are awaited',
    answer: silent,
    run: async (world) => {
      await aborted(world, 200, 1);
    },
  },
  {
    number: 'R35',
    title: 'a call can be aborted within its body',
    answer: stalled(),
    run: async (world) => {
      await aborted(world, 200, 1);
    },
  },
  {
    number: 'R35',
    title: 'a call can be aborted between two attempts',
    answer: inTurn(bare(503, { 'retry-after': '20' }), json({})),
    run: async (world) => {
      await aborted(world, 300, 1);
    },
  },
  {
    number: 'R36',
    title: '10,000 calls of every outcome on one signal leave no listener, no timer and no handle',
    alone: true,
    run: async (world) => {
      const { signal } = new AbortController();
      const handles = world.handles() ?? 0;
      const left = track(signal);
      let at = 0;
      const fetch = async (): Promise<Response> => {
        const outcome = OUTCOMES[at++ % OUTCOMES.length];
        return outcome === undefined ? new Response() : await outcome();
      };
      const { things } = world.client({ fetch, maxRetries: 0 });
      const call = async (): Promise<void> => {
        await Promise.resolve(things.get('a', { signal })).catch(() => undefined);
      };
      for (let done = 0; done < CALLS; done += AT_ONCE)
        await Promise.all(Array.from({ length: AT_ONCE }, call));
      const stuck = world.client({ fetch: () => new Promise(() => undefined), timeout: 20 }).things;
      await Promise.all(Array.from({ length: AT_ONCE }, () => world.failure(stuck.get('a', { signal }))));
      const { listeners, timers } = left();
      const more = Math.max((world.handles() ?? 0) - handles, 0);
      world.count('left', listeners + timers + more);
      same(
        { calls: at, listeners, timers, handles: more },
        { calls: CALLS, listeners: 0, timers: 0, handles: 0 },
      );
    },
  },
];
