import { spawnSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { documentsFromText, loadDocuments, type Documents } from '../../generator/source/documents.js';
import { brief, fatalOf } from './fatal.js';
import { folderWith } from './folder.js';

/** What each reference leads to from the entry: the code of the failure, the value, or nothing. */
const outcome = (documents: Documents, reference: string): unknown => {
  const found = documents.get(documents.resolveUri(reference, documents.entry));
  if (found === undefined) return undefined;
  return 'failure' in found ? found.failure.code : found.value;
};

const referringTo = (...references: string[]): string =>
  JSON.stringify({ openapi: '3.1.0', anyOf: references.map(($ref) => ({ $ref })) });

const noNetwork: typeof fetch = () => {
  throw new Error('The network was used.');
};

describe('loadDocuments', () => {
  it('loads what references lead to, once, through several files and back', async () => {
    const dir = await folderWith({
      'api/openapi.yaml':
        "openapi: 3.1.0\na: { $ref: 'schemas/a.yaml#/x' }\nb: { $ref: './schemas/../schemas/a.yaml' }\n",
      'api/schemas/a.yaml': "x: { $ref: '../shared.json' }\ny: { $ref: '../openapi.yaml#/a' }\n",
      'api/shared.json': '{"type": "string"}',
      'api/unused.yaml': '][',
    });
    const documents = await loadDocuments('api/openapi.yaml', { cwd: dir });
    expect([...documents.all.values()].map(({ name, format }) => `${name} ${format}`)).toEqual([
      'api/openapi.yaml yaml',
      'api/schemas/a.yaml yaml',
      'api/shared.json json',
    ]);
    expect(outcome(documents, 'schemas/a.yaml#/x')).toEqual({
      x: { $ref: '../shared.json' },
      y: { $ref: '../openapi.yaml#/a' },
    });
    expect(outcome(documents, '#/a')).toBe(documents.entry.value);
    expect(documents.inputs).toEqual(
      ['api/openapi.yaml', 'api/schemas/a.yaml', 'api/shared.json'].map((path) => join(dir, path)),
    );
  });

  it('finds files with spaces, percent signs and umlauts', async () => {
    const dir = await folderWith({
      'openapi.json': referringTo('a b.yaml', 'a%20b.yaml', '100%25.yaml', 'größe.yaml'),
      'a b.yaml': 'one',
      '100%.yaml': 'two',
      'größe.yaml': 'three',
    });
    const documents = await loadDocuments('openapi.json', { cwd: dir });
    expect(
      ['a b.yaml', 'a%20b.yaml', '100%25.yaml', 'größe.yaml'].map((each) => outcome(documents, each)),
    ).toEqual(['one', 'one', 'two', 'three']);
  });

  it('records what cannot be loaded, without failing', async () => {
    const dir = await folderWith({
      'openapi.json': referringTo(
        'missing.yaml',
        'broken.yaml',
        'folder',
        'latin1.yaml',
        'http://[',
        'page.html',
      ),
      'broken.yaml': 'a: 1\nb: [',
      'latin1.yaml': Buffer.from('caf\xe9', 'latin1'),
      'page.html': '<html>',
      'folder/x': '',
    });
    const documents = await loadDocuments('openapi.json', { cwd: dir });
    expect(outcome(documents, 'missing.yaml')).toBe('file-not-found');
    expect(outcome(documents, 'broken.yaml')).toBe('yaml-syntax');
    expect(outcome(documents, 'folder')).toBe('not-a-file');
    expect(outcome(documents, 'latin1.yaml')).toBe('not-utf8');
    expect(outcome(documents, 'http://[')).toBe('reference-unreadable');
    expect(outcome(documents, 'page.html')).toBe('not-openapi');
    expect(outcome(documents, 'never-mentioned.yaml')).toBeUndefined();
    expect(documents.inputs).toContain(join(dir, 'missing.yaml'));
  });

  it('reads standard input, with references relative to the working directory', async () => {
    const dir = await folderWith({ 'a.yaml': 'one' });
    const stdin = (async function* () {
      yield* [
        Buffer.from('openapi: 3.1.0\nx: { $ref: "a.yaml" }\ny: "gr\xc3', 'latin1'),
        Buffer.from('\xb6\xc3\x9fe"\n', 'latin1'),
      ];
      await Promise.resolve();
    })();
    const documents = await loadDocuments('-', { cwd: dir, stdin });
    expect(documents.entry).toMatchObject({ name: 'stdin', value: { y: 'größe' } });
    expect(outcome(documents, 'a.yaml')).toBe('one');
    expect(outcome(documents, '#/x')).toBe(documents.entry.value);
  });

  it('reads hundreds of files', async () => {
    const names = Array.from({ length: 600 }, (_, index) => `s/${index}.yaml`);
    const dir = await folderWith({
      'openapi.json': referringTo(...names),
      ...Object.fromEntries(names.map((name) => [name, `type: string # ${name}`])),
    });
    const documents = await loadDocuments('openapi.json', { cwd: dir });
    expect(documents.all.size).toBe(601);
  });
});

describe('the entry', () => {
  it.each([
    ['a missing file', {}, 'file-not-found -:-'],
    ['a list', { 'a.yaml': '[1, 2]' }, 'not-openapi 1:1'],
    ['a word', { 'a.yaml': 'hello' }, 'not-openapi 1:1'],
    ['nothing but a comment', { 'a.yaml': '# todo' }, 'not-openapi 1:1'],
    ['a syntax error', { 'a.yaml': 'a: 1\nb: [' }, 'yaml-syntax 2:4'],
  ])('%s is an error', async (_what, files, expected) => {
    const dir = await folderWith(files);
    expect(brief((await fatalOf(loadDocuments('a.yaml', { cwd: dir }))).diagnostics)).toEqual([expected]);
  });

  it('shows its text for a frame only where it looks like a description', async () => {
    const dir = await folderWith({ 'a.yaml': 'b: [', '.env': 'TOKEN: [SECRET' });
    expect((await fatalOf(loadDocuments('a.yaml', { cwd: dir }))).sources.text('a.yaml')).toBe('b: [');
    expect((await fatalOf(loadDocuments('.env', { cwd: dir }))).sources.text('.env')).toBeUndefined();
  });

  it('is bounded, and so are all documents together', async () => {
    const dir = await folderWith({
      'a.json': referringTo('b.yaml', 'c.yaml'),
      'b.yaml': 'x'.repeat(60),
      'c.yaml': 'x'.repeat(60),
    });
    const tooLarge = await fatalOf(loadDocuments('a.json', { cwd: dir, limits: { documentBytes: 50 } }));
    expect(tooLarge.message).toBe('The document is larger than 50 bytes.');
    const documents = await loadDocuments('a.json', { cwd: dir, limits: { totalBytes: 150 } });
    expect(
      [outcome(documents, 'b.yaml'), outcome(documents, 'c.yaml')].filter((each) => each === 'too-large'),
    ).toHaveLength(1);
  });
});

describe('references that leave the folder', () => {
  const OUTSIDE = [
    '../secret.yaml',
    '/etc/hostname',
    'file:///etc/passwd',
    '..%2fsecret.yaml',
    'file:../secret.yaml',
  ];

  it('are refused, whether the file exists or not', async () => {
    const dir = await folderWith({
      'api/a.json': referringTo(...OUTSIDE, '../missing.yaml'),
      'secret.yaml': 'SECRET',
    });
    const documents = await loadDocuments('api/a.json', { cwd: dir });
    for (const reference of OUTSIDE)
      expect([reference, outcome(documents, reference)]).not.toEqual([reference, 'SECRET']);
    expect(outcome(documents, '../secret.yaml')).toBe('reference-outside-root');
    expect(outcome(documents, '../missing.yaml')).toBe('reference-outside-root');
    expect(outcome(documents, 'file:///etc/passwd')).toBe('reference-outside-root');
  });

  it('are refused through symbolic links', async () => {
    const dir = await folderWith({
      'api/a.json': referringTo('file.yaml', 'dir/secret.yaml', 'inner.yaml'),
      'out/secret.yaml': 'SECRET',
    });
    await symlink('../out/secret.yaml', join(dir, 'api/file.yaml'));
    await symlink('../out', join(dir, 'api/dir'));
    await writeFile(join(dir, 'api/real.yaml'), 'fine');
    await symlink('real.yaml', join(dir, 'api/inner.yaml'));
    const documents = await loadDocuments('api/a.json', { cwd: dir });
    expect(outcome(documents, 'file.yaml')).toBe('reference-outside-root');
    expect(outcome(documents, 'dir/secret.yaml')).toBe('reference-outside-root');
    expect(outcome(documents, 'inner.yaml')).toBe('fine');
  });

  it('are followed into folders that the user allows', async () => {
    const dir = await folderWith({
      'api/a.json': referringTo('../shared/b.yaml', '../shared2/c.yaml'),
      'shared/b.yaml': 'b',
      'shared2/c.yaml': 'c',
    });
    const documents = await loadDocuments('api/a.json', { cwd: dir, allowRef: ['shared'] });
    expect(outcome(documents, '../shared/b.yaml')).toBe('b');
    expect(outcome(documents, '../shared2/c.yaml')).toBe('reference-outside-root');
  });

  it('do not hang on a named pipe and do not read a device', async () => {
    const dir = await folderWith({ 'a.json': referringTo('pipe.yaml') });
    const made = spawnSync('mkfifo', [join(dir, 'pipe.yaml')]);
    expect(made.status).toBe(0);
    expect(outcome(await loadDocuments('a.json', { cwd: dir }), 'pipe.yaml')).toBe('not-a-file');
    expect((await fatalOf(loadDocuments('/dev/zero', { cwd: dir }))).message).toContain('not a regular file');
  });

  it('reach no network', async () => {
    const remote = [
      'http://169.254.169.254/latest',
      'http://127.0.0.1:1/x',
      'http://[::ffff:127.0.0.1]:1/x',
      'http://2130706433:1/',
      'https://user:pass@evil.test/x',
      'ftp://evil.test/x',
      '//evil.test/x',
      '\\\\evil.test\\x',
      'data:application/json,{}',
      'HTTP://EVIL.TEST/x',
    ];
    const dir = await folderWith({ 'a.json': referringTo(...remote) });
    const documents = await loadDocuments('a.json', { cwd: dir, fetch: noNetwork });
    for (const reference of remote) {
      expect(outcome(documents, reference)).toMatch(/^(?:remote-reference|reference-unreadable)$/);
    }
  });

  it('show no credentials', async () => {
    const dir = await folderWith({
      'a.json': referringTo('https://user:SECRET@evil.test/x?token=SECRET', '//u:SECRET@[/x'),
    });
    const documents = await loadDocuments('a.json', { cwd: dir, fetch: noNetwork });
    for (const reference of ['https://user:SECRET@evil.test/x?token=SECRET', '//u:SECRET@[/x']) {
      const found = documents.get(documents.resolveUri(reference, documents.entry));
      expect(JSON.stringify(found)).toContain('failure');
      expect(JSON.stringify(found)).not.toContain('SECRET');
      expect(documents.resolveUri(reference, documents.entry)).not.toContain('user');
    }
  });
});

describe('hash', () => {
  const FILES = { 'api/a.json': referringTo('b.yaml'), 'api/b.yaml': 'b' };
  const hashOf = async (files: Record<string, string>, from = ''): Promise<string> => {
    const dir = await folderWith(files);
    await mkdir(join(dir, 'elsewhere'));
    return (await loadDocuments(join(dir, 'api/a.json'), { cwd: join(dir, from) })).hash;
  };

  it('is the same in every folder', async () => {
    expect(await hashOf(FILES, 'elsewhere')).toBe(await hashOf(FILES));
  });

  it('changes with every text and name', async () => {
    const hashes = await Promise.all([
      hashOf(FILES),
      hashOf({ ...FILES, 'api/b.yaml': 'c' }),
      hashOf({ 'api/a.json': `${referringTo('b.yaml')} `, 'api/b.yaml': 'b' }),
      hashOf({ 'api/a.json': referringTo('c.yaml'), 'api/c.yaml': 'b' }),
    ]);
    expect(new Set(hashes).size).toBe(4);
  });
});

describe('documentsFromText', () => {
  it('resolves references in memory and never on disk', async () => {
    const documents = await documentsFromText(
      'a.json',
      referringTo('sub/b.yaml', 'missing.yaml', '/etc/hostname', 'https://h.test/x'),
      {
        'sub/b.yaml': "x: { $ref: '../c.yaml' }",
        'c.yaml': 'c',
      },
    );
    expect([...documents.all.values()].map(({ name }) => name)).toEqual(['a.json', 'c.yaml', 'sub/b.yaml']);
    expect(outcome(documents, 'missing.yaml')).toBe('file-not-found');
    expect(outcome(documents, '/etc/hostname')).toBe('file-not-found');
    expect(outcome(documents, 'https://h.test/x')).toBe('remote-reference');
    expect(documents.inputs).toEqual([]);
  });
});
