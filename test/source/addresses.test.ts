/** Addresses with a path that references may lead to. */
import { describe, expect, it } from 'vitest';
import { loadDocuments } from '../../generator/source/documents.js';
import { fatalOf } from './fatal.js';
import { folderWith } from './folder.js';
import { serve, type Handler } from './server.js';

/** Sends `/shared/moved/<place>` on to `<place>`. */
const moving: Handler = ({ url = '' }, response) => {
  const location = /^\/shared\/moved(\/.*)$/.exec(url)?.[1];
  response.writeHead(location === undefined ? 200 : 302, location === undefined ? {} : { location });
  response.end('{"fine": 1}');
};

/** What becomes of a reference, and what the server was asked for, where the path is allowed. */
const follow = async (reference: string, path: string): Promise<readonly [unknown, readonly string[]]> => {
  const { origin, requests } = await serve(moving);
  const place = `${origin}${reference}`;
  const cwd = await folderWith({ 'a.json': JSON.stringify({ a: { $ref: place } }) });
  const documents = await loadDocuments('a.json', { cwd, allowRef: [origin + path] });
  const found = documents.get(documents.resolveUri(place, documents.entry));
  return [
    found !== undefined && 'failure' in found ? found.failure.code : 'found',
    requests.map(({ url = '' }) => url),
  ];
};

describe('an allowed path', () => {
  it.each([
    ['/shared', '/shared'],
    ['/shared/a.json', '/shared'],
    ['/shared/a.json', '/shared/'],
    ['/shared/a.json', '/shared/a.json'],
    ['/shared/deep/../a.json?v=1', '/shared'],
    ['/shared/a%2Fb.json', '/shared'],
    ['/shared?/../other', '/shared'],
    ['/shared/.a/..b/c..json', '/shared'],
    ['/a%20b/c.json', '/a b'],
    ['/anywhere/a.json', '/'],
    ['/anywhere/a.json', ''],
  ])('covers %s by %s', async (reference, path) => {
    const [outcome, asked] = await follow(reference, path);
    expect(outcome).toBe('found');
    expect(asked).toHaveLength(1);
  });

  it.each([
    '/',
    '/sharedness/a.json',
    '/Shared/a.json',
    '/other/shared/a.json',
    '/shared/../other/a.json',
    '/shared/%2e%2E/other/a.json',
    '/shared/..%2fother/a.json',
    '/shared/..%5Cother/a.json',
    '/shared\\..\\other/a.json',
    '/shared/..;/other/a.json',
    '/shared/%2e%2e;x=1/other/a.json',
    '/shared/a%2f%2e%2e%2f..%2fother.json',
    '/shared/%252e%252e/other/a.json',
    '/shared/..%252fother/a.json',
    '/shared/%c0%ae%c0%ae/other/a.json',
    '/shared/%2%65%2e/other/a.json',
    '/shared%2fa.json',
  ])('does not cover %s, which is not asked for', async (reference) => {
    expect(await follow(reference, '/shared')).toEqual(['remote-reference', []]);
  });

  it.each([
    ['/shared/moved/shared/a.json', 'found', 2],
    ['/shared/moved/other/a.json', 'redirect-refused', 1],
    ['/shared/moved/sharedness', 'redirect-refused', 1],
  ])('holds for where %s redirects to', async (reference, code, requests) => {
    const [outcome, asked] = await follow(reference, '/shared');
    expect([outcome, asked.length]).toEqual([code, requests]);
  });

  it('is named where a redirect leaves it', async () => {
    const { origin } = await serve(moving);
    const place = `${origin}/shared/moved/other/a.json?key=SECRET`;
    const cwd = await folderWith({ 'a.json': JSON.stringify({ a: { $ref: place } }) });
    const documents = await loadDocuments('a.json', { cwd, allowRef: [`${origin}/shared`] });
    expect(documents.get(place)).toMatchObject({
      failure: {
        message: `"${origin}/shared/moved/other/a.json?…" redirects to ${origin}/other/a.json, and nothing allows that.`,
        help: `Where you trust it, name the address that it leads to, or allow it: --allow-ref ${origin}/other/a.json`,
      },
    });
  });
});

describe('an address that would say more than it does', () => {
  it.each([
    'user:SECRET@h.test/x',
    'h.test/x?key=SECRET',
    'h.test/x#SECRET',
    'h.test/a%2f..%2fb',
    'h.test/%25',
  ])('is refused: %s', async (place) => {
    const cwd = await folderWith({ 'a.json': '{}' });
    const error = await fatalOf(loadDocuments('a.json', { cwd, allowRef: [`https://${place}`] }));
    expect(error.diagnostics.map(({ code }) => code)).toEqual(['allow-ref-unusable']);
  });
});
