// What carries a credential follows the version.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateFromText } from '../../generator/generate.js';
import { compile, COMPILERS } from '../support/compilers.js';
import { reportOf } from '../support/fixtures.js';
import { ROOT, writeAll } from '../support/folders.js';
import { methodOf } from '../support/live-client.js';

const SHOP = `openapi: 3.1.0
info: { title: Shop, version: '1' }
servers: [{ url: 'https://shop.example' }]
x-api-versions: { header: Shop-Version, versions: [{ version: '1' }, { version: '2' }] }
paths:
  /orders: { get: { security: [{ key: [] }], responses: { '204': { description: None. } } } }
components:
  securitySchemes:
    key: { type: http, scheme: bearer, x-before: { '2': { type: apiKey, in: header, name: Shop-Key } } }
`;

let folder = '';
beforeAll(async () => {
  const made = await generateFromText('openapi.yaml', SHOP, { name: 'shop' });
  expect(await reportOf(made)).toBe('');
  await mkdir(join(ROOT, '.scratch'), { recursive: true });
  folder = await mkdtemp(join(ROOT, '.scratch/security-'));
  await writeAll(folder, made.files);
});
afterAll(async () => await rm(folder, { recursive: true, force: true }));

/** The headers of a call by a client, or by the one of another version that it turns into. */
const sent = async (options: object, then?: string): Promise<Headers> => {
  const exports: unknown = await import(join(folder, 'index.ts'));
  if (typeof exports !== 'object' || exports === null) throw new TypeError('a package exports something');
  const made: unknown = Reflect.get(exports, 'Shop');
  if (typeof made !== 'function') throw new TypeError('no client');
  let headers = new Headers();
  const fetching = (_url: string, init: RequestInit): Promise<Response> => {
    headers = new Headers(init.headers);
    return Promise.resolve(new Response(null, { status: 204 }));
  };
  const first: unknown = Reflect.construct(made, [{ key: 'secret', ...options, fetch: fetching }]);
  const turn: unknown = Reflect.get(Object(first), 'withVersion');
  const client: unknown =
    then === undefined || typeof turn !== 'function' ? first : Reflect.apply(turn, first, [then]);
  if (typeof client !== 'object' || client === null) throw new TypeError('a client is an object');
  await methodOf({ client, exports }, 'orders.list')();
  return headers;
};

describe('a security scheme that was another one before', () => {
  it.each([
    ['the default version', {}, undefined],
    ['the new version', { version: '2' }, undefined],
    ['a client that turns to the new version', { version: '1' }, '2'],
  ])('goes where it goes now, in %s', async (_name, options, then) => {
    const headers = await sent(options, then);
    expect([headers.get('authorization'), headers.get('shop-key')]).toEqual(['Bearer secret', null]);
  });

  it.each([
    ['the old version', { version: '1' }, undefined],
    ['a client that turns to the old version', {}, '1'],
  ])('goes where it went then, in %s', async (_name, options, then) => {
    const headers = await sent(options, then);
    expect([headers.get('authorization'), headers.get('shop-key')]).toEqual([null, 'secret']);
  });

  it.each(COMPILERS)('compiles with $name', async ({ path }) => {
    expect(await compile(path, folder, ['.'])).toEqual([]);
  });
});
