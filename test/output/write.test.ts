import { lstat, mkdir, readdir, readFile, rm, stat, symlink, unlink, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyWrite, FileSet, planWrite, type WriteOptions, type WriteReport } from '../../generator/output/write.js';
import { sha256 } from '../../generator/hash.js';
import { brief, fatalOf } from '../source/fatal.js';
import { folderWith } from '../source/folder.js';

const OPTIONS: WriteOptions = { version: '1.2.3', source: { name: 'api.yaml', sha256: 'a'.repeat(64) }, inputs: [] };

const filesOf = (files: Readonly<Record<string, string>>): FileSet => new FileSet(Object.entries(files));

const plan = (dir: string, files: Readonly<Record<string, string>>, options: Partial<WriteOptions> = {}) =>
  planWrite(join(dir, 'out'), filesOf(files), { ...OPTIONS, cwd: dir, ...options });

const write = async (...args: Parameters<typeof plan>): Promise<WriteReport> => await applyWrite(plan(...args));

/** Everything below a folder: texts by path, `->` for links. */
const snapshot = async (dir: string): Promise<Record<string, string>> => {
  const found: Record<string, string> = {};
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(dir.length + 1);
    if (entry.isFile()) found[name] = await readFile(path, 'utf8');
    if (entry.isSymbolicLink()) found[name] = '->';
  }
  return found;
};

/** What tells whether a file or folder was written to. */
const identity = async (path: string): Promise<readonly number[]> => {
  const { ino, mtimeMs, ctimeMs } = await stat(path);
  return [ino, mtimeMs, ctimeMs];
};

const NOTHING: WriteReport = { created: [], changed: [], unchanged: [], removed: [], kept: [] };

describe('writing', () => {
  it('creates a folder, and a manifest without dates or paths of the machine', async () => {
    const dir = await folderWith();
    expect(await write(dir, { 'index.ts': 'a\n', 'api/agents.ts': 'b\n' })).toEqual({
      ...NOTHING,
      created: ['api/agents.ts', 'index.ts'],
    });
    const { 'out/manifest.json': manifest, ...files } = await snapshot(dir);
    expect(files).toEqual({ 'out/index.ts': 'a\n', 'out/api/agents.ts': 'b\n' });
    expect(JSON.parse(manifest!)).toEqual({
      generator: 'apivintage',
      version: '1.2.3',
      source: { name: 'api.yaml', sha256: 'a'.repeat(64) },
      files: { 'api/agents.ts': sha256('b\n'), 'index.ts': sha256('a\n') },
    });
  });

  it('touches only files that change', async () => {
    const dir = await folderWith();
    await write(dir, { 'a.ts': '1', 'b.ts': '1', 'sub/c.ts': '1' });
    const before = await identity(join(dir, 'out/a.ts'));
    expect(await write(dir, { 'a.ts': '1', 'b.ts': '2', 'd.ts': '1' })).toEqual({
      created: ['d.ts'],
      changed: ['b.ts'],
      unchanged: ['a.ts'],
      removed: ['sub/c.ts'],
      kept: [],
    });
    expect(await identity(join(dir, 'out/a.ts'))).toEqual(before);
    expect((await readdir(join(dir, 'out'))).sort()).toEqual(['a.ts', 'b.ts', 'd.ts', 'manifest.json']);
  });

  it('does nothing at all for the same files', async () => {
    const dir = await folderWith();
    await write(dir, { 'a.ts': '1' });
    const before = await identity(join(dir, 'out'));
    const manifest = await identity(join(dir, 'out/manifest.json'));
    expect(await write(dir, { 'a.ts': '1' })).toEqual({ ...NOTHING, unchanged: ['a.ts'] });
    expect(await identity(join(dir, 'out'))).toEqual(before);
    expect(await identity(join(dir, 'out/manifest.json'))).toEqual(manifest);
  });

  it('plans without touching anything', async () => {
    const dir = await folderWith();
    expect(plan(dir, { 'a.ts': '1' })).toMatchObject({ created: ['a.ts'], diagnostics: [] });
    expect(await snapshot(dir)).toEqual({});
    expect(await readdir(dir)).toEqual([]);
  });

  it('keeps the manifest up to date when only the source has changed', async () => {
    const dir = await folderWith();
    await write(dir, { 'a.ts': '1' });
    await write(dir, { 'a.ts': '1' }, { version: '2.0.0' });
    expect(JSON.parse(await readFile(join(dir, 'out/manifest.json'), 'utf8'))).toMatchObject({ version: '2.0.0' });
  });
});

