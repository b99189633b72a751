/** R01 to R09: redirects, which are followed on the same origin only. Browsers hide where they lead: there none is. */
import { bare, inTurn, json } from './answers.js';
import type { Asked, Case, World } from './case.js';
import { failed, holds, same } from './check.js';

const HERE = '/things/there';

/** Answers the first request with a redirect, and what follows with JSON. */
const leading = (status: number, to: (asked: Asked) => string): ((asked: Asked) => void) =>
  inTurn((asked) => bare(status, { location: to(asked) })(asked), json({ id: 1 }));

const here = ({ base }: Asked): string => base + HERE;

/** What was asked: method, target and whether the key went with it. */
const lines = async ({ seen }: World): Promise<string[]> =>
  (await seen()).map(({ method, target, headers, elsewhere }) =>
    [method, target, 'x-api-key' in headers ? 'key' : 'no key', elsewhere ? 'ELSEWHERE' : '']
      .join(' ')
      .trim(),
  );

const refused = async (world: World, said: RegExp, start = world.client()): Promise<string> => {
  const failure = await world.failure(start.things.get('a'));
  failed(failure, 'RedirectError', world.runtime === 'browser' ? /redirect/ : said);
  same(await lines(world), ['GET /things/a key'], 'what arrived');
  return failure.message;
};

const followed = [301, 302, 303, 307, 308].map((status): Case => ({
  number: 'R01',
  title: `${String(status)} on the same origin is followed with the key`,
  answer: leading(status, here),
  run: async (world) => {
    if (world.runtime === 'browser') {
      await refused(world, /redirect/);
      return;
    }
    same(await world.client().things.get('a'), { id: 1 });
    same(await lines(world), ['GET /things/a key', `GET ${HERE} key`], 'what arrived');
  },
}));

const METHODS = [
  [302, 'POST', 'GET', ''],
  [303, 'PUT', 'GET', ''],
  [307, 'POST', 'POST', '{"id":7}'],
  [308, 'PUT', 'PUT', '{"id":7}'],
] as const;

const methods = METHODS.map(([status, method, then, body]): Case => ({
  number: 'R01',
  title: `${String(status)} makes ${then} of ${method}, as Fetch says`,
  answer: leading(status, here),
  notIn: { browser: 'follows no redirect' },
  run: async (world) => {
    const { things } = world.client();
    await (method === 'POST' ? things.create({ id: 7 }) : things.update('a', { id: 7 }));
    const [, last] = await world.seen();
    same(
      [last?.method, last?.body, last?.headers['content-type']],
      [then, body, body === '' ? undefined : 'application/json'],
    );
  },
}));

/** The API at an https address, which is this machine's all the same. */
export const secure = ({ client, base, origin }: World): ReturnType<World['client']> =>
  client({
    baseURL: base.replace(origin, 'https://api.test'),
    fetch: (url, init) => fetch(url.replace(/^https?:\/\/api\.test/, origin), init),
  });

export const REDIRECTS: readonly Case[] = [
  ...followed,
  ...methods,
  {
    number: 'R02',
    title: 'to another port is an error that names both, and nothing arrives there',
    answer: leading(302, ({ other }) => `${other}/x`),
    run: async (world) => {
      await refused(world, new RegExp(`${world.origin} to ${world.other}`));
    },
  },
  {
    number: 'R02',
    title: 'nor does a body arrive there',
    answer: leading(307, ({ other }) => `${other}/x`),
    run: async (world) => {
      failed(await world.failure(world.client().things.create({ id: 1 })), 'RedirectError');
      same((await world.seen()).length, 1, 'requests');
    },
  },
  {
    number: 'R03',
    title: 'to another name of the same machine is to another origin',
    answer: leading(302, ({ alias, base, origin }) => base.replace(origin, alias) + HERE),
    run: async (world) => {
      await refused(world, new RegExp(`${world.origin} to ${world.alias}`));
    },
  },
  {
    number: 'R04',
    title: 'from https to http is an error that names both',
    answer: leading(302, ({ base, origin }) => base.replace(origin, 'http://api.test') + HERE),
    run: async (world) => {
      await refused(world, /https:\/\/api\.test to http:\/\/api\.test/, secure(world));
    },
  },
  {
    number: 'R05',
    title: 'that never ends is given up after five',
    answer: (asked) => {
      bare(302, { location: `${asked.base}/things/${String(asked.nth)}` })(asked);
    },
    run: async (world) => {
      failed(await world.failure(world.client().things.get('a')), 'RedirectError');
      same((await world.seen()).length, world.runtime === 'browser' ? 1 : 6, 'requests');
    },
  },
  {
    number: 'R06',
    title: 'with a user name is an error that does not show the password',
    answer: leading(302, (asked) => here(asked).replace('//', '//me:hidden-word@')),
    run: async (world) => {
      holds(!(await refused(world, /user name/)).includes('hidden-word'), 'the password shows');
    },
  },
  {
    number: 'R07',
    title: 'to nowhere is an answer, and no success',
    answer: bare(302),
    run: async (world) => {
      const failure = await world.failure(world.client().things.get('a'));
      failed(failure, world.runtime === 'browser' ? 'RedirectError' : 'ApiError');
      same((await world.seen()).length, 1, 'requests');
    },
  },
  {
    number: 'R08',
    title: '307 of a body that is a stream is an error: it cannot be sent again',
    answer: leading(307, here),
    notIn: { browser: 'sends streams over HTTP/2 only' },
    run: async (world) => {
      const body = new Blob(['bytes']).stream();
      failed(
        await world.failure(world.client().things.content.update('a', { body })),
        'RedirectError',
        /stream/,
      );
      same((await world.seen()).length, 1, 'requests');
    },
  },
  {
    number: 'R09',
    title: '300 is an answer, whatever its Location says',
    answer: leading(300, here),
    run: async (world) => {
      failed(await world.failure(world.client().things.get('a')), 'ApiError', /300/);
      same(await lines(world), ['GET /things/a key'], 'what arrived');
    },
  },
];
