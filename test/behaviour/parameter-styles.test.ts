/**
 * Parameters as a server gets them from a generated client. Expected texts are those of the style table of OpenAPI 3.1.1
 * and 3.2.0, whose values are "blue", ["blue", "black", "brown"] and { R: 100, G: 200, B: 150 }.
 */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { reply, serve, type Seen } from '../runtime/server.js';
import { liveClient, methodOf, type LiveClient } from '../support/live-client.js';

let connect: (options: object) => LiveClient;
beforeAll(async () => {
  connect = await liveClient('parameter-styles', 'Styles');
});

const list = ['blue', 'black', 'brown'];
const object = { R: 100, G: 200, B: 150 };

/** What a server gets of one value: the segment, the query, the header or the cookies. */
const sent = async (method: string, value: unknown): Promise<string | undefined> => {
  const server = await serve((_seen, response) => {
    response.writeHead(204);
    response.end();
  });
  return await sentTo(server.url, server.seen, method, value);
};

const sentTo = async (
  baseURL: string,
  seen: readonly Seen[],
  method: string,
  value: unknown,
): Promise<string | undefined> => {
  const call = methodOf(connect({ baseURL, maxRetries: 0 }), method);
  await (method.startsWith('path.') ? call(value) : call({ color: value }));
  const last = seen.at(-1);
  if (last === undefined) throw new Error('nothing was sent');
  const [path = ''] = last.url.split('?');
  const query = last.url === path ? undefined : last.url.slice(path.length + 1);
  switch (method.split('.')[0]) {
    case 'path':
      return path.split('/').slice(2, -1).join('/');
    case 'query':
      return query;
    case 'header':
      return text(last.headers['color']);
    default:
      return last.headers.cookie;
  }
};

const text = (header: string | readonly string[] | undefined): string | undefined =>
  header === undefined || typeof header === 'string' ? header : header.join();

describe('the style table', () => {
  it.each([
    ['path.matrix', '', ';color'],
    ['path.matrix', 'blue', ';color=blue'],
    ['path.matrix', list, ';color=blue,black,brown'],
    ['path.matrix', object, ';color=R,100,G,200,B,150'],
    ['path.matrixExploded', '', ';color'],
    ['path.matrixExploded', 'blue', ';color=blue'],
    ['path.matrixExploded', list, ';color=blue;color=black;color=brown'],
    ['path.matrixExploded', object, ';R=100;G=200;B=150'],
    ['path.label', 'blue', '.blue'],
    ['path.label', list, '.blue,black,brown'],
    ['path.label', object, '.R,100,G,200,B,150'],
    ['path.labelExploded', 'blue', '.blue'],
    ['path.labelExploded', list, '.blue.black.brown'],
    ['path.labelExploded', object, '.R=100.G=200.B=150'],
    ['path.simple', 'blue', 'blue'],
    ['path.simple', list, 'blue,black,brown'],
    ['path.simple', object, 'R,100,G,200,B,150'],
    ['path.simpleExploded', 'blue', 'blue'],
    ['path.simpleExploded', list, 'blue,black,brown'],
    ['path.simpleExploded', object, 'R=100,G=200,B=150'],
    ['query.form', '', 'color='],
    ['query.form', 'blue', 'color=blue'],
    ['query.form', list, 'color=blue,black,brown'],
    ['query.form', object, 'color=R,100,G,200,B,150'],
    ['query.formExploded', '', 'color='],
    ['query.formExploded', 'blue', 'color=blue'],
    ['query.formExploded', list, 'color=blue&color=black&color=brown'],
    ['query.formExploded', object, 'R=100&G=200&B=150'],
    ['query.spaceDelimited', list, 'color=blue%20black%20brown'],
    ['query.spaceDelimited', object, 'color=R%20100%20G%20200%20B%20150'],
    ['query.pipeDelimited', list, 'color=blue%7Cblack%7Cbrown'],
    ['query.pipeDelimited', object, 'color=R%7C100%7CG%7C200%7CB%7C150'],
    ['query.deepObjectExploded', object, 'color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150'],
    ['header.simple', '', ''],
    ['header.simple', 'blue', 'blue'],
    ['header.simple', list, 'blue,black,brown'],
    ['header.simple', object, 'R,100,G,200,B,150'],
    ['header.simpleExploded', '', ''],
    ['header.simpleExploded', 'blue', 'blue'],
    ['header.simpleExploded', list, 'blue,black,brown'],
    ['header.simpleExploded', object, 'R=100,G=200,B=150'],
    ['cookie.cookie', '', 'color='],
    ['cookie.cookie', 'blue', 'color=blue'],
    ['cookie.cookie', list, 'color=blue,black,brown'],
    ['cookie.cookie', object, 'color=R,100,G,200,B,150'],
    ['cookie.cookieExploded', '', 'color='],
    ['cookie.cookieExploded', 'blue', 'color=blue'],
    ['cookie.cookieExploded', list, 'color=blue; color=black; color=brown'],
    ['cookie.cookieExploded', object, 'R=100; G=200; B=150'],
    ['cookie.form', '', 'color='],
    ['cookie.form', 'blue', 'color=blue'],
    ['cookie.form', list, 'color=blue,black,brown'],
    ['cookie.form', object, 'color=R,100,G,200,B,150'],
  ])('%s of %j', async (method, value, expected) => {
    expect(await sent(method, value)).toBe(expected);
  });

  // The table has `.` and nothing for these: both lead to another path, so that nobody may ask for it by accident.
  it.each(['path.label', 'path.labelExploded', 'path.simple', 'path.simpleExploded'])(
    '%s of nothing is refused',
    async (method) => {
      await expect(sent(method, '')).rejects.toThrow('leads to another path');
      await expect(sent(method, [])).rejects.toThrow('leads to another path');
    },
  );

  // Cells without a text in the table: what the styles have in common with `form`.
  it.each([
    ['query.spaceDelimited', 'blue', 'color=blue'],
    ['query.spaceDelimitedExploded', list, 'color=blue&color=black&color=brown'],
    ['query.pipeDelimitedExploded', object, 'R=100&G=200&B=150'],
    ['query.deepObjectExploded', 'blue', 'color=blue'],
    // In a cookie header an ampersand separates nothing.
    ['cookie.formExploded', list, 'color=blue; color=black; color=brown'],
    ['cookie.formExploded', object, 'R=100; G=200; B=150'],
  ])('%s of %j, which it leaves open', async (method, value, expected) => {
    expect(await sent(method, value)).toBe(expected);
  });
});

