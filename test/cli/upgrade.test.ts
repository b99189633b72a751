// Programs of users, compiled for real with the TypeScript that is here, as they are and in another version of the API.
import { mkdir, readFile, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';
import { ROOT } from '../support/folders.js';
import { hasTerminal, lastLine, Terminal } from '../commands/terminal.js';
import { contentOf, expectMistake, folderWith, useBundle, type Result } from './command.js';

const bundle = useBundle();

const SHOP = `openapi: 3.1.0
info: { title: Shop, version: '1' }
servers: [{ url: https://shop.example.com }]
x-api-versions:
  header: Shop-Version
  versions: [{ version: '2026-01-15' }, { version: '2026-06-01' }, { version: next.preview }]
x-api-changes:
  paged-orders:
    in: '2026-06-01'
    breaking: true
    summary: Orders come in pages.
    migrate: Read \`.data\`, or iterate with \`for await\`.
paths:
  /orders:
    get:
      tags: [Orders]
      parameters:
        - { name: size, in: query, schema: { type: integer, default: 100, x-before: { '2026-06-01': { type: integer, default: 20 } } } }
      responses:
        '200':
          description: The orders.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/OrderPage'
                x-before: { '2026-06-01': { type: array, items: { $ref: '#/components/schemas/Order' } } }
                x-change: paged-orders
  /orders/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get:
      tags: [Orders]
      responses: { '200': { description: One., content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } } }
    delete: { tags: [Orders], x-removed: '2026-06-01', responses: { '204': { description: Gone. } } }
    put: { tags: [Orders], x-removed: next.preview, responses: { '204': { description: Put. } } }
components:
  schemas:
    OrderPage:
      type: object
      required: [data]
      properties: { data: { type: array, items: { $ref: '#/components/schemas/Order' } } }
    Order:
      type: object
      required: [id, customer]
      properties:
        id: { type: string }
        customer: { type: string, x-renamed-from: { '2026-06-01': buyer } }
`;

const CONFIG = 'apis: { shop: { spec: shop.yaml, output: src/api } }\n';

const TSCONFIG = JSON.stringify({
  compilerOptions: {
    strict: true,
    noEmit: true,
    target: 'es2022',
    module: 'nodenext',
    skipLibCheck: true,
    types: [],
  },
  include: ['src'],
});

/** A project with a generated client, and a TypeScript to compile it with. */
const project = async (files: Readonly<Record<string, string>>): Promise<string> => {
  const folder = await folderWith({
    'shop.yaml': SHOP,
    'apivintage.config.yaml': CONFIG,
    'tsconfig.json': TSCONFIG,
    'package.json': '{ "type": "module" }',
    ...files,
  });
  await mkdir(join(folder, 'node_modules'));
  for (const name of ['typescript', 'typescript-7'])
    await symlink(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name), 'junction');
  const { code, stdout, stderr } = await bundle.run(folder, ['generate']);
  expect({ code, stdout, stderr }).toMatchObject({ code: 0 });
  return folder;
};

const client = (rest: string, version = "'2026-01-15'"): string =>
  `import { Shop } from './api/index.js';\nconst shop = new Shop({ version: ${version} });\n${rest}\n`;

