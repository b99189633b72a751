// `versions`: what each version of an API has, to the letter.
import { expect, it } from 'vitest';
import { folderWith, petStore, useBundle } from '../cli/command.js';

const command = useBundle();

const NONE = { total: 0, added: [], changed: [], removed: [] };

/** In the second version nearly everything is another in the depth, and some things come and go; in the third one goes. */
const SHOP = `openapi: 3.1.0
info: { title: Shop, version: '1' }
x-api-versions:
  query: version
  pin: two
  omitted: one
  versions:
    - { version: one, status: deprecated, released: '2026-01-15' }
    - { version: two }
    - { version: three.preview }
x-api-changes:
  deep: { in: two, breaking: true, summary: Numbers are texts. }
  gone: { in: three.preview, summary: Fewer things. }
paths:
  /sent:
    post:
      requestBody: { content: { application/json: { schema: { properties: { a: { properties: &deep { b: { type: string, x-before: { two: { type: integer } }, x-change: deep } } } } } } } }
      responses: { '204': { description: Done. } }
  /received:
    get:
      responses: { '200': { description: One., content: { application/json: { schema: { properties: { a: { properties: *deep } } } } } } }
  /same: { get: { responses: { '200': { description: One., content: { application/json: { schema: { $ref: '#/components/schemas/Nested' } } } } } } }
  /gone: { get: { x-removed: two, responses: { '204': { description: Done. } } } }
  /later: { get: { x-removed: three.preview, x-change: gone, responses: { '204': { description: Done. } } } }
components:
  schemas:
    Nested: { properties: { a: { properties: { b: { properties: *deep } } } } }
`;

it('says of each what comes, goes and is another, also where that is deep in it', async () => {
  const folder = await folderWith({ 'shop.yaml': SHOP, 'pets.yaml': petStore() });
  const { code, stdout, stderr } = await command.run(folder, ['versions', 'shop.yaml', '--format', 'json']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(stdout)).toEqual({
    apis: [
      {
        title: 'Shop',
        query: 'version',
        pin: 'two',
        omitted: 'one',
        versions: [
          {
            version: 'one',
            status: 'deprecated',
            released: '2026-01-15',
            operations: { ...NONE, total: 5 },
            schemas: { ...NONE, total: 1 },
            changes: [],
          },
          {
            version: 'two',
            status: 'stable',
            operations: {
              total: 4,
              added: [],
              changed: ['GET /received', 'POST /sent'],
              removed: ['GET /gone'],
            },
            schemas: { ...NONE, total: 1, changed: ['Nested'] },
            changes: [{ id: 'deep', in: 'two', breaking: true, summary: 'Numbers are texts.' }],
          },
          {
            version: 'three.preview',
            status: 'preview',
            operations: { ...NONE, total: 3, removed: ['GET /later'] },
            schemas: { ...NONE, total: 1 },
            changes: [{ id: 'gone', in: 'three.preview', breaking: false, summary: 'Fewer things.' }],
          },
        ],
      },
    ],
  });
});

it('is a table, and below it what the changes are called', async () => {
  const { stdout } = await command.run(await folderWith({ 'shop.yaml': SHOP }), ['versions', 'shop.yaml']);
  expect(stdout).toBe(`Shop: query parameter version

  version        status      released    operations    schemas
  one            deprecated  2026-01-15  5             1             assumed when none is sent
  two            stable                  4 (+0 ~2 -1)  1 (+0 ~1 -0)  sent by default
  three.preview  preview                 3 (+0 ~0 -1)  1

Changes in two:
  deep (breaking): Numbers are texts.

Changes in three.preview:
  gone: Fewer things.
`);
});

it('says how the version travels', async () => {
  const server = SHOP.replace('query: version', 'server: version').replace(
    'paths:',
    "servers: [{ url: 'https://shop.example/{version}', variables: { version: { default: two } } }]\npaths:",
  );
  const { stdout } = await command.run(await folderWith({ 'shop.yaml': server }), ['versions', 'shop.yaml']);
  expect(stdout).toMatch(/^Shop: server variable version\n/);
});

it('fails where something is wrong, and says of the rest what there is', async () => {
  const folder = await folderWith({ 'shop.yaml': SHOP.replace('version: two }', 'version: one }') });
  const { code, stderr } = await command.run(folder, ['versions', 'shop.yaml']);
  expect(code).toBe(2);
  expect(stderr).toContain('version "one" is listed twice');
});

const DANGLING = {
  'pets.yaml': petStore({ "$ref: '#/components/schemas/Pet'": "$ref: '#/components/schemas/Pest'" }),
};

it.each(['versions', 'project', 'report'])(
  '%s takes what is not there for anything where that is asked for',
  async (word) => {
    const folder = await folderWith(DANGLING);
    const refused = await command.run(folder, [word, 'pets.yaml']);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('Nothing is at "#/components/schemas/Pest"');
    expect(refused.stderr).toMatch(/pets\.yaml:22:\d+ +error +unresolved-reference/);
    if (word !== 'versions') expect(refused.stdout).toBe('');
    const taken = await command.run(folder, [word, 'pets.yaml', '--unresolved', 'unknown']);
    expect(taken.code).toBe(0);
    expect(taken.stdout).not.toBe('');
  },
);

it('project of a version that an API without versions cannot have says so', async () => {
  const { code, stdout, stderr } = await command.run(await folderWith({ 'pets.yaml': petStore() }), [
    ...['project', 'pets.yaml', '--version', 'two'],
  ]);
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain('no-such-version');
});
