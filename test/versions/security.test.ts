// What carries a credential follows the version.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateFromText } from '../../generator/generate.js';
import { compile, COMPILERS } from '../support/compilers.js';
import { reportOf } from '../support/fixtures.js';
import { ROOT, writeAll } from '../support/folders.js';
import { methodOf } from '../support/live-client.js';

type Options = Readonly<Record<string, unknown>>;

/** A client whose scheme `key` was another one in version 1. */
const shop = (now: string, before: string, more = ''): string => `openapi: 3.1.0
info: { title: Shop, version: '1' }
servers: [{ url: 'https://shop.example' }]
x-api-versions: { header: Shop-Version, versions: [{ version: '1' }, { version: '2' }] }
paths:
  /orders: { get: { security: [{ key: [] }], responses: { '204': { description: None. } } } }
${more}components:
  securitySchemes:
    key: { ${now}, x-before: { '2': { ${before} } } }
`;

const folders: string[] = [];
const shopOf = async (text: string): Promise<string> => {
  const made = await generateFromText('openapi.yaml', text, { name: 'shop' });
  expect(await reportOf(made)).toBe('');
  await mkdir(join(ROOT, '.scratch'), { recursive: true });
  const folder = await mkdtemp(join(ROOT, '.scratch/security-'));
  folders.push(folder);
  await writeAll(folder, made.files);
  return folder;
};
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

/** The headers of a call by a client, or by the one of another version that it turns into. */
const sent = async (folder: string, options: Options, then?: string): Promise<Headers> => {
  const exports: unknown = await import(join(folder, 'index.ts'));
  if (typeof exports !== 'object' || exports === null) throw new TypeError('a package exports something');
  const made: unknown = Reflect.get(exports, 'Shop');
  if (typeof made !== 'function') throw new TypeError('no client');
  let headers = new Headers();
  const fetching = (url: string, init: RequestInit): Promise<Response> => {
    if (url.endsWith('/token'))
      return Promise.resolve(Response.json({ access_token: 'fetched', token_type: 'Bearer' }));
    headers = new Headers(init.headers);
    return Promise.resolve(new Response(null, { status: 204 }));
  };
  const first: unknown = Reflect.construct(made, [{ ...options, fetch: fetching }]);
  const turn: unknown = Reflect.get(Object(first), 'withVersion');
  const client: unknown =
    then === undefined || typeof turn !== 'function' ? first : Reflect.apply(turn, first, [then]);
  if (typeof client !== 'object' || client === null) throw new TypeError('a client is an object');
  await methodOf({ client, exports }, 'orders.list')();
  return headers;
};

/** What the compiler says of programs that make a client each, by their lines. */
const compiled = async (folder: string, ...options: readonly string[]): Promise<readonly string[]> => {
  const lines = options.map((each) => `new Shop(${each});`);
  await writeFile(join(folder, 'program.ts'), `import { Shop } from './index.js';${lines.join('\n')}\n`);
  const complaints = await compile(join(ROOT, 'node_modules/typescript-7/bin/tsc'), folder, ['.']);
  return complaints.map(({ line, message }) => `${line} ${message}`);
};

const BEARER = 'type: http, scheme: bearer';
const BASIC = 'type: http, scheme: basic';
const KEY = 'type: apiKey, in: header, name: Shop-Key';
const OAUTH =
  'type: oauth2, flows: { clientCredentials: { tokenUrl: https://shop.example/token, scopes: {} } }';

describe('a security scheme that was another one before', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await shopOf(shop(BEARER, KEY));
  });

  it.each([
    ['the default version', {}, undefined],
    ['the new version', { version: '2' }, undefined],
    ['a client that turns to the new version', { version: '1' }, '2'],
  ])('goes where it goes now, in %s', async (_name, options, then) => {
    const headers = await sent(folder, { key: 'secret', ...options }, then);
    expect([headers.get('authorization'), headers.get('shop-key')]).toEqual(['Bearer secret', null]);
  });

  it.each([
    ['the old version', { version: '1' }, undefined],
    ['a client that turns to the old version', {}, '1'],
  ])('goes where it went then, in %s', async (_name, options, then) => {
    const headers = await sent(folder, { key: 'secret', ...options }, then);
    expect([headers.get('authorization'), headers.get('shop-key')]).toEqual([null, 'secret']);
  });

  it.each(COMPILERS)('compiles with $name', async ({ path }) => {
    expect(await compile(path, folder, ['.'])).toEqual([]);
  });
});

