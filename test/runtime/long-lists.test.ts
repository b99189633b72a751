// Lists of very many pages: what is remembered of each is small, and tells every page from every other.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { Api } from '../../templates/runtime/api.js';
import { bodyField } from '../../templates/runtime/body-field.js';
import { bodyParam } from '../../templates/runtime/body-source.js';
import { jsonBody } from '../../templates/runtime/body.js';
import { cursorPage } from '../../templates/runtime/cursor-page.js';
import { fingerprint } from '../../templates/runtime/fingerprint.js';
import type { Operation } from '../../templates/runtime/operation.js';
import type { PagePromise } from '../../templates/runtime/page.js';

interface Answer {
  readonly items: readonly number[];
  readonly next?: string;
}

const SEARCH: Operation<PagePromise<number, Answer>> = {
  method: 'POST',
  path: '/search',
  body: jsonBody,
  bodyFrom: bodyParam,
  returns: cursorPage({
    cursor: bodyField('after'),
    items: (body: Answer) => body.items,
    next: (body) => body.next,
  }),
};

/** A list of `length` pages with an item each; what is after the last one is `after`. */
function search(query: string, length: number, after?: string): PagePromise<number, Answer> {
  let sent = 0;
  const api = new Api({
    baseURL: 'https://api.example.com',
    options: {
      fetch: async () => {
        sent += 1;
        const next = sent < length ? `c${sent}` : after;
        return await Promise.resolve(Response.json({ items: [sent], next }));
      },
    },
  });
  return api.send(SEARCH, [], { body: { query } });
}

setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');

/** Bytes that are held. */
function held(): number {
  if (typeof collect === 'function') Reflect.apply(collect, undefined, []);
  return process.memoryUsage().heapUsed;
}

it('a large body that asks for pages is not kept for each of them', async () => {
  const pages = 300;
  const query = 'q'.repeat(200_000);
  const before = held();
  let seen = 0;
  let after = 0;
  for await (const item of search(query, pages)) {
    seen = item;
    if (item === pages - 1) after = held();
  }
  expect(seen).toBe(pages);
  expect((after - before) / query.length).toBeLessThan(pages / 5);
});

it('a list is followed to its end however alike its large bodies are, and a circle in it is found at once', async () => {
  const query = 'q'.repeat(1000);
  const items: number[] = [];
  for await (const item of search(query, 5000)) items.push(item);
  expect(items.length).toBe(5000);
  const all: number[] = [];
  const circle = async (): Promise<void> => {
    for await (const item of search(query, 50, 'c7')) all.push(item);
  };
  await expect(circle()).rejects.toThrow('leads back to a page before');
  expect(all.length).toBe(50);
});

describe('a fingerprint', () => {
  const base = 'x'.repeat(100);

  it.each([
    ['count at the end', (at: number) => `${base}${at}`],
    ['count at the start', (at: number) => `${at}${base}`],
    ['count in two places', (at: number) => `${at}${base}${at}`],
    ['have two counts', (at: number) => `${at % 300}${base}${Math.floor(at / 300)}`],
    [
      'have one letter elsewhere',
      (at: number) => `${'ab'.repeat(at % 300)}c${'ab'.repeat(400 - (at % 300))}${at}`,
    ],
    ['differ in length', (at: number) => 'a'.repeat(65 + (at % 3000)) + String(Math.floor(at / 3000))],
  ])('is another one for each of the texts that %s', (_what, make) => {
    const texts = Array.from({ length: 30_000 }, (_, at) => make(at));
    expect(new Set(texts.map(fingerprint)).size).toBe(new Set(texts).size);
  });

  it('is as short for any text', () => {
    expect(fingerprint('é'.repeat(100_000)).length).toBeLessThan(64);
    expect(fingerprint('short')).toBe('short');
  });
});
