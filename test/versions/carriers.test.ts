// What a client does by version is the same however the version travels: in a header, a query parameter or the address.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateFromText } from '../../generator/generate.js';
import { ROOT, writeAll } from '../support/folders.js';
import { reply, serve, type Seen, type TestServer } from '../runtime/server.js';

const description = (carrier: string, url: string): string => `openapi: 3.1.0
info: { title: Shop, version: '1' }
servers: [{ url: '${url}', variables: { release: { default: v2 } } }]
security: [{ key: [] }]
x-pagination: { style: cursor, request: cursor, items: /data, next: /next }
x-api-versions:
  ${carrier}
  unknown: { status: 400, code: no_such_version }
  versions: [{ version: v1 }, { version: v2 }]
paths:
  /orders:
    parameters:
      - { name: Shop-Version, in: header, required: true, schema: { type: string } }
      - { name: api-version, in: query, required: true, schema: { type: string } }
    get:
      operationId: listOrders
      parameters:
        - { name: cursor, in: query, x-added: v2, schema: { type: string } }
        - { name: status, in: query, schema: { type: string } }
      responses:
        '200':
          description: Orders.
          content:
            application/json:
              schema:
                type: object
                required: [data]
                properties: { data: { type: array, items: { type: object } }, next: { type: string } }
                x-before: { v2: { type: array, items: { type: object } } }
    post: { operationId: createOrder, x-added: v2, responses: { '204': { description: Done. } } }
components: { securitySchemes: { key: { type: http, scheme: bearer } } }
`;

interface Orders {
  readonly list: (
    params?: object,
    options?: object,
  ) => Promise<unknown> & { readonly toArray?: (limit: object) => Promise<unknown> };
  readonly create: (options?: object) => Promise<unknown>;
}
interface Shop {
  readonly orders: Orders;
  readonly withVersion: (version: string) => Shop;
}
interface Module {
  readonly Shop: new (options: object) => Shop;
  readonly InvalidApiVersionError: unknown;
  readonly VersionMismatchError: unknown;
}

const isModule = (value: unknown): value is Module =>
  typeof value === 'object' && value !== null && 'Shop' in value;
const containing = (text: string): unknown => expect.stringContaining(text);

interface Case {
  readonly name: string;
  readonly carrier: string;
  readonly url: string;
  /** What a request says of its version. */
  readonly versionIn: (seen: Seen) => unknown;
  /** What a message says was sent. */
  readonly said: (version: string) => string;
  /** Options of a call that would name another one. */
  readonly byHand: object | undefined;
}

const CASES: readonly Case[] = [
  {
    name: 'header',
    carrier: 'header: Shop-Version',
    url: 'https://shop.example',
    versionIn: ({ headers }) => headers['shop-version'],
    said: (version) => `Shop-Version: ${version}`,
    byHand: { headers: { 'shop-version': 'v1' } },
  },
  {
    name: 'query parameter',
    carrier: 'query: api-version',
    url: 'https://shop.example',
    versionIn: ({ url }) => new URL(url, 'http://x').searchParams.getAll('api-version').join(),
    said: (version) => `api-version=${version}`,
    byHand: { query: { 'api-version': 'v1' } },
  },
  {
    name: 'server variable',
    carrier: 'server: release',
    url: 'https://shop.example/{release}',
    versionIn: ({ url }) => url.split('/')[1],
    said: (version) => `version ${version}`,
    byHand: undefined,
  },
];