describe('a security scheme that took another kind of value before', () => {
  const auth = { username: 'a', password: 'b' };

  it.each([
    ['a token', BEARER, { key: 'now', keyPassword: auth }, 'Bearer now'],
    [
      'a fetched token',
      OAUTH,
      { key: { clientId: 'a', clientSecret: 'b' }, keyPassword: auth },
      'Bearer fetched',
    ],
  ])('has an option for each: a password before, %s now', async (_name, now, options, header) => {
    const folder = await shopOf(shop(now, BASIC));
    expect((await sent(folder, options)).get('authorization')).toBe(header);
    expect((await sent(folder, { ...options, version: '1' })).get('authorization')).toBe('Basic YTpi');
    expect((await sent(folder, options, '1')).get('authorization')).toBe('Basic YTpi');
    expect((await sent(folder, { key: 'now', version: '1' })).has('authorization')).toBe(false);
    expect(await compiled(folder, JSON.stringify(options), "{ keyPassword: 'secret' }")).toEqual([
      expect.stringContaining("2 error TS2322: Type 'string' is not assignable to type 'BasicCredential'"),
    ]);
  });

  it('says of each option for which versions it is', async () => {
    const client = await readFile(join(await shopOf(shop(BEARER, BASIC)), 'client.ts'), 'utf8');
    expect(client).toMatch(
      /\* For `1`; other versions take another kind of credential\.\s+\*\/\s+keyPassword\?/,
    );
    expect(client).toMatch(/\* For `2`; other versions take another kind of credential\.\s+\*\/\s+key\?/);
  });

  it('has an option for a key beside the one for tokens that are fetched', async () => {
    const folder = await shopOf(shop(OAUTH, KEY));
    const options = { key: { clientId: 'a', clientSecret: 'b' }, keyKey: 'old' };
    expect((await sent(folder, options)).get('authorization')).toBe('Bearer fetched');
    const headers = await sent(folder, options, '1');
    expect([headers.get('authorization'), headers.get('shop-key')]).toEqual([null, 'old']);
  });

  it('fetches tokens for versions too that do not say how', async () => {
    const folder = await shopOf(shop(OAUTH, BEARER));
    const options = { key: { clientId: 'a', clientSecret: 'b' } };
    expect((await sent(folder, options, '1')).get('authorization')).toBe('Bearer fetched');
    expect(await compiled(folder, JSON.stringify(options))).toEqual([]);
  });

  it('yields a name to the scheme that is called so', async () => {
    const other = `    keyPassword: { ${KEY} }\n`;
    const folder = await shopOf(`${shop(BEARER, BASIC)}${other}`);
    expect(
      await compiled(folder, `{ keyPassword: 'k', keyPasswordOption: ${JSON.stringify(auth)} }`),
    ).toEqual([]);
  });
});

describe('a parameter of all operations', () => {
  const parameters = (...each: readonly string[]): string =>
    `x-client-parameters:\n${each.map((one) => `  - { name: ${one} }\n`).join('')}`;
  const SHOP = shop(
    BEARER,
    KEY,
    parameters(
      "X-Workspace, in: header, schema: { type: integer }, x-before: { '2': { name: X-Workspace, in: header, schema: { type: boolean } } }",
      "X-Old, in: header, schema: { type: string }, x-removed: '2'",
    ),
  );

  it('is taken as each version takes it, and sent where there is one', async () => {
    const folder = await shopOf(SHOP);
    const options = { xWorkspace: 3, xOld: 'a' };
    const [now, before] = [await sent(folder, options), await sent(folder, options, '1')];
    expect([now.get('x-workspace'), now.get('x-old')]).toEqual(['3', null]);
    expect([before.get('x-workspace'), before.get('x-old')]).toEqual(['3', 'a']);
    expect(
      await compiled(folder, '{ xWorkspace: 3, xOld: "" }', '{ xWorkspace: true }', '{ xWorkspace: "" }'),
    ).toEqual([expect.stringMatching(/^3 .*'string' is not assignable to type 'number \| boolean/)]);
  });
});
