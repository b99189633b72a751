/** R24 to R26: what callers give that no URL, no header and no log should hold. */
import { json } from './answers.js';
import { CANARY, type Case } from './case.js';
import { failed, holds, same } from './check.js';

const REFUSED: readonly (readonly [string, unknown])[] = [
  ['nothing', ''],
  ['a dot', '.'],
  ['two dots', '..'],
  ['an encoded dot', '%2e'],
  ['two encoded dots', '%2E%2e'],
  ['a list', []],
  ['an object', {}],
  ['no number', NaN],
  ['a symbol', Symbol('id')],
  ['undefined', undefined],
];

const KEPT = ['a/b', 'a?b', 'a#b', 'a%2fb', 'a\0b', '🚀', '...', 'a\\b', 'a;b=c', '../x'];

const MEGABYTE = 1024 * 1024;

const HEADERS: readonly (readonly [string, string])[] = [
  ['a line break', `${CANARY}\r\nx-evil: 1`],
  ['a line break at its end', `${CANARY}\n`],
  ['what is no Latin-1', `${CANARY}\u0100`],
  ['NUL', `${CANARY}\0`],
];

export const INPUTS: readonly Case[] = [
  ...REFUSED.map(([what, id]): Case => ({
    number: 'R24',
    title: `${what} in a path is refused before sending`,
    run: async (world) => {
      failed(await world.failure(world.client().things.get(id)), 'PathParameterError');
      same(await world.seen(), [], 'requests');
    },
  })),
  ...KEPT.map((id): Case => ({
    number: 'R24',
    title: `${JSON.stringify(id)} in a path stays in its segment`,
    run: async (world) => {
      await world.client().things.get(id);
      const segments = (await world.seen()).map(({ target }) => target.split('/').map(decodeURIComponent));
      same(segments, [['', 'things', id]], 'segments');
    },
  })),
  {
    number: 'R24',
    title: 'a megabyte in a path ends in an error of the client where the server refuses it',
    run: async (world) => {
      const call = world.client({ maxRetries: 0 }).things.get('x'.repeat(MEGABYTE));
      const { name } = await world.failure(call);
      holds(['ApiError', 'ConnectionError'].includes(name), `${name} came`);
      same(await world.seen(), [], 'requests');
    },
  },
  ...HEADERS.map(([what, value]): Case => ({
    number: 'R25',
    title: `a header with ${what} is refused by its name, and its value shows nowhere`,
    run: async (world) => {
      const { things } = world.client();
      failed(
        await world.failure(things.get('a', { headers: { 'X-Trace': value } })),
        'TypeError',
        /'X-Trace'/,
      );
      failed(
        await world.failure(things.create({ id: 1 }, { idempotencyKey: value })),
        'TypeError',
        /idempotency-key/,
      );
      same(await world.seen(), [], 'requests');
    },
  })),
  {
    number: 'R25',
    title: 'a header of 64 KiB ends in an error of the client where the server refuses it',
    run: async (world) => {
      const headers = { 'x-trace': CANARY.repeat(65_536 / CANARY.length) };
      const { name } = await world.failure(world.client({ maxRetries: 0 }).things.get('a', { headers }));
      holds(['ApiError', 'ConnectionError'].includes(name), `${name} came`);
      same(await world.seen(), [], 'requests');
    },
  },
  ...[`${CANARY}\n`, ` ${CANARY}`].flatMap((key) =>
    [key, (): string => key, (): Promise<string> => Promise.resolve(key)].map((given): Case => ({
      number: 'R26',
      title: `the key ${JSON.stringify(key)} (${typeof given}) is refused, and shows nowhere`,
      answer: json({}),
      run: async (world) => {
        const failure = await world.failure(async () => await world.client({ key: given }).things.get('a'));
        failed(failure, 'TypeError', /x-api-key/i);
        same(await world.seen(), [], 'requests');
      },
    })),
  ),
  {
    number: 'R26',
    title: 'a cookie is refused where it holds a line break, or is encoded: no header is split',
    notIn: { browser: 'lets no client set a cookie' },
    run: async (world) => {
      const call = world.client({ key: undefined, cookie: `${CANARY}\r\nx-evil: 1` }).things.get('a');
      await Promise.resolve(call).catch(() => undefined);
      holds(
        (await world.seen()).every(({ headers }) => !('x-evil' in headers)),
        'the header was split',
      );
    },
  },
];
