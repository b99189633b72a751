/** R44: streams of events that are cut, padded, or without end. */
import { endless, slowly, text } from './answers.js';
import type { Case } from './case.js';
import { collected, failed, holds, same } from './check.js';

const TYPE = 'text/event-stream';
const EVENTS = { 'content-type': TYPE };
const MEGABYTE = 1024 * 1024;

const bytes = new TextEncoder().encode('data: h\u00e4llo \ud83d\ude80\n\n');

/** Server-sent events as they come: the data that is due of each. */
const PIECES: readonly (readonly [string, readonly (string | Uint8Array)[], readonly string[]])[] = [
  ['CRLF in two pieces', ['data: a\r', '\n\r', '\ndata: b\r\n\r\n'], ['a', 'b']],
  [
    'characters in single bytes',
    [...bytes].map((each) => new Uint8Array([each])),
    ['h\u00e4llo \ud83d\ude80'],
  ],
  ['signs of life alone, and then an event', [': \n\n', ': \n\n', 'data: a\n\n'], ['a']],
  ['an end without an empty line', ['data: a\n\nda', 'ta: b'], ['a', 'b']],
];

export const STREAMS: readonly Case[] = [
  ...PIECES.map(([what, pieces, due]): Case => ({
    number: 'R44',
    title: `${what}: every event, once`,
    answer: slowly(pieces, 15, TYPE),
    run: async (world) => {
      const { items, error } = await collected(world.client().feed.get());
      same([items.map(({ data }) => data), error], [due, undefined]);
    },
  })),
  {
    number: 'R44',
    title: 'a line of 100 MB is given up after one, and the connection with it',
    answer: endless(100 * MEGABYTE, TYPE),
    run: async (world) => {
      const { items, error } = await collected(world.client().feed.get());
      same(items, [], 'events');
      failed(world.thrown(error), 'ResponseParseError', /without end/);
    },
  },
  {
    number: 'R44',
    title: 'an event of 100 MB in short lines is given up, too',
    answer: endless(100 * MEGABYTE, TYPE, `data: ${'x'.repeat(1000)}\n`),
    run: async (world) => {
      const { error } = await collected(world.client().feed.get());
      failed(world.thrown(error), 'ResponseParseError', /without end/);
    },
  },
  {
    number: 'R44',
    title: 'a wait that no number holds is none',
    answer: text(`retry: ${'9'.repeat(1000)}\ndata: a\n\nretry: 10\ndata: b\n\n`, 200, EVENTS),
    run: async (world) => {
      const { items } = await collected(world.client().feed.get());
      same(
        items.map(({ data, retry }) => [data, retry]),
        [
          ['a', undefined],
          ['b', 10],
        ],
      );
    },
  },
  {
    number: 'R44',
    title: 'an event called error is an event',
    answer: text('event: error\ndata: no\n\ndata: a\n\n', 200, EVENTS),
    run: async (world) => {
      const { items, error } = await collected(world.client().feed.get());
      same(
        [items.map(({ event, data }) => [event, data]), error],
        [
          [
            ['error', 'no'],
            ['message', 'a'],
          ],
          undefined,
        ],
      );
    },
  },
  {
    number: 'R44',
    title: 'who leaves the loop ends the connection',
    answer: slowly(Array<string>(1000).fill('data: a\n\n'), 20, TYPE),
    run: async (world) => {
      let count = 0;
      for await (const { data } of world.client().feed.get()) {
        same(data, 'a');
        if (++count === 3) break;
      }
      holds(await world.isLeft(), 'the connection is open');
    },
  },
];