describe('files of the user', () => {
  it('survive, beside ours and in our folders', async () => {
    const dir = await folderWith({ 'out/mine.txt': 'x', 'out/sub/mine.txt': 'y' });
    await write(dir, { 'a.ts': '1', 'sub/b.ts': '1' });
    await write(dir, { 'c.ts': '1' });
    const files = await snapshot(join(dir, 'out'));
    expect(Object.keys(files).sort()).toEqual(['c.ts', 'manifest.json', 'mine.txt', 'sub/mine.txt']);
  });

  it('are never overwritten, not even by force, and then nothing is written', async () => {
    const dir = await folderWith({ 'out/a.ts': 'mine' });
    const before = await snapshot(dir);
    for (const force of [false, true]) {
      const error = await fatalOf(write(dir, { 'a.ts': '1', 'b.ts': '1' }, { force }));
      expect(brief(error.diagnostics)).toEqual(['output-not-owned -:-']);
      expect(error.diagnostics[0]?.place).toEqual({ file: 'out/a.ts' });
    }
    expect(await snapshot(dir)).toEqual(before);
  });

  it('that happen to be what we would write are adopted', async () => {
    const dir = await folderWith({ 'out/a.ts': '1' });
    expect(await write(dir, { 'a.ts': '1' })).toEqual({ ...NOTHING, unchanged: ['a.ts'] });
    expect(await write(dir, {})).toEqual({ ...NOTHING, removed: ['a.ts'] });
  });

  it('are not ours because a manifest of somebody else says so', async () => {
    const foreign = ['{}', 'not json', JSON.stringify({ generator: 'apivintage', version: '1', source: { name: '', sha256: '' }, files: { '../victim': sha256('v') } })];
    for (const manifest of foreign) {
      const dir = await folderWith({ 'out/manifest.json': manifest, victim: 'v' });
      const before = await snapshot(dir);
      expect(brief((await fatalOf(write(dir, { 'a.ts': '1' }))).diagnostics)).toEqual(['output-manifest-invalid -:-']);
      expect(await snapshot(dir)).toEqual(before);
    }
  });
});

describe('generated files edited by hand', () => {
  it('stop everything, each of them named', async () => {
    const dir = await folderWith();
    await write(dir, { 'a.ts': '1', 'b.ts': '1', 'c.ts': '1' });
    await writeFile(join(dir, 'out/a.ts'), 'edited');
    await writeFile(join(dir, 'out/b.ts'), 'edited');
    const before = await snapshot(dir);
    const error = await fatalOf(write(dir, { 'a.ts': '2', 'b.ts': '2', 'c.ts': '2' }));
    expect(error.diagnostics.map(({ code, place }) => `${code} ${place?.file ?? ''}`)).toEqual([
      'output-edited out/a.ts',
      'output-edited out/b.ts',
    ]);
    expect(await snapshot(dir)).toEqual(before);
  });

  it('are overwritten by force', async () => {
    const dir = await folderWith();
    await write(dir, { 'a.ts': '1' });
    await writeFile(join(dir, 'out/a.ts'), 'edited');
    expect(await write(dir, { 'a.ts': '2' }, { force: true })).toEqual({ ...NOTHING, changed: ['a.ts'] });
    expect(await readFile(join(dir, 'out/a.ts'), 'utf8')).toBe('2');
  });

  it('are put back where they were deleted', async () => {
    const dir = await folderWith();
    await write(dir, { 'a.ts': '1' });
    await unlink(join(dir, 'out/a.ts'));
    expect(await write(dir, { 'a.ts': '1' })).toEqual({ ...NOTHING, created: ['a.ts'] });
  });

  it('are kept, with a warning, when they are no longer generated', async () => {
    const dir = await folderWith();
    await write(dir, { 'a.ts': '1', 'b.ts': '1' });
    await writeFile(join(dir, 'out/a.ts'), 'edited');
    const made = plan(dir, {});
    expect(made.diagnostics).toMatchObject([{ code: 'output-kept', severity: 'warning', place: { file: 'out/a.ts' } }]);
    expect(await applyWrite(made)).toEqual({ ...NOTHING, removed: ['b.ts'], kept: ['a.ts'] });
    expect(await readFile(join(dir, 'out/a.ts'), 'utf8')).toBe('edited');
    // From now on it is the user's.
    expect(await write(dir, {})).toEqual(NOTHING);
  });
});

