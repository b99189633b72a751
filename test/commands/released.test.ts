// What `lint` says of released versions where git has what was locked: each change once, and which annotation dates it.
import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isMembers } from '../../generator/ir/documents.js';
import { folderWith, useBundle } from '../cli/command.js';

const command = useBundle();

const CATALOGUE = "{ header: V, versions: [{ version: 'a' }, { version: 'b' }] }";

const shop = (catalogue: string): string => `openapi: 3.1.0
info: { title: Shop, version: '1' }
${catalogue}paths:
  /orders:
    get:
      operationId: listOrders
      parameters:
        - { name: size, in: query, schema: { type: integer } }
        - { name: page, in: query, required: true, schema: { type: integer } }
      responses: { '200': { description: All., content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Order' } } } } } }
    post:
      operationId: addOrder
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
      responses: { '204': { description: Added. } }
  /orders/{id}:
    get:
      operationId: getOrder
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { '204': { description: There is one. } }
  /old: { get: { operationId: getOld, responses: { '204': { description: Old. } } } }
components:
  schemas:
    Order:
      type: object
      properties:
        total: { type: number }
        state: { type: string, enum: [open, done] }
        kind: { type: string, enum: [big, small] }
`;
const SHOP = shop(`x-api-versions: ${CATALOGUE}\n`);

/** A description that was locked and committed. */
const committed = async (files: Readonly<Record<string, string>>, spec: string): Promise<string> => {
  const folder = await folderWith(files);
  expect((await command.run(folder, ['lock', spec])).code).toBe(0);
  commit(folder);
  return folder;
};

const commit = (folder: string): void => {
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
  for (const words of [
    ['init', '-q'],
    ['add', '.'],
    [...identity, 'commit', '-qm', 'first'],
  ])
    execFileSync('git', words, { cwd: folder, stdio: 'ignore' });
};

const edit = async (
  folder: string,
  file: string,
  ...edits: readonly (readonly [string, string])[]
): Promise<void> => {
  let text = await readFile(join(folder, file), 'utf8');
  for (const [from, to] of edits) {
    if (!text.includes(from)) throw new Error(`${file} does not say ${from}`);
    text = text.replaceAll(from, to);
  }
  await writeFile(join(folder, file), text);
};

/** What is said of released versions, without what all say: `[message, advice]`, in the order of the places. */
const said = async (folder: string, spec: string): Promise<readonly (readonly [string, string])[]> => {
  const { stdout } = await command.run(folder, ['lint', spec, '--format', 'json']);
  const content: unknown = JSON.parse(stdout);
  const all: readonly unknown[] =
    isMembers(content) && Array.isArray(content['diagnostics']) ? content['diagnostics'] : [];
  return all.flatMap((each) => {
    if (!isMembers(each) || each['code'] !== 'released-version-changed') return [];
    return [[String(each['message']), String(each['help']).replace(/ Was it wrong before\?.*/, '')] as const];
  });
};

const RELEASED = 'in what is released: a, b.';

it('tells each change once, of all versions that have it, with the annotation for it', async () => {
  const folder = await committed({ 'shop.yaml': SHOP }, 'shop.yaml');
  await edit(
    folder,
    'shop.yaml',
    ['name: size, in: query', 'name: size, in: query, required: true'],
    ['name: page, in: query, required: true', 'name: page, in: query'],
    [
      '    post:',
      "    head: { operationId: headOrders, responses: { '204': { description: Head. } } }\n    post:",
    ],
    ['/orders/{id}', '/orders/{order}'],
    ['name: id, in: path', 'name: order, in: path'],
    ["  /old: { get: { operationId: getOld, responses: { '204': { description: Old. } } } }\n", ''],
    ['number', 'string'],
    ['open, done', 'open, done, lost'],
    ['big, small', 'big'],
  );
  expect(await said(folder, 'shop.yaml')).toEqual([
    [
      `GET /old is gone (operation-removed, breaking for callers), ${RELEASED}`,
      'Keep it, and date its end with x-removed.',
    ],
    [
      `query parameter \`size\` is required now (parameter-became-required, breaking for senders), ${RELEASED}`,
      'Date the change beside it with x-made-required.',
    ],
    [
      `query parameter \`page\` may be left out now (parameter-became-optional, compatible), ${RELEASED}`,
      'Date the change beside it with x-made-optional.',
    ],
    [`HEAD /orders is new (operation-added, compatible), ${RELEASED}`, 'Date it with x-added.'],
    [
      `GET /orders/{order} was \`GET /orders/{id}\` (path-parameter-renamed, compatible), ${RELEASED}`,
      'Say what it was called, and until when, with x-renamed-from.',
    ],
    [
      `Order.total was \`number\` and is \`string\` (response-type-changed, breaking for callers), ${RELEASED}`,
      'Date the change: x-before keeps what stood there.',
    ],
    [
      `Order.state has new values: \`"lost"\` (response-enum-value-added, breaking for callers), ${RELEASED}`,
      'Date each value beside the enum with x-enum-added.',
    ],
    [
      `Order.kind lost values: \`"small"\` (request-enum-value-removed, breaking for senders), ${RELEASED}`,
      'Date each value beside the enum with x-enum-removed.',
    ],
  ]);
});

it('knows the versions of the past where they stand in the configuration', async () => {
  const config = `apis: { shop: { spec: shop.yaml, output: out, versions: ${CATALOGUE} } }\n`;
  const folder = await committed({ 'shop.yaml': shop(''), 'apivintage.config.yaml': config }, 'shop');
  await edit(folder, 'shop.yaml', ['number', 'string']);
  expect((await said(folder, 'shop')).map(([message]) => message)).toEqual([
    `Order.total was \`number\` and is \`string\` (response-type-changed, breaking for callers), ${RELEASED}`,
  ]);
});

it('tells of what was locked, also where git has another state of it', async () => {
  const folder = await folderWith({ 'shop.yaml': SHOP });
  expect((await command.run(folder, ['lock', 'shop.yaml'])).code).toBe(0);
  await edit(folder, 'shop.yaml', ['number', 'string']);
  commit(folder);
  await edit(folder, 'shop.yaml', ['open, done', 'open']);
  expect((await said(folder, 'shop.yaml')).map(([message]) => message)).toEqual([
    `schemas/Order changed (it may break callers or senders), ${RELEASED}`,
  ]);
});
