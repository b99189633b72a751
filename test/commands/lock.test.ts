// `lock`, and what `lint` says of released versions that changed.
import { execFileSync } from 'node:child_process';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectMistake, folderWith, petStore, useBundle } from '../cli/command.js';

const command = useBundle();

const SHOP = `openapi: 3.1.0
info: { title: Shop, version: '1' }
servers: [{ url: 'https://shop.example' }]
security: [{ token: [] }]
x-api-versions:
  header: Shop-Version
  versions:
    - { version: '2026-01-15' }
    - { version: '2026-06-01' }
    - { version: '2026-09-01.preview' }
x-api-changes:
  notes: { in: '2026-06-01', summary: Orders have notes. }
tags: [{ name: orders, description: What people buy. }]
paths:
  /orders:
    get:
      operationId: ListOrders
      tags: [orders]
      summary: List orders
      responses:
        '200':
          description: All orders.
          content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Order' } } } }
        default: { description: It failed. }
components:
  securitySchemes: { token: { type: http, scheme: bearer } }
  schemas:
    Order:
      type: object
      properties:
        id: { type: string, description: Its number. }
        note: { type: string, description: For the courier., x-added: '2026-06-01', x-change: notes }
`;

const LOCK = 'versions.lock.json';
const read = async (folder: string): Promise<string> => await readFile(join(folder, LOCK), 'utf8');
const edit = async (folder: string, from: string, to: string): Promise<void> => {
  const text = await readFile(join(folder, 'shop.yaml'), 'utf8');
  if (!text.includes(from)) throw new Error(`the shop does not say ${from}`);
  await writeFile(join(folder, 'shop.yaml'), text.replace(from, to));
};

it.each(['plain', 'github'])('says in the format %s what it wrote', async (format) => {
  const folder = await folderWith({ 'shop.yaml': SHOP });
  const { stdout } = await command.run(folder, ['lock', 'shop.yaml', '--format', format]);
  expect(stdout).toBe('versions.lock.json: written (2026-01-15, 2026-06-01)\n');
});

/** The shop, locked. */
const locked = async (): Promise<string> => {
  const folder = await folderWith({ 'shop.yaml': SHOP });
  expect(await command.run(folder, ['lock', 'shop.yaml'])).toEqual({
    code: 0,
    signal: null,
    stderr: '',
    stdout: 'versions.lock.json: written (2026-01-15, 2026-06-01)\n',
  });
  return folder;
};

const lint = async (folder: string) =>
  await command.run(folder, ['lint', 'shop.yaml', '--format', 'plain'], {
    env: { GIT_CEILING_DIRECTORIES: join(folder, '..') },
  });

/** Typed, which what vitest gives is not. */
const anyHash: unknown = expect.any(String);