describe('symbolic links', () => {
  it('in the output folder are refused, and nothing behind them changes', async () => {
    const dir = await folderWith({ 'victim/f.ts': 'v', 'out/x': '' });
    await symlink('../victim', join(dir, 'out/api'));
    await symlink('../victim/f.ts', join(dir, 'out/index.ts'));
    const before = await snapshot(dir);
    const error = await fatalOf(write(dir, { 'api/f.ts': '1', 'api/g.ts': '1', 'index.ts': '1' }, { force: true }));
    expect(error.diagnostics.map(({ code, place }) => `${code} ${place?.file ?? ''}`)).toEqual([
      'output-symlink out/api',
      'output-symlink out/index.ts',
    ]);
    expect(await snapshot(dir)).toEqual(before);
  });

  it('are not followed to delete either', async () => {
    const dir = await folderWith({ 'victim/f.ts': '1' });
    await write(dir, { 'api/f.ts': '1' });
    await rm(join(dir, 'out/api'), { recursive: true });
    await symlink('../victim', join(dir, 'out/api'));
    expect(await write(dir, {})).toEqual({ ...NOTHING, kept: ['api/f.ts'] });
    expect(await readFile(join(dir, 'victim/f.ts'), 'utf8')).toBe('1');
  });

  it('may lead to the output folder itself', async () => {
    const dir = await folderWith();
    await mkdir(join(dir, 'real'));
    await symlink('real', join(dir, 'out'));
    await write(dir, { 'a.ts': '1' });
    expect(await readFile(join(dir, 'real/a.ts'), 'utf8')).toBe('1');
    expect((await lstat(join(dir, 'out'))).isSymbolicLink()).toBe(true);
  });
});