describe.each(CASES)('a version in a $name', ({ name, carrier, url, versionIn, said, byHand }) => {
  let folder = '';
  let module: Module | undefined;

  beforeAll(async () => {
    const { files, diagnostics } = await generateFromText('openapi.yaml', description(carrier, url), {
      name: 'shop',
    });
    expect(diagnostics).toEqual([]);
    await mkdir(join(ROOT, '.scratch'), { recursive: true });
    folder = await mkdtemp(join(ROOT, '.scratch/carriers-'));
    await writeAll(folder, files);
    const loaded: unknown = await import(join(folder, 'index.ts'));
    if (isModule(loaded)) module = loaded;
  });
  afterAll(async () => await rm(folder, { recursive: true, force: true }));

  const connected = (server: TestServer, options: object = {}): Shop => {
    if (module === undefined) throw new Error('there is no client');
    const baseURL = name === 'server variable' ? `${server.url}/{release}` : server.url;
    return new module.Shop({ baseURL, token: 'secret', apiKey: 'secret', key: 'secret', ...options });
  };
  const listing = async (body: unknown, status = 200): Promise<TestServer> =>
    await serve((_seen, response) => reply(response, status, body));
  const failure = async (call: () => Promise<unknown>): Promise<unknown> =>
    await call().then(
      () => undefined,
      (error: unknown) => error,
    );

  it('goes with every request, once, and nobody is asked for it', async () => {
    const server = await listing([]);
    const other =
      name === 'header' ? { 'api-version': 'x' } : name === 'query parameter' ? { 'Shop-Version': 'x' } : {};
    await connected(server)
      .withVersion('v1')
      .orders.list({ ...other, shopVersion: 'x' });
    expect(server.seen.map(versionIn)).toEqual(['v1']);
  });

  it('decides whether a list has pages', async () => {
    const pages = await serve(({ url: asked }, response) =>
      reply(
        response,
        200,
        asked.includes('cursor=') ? { data: [{ id: 2 }] } : { data: [{ id: 1 }], next: 'n' },
      ),
    );
    const { orders } = connected(pages);
    expect(await orders.list({}).toArray?.({ limit: 9 })).toEqual([{ id: 1 }, { id: 2 }]);
    expect(pages.seen.map(versionIn)).toEqual(['v2', 'v2']);
    const array = await listing([{ id: 3 }]);
    expect(await connected(array).withVersion('v1').orders.list()).toEqual([{ id: 3 }]);
  });

  it('decides which parameters are sent', async () => {
    const server = await listing([]);
    await connected(server).withVersion('v1').orders.list({ cursor: 'c', status: 's' });
    const sent = new URL(server.seen[0]?.url ?? '', 'http://x').searchParams;
    expect([sent.get('cursor'), sent.get('status')]).toEqual([null, 's']);
  });

  it('decides which operations there are', async () => {
    const server = await listing([]);
    const call = async (): Promise<unknown> => await connected(server).withVersion('v1').orders.create();
    expect(await failure(call)).toMatchObject({
      name: 'TypeError',
      message: containing('only in v2'),
    });
    expect(server.seen).toEqual([]);
  });

  it('is part of the error when the answer has the shape of another', async () => {
    const shop = connected(await listing([]));
    const error = await failure(async () => await shop.orders.list());
    expect(error).toBeInstanceOf(module?.VersionMismatchError);
    expect(error).toMatchObject({ requested: 'v2', message: containing(said('v2')) });
  });

  it('that the server does not know is an error of its own', async () => {
    const shop = connected(await listing({ error: 'no_such_version', message: 'Valid versions: v1.' }, 400));
    const error = await failure(async () => await shop.orders.list());
    expect(error).toBeInstanceOf(module?.InvalidApiVersionError);
    expect(error).toMatchObject({ requested: 'v2', validVersions: ['v1'] });
  });

  it('leaves the credential as it is', async () => {
    const server = await listing([]);
    await failure(async () => await connected(server).orders.list());
    await connected(server).withVersion('v1').orders.list();
    const sent = server.seen.map(({ headers }) => headers.authorization);
    expect(sent).toEqual(['Bearer secret', 'Bearer secret']);
  });

  it.runIf(byHand !== undefined)('cannot be set by hand', async () => {
    const server = await listing([]);
    const error = await failure(async () => await connected(server).orders.list({}, byHand));
    expect(error).toMatchObject({ name: 'TypeError', message: containing('use withVersion') });
    expect(server.seen).toEqual([]);
  });
});
