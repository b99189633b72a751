// Where a request goes follows the version, whichever form the address has.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { generateFromText } from '../../generator/generate.js';
import { compile, COMPILERS } from '../support/compilers.js';
import { reportOf } from '../support/fixtures.js';
import { ROOT, writeAll } from '../support/folders.js';
import { methodOf } from '../support/live-client.js';

type Server = { readonly url: string; readonly variables?: object } | undefined;

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

const documentOf = (version: string, server: Server): object => ({
  openapi: '3.1.0',
  info: { title: 'Shop', version },
  ...(server === undefined ? {} : { servers: [server] }),
  paths: { '/orders': { get: { operationId: 'list', responses: { 204: { description: 'None.' } } } } },
});

/** The client of a document for each version, which differ in their servers; `url` calls it with options. */
const shopOf = async (
  servers: Readonly<Record<string, Server>>,
  carrier: object = { header: 'Shop-Version' },
): Promise<{ folder: string; report: string; url: (options: object, then?: string) => Promise<string> }> => {
  const versions = Object.keys(servers).map((version) => ({ version, document: `${version}.json` }));
  const entry = JSON.stringify({ 'x-api-versions': { ...carrier, versions } });
  const files = Object.entries(servers).map(
    ([version, server]) => [`${version}.json`, JSON.stringify(documentOf(version, server))] as const,
  );
  const made = await generateFromText('openapi.json', entry, { name: 'shop' }, Object.fromEntries(files));
  await mkdir(join(ROOT, '.scratch'), { recursive: true });
  const folder = await mkdtemp(join(ROOT, '.scratch/servers-'));
  folders.push(folder);
  await writeAll(folder, made.files);
  const exports: unknown = await import(join(folder, 'index.ts'));
  if (typeof exports !== 'object' || exports === null) throw new TypeError('a package exports something');
  return {
    folder,
    report: await reportOf(made),
    url: async (options, then) => await calledAt(exports, options, then),
  };
};

/** The address that a call asks for, of a client or of the one that it turns into. */
const calledAt = async (exports: object, options: object, then: string | undefined): Promise<string> => {
  const made: unknown = Reflect.get(exports, 'Shop');
  if (typeof made !== 'function') throw new TypeError('no client');
  let asked = '';
  const answer = (url: string): Promise<Response> => {
    asked = url;
    return Promise.resolve(new Response(null, { status: 204 }));
  };
  const first: unknown = Reflect.construct(made, [{ ...options, fetch: answer }]);
  const turn: unknown = Reflect.get(Object(first), 'withVersion');
  const client: unknown =
    then === undefined || typeof turn !== 'function' ? first : Reflect.apply(turn, first, [then]);
  if (typeof client !== 'object' || client === null) throw new TypeError('a client is an object');
  await methodOf({ client, exports }, 'orders.list')();
  return asked;
};

describe('the address of a version', () => {
  it.each(COMPILERS)('compiles where versions are called like numbers, with $name', async ({ path }) => {
    const { folder, url } = await shopOf({
      '3': { url: 'https://old.shop.example' },
      '4': { url: 'https://shop.example' },
    });
    expect(await compile(path, folder, ['.'])).toEqual([]);
    expect(await url({ version: '3' })).toBe('https://old.shop.example/orders');
  });

  it('is that of its own document', async () => {
    const { report, url } = await shopOf({
      v1: { url: 'https://old.shop.example/v1/' },
      v2: { url: 'https://shop.example/v2' },
    });
    expect(report).toBe('');
    expect(await url({})).toBe('https://shop.example/v2/orders');
    expect(await url({ version: 'v1' })).toBe('https://old.shop.example/v1/orders');
    expect(await url({}, 'v1')).toBe('https://old.shop.example/v1/orders');
  });

  it('has the variables of its own document', async () => {
    const { report, url } = await shopOf({
      v1: { url: 'https://{host}.example/v1', variables: { host: { default: 'old' } } },
      v2: {
        url: 'https://{region}.example/v2',
        variables: { region: { default: 'eu', enum: ['eu', 'us'] } },
      },
      v3: { url: 'https://{region}.example/v3', variables: { region: { default: 'us' } } },
    });
    expect(report).toBe('');
    expect(await url({ version: 'v1' })).toBe('https://old.example/v1/orders');
    expect(await url({ version: 'v1', host: 'a', region: 'b' })).toBe('https://a.example/v1/orders');
    expect(await url({ version: 'v2' })).toBe('https://eu.example/v2/orders');
    expect(await url({ region: 'ap' })).toBe('https://ap.example/v3/orders');
    expect(await url({ region: 'ap' }, 'v2')).toBe('https://ap.example/v2/orders');
    expect(await url({}, 'v3')).toBe('https://us.example/v3/orders');
  });

  it('may need what that of another does not', async () => {
    const tenant = { tenant: { default: '' } };
    const { url } = await shopOf({
      v1: { url: 'https://{tenant}.example/v1', variables: tenant },
      v2: { url: 'https://shop.example/v2' },
    });
    expect(await url({})).toBe('https://shop.example/v2/orders');
    expect(await url({ tenant: 'acme', version: 'v1' })).toBe('https://acme.example/v1/orders');
    await expect(url({ version: 'v1' })).rejects.toThrow("needs 'tenant'");
  });

  it('holds the version by itself where the catalogue names a variable for it', async () => {
    const { report, url } = await shopOf(
      { v1: { url: 'https://shop.example/v1' }, v2: { url: 'https://shop.example/v2' } },
      { server: 'version' },
    );
    expect(report).toBe('');
    expect(await url({})).toBe('https://shop.example/v2/orders');
    const options = { baseURL: 'https://proxy.example/{version}' };
    expect(await url(options)).toBe('https://proxy.example/v2/orders');
    expect(await url(options, 'v1')).toBe('https://proxy.example/v1/orders');
  });

  it.each([
    ['a path', { url: '/v1' }, 'v1: /v1'],
    ['nothing', undefined, 'v1: none'],
  ])('is not that of another where it is %s', async (_, server, said) => {
    const { report, url } = await shopOf({ v1: server, v2: { url: 'https://shop.example/v2' } });
    expect(report).toContain('server-without-host-by-version');
    expect(report).toContain(said);
    expect(await url({})).toBe('https://shop.example/v2/orders');
    await expect(url({ version: 'v1' })).rejects.toThrow('baseURL must be an http(s) URL');
    expect(await url({ version: 'v1', baseURL: 'https://x.example/v1' })).toBe('https://x.example/v1/orders');
  });

  it('is one for all where only the user knows it, which is told', async () => {
    const { report, url } = await shopOf({ v1: { url: '/v1' }, v2: { url: '/v2' } });
    expect(report).toContain('not all say their host (v1: /v1, v2: /v2)');
    expect(await url({ baseURL: 'https://shop.example/v2' })).toBe('https://shop.example/v2/orders');
  });
});