interface Entry {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

interface Changed {
  readonly rule: string;
  readonly subject: string;
  readonly change?: { readonly migrate?: string };
}

interface Report {
  readonly upgrades: readonly [
    {
      readonly from: readonly string[];
      readonly to: string;
      readonly newer: readonly string[];
      readonly before: number;
      readonly pins: readonly (Entry & { readonly kind: string; readonly version: string })[];
      readonly unread: readonly Entry[];
      readonly errors: readonly (Entry & {
        readonly rule: string;
        readonly operations: readonly string[];
        readonly changes: readonly Changed[];
      })[];
      readonly silent: readonly (Changed & { readonly calls: readonly Entry[] })[];
    },
  ];
}

const isReport = (value: unknown): value is Report =>
  typeof value === 'object' && value !== null && 'upgrades' in value;

const reportOf = ({ stdout, stderr }: Result): Report['upgrades'] => {
  expect(stderr).toBe('');
  const report: unknown = JSON.parse(stdout);
  if (!isReport(report)) throw new Error(`no report: ${stdout}`);
  return report.upgrades;
};

const upgrade = async (folder: string, ...words: readonly string[]): Promise<Report['upgrades'][0]> =>
  reportOf(await bundle.run(folder, ['upgrade', '--format', 'json', ...words]))[0];

/** `line:column` of what is in the only file, or `file:line:column`. */
const places = (entries: readonly Entry[]): readonly string[] =>
  entries.map(({ file, line, column }) => `${file.replace('src/', '')}:${String(line)}:${String(column)}`);

it('tells at a terminal what no longer compiles, why, and what else changed', async () => {
  const folder = await project({
    'src/main.ts': client(`export const ids = async () => {
  const orders = await shop.orders.list();
  return orders.map((order) => order.id);
};
export const forget = (id: string) => shop.orders.delete(id);
const wrong: number = 'before';`),
  });
  const before = await contentOf(folder);
  const { code, stdout, stderr } = await bundle.run(folder, ['upgrade', '--to', '2026-06-01']);
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(stdout).toBe(`Shop: 2026-01-15 → 2026-06-01
1 pin, 3 new errors in 1 file, 1 change that no error shows, 1 error from before

Pinned
  src/main.ts:2:34  2026-01-15

No longer compiles

  paged-orders: Orders come in pages.
  migrate: Read \`.data\`, or iterate with \`for await\`.
  GET /orders was \`Order[]\` and is \`OrderPage\`

    src/main.ts:5:17  TS2339 and 1 more in this line
      Property 'map' does not exist on type 'OrderPage<"2026-06-01">'.
    > return orders.map((order) => order.id);
                    ^

  DELETE /orders/{id} is gone

    src/main.ts:7:39  TS2684
      The 'this' context of type 'Orders<"2026-06-01">' is not assignable to
      method's 'this' of type 'Orders<"2026-01-15">'. Type '"2026-06-01"' is not
      assignable to type '"2026-01-15"'.
    > export const forget = (id: string) => shop.orders.delete(id);
                                            ^

Compiles, but

  query parameter \`size\` \`default\` is 100, was 20 (GET /orders)
    called at src/main.ts:4:36

Nothing was written. To write the pins: --write
`);
  expect(await contentOf(folder)).toEqual(before);
});

it('finds pins wherever a version flows to a client', async () => {
  const folder = await project({
    'src/version.ts':
      "export const V = '2026-01-15';\nexport const CONFIG = { version: '2026-01-15' } as const;\n",
    'src/main.ts': `import { Shop, type Order, type OrderByVersion, type Version } from './api/index.js';
import { CONFIG, V } from './version.js';
export const a = new Shop({ version: V });
export const b = new Shop(CONFIG);
export const c = b.withVersion('2026-01-15');
export type D = Order<'2026-01-15'>;
export type E = OrderByVersion['2026-01-15'];
export class F extends Shop<'2026-01-15'> {}
export const make = (version: Version) => new Shop({ version });
export const g = make('2026-01-15');
export type H = import('./api/2026-01-15.js').Order;
declare const given: Version;
export const i = new Shop({ version: given });
export const all: Version[] = ['2026-01-15', '2026-06-01'];
export const text = '2026-01-15';
export const j = new Shop({ version: '2026-06-01' });`,
  });
  const { pins, unread, errors } = await upgrade(folder);
  expect(places(pins)).toEqual([
    ...['main.ts:5:32', 'main.ts:6:23', 'main.ts:7:32', 'main.ts:8:29', 'main.ts:10:23', 'main.ts:11:24'],
    ...['version.ts:1:18', 'version.ts:2:34'],
  ]);
  expect(pins.map(({ kind }) => kind)).toEqual([
    ...['value', 'type', 'type', 'type', 'value', 'import'],
    ...['value', 'value'],
  ]);
  expect(places(unread)).toEqual(['main.ts:13:38']);
  expect(errors).toEqual([]);
});

it('writes the pins and nothing else when it is told to', async () => {
  const text =
    '\uFEFF' + client('import type { Order } from "./api/2026-01-15.js";\r\nexport type O = Order;');
  const folder = await project({ 'src/main.ts': text });
  const before = await contentOf(folder);
  const { code, stdout } = await bundle.run(folder, ['upgrade', '--write']);
  expect(code).toBe(0);
  expect(stdout).toContain('Wrote 2 pins in 1 file.\n');
  const after = await contentOf(folder);
  expect(after['src/main.ts']?.text).toBe(text.replaceAll('2026-01-15', '2026-06-01'));
  expect({ ...after, 'src/main.ts': undefined }).toEqual({ ...before, 'src/main.ts': undefined });
  const again = await bundle.run(folder, ['upgrade']);
  expect(again).toMatchObject({ code: 0, stderr: '' });
  expect(again.stdout).toContain(
    'No pin was found that would change. A client is pinned by its option version:',
  );
});

it('writes no pin where one of them cannot be written', async () => {
  const program = client('export const orders = shop.orders;');
  // The name of what stands beside it for a moment is too long for any disk.
  const folder = await project({ 'src/main.ts': program, [`src/${'z'.repeat(245)}.ts`]: program });
  const before = await contentOf(folder);
  const result = await bundle.run(folder, ['upgrade', '--write']);
  expectMistake(result);
  expect(result.stdout).toContain('pins-not-written');
  expect(await contentOf(folder)).toEqual(before);
});

it('passes over no API that was named', async () => {
  const folder = await project({
    'src/main.ts': client('export const orders = shop.orders;'),
    'apivintage.config.yaml': `${CONFIG}  pets: { spec: pets.yaml, output: src/pets }\n`.replace(
      /apis: \{ (.*) \}\n/,
      'apis:\n  $1\n',
    ),
    'pets.yaml': SHOP.replaceAll('2026-06-01', '2026-05-01'),
  });
  const named = await bundle.run(folder, ['upgrade', 'shop', 'pets', '--to', '2026-06-01']);
  expectMistake(named);
  expect(named.stdout).toContain('no-such-version');
  expect((await bundle.run(folder, ['upgrade', '--to', '2026-06-01'])).stdout).toContain('Shop: 2026-01-15');
});

it('names the property that another name took, in what is read and in what is written down', async () => {
  const folder = await project({
    'src/main.ts': `import type { Order } from './api/index.js';
type Old = Order<'2026-01-15'>;
export const read = ({ buyer }: Old) => buyer;
export const made: Old = { id: '1', buyer: 'me' };`,
  });
  const { errors } = await upgrade(folder);
  expect(places(errors)).toEqual(['main.ts:3:24', 'main.ts:4:37']);
  for (const { changes } of errors)
    expect(changes).toMatchObject([{ rule: 'response-property-renamed', subject: 'Order.customer' }]);
});

it('goes to a preview, and from one version alone', async () => {
  const folder = await project({
    'src/a.ts': client("export const a = shop.orders.delete('1');"),
    'src/b.ts': client("export const b = shop.orders.replace('1');", "'2026-06-01'").replace(
      'replace',
      'update',
    ),
  });
  const whole = await upgrade(folder, '--to', 'next.preview');
  expect(whole.from).toEqual(['2026-01-15', '2026-06-01']);
  expect(whole.errors.map(({ operations }) => operations)).toEqual([
    ['DELETE /orders/{id}'],
    ['PUT /orders/{id}'],
  ]);
  const part = await upgrade(folder, '--to', 'next.preview', '--from', '2026-06-01');
  expect(places(part.pins)).toEqual(['api/versions.ts:7:30', 'b.ts:2:34']);
  expect(part.errors.map(({ operations }) => operations)).toEqual([['PUT /orders/{id}']]);
});

it('says how to go back where all that is pinned is newer, and goes back where it is told to', async () => {
  const folder = await project({
    'src/main.ts': client('for (const { id } of (await shop.orders.list()).data) id.trim();', "'2026-06-01'"),
  });
  const words = ['upgrade', '--to', '2026-01-15'];
  const { stdout } = await bundle.run(folder, words);
  expect(stdout).toContain('apivintage upgrade --from 2026-06-01 --to 2026-01-15');
  expect(stdout).not.toContain('No pin was found');
  const report = await upgrade(folder, '--to', '2026-01-15');
  expect(report).toMatchObject({ newer: ['2026-06-01'], pins: [] });
  const back = await upgrade(folder, '--from', '2026-06-01', '--to', '2026-01-15');
  expect(back).toMatchObject({ newer: [], pins: [{ version: '2026-06-01' }, { file: 'src/main.ts' }] });
  expect(back.errors.map(({ rule }) => rule)).toEqual(['TS2339']);
});

it('says what to do where there is only a jsconfig.json, and does it', async () => {
  const folder = await project({
    'src/main.js': client('const orders = await shop.orders.list();\nexport const ids = orders.map(String);'),
    'jsconfig.json': TSCONFIG.replace('"strict"', '"checkJs":true,"strict"'),
  });
  await rm(join(folder, 'tsconfig.json'));
  const refused = await bundle.run(folder, ['upgrade']);
  expectMistake(refused);
  expect(refused.stdout).toContain('only-jsconfig');
  expect(refused.stdout).toContain('apivintage upgrade --project jsconfig.json');
  const { errors } = await upgrade(folder, '--project', 'jsconfig.json');
  expect(errors).toMatchObject([{ file: 'src/main.js', rule: 'TS2339' }]);
});

it('moves the default of the client for who names no version', async () => {
  const folder = await project({
    'shop.yaml': SHOP.replace('  header:', "  pin: '2026-01-15'\n  header:"),
    'src/main.ts': client('for (const { id } of await shop.orders.list()) id.trim();').replace(
      /\{ version.*\}/,
      '',
    ),
  });
  const { pins, errors } = await upgrade(folder);
  expect(pins).toMatchObject([{ file: 'src/api/versions.ts', kind: 'default', version: '2026-01-15' }]);
  expect(errors).toMatchObject([
    { rule: 'TS2488', changes: [{ change: { migrate: 'Read `.data`, or iterate with `for await`.' } }] },
  ]);
  // It is generated: how to change it is said.
  const { stdout } = await bundle.run(folder, ['upgrade', '--write']);
  expect(stdout).toContain('set pin in x-api-versions');
  expect(await readFile(join(folder, 'src/api/versions.ts'), 'utf8')).toContain(
    "DEFAULT_VERSION: DefaultVersion = '2026-01-15'",
  );
});

it('follows project references to the code that they stand for', async () => {
  const part = (references: readonly object[]): string =>
    JSON.stringify({
      compilerOptions: {
        composite: true,
        strict: true,
        outDir: 'dist',
        module: 'nodenext',
        target: 'es2022',
        types: [],
      },
      include: ['src'],
      references,
    });
  const folder = await project({
    'apivintage.config.yaml': 'apis: { shop: { spec: shop.yaml, output: client/src } }',
    'tsconfig.json': JSON.stringify({ files: [], references: [{ path: 'client' }, { path: 'app' }] }),
    'client/tsconfig.json': part([]),
    'app/tsconfig.json': part([{ path: '../client' }]),
    'app/src/main.ts': client("export const a = shop.orders.delete('1');").replace(
      './api',
      '../../client/src',
    ),
  });
  const { before, errors } = await upgrade(folder);
  expect(before).toBe(0);
  expect(errors).toMatchObject([{ file: 'app/src/main.ts', line: 3, operations: ['DELETE /orders/{id}'] }]);
});

it('looks at the API that has the version, of several', async () => {
  const folder = await project({
    'apivintage.config.yaml': `${CONFIG.trim().slice(0, -1)}, other: { spec: other.yaml, output: src/other } }\n`,
    'other.yaml': SHOP.replaceAll('2026-06-01', 'v2').replace('title: Shop', 'title: Other'),
    'src/main.ts': client("export const a = shop.orders.delete('1');"),
    'src/other.ts': client("export const a = shop.orders.delete('1');")
      .replace('./api', './other')
      .replaceAll('Shop', 'Other'),
  });
  const upgrades = reportOf(await bundle.run(folder, ['upgrade', '--to', 'v2', '--format', 'json']));
  expect(upgrades).toMatchObject([{ title: 'Other', to: 'v2', errors: [{ file: 'src/other.ts' }] }]);
  const named = await bundle.run(folder, ['upgrade', 'shop', '--to', 'v2']);
  expectMistake(named);
  expect(named.stdout).toContain('no-such-version');
});

it('makes what descriptions say harmless, in every format', async () => {
  const text = String.raw`"\e[31m \u202e ::error::x <b>@all</b> \u0007"`;
  const folder = await project({
    'shop.yaml': SHOP.replace(/migrate: .*/, `migrate: ${text}`).replace(/summary: .*/, `summary: ${text}`),
    'src/main.ts': client('for (const { id } of await shop.orders.list()) id.trim();'),
  });
  for (const format of ['pretty', 'plain', 'json', 'github', 'markdown']) {
    const { code, stdout } = await bundle.run(folder, ['upgrade', '--format', format]);
    expect({ format, code }).toEqual({ format, code: 1 });
    expect(stdout).toContain('31m');
    expect(stdout).not.toMatch(/[\p{Cc}\u202e]/u.exec(stdout.replaceAll('\n', ''))?.[0] ?? /^$/);
    expect(stdout).not.toMatch(/^(?!::(?:error|warning) file=)::/m);
  }
  const { stdout } = await bundle.run(folder, ['upgrade', '--format', 'markdown']);
  expect(stdout).not.toContain('<b>');
});

it('annotates the code that calls in a workflow', async () => {
  const folder = await project({
    'src/main.ts': client('for (const { id } of await shop.orders.list()) id.trim();'),
  });
  const { stdout } = await bundle.run(folder, ['upgrade'], { env: { GITHUB_ACTIONS: 'true' } });
  expect(stdout).toMatch(
    /^::error file=src\/main\.ts,line=3,col=22,title=TS2488::.*GET \/orders was .*for await/,
  );
  expect(stdout).toMatch(/^::warning file=src\/main\.ts,line=3,col=40,title=request-default-changed::/m);
});

it.each([
  ['no-such-version', ['--to', '2027-01-01']],
  ['no-such-version', ['--from', '2027-01-01']],
  ['no-tsconfig', ['--project', 'nowhere.json']],
  ['tsconfig-invalid', ['--project', 'broken.json']],
  ['compiler-missing', ['--typescript', 'no-such-package']],
  ['compiler-without-api', ['--typescript', 'typescript-7']],
  ['client-not-used', ['--project', 'elsewhere.json']],
  ['no-versions-to-choose', ['plain.yaml', '-o', 'src/plain']],
] as const)('says what is wrong, and what to do: %s', async (code, words) => {
  const folder = await project({
    'src/main.ts': client(''),
    'src/alone.ts': 'export {};',
    'broken.json': '{ "compilerOptions": { "target": "es1" } }',
    'elsewhere.json': '{ "files": ["src/alone.ts"] }',
    'plain.yaml': "openapi: 3.1.0\ninfo: { title: Plain, version: '1' }\npaths: {}\n",
  });
  const result = await bundle.run(folder, ['upgrade', ...words]);
  expectMistake(result);
  expect(result.stdout).toContain(code);
});

it.skipIf(!hasTerminal)('says on a terminal that it compiles, until it is done', async () => {
  const folder = await project({ 'src/use.ts': client('await shop.orders.list();') });
  const { code, written } = await new Terminal(bundle, folder, 'upgrade').ended();
  expect(code).toBe(1);
  expect(written).toContain('compiling what calls Shop');
  expect(stripVTControlCharacters(lastLine(written))).toMatch(/^Shop: 2026-01-15 → 2026-06-01\r\n/);
});
