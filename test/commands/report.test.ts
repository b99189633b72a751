// `report`: one HTML page about the versions of an API.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { contentOf, expectMistake, folderWith, petStore, useBundle } from '../cli/command.js';

const command = useBundle();

const SHOP = `openapi: 3.1.0
info: { title: 'Shop <script>alert(1)</script>', version: '1' }
x-api-versions:
  header: Shop-Version
  versions: [{ version: '2026-01-15' }, { version: '2026-06-01' }]
x-api-changes:
  notes: { in: '2026-06-01', breaking: true, summary: 'Totals are numbers.</li><b>' }
paths:
  /orders:
    get: { responses: { '200': { description: All., content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } } } }
  /notes:
    get: { x-added: '2026-06-01', responses: { '200': { description: All. } } }
  /old:
    get: { x-removed: '2026-06-01', responses: { '200': { description: All. } } }
  /same:
    get: { responses: { '200': { description: All. } } }
components:
  schemas:
    Order:
      type: object
      properties:
        total: { type: number, x-before: { '2026-06-01': { type: string } }, x-change: notes }
`;

/** The words of a row of a table. */
const row = (page: string, id: string): readonly string[] => {
  const line = page.split('<tr>').find((each) => each.startsWith(`<th scope="row">${id}</th>`)) ?? '';
  return [...line.matchAll(/<td class="state \w+">(?:<a href="#[\w-]+">)?([^<]+)/g)].map(
    ([, word = '']) => word,
  );
};

it('shows which version has what, and what each changed', async () => {
  const folder = await folderWith({ 'shop.yaml': SHOP });
  const { code, stdout, stderr } = await command.run(folder, ['report', 'shop.yaml']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(row(stdout, 'GET /orders')).toEqual(['✓', 'breaking']);
  expect(row(stdout, 'GET /notes')).toEqual(['–', 'added']);
  expect(row(stdout, 'GET /old')).toEqual(['✓', 'removed']);
  expect(row(stdout, 'Order')).toEqual(['✓', 'changed']);
  expect(row(stdout, 'GET /same')).toEqual([]);
  expect(stdout).toContain('The same in every version: 1</summary><ul><li><code>GET /same</code></li></ul>');
  expect(stdout).toContain('<strong>notes</strong> (breaking): Totals are numbers.');
  expect(stdout).toContain('since 2026-01-15.');
  const anchors = [...stdout.matchAll(/ href="#([\w-]+)"/g)].map(([, id = '']) => id);
  for (const id of anchors) expect(stdout).toContain(` id="${id}"`);
  expect(anchors.length).toBeGreaterThan(4);
});

it('holds no markup of a description, no script, and loads nothing', async () => {
  const folder = await folderWith({ 'shop.yaml': SHOP });
  const { stdout } = await command.run(folder, ['report', 'shop.yaml']);
  expect(stdout).not.toMatch(/<script|<\/li><b>|<link|<img| src=|url\(|https?:/);
  expect(stdout).toContain('Shop &lt;script&gt;alert(1)&lt;/script&gt;');
  expect(stdout).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
});

it('writes a file, again over its own, and over no other', async () => {
  const folder = await folderWith({ 'shop.yaml': SHOP, 'mine.html': '<p>Mine.</p>' });
  const words = ['report', 'shop.yaml', '-o', 'versions.html'];
  expect(await command.run(folder, [...words, '--dry-run'])).toMatchObject({
    code: 0,
    stdout: 'Would write versions.html\n',
    stderr: '',
  });
  expect(Object.keys(await contentOf(folder))).not.toContain('versions.html');
  expect(await command.run(folder, words)).toMatchObject({
    code: 0,
    stdout: 'Wrote  versions.html\n',
    stderr: '',
  });
  expect(await command.run(folder, [...words, '--quiet'])).toMatchObject({
    code: 0,
    stdout: '',
    stderr: '',
  });
  expect(await readFile(join(folder, 'versions.html'), 'utf8')).toMatch(/^<!doctype html>\n/);
  const refused = await command.run(folder, ['report', 'shop.yaml', '-o', 'mine.html']);
  expectMistake(refused);
  expect(refused.stdout).toContain('output-file-not-owned');
  expect(await readFile(join(folder, 'mine.html'), 'utf8')).toBe('<p>Mine.</p>');
  expect((await command.run(folder, ['report', 'shop.yaml', '-o', 'shop.yaml', '--force'])).stdout).toContain(
    'output-is-input',
  );
});

it('takes all APIs of the configuration, and one without versions', async () => {
  const config = `apis:\n  shop: { spec: shop.yaml, output: a }\n  pets: { spec: pets.yaml, output: b }\n`;
  const folder = await folderWith({
    'shop.yaml': SHOP,
    'pets.yaml': petStore(),
    'apivintage.config.yaml': config,
  });
  const { code, stdout } = await command.run(folder, ['report']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/<h1>Pet Store<\/h1>\n<p>No versions, \d+ operations, \d+ schemas\.<\/p>/);
  expect(stdout.match(/<h1>/g)).toHaveLength(2);
});

it('makes no page of a specification with errors', async () => {
  const folder = await folderWith({ 'shop.yaml': SHOP.replace("'2026-06-01' }]", "'2026-01-15' }]") });
  const { code, stdout, stderr } = await command.run(folder, ['report', 'shop.yaml', '-o', 'a.html']);
  expect({ code, stderr }).toEqual({ code: 2, stderr: '' });
  expect(stdout).toMatch(/^shop\.yaml:\d+:\d+ {2}error /);
  expect(Object.keys(await contentOf(folder))).toEqual(['shop.yaml']);
});
