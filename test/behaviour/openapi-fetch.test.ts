// openapi-fetch with the types of the output `paths`: two versions of one API, against a server.
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { symlink, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import createClient from 'openapi-fetch';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { generateFromText } from '../../generator/generate.js';
import { COMPILERS, compile } from '../support/compilers.js';
import { ROOT, writeAll } from '../support/folders.js';

const SHOP = `openapi: 3.1.0
info: { title: Shop, version: '1' }
servers: [{ url: 'https://shop.example' }]
x-api-versions: { header: Shop-Version, versions: [{ version: '2026-01-15' }, { version: '2026-06-01' }] }
paths:
  /orders/{id}:
    get:
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
        - { name: expand, in: query, schema: { type: boolean }, x-added: '2026-06-01' }
      responses:
        '200': { description: One., content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
        '404': { description: None., content: { application/json: { schema: { $ref: '#/components/schemas/Problem' } } } }
components:
  schemas:
    Order:
      type: object
      required: [id, total]
      properties:
        id: { type: string }
        total: { type: integer, x-before: { '2026-06-01': { type: string } } }
    Problem: { type: object, required: [code], properties: { code: { type: string } } }
`;

const PROGRAM = `import createClient from 'openapi-fetch';
import type { paths } from './paths/index.js';
import type { components, paths as older } from './paths/2026-01-15.js';

const shop = createClient<paths>({ baseUrl: 'https://shop.example' });
const { data, error } = await shop.GET('/orders/{id}', { params: { path: { id: '1' }, query: { expand: true } } });
export const total: number | undefined = data?.total;
export const code: string | undefined = error?.code;

const before = createClient<older>({ baseUrl: 'https://shop.example' });
const old = await before.GET('/orders/{id}', { params: { path: { id: '1' } } });
export const oldTotal: string | undefined = old.data?.total;
export const order: components['schemas']['Order'] = { id: '1', total: '2' };

// @ts-expect-error: there is no expand in 2026-01-15
await before.GET('/orders/{id}', { params: { path: { id: '1' }, query: { expand: true } } });
// @ts-expect-error: there is no such path
await shop.GET('/baskets', {});
`;

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'apivintage-fetch-'));
  const { files } = await generateFromText('shop.yaml', SHOP, { outputs: ['paths'] });
  await writeAll(folder, [
    ...[...files].map(([path, text]) => [`paths/${path}`, text] as const),
    ['use.ts', PROGRAM],
  ]);
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

it.each(COMPILERS)('has the types of each version: $name', async ({ path }) => {
  const all = await compile(path, folder, ['use.ts', 'paths']);
  // Its own declarations are not for every flag of ours.
  expect(all.filter(({ file }) => !file.includes('node_modules'))).toEqual([]);
});

interface Paths {
  '/orders/{id}': {
    get: {
      parameters: { path: { id: string }; query?: { expand?: boolean } };
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: { 'application/json': { id: string; total: number } };
        };
        404: { headers: Record<string, unknown>; content: { 'application/json': { code: string } } };
      };
    };
  };
}

it('sends what the types say, and reads what comes', async () => {
  const seen: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    seen.push(request);
    const isThere = request.url?.startsWith('/orders/1') === true;
    response.writeHead(isThere ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isThere ? { id: '1', total: 3 } : { code: 'none' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = addressOf(server.address());
  const headers = { 'Shop-Version': '2026-06-01' };
  const shop = createClient<Paths>({ baseUrl: `http://127.0.0.1:${port}`, headers });
  const found = await shop.GET('/orders/{id}', { params: { path: { id: '1' }, query: { expand: true } } });
  const missed = await shop.GET('/orders/{id}', { params: { path: { id: '2' } } });
  server.close();
  expect(found.data).toEqual({ id: '1', total: 3 });
  expect(missed.error).toEqual({ code: 'none' });
  expect(seen.map(({ url }) => url)).toEqual(['/orders/1?expand=true', '/orders/2']);
  expect(seen[0]?.headers['shop-version']).toBe('2026-06-01');
});

const addressOf = (address: AddressInfo | string | null): AddressInfo => {
  if (address === null || typeof address === 'string') throw new TypeError('no port');
  return address;
};
