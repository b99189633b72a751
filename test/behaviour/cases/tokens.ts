/** R37 to R40: tokens that end, that are refused, or that never were; and clocks that somebody sets. */
import { bare, inTurn, json } from './answers.js';
import type { Asked, Case, World } from './case.js';
import { failed, holds, pause, same } from './check.js';

const HOUR = 3_600_000;
const OK = json({ id: 1 });

/** Answers 401 to the first token that it sees, and to all where it is never content. */
const refusing = (isNeverContent: boolean): ((asked: Asked) => void) => {
  const first = new Map<string, string>();
  return (asked) => {
    const { authorization = '' } = asked.request.headers;
    if (!first.has(asked.base)) first.set(asked.base, authorization);
    (isNeverContent || first.get(asked.base) === authorization ? bare(401) : OK)(asked);
  };
};

const requests = async (world: World): Promise<number> => (await world.seen()).length;

const LIFETIMES: readonly (readonly [unknown, boolean])[] = [
  [0, false],
  [-1, false],
  ['soon', false],
  ['3600', true],
  [undefined, true],
  [1e12, true],
];

/** A clock that is wrong by so much from here on; the function sets it right. */
const setClock = (by: number): (() => void) => {
  const { now } = Date;
  Date.now = () => now() + by;
  return () => {
    Date.now = now;
  };
};

export const TOKENS: readonly Case[] = [
  {
    number: 'R37',
    title: '50 calls at once with a token that has ended ask for one',
    answer: OK,
    token: () => ({ members: { expires_in: 1 } }),
    run: async (world) => {
      const { things } = world.tokenClient();
      await things.get('a');
      same(await world.tokens(), 1, 'tokens before');
      await pause(1000);
      await Promise.all(Array.from({ length: 50 }, () => things.get('a')));
      const more = (await world.tokens()) - 1;
      world.count('tokens', more);
      same(more, 1, 'tokens for 50 calls');
      const bearers = (await world.seen()).map(({ headers }) => headers['authorization']);
      same([bearers.length, new Set(bearers.slice(1)).size], [51, 1]);
    },
  },
  {
    number: 'R38',
    title: 'a token server that answers 500 is asked again',
    answer: OK,
    token: (nth) => (nth === 0 ? { status: 500 } : {}),
    run: async (world) => {
      same(await world.tokenClient().things.get('a'), { id: 1 });
      same([await world.tokens(), await requests(world)], [2, 1]);
    },
  },
  {
    number: 'R38',
    title: 'a token server that redirects is not followed with the secret',
    answer: (asked) => {
      bare(302, { location: `${asked.other}/token` })(asked);
    },
    run: async (world) => {
      const oauth = { clientId: 'me', clientSecret: 'canary', tokenURL: `${world.base}/token` };
      failed(await world.failure(world.tokenClient({ oauth }).things.get('a')), 'TokenError', /redirected/);
      same(
        (await world.seen()).map(({ target, elsewhere }) => [target, elsewhere]),
        [['/token', false]],
      );
    },
  },
  ...LIFETIMES.map(([expires_in, isGood]): Case => ({
    number: 'R38',
    title: `expires_in ${JSON.stringify(expires_in)} is ${isGood ? 'a token' : 'none'}`,
    answer: OK,
    token: () => ({ members: { expires_in } }),
    run: async (world) => {
      const { things } = world.tokenClient();
      if (!isGood) {
        failed(await world.failure(things.get('a')), 'TokenError', /expires_in/);
        same(await requests(world), 0, 'requests');
        return;
      }
      await things.get('a');
      await things.get('a');
      same([await world.tokens(), await requests(world)], [1, 2]);
    },
  })),
  {
    number: 'R39',
    title: 'a token that is refused is replaced once, and the call sent once more',
    answer: refusing(false),
    run: async (world) => {
      const { things } = world.tokenClient();
      await Promise.all([things.get('a'), things.get('b'), things.get('c')]);
      same([await world.tokens(), await requests(world)], [2, 6]);
    },
  },
  {
    number: 'R39',
    title: 'a token that is refused again is an error',
    answer: refusing(true),
    run: async (world) => {
      failed(await world.failure(world.tokenClient().things.get('a')), 'ApiError', /401/);
      same([await world.tokens(), await requests(world)], [2, 2]);
    },
  },
  {
    number: 'R39',
    title:
      'a token that is refused and cannot be replaced is the error of the token server, and holds nothing',
    answer: refusing(true),
    alone: true,
    token: (nth) => (nth === 0 ? {} : { status: 400, members: { error: 'invalid_client' } }),
    run: async (world) => {
      const handles = world.handles() ?? 0;
      failed(await world.failure(world.tokenClient().things.get('a')), 'TokenError', /invalid_client/);
      same([await world.tokens(), await requests(world)], [2, 1]);
      same(Math.max((world.handles() ?? 0) - handles, 0), 0, 'handles');
    },
  },
  ...[HOUR, -HOUR].map((by): Case => ({
    number: 'R40',
    title: `a clock that is set by ${String(by / HOUR)} h neither ends a token nor keeps it`,
    answer: OK,
    alone: true,
    token: (nth) => ({ members: { expires_in: nth === 0 ? 2 : 3600 } }),
    run: async (world) => {
      const { things } = world.tokenClient();
      await things.get('a');
      const setRight = setClock(by);
      try {
        await things.get('a');
        same(await world.tokens(), 1, 'tokens while it is good');
        await pause(2000);
        await things.get('a');
        same(await world.tokens(), 2, 'tokens when it has ended');
      } finally {
        setRight();
      }
    },
  })),
  ...[HOUR, -HOUR].map((by): Case => ({
    number: 'R40',
    title: `on a clock that is wrong by ${String(by / HOUR)} h a date in Retry-After is as far away as the server means`,
    answer: inTurn((asked) => {
      bare(429, { 'retry-after': new Date(new Date().getTime() + 2000).toUTCString() })(asked);
    }, OK),
    alone: true,
    run: async (world) => {
      const start = performance.now();
      const setRight = setClock(by);
      try {
        same(await world.client().things.get('a'), { id: 1 });
      } finally {
        setRight();
      }
      const took = performance.now() - start;
      holds(took >= 500 && took <= 6000, `it took ${String(took)} ms`);
    },
  })),
  {
    number: 'R40',
    title: 'a clock that is set while a call waits neither ends it nor makes it last',
    answer: inTurn(bare(429, { 'retry-after': '1' }), OK),
    alone: true,
    run: async (world) => {
      const start = performance.now();
      const call = world.client().things.get('a', { timeout: 10_000 });
      const setRight = setClock(HOUR);
      try {
        same(await call, { id: 1 });
      } finally {
        setRight();
      }
      holds(performance.now() - start < 5000, 'it took too long');
    },
  },
];
