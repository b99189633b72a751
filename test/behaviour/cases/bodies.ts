/** R41 to R43: what bodies hold in place of what they should. */
import { limitBody, reportNumbers } from '../../../templates/runtime/connection.js';
import { bare, gzipBomb, json, text } from './answers.js';
import { CANARY, type Asked, type Case } from './case.js';
import { failed, holds, same } from './check.js';

const JSON_TYPE = { 'content-type': 'application/json' };
const utf16 = (body: string): Uint8Array => {
  const bytes = new Uint8Array(body.length * 2);
  Array.from(body).forEach((each, at) => {
    bytes[2 * at] = each.charCodeAt(0);
  });
  return bytes;
};

/** An answer as it stands on the wire. */
const raw =
  (wire: string): ((asked: Asked) => void) =>
  ({ response }) => {
    response.socket?.end(wire);
  };

/** Answers that are a value, whatever they look like. */
const VALUES: readonly (readonly [string, (asked: Asked) => void, unknown])[] = [
  ['200 without a body', text('', 200, JSON_TYPE), undefined],
  ['204', bare(204), undefined],
  ['204 with a body', raw('HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n{"id":1}'), undefined],
  ['205', bare(205), undefined],
  ['304', bare(304), undefined],
  ['a byte order mark before JSON', text('\ufeff{"id":1}', 200, JSON_TYPE), { id: 1 }],
  ['JSON without a content type', text('{"id":1}'), { id: 1 }],
  [
    'JSON that calls itself UTF-16 and is not',
    text('{"id":1}', 200, { 'content-type': 'application/JSON; charset=utf-16' }),
    { id: 1 },
  ],
  ['null', json(null), null],
  ['a thing with `then`', json({ then: 1 }), { then: 1 }],
];

/** Answers that are none. The bodies hold the canary: an error must not quote them. */
const BROKEN: readonly (readonly [string, (asked: Asked) => void])[] = [
  ['HTML', text(`<p>${CANARY}</p>`, 200, { 'content-type': 'text/html' })],
  ['JSON that is cut', text(`{"id":"${CANARY}`, 200, JSON_TYPE)],
  [
    'JSON in UTF-16',
    text(utf16(`{"id":"${CANARY}"}`), 200, { 'content-type': 'application/JSON; charset=utf-16' }),
  ],
];

const polluted = (): boolean => 'evil' in {};

const NUMBERS: readonly (readonly [string, unknown])[] = [
  ['1e308', 1e308],
  // Past what a number holds exactly: documented, and the same in every runtime.
  ['9007199254740993', 9007199254740992],
  ['1E400', Infinity],
  ['-0', -0],
];

