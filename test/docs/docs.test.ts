// The documents say what is so: links lead somewhere, paths and scripts exist, examples work.
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { checkConfig } from '../../generator/config/check.js';
import type { PaginationRule } from '../../generator/config/config.js';
import { generateFromText, type ExternalCatalogue, type Generated } from '../../generator/generate.js';
import { writeAll } from '../support/folders.js';
import { ANNOTATIONS } from '../../generator/versions/annotations.js';

const ROOT: string = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const documentsIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(join(ROOT, folder)))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`);

const folders = await Promise.all(['docs', 'docs/recipes', 'docs/decisions'].map(documentsIn));
const DOCUMENTS = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md', ...folders.flat()];

const all = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].flatMap(([, found]) => (found === undefined ? [] : [found]));

const blocks = (path: string, language: string): readonly string[] =>
  all(read(path), new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms'));

describe.each(DOCUMENTS)('%s', (path) => {
  it('links to what is there', () => {
    const links = all(read(path), /\]\(([^)#:]+)(?:#[^)]*)?\)/g);
    expect(links.filter((link) => !existsSync(join(ROOT, dirname(path), link)))).toEqual([]);
  });

  it('names paths that are there', () => {
    const named = all(
      read(path),
      /`((?:bench|docs|examples|generator|output|scripts|spec|templates|test)\/[\w./-]*)`/g,
    );
    expect(named.filter((each) => !existsSync(join(ROOT, each)))).toEqual([]);
  });

  it('names scripts that are there', () => {
    const manifest = read('package.json');
    const named = all(read(path), /npm run ([\w:]+)/g);
    expect(named.filter((name) => !manifest.includes(`"${name}": "`))).toEqual([]);
  });
});