describe('beside the styles', () => {
  it.each([
    ['path.json', object, '%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D'],
    ['path.json', 'blue', '%22blue%22'],
    ['query.json', list, 'color=%5B%22blue%22%2C%22black%22%2C%22brown%22%5D'],
    ['header.json', object, '{"R":100,"G":200,"B":150}'],
    ['cookie.json', 'blue', 'color=%22blue%22'],
    ['query.text', 'a "b"', 'color=a%20%22b%22'],
    // URLs themselves encode the apostrophe.
    ['query.formExplodedReserved', ":/?#[]@!$&'()*+,;=", 'color=:/?%23[]@!$%26%27()*%2B,;%3D'],
    ['query.formReserved', ['a/b', 'c,d'], 'color=a/b,c%2Cd'],
    ['query.pipeDelimitedReserved', ['a/b', 'c,d'], 'color=a/b%7Cc,d'],
    ['query.deepObjectReserved', { 'a/b': 'c/d' }, 'color%5Ba%2Fb%5D=c/d'],
    ['path.reserved', 'a/b c', 'a/b%20c'],
    ['query.empty', '', 'color='],
    ['query.empty', true, 'color=true'],
    ['cookie.form', 'a;b=c d', 'color=a%3Bb%3Dc%20d'],
  ])('%s of %j', async (method, value, expected) => {
    expect(await sent(method, value)).toBe(expected);
  });

  it.each([[undefined], [null], [[]], [{}]])('nothing is sent for %j', async (value) => {
    for (const method of [
      'query.form',
      'query.formExploded',
      'query.pipeDelimited',
      'query.deepObjectExploded',
    ])
      expect(await sent(method, value)).toBeUndefined();
    for (const method of ['cookie.form', 'cookie.formExploded', 'cookie.cookie', 'cookie.cookieExploded'])
      expect(await sent(method, value)).toBeUndefined();
  });

  it.each(['a;b', 'a b', 'a\r\nSet-Cookie: b', 'ü'])(
    'a cookie that is not encoded cannot hold %j',
    async (value) => {
      for (const method of ['cookie.cookie', 'cookie.cookieExploded']) {
        await expect(sent(method, value)).rejects.toThrow('holds what no cookie may');
        await expect(sent(method, [value])).rejects.toThrow('holds what no cookie may');
      }
    },
  );
});