describe('lock', () => {
  it('writes what differs from version to version, and the same bytes again', async () => {
    const folder = await locked();
    const text = await read(folder);
    expect(JSON.parse(text)).toMatchObject({
      lockfile: 1,
      specifications: {
        'shop.yaml': [
          { version: '2026-01-15', elements: { 'GET /orders': anyHash } },
          { version: '2026-06-01', elements: { 'schemas/Order': anyHash } },
        ],
      },
    });
    const { mtimeMs } = await stat(join(folder, LOCK));
    expect((await command.run(folder, ['lock', 'shop.yaml'])).stdout).toContain('unchanged');
    expect((await stat(join(folder, LOCK))).mtimeMs).toBe(mtimeMs);
    expect((await readdir(folder)).sort()).toEqual(['shop.yaml', LOCK]);
    expect((await lint(folder)).code).toBe(0);
  });

  it('has methods of any name, and what is sent as any media type', async () => {
    const more = `    additionalOperations:
      COPY:
        operationId: CopyOrders
        requestBody:
          content:
            application/json: { schema: { type: object, properties: { a: { type: string } } } }
            multipart/form-data: { schema: { type: object, properties: { b: { type: string } } } }
        responses: { '204': { description: Copied. } }
`;
    const text = SHOP.replace('openapi: 3.1.0', 'openapi: 3.2.0').replace(
      'components:',
      `${more}components:`,
    );
    const folder = await folderWith({ 'shop.yaml': text });
    expect((await command.run(folder, ['lock', 'shop.yaml'])).code).toBe(0);
    expect(await read(folder)).toContain('"COPY /orders"');
    await edit(folder, 'b: { type: string }', 'b: { type: integer }');
    const { code, stdout } = await lint(folder);
    expect(code).toBe(1);
    expect(stdout).toContain('COPY /orders');
  });

  it('is not touched by prose, order, previews or a component that nothing uses', async () => {
    const folder = await locked();
    const text = await read(folder);
    await edit(folder, 'Its number.', 'The number of the order.');
    await edit(folder, '{ type: string, description: The', '{ description: The');
    await edit(folder, 'of the order. }', 'of the order., type: string }');
    await edit(
      folder,
      '    Order:\n',
      "    Later: { type: object, x-added: '2026-09-01.preview' }\n    Order:\n",
    );
    await edit(
      folder,
      'properties:\n',
      "properties:\n        soon: { type: string, x-added: '2026-09-01.preview' }\n",
    );
    expect((await command.run(folder, ['lock', 'shop.yaml'])).stdout).toContain('unchanged');
    expect(await read(folder)).toBe(text);
  });

  it('holds what operations take from their path, and where all of them are', async () => {
    for (const [from, to, element] of [
      ['  /orders:\n', "  /orders:\n    servers: [{ url: 'https://orders.example' }]\n", 'GET /orders'],
      [
        '  /orders:\n',
        '  /orders:\n    parameters: [{ name: q, in: query, schema: { type: string } }]\n',
        'GET /orders',
      ],
      [
        "servers: [{ url: 'https://shop.example' }]",
        "servers: [{ url: 'https://store.example' }]",
        'servers',
      ],
    ] as const) {
      const folder = await locked();
      await edit(folder, from, to);
      const { code, stdout } = await lint(folder);
      expect([code, stdout]).toEqual([
        1,
        expect.stringContaining(`released-version-changed: ${element} changed`),
      ]);
    }
  });

  it('holds what is sent to webhooks', async () => {
    const folder = await locked();
    const shipped = `post: { responses: { '204': { description: Taken. } } }`;
    await edit(folder, 'components:\n', `webhooks: { shipped: { ${shipped} } }\ncomponents:\n`);
    const { code, stdout } = await lint(folder);
    expect(code).toBe(1);
    expect(stdout).toContain('released-version-changed: webhook POST shipped is new');
  });

  it('holds versions that are deprecated or retired, and not what is only announced', async () => {
    const folder = await folderWith({
      'shop.yaml': SHOP.replace("'2026-01-15' }", "'2026-01-15', status: retired }"),
    });
    const words = ['lock', 'shop.yaml'];
    expect((await command.run(folder, [...words, '--dry-run'])).stdout).toContain(
      'would be written (2026-01-15, 2026-06-01)',
    );
    expect(await readdir(folder)).not.toContain(LOCK);
    expect((await command.run(folder, words)).stdout).toContain('written (2026-01-15, 2026-06-01)');
  });

  it('does not take a property for prose because of its name', async () => {
    const folder = await locked();
    await edit(
      folder,
      'properties:\n',
      'properties:\n        description: { type: string, description: What. }\n',
    );
    expect((await lint(folder)).code).toBe(1);
  });

  it('records a change of what is released only if it is told to', async () => {
    const folder = await locked();
    const text = await read(folder);
    await edit(folder, 'id: { type: string', 'id: { type: integer');
    const refused = await command.run(folder, ['lock', 'shop.yaml', '--format', 'plain']);
    expect(refused.code).toBe(1);
    expect(refused.stdout).toContain('released-version-changed');
    expect(await read(folder)).toBe(text);
    const accepted = await command.run(folder, ['lock', 'shop.yaml', '--accept']);
    expect(accepted.code).toBe(0);
    expect(accepted.stdout).toContain('updated');
    expect(await read(folder)).not.toBe(text);
    expect((await lint(folder)).code).toBe(0);
  });

  it('appends a new version, and lint says that it is missing', async () => {
    const folder = await locked();
    const before = await read(folder);
    await edit(folder, "'2026-06-01' }\n", "'2026-06-01' }\n    - { version: '2026-07-01' }\n");
    const result = await lint(folder);
    expect(result.code).toBe(0);
    expect(result.stdout).toMatch(/^shop\.yaml:10:7: warning version-not-locked/);
    expect((await command.run(folder, ['lock', 'shop.yaml'])).code).toBe(0);
    const [first] = before.split('"version": "2026-06-01"');
    expect((await read(folder)).startsWith(first ?? '-')).toBe(true);
    expect((await lint(folder)).stdout).toBe('');
  });

  it('speaks of a version where the configuration lists it', async () => {
    const folder = await folderWith({
      'shop.yaml': `openapi: 3.1.0\ninfo: { title: Shop, version: '1' }\npaths: {}\n`,
      'apivintage.config.yaml': `apis:
  shop:
    spec: shop.yaml
    output: client
    versions:
      header: Shop-Version
      versions:
        - { version: '2026-01-15' }
`,
    });
    expect((await command.run(folder, ['lock'])).code).toBe(0);
    const path = join(folder, 'apivintage.config.yaml');
    await writeFile(path, (await readFile(path, 'utf8')).replace('2026-01-15', '2026-06-01'));
    const { stdout } = await command.run(folder, ['lint', '--format', 'plain']);
    expect(stdout).toMatch(/^apivintage\.config\.yaml:8:\d+: warning version-not-locked/m);
    expect(stdout).toMatch(/^apivintage\.config\.yaml:5:\d+: error released-version-removed/m);
  });

  it('notices a version that is gone', async () => {
    const folder = await locked();
    await edit(folder, "    - { version: '2026-01-15' }\n", '');
    expect((await lint(folder)).stdout).toContain('released-version-removed');
    expect((await command.run(folder, ['lock', 'shop.yaml'])).code).toBe(1);
    expect((await command.run(folder, ['lock', 'shop.yaml', '--accept'])).code).toBe(0);
  });

  it('has nothing to do without versions, keeps specifications apart, and needs a file', async () => {
    const folder = await folderWith({ 'shop.yaml': SHOP, 'other.yaml': SHOP, 'pets.yaml': petStore() });
    expect((await command.run(folder, ['lock', 'pets.yaml'])).stdout).toBe(
      'pets.yaml: no released versions, nothing to lock\n',
    );
    await command.run(folder, ['lock', 'shop.yaml']);
    await command.run(folder, ['lock', 'other.yaml']);
    expect((await command.run(folder, ['lock', 'shop.yaml'])).stdout).toContain('unchanged');
    const streamed = await command.run(folder, ['lock', '-'], { stdin: SHOP });
    expectMistake(streamed);
    expect(streamed.stdout).toContain('no-place-for-lock');
  });

  it('that was merged by hand, or is of another time, is refused', async () => {
    const folder = await locked();
    const text = await read(folder);
    await writeFile(join(folder, LOCK), text.replace(/"schemas\/Order": "\w/, '"schemas/Order": "0'));
    expect((await lint(folder)).stdout).toContain('do not add up');
    for (const wrong of ['<<<<<<<', '{}', text.replace('"lockfile": 1', '"lockfile": 2')]) {
      await writeFile(join(folder, LOCK), wrong);
      const result = await lint(folder);
      expect(result.code).toBe(2);
      expect(result.stdout).toContain('invalid-lock');
    }
  });
});

describe('lint of what is released', () => {
  it('names the element, the place and what to write', async () => {
    const folder = await locked();
    await edit(folder, 'id: { type: string', 'id: { type: integer');
    const { code, stdout } = await command.run(folder, ['lint', 'shop.yaml'], {
      env: { GIT_CEILING_DIRECTORIES: join(folder, '..') },
    });
    expect(code).toBe(1);
    expect(stdout).toContain('shop.yaml:28:5  error  released-version-changed  schemas/Order changed');
    expect(stdout).toContain('2026-01-15, 2026-06-01');
    expect(stdout).toContain('x-before');
  });

  it('knows exactly what changed where git has what was locked', async () => {
    const folder = await locked();
    const git = (...words: readonly string[]): void => {
      const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
      execFileSync('git', [...identity, ...words], { cwd: folder, stdio: 'ignore' });
    };
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'first');
    await edit(folder, 'id: { type: string', 'code: { type: string');
    await edit(folder, 'type: http, scheme: bearer', 'type: apiKey, in: header, name: X-Key');
    await edit(
      folder,
      '    get:\n',
      "    head: { operationId: HeadOrders, summary: Head, tags: [orders], responses: { '200': { description: All. }, default: { description: No. } } }\n    get:\n",
    );
    const { code, stdout } = await command.run(folder, ['lint', 'shop.yaml', '--format', 'plain']);
    expect(code).toBe(1);
    expect(stdout).toContain('Order.id is gone (response-property-removed, breaking for callers)');
    expect(stdout).toContain('Order.code is new (response-property-added, compatible)');
    expect(stdout).toContain('security scheme `token` is an API key');
    expect(stdout).toContain('HEAD /orders is new (operation-added, compatible)');
    expect(stdout.match(/released-version-changed/g)).toHaveLength(4);
  });

  it('says nothing of what is announced beside a change: the version is the same', async () => {
    const folder = await locked();
    for (const words of [
      ['init', '-q'],
      ['add', '.'],
      ['-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '-qm', 'first'],
    ])
      execFileSync('git', words, { cwd: folder, stdio: 'ignore' });
    await edit(folder, 'id: { type: string', 'id: { deprecated: true, x-sunset: "2027-01-31", type: string');
    await edit(folder, "{ version: '2026-01-15' }", "{ version: '2026-01-15', status: deprecated }");
    await edit(folder, 'tags: [orders]', 'x-stability-level: beta\n      tags: [orders]');
    expect(await command.run(folder, ['lint', 'shop.yaml', '--format', 'plain'])).toMatchObject({ code: 0 });
    await edit(
      folder,
      "x-added: '2026-06-01', x-change: notes }",
      "pattern: a, x-added: '2026-06-01', x-change: notes }",
    );
    const { code, stdout } = await command.run(folder, ['lint', 'shop.yaml', '--format', 'plain']);
    expect(code).toBe(1);
    expect(stdout.match(/released-version-changed: [^(]*\(([\w-]+)/g)).toEqual([
      'released-version-changed: Order.note is more limited: `pattern` is "a" now (response-constraint-tightened',
    ]);
  });

  it('knows that something changed where git has the lock, and not what was locked', async () => {
    const folder = await locked();
    for (const words of [
      ['init', '-q'],
      ['add', 'versions.lock.json'],
      ['-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '-qm', 'first'],
    ])
      execFileSync('git', words, { cwd: folder, stdio: 'ignore' });
    await edit(folder, 'id: { type: string', 'id: { type: integer');
    const { code, stdout, stderr } = await command.run(folder, ['lint', 'shop.yaml', '--format', 'plain']);
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toContain('released-version-changed: schemas/Order changed');
  });
});
