// What only shows where there are more versions than are listed one by one, and documents that differ in what a type says.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { generateFromText } from '../../generator/generate.js';
import { COMPILERS, complaints } from '../support/compilers.js';
import { reportOf } from '../support/fixtures.js';
import { ROOT, writeAll } from '../support/folders.js';

const NAMES = ['v1', 'v2', 'v3', 'v4', 'v5', 'v6'];

const shop = (versions: readonly string[], paths: string, schemas: string): string => `openapi: 3.1.0
info: { title: Shop, version: '1' }
servers: [{ url: https://shop.test }]
x-api-versions: { header: V, versions: [${versions.map((version) => `{ version: ${version} }`).join(', ')}] }
paths:
${paths}
components:
  schemas:
${schemas}
`;

/** What the compilers say of a client and a program that uses it. */
const saidOf = async (description: string, program: string): Promise<readonly string[]> => {
  const made = await generateFromText('openapi.yaml', description);
  expect(await reportOf(made)).toBe('');
  await mkdir(join(ROOT, '.scratch'), { recursive: true });
  const folder = await mkdtemp(join(ROOT, '.scratch/in-many-'));
  try {
    await writeAll(join(folder, 'client'), made.files);
    await writeAll(folder, [['program.ts', program]]);
    return await Promise.all(COMPILERS.map(async ({ path }) => await complaints(path, folder, ['.'])));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

it('what exists in one version may extend what is looked up in many', async () => {
  const body = (name: string): string =>
    `requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/${name}' } } } }, responses: { '204': { description: Done. } }`;
  const paths = `  /orders:
    post: { ${body('Order')} }
    put: { x-added: v2, x-removed: v3, parameters: [{ name: at, in: query, required: true, schema: { type: string } }], ${body('Order')} }
  /gifts: { post: { x-added: v2, x-removed: v3, ${body('Gift')} } }`;
  const schemas = `    Order: { type: object, required: [item], properties: { item: { $ref: '#/components/schemas/Item' } } }
    Item: { type: object, properties: { id: { type: string }, size: { type: string, x-added: v3 } } }
    Gift: { x-added: v2, x-removed: v3, allOf: [{ $ref: '#/components/schemas/Order' }, { type: object, required: [to], properties: { to: { type: string } } }] }`;
  const program = `import { Shop } from './client/index.js';
const shop = new Shop({ version: 'v2' });
await shop.orders.update({ at: 'now', item: {} });
await shop.gifts.create({ to: 'me', item: {} });
// @ts-expect-error Items have a size from v3 on.
await shop.gifts.create({ to: 'me', item: { size: 'big' } });
// @ts-expect-error A gift is an order.
await shop.gifts.create({ to: 'me' });
`;
  const said = await saidOf(shop(NAMES, paths, schemas), program);
  expect(said).toEqual(said.map(() => ''));
});

it('a type that only came back once is sent where it no longer says so', async () => {
  const paths = `  /orders: { post: { requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }, responses: { '204': { description: Done. } } } }`;
  const schemas = `    Order: { type: object, required: [name, kind], properties: { name: { type: string }, kind: { $ref: '#/components/schemas/Kind' } } }
    Kind: { type: string, enum: [a], x-before: { v2: { type: string, enum: [a], readOnly: true } } }`;
  const program = `import { Shop } from './client/index.js';
await new Shop({ version: 'v1' }).orders.create({ name: 'n' });
// @ts-expect-error It is not sent in v1.
await new Shop({ version: 'v1' }).orders.create({ name: 'n', kind: 'a' });
await new Shop({ version: 'v2' }).orders.create({ name: 'n', kind: 'a' });
// @ts-expect-error It is required in v2.
await new Shop({ version: 'v2' }).orders.create({ name: 'n' });
`;
  const said = await saidOf(shop(['v1', 'v2'], paths, schemas), program);
  expect(said).toEqual(said.map(() => ''));
});
