// `diff`, `lock` and `watch` where an API is made of overlays, or of a document for each version.
import { execFileSync } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentOf, folderWith, useBundle } from '../cli/command.js';
import { Watch } from './watching.js';

const command = useBundle();

const document = (property: string, rest = ''): string => `openapi: 3.1.0
info: { title: Shop, version: '1' }
servers: [{ url: 'https://shop.example' }]
${rest}paths:
  /orders:
    get:
      operationId: listOrders
      responses:
        '200':
          description: All.
          content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } }
components:
  schemas:
    Order:
      type: object
      properties:
        id: { type: string }
        ${property}
`;

const CATALOGUE = (first: string, second: string): string => `x-api-versions:
  header: Shop-Version
  versions:
    - { version: '2026-01-15'${first} }
    - { version: '2026-06-01'${second} }
`;

const OVERLAY = `overlay: 1.0.0
info: { title: June, version: '1' }
actions:
  - { target: $.components.schemas.Order.properties.done, remove: true }
  - target: $.components.schemas.Order.properties
    update:
      state: { type: string, enum: [open, done] }
`;

/** Both forms say the same. */
const FORMS = {
  overlays: {
    'shop.yaml': document('done: { type: boolean }', CATALOGUE('', ', overlay: june.yaml')),
    'june.yaml': OVERLAY,
  },
  documents: {
    'shop.yaml': CATALOGUE(', document: january.yaml', ', document: june.yaml'),
    'january.yaml': document('done: { type: boolean }'),
    'june.yaml': document('state: { type: string, enum: [open, done] }'),
  },
} as const;

const KINDS = ['overlays', 'documents'] as const;

const git = (folder: string, ...words: readonly string[]): void => {
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
  execFileSync('git', [...identity, ...words], { cwd: folder, stdio: 'ignore' });
};

const commit = (folder: string): void => {
  git(folder, 'init', '-q', '-b', 'main');
  git(folder, 'add', '.');
  git(folder, 'commit', '-qm', 'one');
};

const edit = async (folder: string, file: string, from: string, to: string): Promise<void> => {
  const text = await readFile(join(folder, file), 'utf8');
  if (!text.includes(from)) throw new Error(`${file} does not say ${from}`);
  await writeFile(join(folder, file), text.replace(from, to));
};

const run = async (folder: string, ...words: readonly string[]) => {
  const { code, stdout, stderr } = await command.run(folder, words);
  return { code, stderr, lines: stdout.split('\n').filter((line) => line !== '') };
};

describe.each(KINDS)('diff of %s', (kind) => {
  it('compares two versions, each where it is written', async () => {
    const folder = await folderWith(FORMS[kind]);
    const { code, lines, stderr } = await run(
      folder,
      'diff',
      'shop.yaml',
      '--format',
      'plain',
      '--fail-on',
      'breaking',
    );
    const [old, gone, now] =
      kind === 'overlays'
        ? ['shop.yaml:23:9', 'shop.yaml:19:5', 'june.yaml:7:7']
        : ['january.yaml:18:9', 'june.yaml:14:5', 'june.yaml:18:9'];
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(lines).toEqual([
      `${old} → ${gone}: breaking-callers response-property-removed: Order.done is gone (in GET /orders)`,
      `${now}: compatible response-property-added: Order.state is new (in GET /orders)`,
    ]);
  });

  it('compares revisions, and says in which version something changed', async () => {
    const folder = await folderWith(FORMS[kind]);
    commit(folder);
    await edit(folder, 'june.yaml', '[open, done]', '[open, done, lost]');
    const place = kind === 'overlays' ? 'june.yaml:7:7' : 'june.yaml:18:9';
    const line = `main:${place} → ${place}: breaking-callers response-enum-value-added: Order.state has new values: \`"lost"\` (in GET /orders; 2026-06-01 of shop.yaml)`;
    for (const words of [
      ['--base', 'main'],
      ['--git', 'main'],
    ]) {
      expect(await run(folder, 'diff', 'shop.yaml', ...words, '--format', 'plain')).toMatchObject({
        code: 0,
        lines: [line],
      });
    }
    const report: unknown = JSON.parse(
      (await run(folder, 'diff', 'shop.yaml', '--base', 'main', '--format', 'json')).lines.join('\n'),
    );
    expect(report).toMatchObject({
      comparisons: [
        {
          counts: { 'breaking-callers': 1, 'breaking-senders': 0, compatible: 0, documentation: 0 },
          differences: [
            {
              after: { file: 'june.yaml' },
              typescript: { after: "state?: 'open' | 'done' | 'lost'" },
              versions: ['2026-06-01 of shop.yaml'],
            },
          ],
        },
      ],
    });
    const { lines } = await run(folder, 'diff', 'shop.yaml', '--base', 'main', '--format', 'markdown');
    expect(lines).toContain('#### Breaking for callers (1)');
  });

  it('says the same as the other form, whose versions are the same', async () => {
    const other = KINDS.find((each) => each !== kind) ?? kind;
    const files: Record<string, string> = { ...FORMS[kind] };
    for (const [name, text] of Object.entries(FORMS[other])) files[`other/${name}`] = text;
    const both = await folderWith(files);
    expect((await run(both, 'diff', 'shop.yaml', 'other/shop.yaml')).lines).toContain('No changes');
  });
});