/** How a server reads a style, from the raw text to the values. */
type Read = (raw: string) => unknown;
const decode = (raw: string): string => decodeURIComponent(raw);
const parsed = (raw: string): unknown => JSON.parse(raw);
const value = (raw: string): string => raw.slice(raw.indexOf('=') + 1);
const pairs = (raw: string, separator: string): readonly (readonly [string, string])[] =>
  raw.split(separator).map((pair) => [decode(pair.slice(0, pair.indexOf('='))), decode(value(pair))]);

const LISTS: readonly (readonly [string, Read])[] = [
  ['path.simple', (raw) => raw.split(',').map(decode)],
  ['path.label', (raw) => raw.slice(1).split(',').map(decode)],
  ['path.matrix', (raw) => value(raw).split(',').map(decode)],
  ['path.matrixExploded', (raw) => pairs(raw.slice(1), ';').map(([, each]) => each)],
  ['path.json', (raw) => parsed(decode(raw))],
  ['query.form', (raw) => value(raw).split(',').map(decode)],
  ['query.formReserved', (raw) => value(raw).split(',').map(decode)],
  ['query.formExploded', (raw) => new URLSearchParams(raw).getAll('color')],
  ['query.formExplodedReserved', (raw) => new URLSearchParams(raw).getAll('color')],
  ['query.spaceDelimited', (raw) => decode(value(raw)).split(' ')],
  ['query.pipeDelimited', (raw) => decode(value(raw)).split('|')],
  ['query.pipeDelimitedReserved', (raw) => decode(value(raw)).split('|')],
  ['query.json', (raw) => parsed(decode(value(raw)))],
  ['cookie.form', (raw) => value(raw).split(',').map(decode)],
  ['cookie.formExploded', (raw) => pairs(raw, '; ').map(([, each]) => each)],
  ['cookie.json', (raw) => parsed(decode(value(raw)))],
];
const OBJECTS: readonly (readonly [string, Read])[] = [
  ['path.simpleExploded', (raw) => pairs(raw, ',')],
  ['path.matrixExploded', (raw) => pairs(raw.slice(1), ';')],
  ['query.formExploded', (raw) => [...new URLSearchParams(raw)]],
  ['query.formExplodedReserved', (raw) => [...new URLSearchParams(raw)]],
  [
    'query.deepObjectExploded',
    (raw) => [...new URLSearchParams(raw)].map(([name, each]) => [name.slice('color['.length, -1), each]),
  ],
  ['cookie.formExploded', (raw) => pairs(raw, '; ')],
];

describe('whatever is sent arrives', () => {
  // What a path may not hold is refused, and the members of these lists are told apart by spaces or pipes.
  const words = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    .filter((each) => !/^\.{1,2}$|^(?:\.|%2e){1,2}$/i.test(each));
  const membersFor = (method: string): fc.Arbitrary<string> =>
    /spaceDelimited|pipeDelimited/.test(method) ? words.filter((each) => !/[ |]/.test(each)) : words;
  const options = { numRuns: 60 };

  const server = async (): Promise<(method: string, given: unknown) => Promise<string>> => {
    const { url, seen } = await serve((_seen, response) => reply(response, 200, {}));
    return async (method, given) => (await sentTo(url, seen, method, given)) ?? '';
  };

  it.each(LISTS)('as a list: %s', async (method, read) => {
    const send = await server();
    const lists = fc.array(membersFor(method), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(lists, async (given) => {
        expect(read(await send(method, given))).toEqual(given);
      }),
      options,
    );
  });

  it.each(OBJECTS)('as an object: %s', async (method, read) => {
    const send = await server();
    const objects = fc.dictionary(words, words, { minKeys: 1, maxKeys: 5 });
    await fc.assert(
      fc.asyncProperty(objects, async (given) => {
        expect(read(await send(method, given))).toEqual(Object.entries(given));
      }),
      options,
    );
  });

  it.each(['path.simple', 'path.reserved', 'query.form', 'query.formExplodedReserved', 'cookie.form'])(
    'as text: %s',
    async (method) => {
      const send = await server();
      const texts = method === 'path.reserved' ? words.filter((each) => !/\//.test(each)) : words;
      await fc.assert(
        fc.asyncProperty(texts, async (given) => {
          const raw = await send(method, given);
          expect(decode(method.startsWith('path.') ? raw : value(raw))).toBe(given);
        }),
        options,
      );
    },
  );

  it.each(['header.simple', 'cookie.cookie'])('as text that needs no encoding: %s', async (method) => {
    const send = await server();
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[!-:<-~]{1,20}$/), async (given) => {
        const raw = await send(method, given);
        expect(method === 'header.simple' ? raw : value(raw)).toBe(given);
      }),
      options,
    );
  });
});