describe('examples', () => {
  it('compile', { timeout: 120_000 }, async () => {
    const scratch = join(ROOT, '.scratch');
    await mkdir(scratch, { recursive: true });
    const folder = await mkdtemp(join(scratch, 'docs-'));
    try {
      const [program = ''] = blocks('README.md', 'ts');
      await writeFile(join(folder, 'readme.ts'), program.replace("'./output/", "'../../output/"));
      const compiler = [join(ROOT, 'node_modules/typescript/bin/tsc'), '--noEmit', '--strict'];
      const target = [
        '--module',
        'nodenext',
        '--target',
        'es2022',
        '--types',
        'node',
        '--lib',
        'es2022,dom,dom.iterable',
      ];
      const [reading = ''] = blocks('docs/pagination.md', 'ts');
      await writeFile(join(folder, 'pagination.ts'), reading);
      await writeAll(join(folder, 'shop'), (await paged(5)).files);
      const programs = ['readme.ts', 'pagination.ts'].map((name) => join(folder, name));
      const words = [...compiler, ...target, ...programs];
      const complaints = await new Promise((resolve) => {
        execFile(process.execPath, words, (_error, stdout) => resolve(stdout));
      });
      expect(complaints).toBe('');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('are specifications that generate', async () => {
    const [shop = ''] = blocks('README.md', 'yaml');
    const { diagnostics, files } = await generateFromText('shop.yaml', shop);
    expect(diagnostics).toEqual([]);
    expect(files.text('resources/orders.ts')).toContain("'2026-06-01': ApiPromise<OrderPage>");
  });

  it('show what annotations become', async () => {
    const { diagnostics, files } = await generateFromText('shop.yaml', annotated());
    expect(diagnostics).toEqual([]);
    const text = `${files.text('models/orders.ts') ?? ''}${files.text('resources/orders.ts') ?? ''}`;
    const shown = blocks('docs/versions.md', 'ts').flatMap((block) => block.trim().split(/\n\n/));
    const lines = (each: string): readonly string[] => each.split('\n').map((line) => line.trim());
    const written = lines(text).join('\n').replaceAll(' {\nreturn', ';\nreturn');
    expect(shown.filter((each) => !written.includes(lines(each).join('\n')))).toEqual([]);
  });
});

describe('docs/versions.md, by its examples', () => {
  const base = (catalogue: string, offset: string, note: string): string => `openapi: 3.1.0
info: { title: Shop, version: '1' }
servers: [{ url: 'https://shop.example' }]
${catalogue}paths:
  /orders:
    get:
      parameters: [${offset}]
      responses:
        '200':
          description: Orders.
          content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } }
components: { schemas: { Order: { type: object, properties: { id: { type: string }${note} } } } }
`;
  const [offset, note] = [
    '{ name: offset, in: query, schema: { type: string } }',
    ', note: { type: string }',
  ];
  const [, , , , , forOverlay = '', overlay = '', forDocuments = '', configuration = ''] = blocks(
    'docs/versions.md',
    'yaml',
  );

  const clientOf = async (
    text: string,
    files: Readonly<Record<string, string>>,
    catalogue?: ExternalCatalogue,
  ): Promise<ReadonlyMap<string, string>> => {
    const options = catalogue === undefined ? {} : { catalogue };
    const result = await generateFromText('shop.yaml', text, options, files);
    expect(result.diagnostics).toEqual([]);
    expect(result.files.text('models/orders.ts')).toContain("'2026-06-01': {");
    return new Map(result.files);
  };

  it('writes the same API with overlays, with documents and in the configuration', async () => {
    const overlaid = await clientOf(base(forOverlay, offset, ''), { '2026-06-01.overlay.yaml': overlay });
    const documents = await clientOf(forDocuments, {
      '2026-01-15.yaml': base('', offset, ''),
      '2026-06-01.yaml': base('', '', note).replace('      parameters: []\n', ''),
    });
    expect(documents).toEqual(overlaid);
    const { config } = checkConfig(load(configuration), { file: 'apivintage.config.yaml' });
    const value = config?.apis['shop']?.versions;
    const configured = await clientOf(
      base('', offset, ''),
      { 'overlays/2026-06-01.yaml': overlay },
      { value, file: 'apivintage.config.yaml', base: 'memory:///' },
    );
    expect(configured).toEqual(overlaid);
  });
});

describe('docs/versions.md', () => {
  it('explains every annotation', () => {
    const text = read('docs/versions.md');
    expect([...ANNOTATIONS].filter((name) => !text.includes(`\`${name}`))).toEqual([]);
  });
});

describe('docs/pagination.md', () => {
  it('shows rules that fit', async () => {
    const { diagnostics, files } = await paged(6);
    expect(diagnostics).toEqual([]);
    for (const name of ['orders', 'invoices', 'products', 'events', 'users'])
      expect(files.text(`resources/${name}.ts`)).toContain('): PagePromise<Item, ');
    expect(files.text('resources/orders.ts')).toContain("bodyField('page', 'after')");
  });

  it('shows conventions that fit, in a description and in a configuration', async () => {
    const [conventions = '', configuration = ''] = blocks('docs/pagination.md', 'yaml').slice(6);
    const found = await paged(6, conventions, (text) =>
      text.replace(/ *x-pagination:(?:\n *(?=\{))?.*\n/g, ''),
    );
    expect(found.files.text('resources/events.ts')).toContain('PagePromise<Item, Item[]>');
    const { config } = checkConfig(load(configuration), { file: 'apivintage.config.yaml' });
    const pagination = [config?.apis['shop']?.pagination ?? []].flat();
    const configured = await paged(
      6,
      '',
      (text) => text.replace(/ *x-pagination:(?:\n *(?=\{))?.*\n/g, ''),
      pagination,
    );
    expect(configured.files.text('resources/orders.ts')).toContain('PagePromise<Item, ');
    expect(configured.files.text('resources/events.ts')).not.toContain('PagePromise');
  });
});

/** The client of the first operations of docs/pagination.md. */
async function paged(
  count: number,
  root = '',
  edited: (text: string) => string = (text) => text,
  pagination?: readonly PaginationRule[],
): Promise<Generated> {
  const operations = blocks('docs/pagination.md', 'yaml').slice(0, count);
  const text = `openapi: 3.1.0
info: { title: Shop, version: '1' }
servers: [{ url: 'https://shop.example' }]
${root}paths:
${edited(operations.join('')).replace(/^(?=.)/gm, '  ')}
components: { schemas: { Item: { type: object, required: [id], properties: { id: { type: string } } } } }
`;
  return await generateFromText('shop.yaml', text, pagination === undefined ? {} : { pagination });
}

/** The description that the fragments of docs/versions.md are parts of. */
function annotated(): string {
  const [, changes = '', schemas = '', listing = '', deletion = ''] = blocks('docs/versions.md', 'yaml');
  const indented = (text: string, by: string): string => text.replace(/^(?=.)/gm, by);
  return `openapi: 3.1.0
info: { title: Shop, version: '1' }
servers: [{ url: 'https://shop.example' }]
x-api-versions:
  header: Shop-Version
  versions: [{ version: '2026-01-15' }, { version: '2026-06-01' }]
${changes}
paths:
${indented(listing + deletion, '  ')}
components:
  schemas:
    OrderPage:
      type: object
      required: [data]
      properties: { data: { type: array, items: { $ref: '#/components/schemas/Order' } } }
${indented(schemas, '    ')}`;
}