describe.each(KINDS)('a lock of %s', (kind) => {
  const locked = async (): Promise<string> => {
    const folder = await folderWith(FORMS[kind]);
    expect((await run(folder, 'lock', 'shop.yaml')).lines).toEqual([
      'versions.lock.json: written (2026-01-15, 2026-06-01)',
    ]);
    commit(folder);
    return folder;
  };
  const breaches = async (folder: string): Promise<readonly string[]> =>
    (await run(folder, 'lint', 'shop.yaml', '--format', 'plain')).lines.filter((line) =>
      line.includes('released-version'),
    );

  it('notices a change of a released version, wherever it is written, once', async () => {
    const folder = await locked();
    expect(await breaches(folder)).toEqual([]);
    const before = await readFile(join(folder, 'versions.lock.json'), 'utf8');
    await edit(folder, 'june.yaml', '[open, done]', '[open, done, lost]');
    const place = kind === 'overlays' ? 'june.yaml:7:7' : 'june.yaml:18:9';
    expect(await breaches(folder)).toEqual([
      `${place}: error released-version-changed: Order.state has new values: \`"lost"\` (response-enum-value-added, breaking for callers), in what is released: 2026-06-01.`,
    ]);
    const refused = await run(folder, 'lock', 'shop.yaml');
    expect(refused.code).toBe(1);
    const source = kind === 'overlays' ? 'overlay' : 'document';
    expect(refused.lines.join('\n')).toContain(`Leave this ${source} as it is`);
    expect(await readFile(join(folder, 'versions.lock.json'), 'utf8')).toBe(before);
    expect((await run(folder, 'lock', 'shop.yaml', '--accept')).code).toBe(0);
    expect(await breaches(folder)).toEqual([]);
  });

  it('knows which versions an edit reaches', async () => {
    const folder = await locked();
    const first = kind === 'overlays' ? 'shop.yaml' : 'january.yaml';
    await edit(folder, first, 'id: { type: string }', 'id: { type: integer }');
    const found = await breaches(folder);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('Order.id was `string` and is `number`');
    const reached = kind === 'overlays' ? '2026-01-15, 2026-06-01.' : '2026-01-15.';
    expect(found[0]?.endsWith(`in what is released: ${reached}`)).toBe(true);
  });

  it('lets a newer version come, and says that it is not locked', async () => {
    const folder = await locked();
    const july = `    - { version: '2026-07-01', ${kind === 'overlays' ? 'overlay' : 'document'}: july.yaml }\n`;
    const entry = kind === 'overlays' ? 'overlay: june.yaml }\n' : 'document: june.yaml }\n';
    await edit(folder, 'shop.yaml', entry, `${entry}${july}`);
    await writeFile(
      join(folder, 'july.yaml'),
      kind === 'overlays'
        ? 'overlay: 1.0.0\nactions: [{ target: $.components.schemas.Order.properties, update: { note: { type: string } } }]\n'
        : document('note: { type: string }'),
    );
    expect((await breaches(folder)).map((line) => line.split(': ')[1])).toEqual([]);
    const { lines } = await run(folder, 'lint', 'shop.yaml', '--format', 'plain');
    expect(lines.filter((line) => line.includes('version-not-locked'))).toHaveLength(1);
  });
});