describe('the output folder', () => {
  const refusal = (out: string, cwd: string, inputs: readonly string[] = []): string[] => {
    const made = planWrite(out, filesOf({ 'a.ts': '1' }), { ...OPTIONS, cwd, inputs });
    return made.diagnostics.map(({ code }) => code);
  };

  it('cannot be the root, the home folder, a repository or the package that one is in', async () => {
    const dir = await folderWith({ 'repo/.git/HEAD': '', 'package.json': '{}' });
    expect(refusal('/', dir)).toContain('output-unsafe-folder');
    expect(refusal(homedir(), dir)).toContain('output-unsafe-folder');
    expect(refusal('repo', dir)).toEqual(['output-unsafe-folder']);
    expect(refusal('.', dir)).toEqual(['output-unsafe-folder']);
    expect(refusal('client', dir)).toEqual([]);
  });

  it('cannot be above the working directory or the home folder', async () => {
    const dir = await folderWith({ 'project/scripts/a.mjs': '' });
    const cwd = join(dir, 'project/scripts');
    expect(refusal('..', cwd)).toEqual(['output-unsafe-folder']);
    expect(refusal('../..', cwd)).toEqual(['output-unsafe-folder']);
    expect(refusal('../src', cwd)).toEqual([]);
    expect(refusal(join(homedir(), '..'), cwd)).toEqual(['output-unsafe-folder']);
  });

  it('cannot hold what is read and other things, whose folder it is', async () => {
    const dir = await folderWith({ 'api/spec/openapi.yaml': 'x', 'api/notes.txt': 'x' });
    const inputs = [join(dir, 'api/spec/openapi.yaml')];
    const made = planWrite('api', filesOf({ 'a.ts': '1' }), { ...OPTIONS, cwd: dir, inputs });
    expect(made.diagnostics.map(({ message }) => message)).toEqual([
      '"api" is the folder of the input "spec" and of "notes.txt": it cannot be the output folder.',
    ]);
  });

  it('can hold what is read beside what is hidden or would be written', async () => {
    const dir = await folderWith({ 'api/openapi.yaml': 'x', 'api/.gitignore': '', 'api/types/a.ts': '1' });
    const inputs = [join(dir, 'api/openapi.yaml')];
    const made = planWrite('api', filesOf({ 'types/a.ts': '1', 'b.ts': '2' }), { ...OPTIONS, cwd: dir, inputs });
    expect(made).toMatchObject({ diagnostics: [], created: ['b.ts'], unchanged: ['types/a.ts'] });
  });

  it('can be such a folder where it has a manifest of ours', async () => {
    const dir = await folderWith();
    await write(dir, { 'a.ts': '1' });
    await mkdir(join(dir, 'out/.git'));
    expect(refusal('out', dir)).toEqual([]);
  });

  it('can be a package of its own', async () => {
    const dir = await folderWith({ 'packages/client/package.json': '{}' });
    expect(refusal('packages/client', dir)).toEqual([]);
  });

  it('may hold the input, which is never overwritten or deleted', async () => {
    const dir = await folderWith({ 'out/openapi.yaml': 'x' });
    const inputs = [join(dir, 'out/openapi.yaml')];
    await write(dir, { 'a.ts': '1' }, { inputs });
    expect(await readFile(join(dir, 'out/openapi.yaml'), 'utf8')).toBe('x');
    const error = await fatalOf(write(dir, { 'openapi.yaml': 'y' }, { inputs, force: true }));
    expect(brief(error.diagnostics)).toEqual(['output-is-input -:-']);
    // Not even where it is a file that we generated.
    expect(await write(dir, {}, { inputs: [join(dir, 'out/a.ts')] })).toEqual({ ...NOTHING, kept: ['a.ts'] });
  });

  it('cannot be the input, nor any other file', async () => {
    const dir = await folderWith({ 'openapi.yaml': 'x', 'notes.txt': '' });
    expect(refusal('openapi.yaml', dir, [join(dir, 'openapi.yaml')])).toEqual(['output-is-input']);
    expect(refusal('notes.txt', dir)).toEqual(['output-blocked']);
    const made = planWrite('notes.txt', filesOf({ 'a.ts': '1' }), { ...OPTIONS, cwd: dir });
    await fatalOf(applyWrite(made));
  });

  it('cannot have a folder where a file goes, nor a file where a folder goes', async () => {
    const dir = await folderWith({ 'out/a.ts/x': '', 'out/sub': '' });
    const { diagnostics } = plan(dir, { 'a.ts': '1', 'sub/b.ts': '1' });
    expect(diagnostics.map(({ message }) => message)).toEqual([
      '"a.ts" is a folder, where a file or folder must go.',
      '"sub" is a file, where a file or folder must go.',
    ]);
  });

  it('that cannot be made is an error, not a crash', async () => {
    const dir = await folderWith({ out: 'a file' });
    const made = planWrite('out/sub', filesOf({ 'a.ts': '1' }), { ...OPTIONS, cwd: dir });
    expect(brief((await fatalOf(applyWrite(made))).diagnostics)).toEqual(['output-unwritable -:-']);
  });

  it('is found relative to the working directory', async () => {
    const dir = await folderWith();
    expect((planWrite('x/../out', filesOf({}), { ...OPTIONS, cwd: dir })).dir).toBe(resolve(dir, 'out'));
  });
});

describe('FileSet', () => {
  it.each([
    '../a.ts',
    'a/../b.ts',
    './a.ts',
    '/a.ts',
    'a//b.ts',
    'A.ts',
    'a\\b.ts',
    'c:a.ts',
    'a b.ts',
    'ä.ts',
    'a\0.ts',
    '',
    'a.',
    'con.ts',
    'sub/nul',
    'manifest.json',
    '.apivintage-lock',
  ])('refuses the path %j', (path) => {
    expect(() => new FileSet([[path, '']])).toThrow('Not a path');
  });

  it.each(['a.ts', 'a-b/c_d.test.ts', '.gitattributes', 'v2026-04-28/index.ts', 'sub/manifest.json'])('accepts %j', (path) => {
    expect(new FileSet([[path, 'x']]).text(path)).toBe('x');
  });

  it('refuses two files of one name, and a file that is a folder too', () => {
    expect(() => new FileSet([['a.ts', '1'], ['a.ts', '2']])).toThrow('Two generated files');
    expect(() => new FileSet([['a', '1'], ['a/b.ts', '2']])).toThrow('folder of');
  });

  it('is sorted by path, whatever the order of generation', () => {
    expect(new FileSet([['b.ts', ''], ['a/z.ts', ''], ['a.ts', '']]).paths).toEqual(['a.ts', 'a/z.ts', 'b.ts']);
  });
});