export const BODIES: readonly Case[] = [
  ...VALUES.map(([what, answer, due]): Case => ({
    number: what.includes('then') ? 'R42' : 'R41',
    title: `${what} gives ${JSON.stringify(due)}`,
    answer,
    run: async (world) => {
      same(await world.client({ maxRetries: 0 }).things.get('a'), due);
    },
  })),
  {
    number: 'R41',
    title: 'HEAD gives nothing, whatever length it promises',
    answer: bare(200, { ...JSON_TYPE, 'content-length': '1000' }),
    run: async (world) => {
      same(await world.client().things.head('a'), undefined);
    },
  },
  ...BROKEN.map(([what, answer]): Case => ({
    number: 'R41',
    title: `${what} is an error that tells status and type, and nothing of the body`,
    answer,
    run: async (world) => {
      const failure = await world.failure(world.client().things.get('a'));
      failed(failure, 'ResponseParseError', /answered 200 \(/);
      same(Reflect.get(failure.error, 'status'), 200, 'status');
    },
  })),
  {
    number: 'R41',
    title: 'an error as application/problem+json has its body',
    answer: text('{"title":"no","detail":"not today"}', 400, { 'content-type': 'application/problem+json' }),
    run: async (world) => {
      const failure = await world.failure(world.client().things.get('a'));
      failed(failure, 'ApiError', /400: not today/);
      same(Reflect.get(failure.error, 'body'), { title: 'no', detail: 'not today' });
    },
  },
  {
    number: 'R41',
    title: 'an error that unpacks to gigabytes is read to 64 KiB, and left',
    answer: gzipBomb(502),
    run: async (world) => {
      const start = performance.now();
      const failure = await world.failure(world.client({ maxRetries: 0 }).things.get('a'));
      const read: unknown = Reflect.get(failure.error, 'text');
      failed(failure, 'ApiError');
      holds(typeof read === 'string' && read.length <= 65_536, 'more was read');
      holds(performance.now() - start < 10_000, 'it took too long');
    },
  },
  {
    number: 'R41',
    title: 'an answer that unpacks to gigabytes breaks off where `limitBody` says so',
    answer: gzipBomb(200),
    run: async (world) => {
      const start = performance.now();
      const middleware = [limitBody(65_536)];
      const failure = await world.failure(world.client({ maxRetries: 0, middleware }).things.get('a'));
      failed(failure, 'ConnectionError', /got a body that broke off/);
      holds(performance.now() - start < 10_000, 'it took too long');
    },
  },
  {
    number: 'R42',
    title: '`__proto__` and `constructor` are keys like others, and change nothing',
    answer: text('{"__proto__":{"evil":1},"constructor":{"prototype":{"evil":1}}}', 200, JSON_TYPE),
    run: async (world) => {
      const got = await world.client().things.get('a');
      holds(typeof got === 'object' && got !== null && Object.hasOwn(got, '__proto__'), 'the key is gone');
      holds(!polluted(), 'prototypes are polluted');
    },
  },
  {
    number: 'R42',
    title: '`__proto__` in a page and in an error change nothing either',
    answer: (asked) => {
      const isList = asked.request.target === '/things';
      const body = isList
        ? '{"data":[{"__proto__":{"evil":1}}],"__proto__":{"more":true}}'
        : '{"__proto__":{"evil":1,"message":"x"}}';
      text(body, isList ? 200 : 400, JSON_TYPE)(asked);
    },
    run: async (world) => {
      const { things } = world.client();
      same((await things.list().toArray({ limit: 5 })).length, 1, 'items');
      const { message } = await world.failure(things.get('a'));
      same([message.endsWith('answered 400'), polluted()], [true, false]);
    },
  },
  ...NUMBERS.map(([written, due]): Case => ({
    number: 'R43',
    title: `the number ${written} is ${Object.is(due, -0) ? '-0' : String(due)}`,
    answer: text(written, 200, JSON_TYPE),
    run: async (world) => {
      same(await world.client().things.get('a'), due);
    },
  })),
  {
    number: 'R43',
    title:
      'numbers that lose digits are told of where `reportNumbers` is asked to, and what looks like them is not',
    answer: text(
      '{"id":9007199254740993,"a \\"9007199254740993":"\\\\","most":[9007199254740992,-18446744073709551616,1e308,0.1],"far":-1E400}',
      200,
      JSON_TYPE,
    ),
    run: async (world) => {
      const told: unknown[] = [];
      const middleware = [
        reportNumbers((written, { method, path }) =>
          told.push(method, path.endsWith('/things/a'), ...written),
        ),
      ];
      const got = await world.client({ middleware }).things.get('a');
      same(told, ['GET', true, '9007199254740993', '-1E400']);
      same(got, {
        id: 9007199254740992,
        'a "9007199254740993': '\\',
        most: [2 ** 53, -(2 ** 64), 1e308, 0.1],
        far: -Infinity,
      });
    },
  },
  {
    number: 'R43',
    title: 'JSON that is 100,000 deep is a value or an error of the client, and nothing breaks',
    answer: text('['.repeat(100_000) + ']'.repeat(100_000), 200, JSON_TYPE),
    run: async (world) => {
      const { things } = world.client();
      const outcome = await Promise.resolve(things.get('a')).then(
        (value) => (Array.isArray(value) ? 'a value' : 'something else'),
        (error: unknown) => (error instanceof Error ? error.name : 'something else'),
      );
      holds(['a value', 'ResponseParseError'].includes(outcome), outcome);
    },
  },
];