describe.each(KINDS)('watch of %s', (kind) => {
  it('writes the client again when a part of one version changes, or is mended', async () => {
    const folder = await folderWith({
      ...FORMS[kind],
      'apivintage.config.yaml': 'apis: { shop: { spec: shop.yaml, output: out } }\n',
    });
    const watch = new Watch(command, folder);
    await watch.says(new RegExp(`Watching ${kind === 'overlays' ? 3 : 4} files`));
    await edit(folder, 'june.yaml', '[open, done]', '[open, done, lost]');
    const said = await watch.says(/out: 0 new, [1-9]\d* changed, \d+ unchanged, 0 removed/);
    expect(said).toContain('june.yaml changed');
    const models = Object.values(await contentOf(join(folder, 'out'))).map(({ text }) => text);
    expect(models.some((text) => text.includes("'lost'"))).toBe(true);
    await rm(join(folder, 'june.yaml'));
    await watch.says(/left as it is until this is mended/);
    await writeFile(join(folder, 'june.yaml'), FORMS[kind]['june.yaml']);
    await watch.says(/out: good again, 0 new, [1-9]\d* changed/);
    expect(await watch.stop()).toMatchObject({ signal: 'SIGINT' });
  });
});

/** Annotations, an overlay on them, and one on that. */
const CHAIN = {
  'shop.yaml': document(
    "done: { type: boolean, x-removed: '2026-06-01' }",
    `${CATALOGUE('', ', overlay: june.yaml')}    - { version: '2026-07-01', overlay: july.yaml }\n`,
  ),
  'june.yaml': `overlay: 1.0.0
info: { title: June, version: '1' }
actions:
  - target: $.components.schemas.Order.properties
    update: { state: { type: string, enum: [open, done] } }
`,
  'july.yaml': `overlay: 1.0.0
info: { title: July, version: '1' }
actions:
  - target: $.components.schemas.Order.properties.state.enum
    update: lost
`,
} as const;

describe('a chain of overlays', () => {
  it('is locked in every version that an edit of a link reaches', async () => {
    const folder = await folderWith(CHAIN);
    expect((await run(folder, 'lock', 'shop.yaml')).code).toBe(0);
    commit(folder);
    await edit(folder, 'june.yaml', '[open, done]', '[open]');
    const { lines } = await run(folder, 'lint', 'shop.yaml', '--format', 'plain');
    const breaches = lines.filter((line) => line.includes('released-version-changed'));
    expect(breaches).toHaveLength(1);
    expect(breaches[0]).toContain('june.yaml:');
    expect(breaches[0]).toMatch(/in what is released: 2026-06-01, 2026-07-01\.$/);
    expect((await run(folder, 'lock', 'shop.yaml')).code).toBe(1);
  });

  it('is written again from the link that changed, and told where one no longer fits', async () => {
    const folder = await folderWith({
      ...CHAIN,
      'apivintage.config.yaml': 'apis: { shop: { spec: shop.yaml, output: out } }\n',
    });
    const states = async (): Promise<readonly string[]> =>
      Object.values(await contentOf(join(folder, 'out')))
        .flatMap(({ text }) => text.match(/readonly (?:state|done)\?: .*;/g) ?? [])
        .map((line) => line.replace('readonly ', ''));
    const watch = new Watch(command, folder);
    await watch.says(/Watching 4 files/);
    expect(await states()).toEqual([
      'done?: boolean;',
      "state?: 'open' | 'done';",
      "state?: 'open' | 'done' | 'lost';",
    ]);
    await edit(folder, 'june.yaml', '[open, done]', '[new]');
    await watch.says(/june\.yaml changed[^]*[1-9]\d* changed/);
    expect(await states()).toEqual(['done?: boolean;', "state?: 'new';", "state?: 'new' | 'lost';"]);
    await edit(folder, 'june.yaml', 'state:', 'phase:');
    await watch.says(/overlay-without-match[^]*left as it is until this is mended/);
    expect(await watch.stop()).toMatchObject({ signal: 'SIGINT' });
  });
});
