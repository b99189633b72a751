import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentOf, expectMistake, folderWith, petStore, TRY, useBundle } from './command.js';

const bundle = useBundle();
const WORDS = ['api.yaml', '-o', 'src/api'];

describe('the first run', () => {
  it('says what was read, what was written, how long it took, and what to try', async () => {
    const folder = await folderWith({ 'api.yaml': petStore() });
    const { code, stdout, stderr } = await bundle.run(folder, WORDS);
    expect(code).toBe(0);
    const count = Object.keys(await contentOf(join(folder, 'src/api'))).length - 1;
    expect(stdout.split('\n')).toEqual([
      'Read   api.yaml: Pet Store, 2 operations',
      `Wrote  src/api: ${count} new, 0 changed, 0 unchanged, 0 removed`,
      '',
    ]);
    expect(stderr.split('\n')).toEqual([
      expect.stringMatching(/^Took {3}[\d.]+ m?s$/),
      "Try    import { PetStore } from './src/api/index.js';",
      '',
    ]);
  });

  it('says how lists may be paged that look as if they were', async () => {
    const query = `tags: [Pets]
      parameters:
        - { name: 'page[number]', in: query, schema: { type: integer } }`;
    const files = { 'api.yaml': petStore({ 'tags: [Pets]': query }) };
    const json = await bundle.run(await folderWith(files), [...WORDS, '--format', 'json']);
    expect(JSON.parse(json.stdout)).toMatchObject({
      apis: [
        {
          suggestions: [
            { kind: 'pagination', lists: 1, rule: { style: 'page', request: 'page[number]', items: '' } },
          ],
        },
      ],
    });
    const folder = await folderWith(files);
    const { stderr } = await bundle.run(folder, WORDS);
    const [line, rule = ''] = stderr.split('\n').slice(-3);
    expect(line).toMatch(/^Pages {2}A list looks paged\./);
    const config = `apis: { pets: { spec: api.yaml, output: src/pets, ${rule.trim()} } }`;
    await writeFile(join(folder, 'apivintage.config.yaml'), config);
    const second = await bundle.run(folder, ['generate']);
    expect(second.code).toBe(0);
    expect(second.stderr).toMatch(TRY);
    const pets = await readFile(join(folder, 'src/pets/resources/pets.ts'), 'utf8');
    expect(pets).toContain('PagePromise');
  });

  it('names the client as the user says', async () => {
    const folder = await folderWith({ 'api.yaml': petStore() });
    const { stderr } = await bundle.run(folder, [...WORDS, '--name', 'zoo']);
    expect(stderr).toContain("import { Zoo } from './src/api/index.js';");
    expect(await readFile(join(folder, 'src/api/client.ts'), 'utf8')).toContain('export class Zoo');
  });
});

describe('a later run', () => {
  it('touches nothing where nothing has changed, and has no more to suggest', async () => {
    const folder = await folderWith({ 'api.yaml': petStore() });
    await bundle.run(folder, WORDS);
    const before = await contentOf(folder);
    const { code, stdout, stderr } = await bundle.run(folder, WORDS);
    expect(await contentOf(folder)).toEqual(before);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Wrote {2}src\/api: 0 new, 0 changed, \d+ unchanged, 0 removed$/m);
    expect(stderr).toMatch(/^Took .*\n$/);
  });

  it('writes the files that change, and removes those that are gone', async () => {
    const folder = await folderWith({ 'api.yaml': petStore() });
    await bundle.run(folder, WORDS);
    const before = await contentOf(join(folder, 'src/api'));
    await writeFile(
      join(folder, 'api.yaml'),
      petStore({ '/shops/{id}:': '/pets/{id}:', 'tags: [Shops]': 'tags: [Pets]' }),
    );
    const { stdout } = await bundle.run(folder, WORDS);
    const after = await contentOf(join(folder, 'src/api'));
    expect(stdout).toMatch(
      /^Wrote {2}src\/api: \d+ new, [1-9]\d* changed, [1-9]\d* unchanged, [1-9]\d* removed$/m,
    );
    expect(before).toHaveProperty(['resources/shops.ts']);
    expect(after).not.toHaveProperty(['resources/shops.ts']);
    const untouched = Object.keys(after).filter((path) => after[path]?.text === before[path]?.text);
    expect(untouched.length).toBeGreaterThan(0);
    for (const path of untouched) expect(after[path]).toEqual(before[path]);
  });

  it('writes the same bytes in another folder', async () => {
    const one = await folderWith({ 'api.yaml': petStore() });
    const other = await folderWith({ 'deep/down/api.yaml': petStore() });
    await bundle.run(one, WORDS);
    await bundle.run(join(other, 'deep/down'), WORDS, { env: { TZ: 'Asia/Tokyo', LANG: 'tr_TR.UTF-8' } });
    const texts = async (folder: string): Promise<readonly (readonly [string, string])[]> =>
      Object.entries(await contentOf(join(folder, 'src/api'))).map(([path, { text }]) => [path, text]);
    expect(await texts(join(other, 'deep/down'))).toEqual(await texts(one));
  });
});

describe('files of the user', () => {
  it('stay as they are beside ours', async () => {
    const folder = await folderWith({
      'api.yaml': petStore(),
      'src/api/mine.ts': 'mine',
      'src/api/resources/mine.ts': 'mine',
    });
    await bundle.run(folder, WORDS);
    expect(await bundle.run(folder, [...WORDS, '--force'])).toMatchObject({ code: 0 });
    const content = await contentOf(join(folder, 'src/api'));
    expect(content['mine.ts']?.text).toBe('mine');
    expect(content['resources/mine.ts']?.text).toBe('mine');
  });

  it('are not overwritten where ours would go, even by force', async () => {
    const folder = await folderWith({ 'api.yaml': petStore(), 'src/api/client.ts': 'mine' });
    for (const flags of [[], ['--force']]) {
      const result = await bundle.run(folder, [...WORDS, ...flags]);
      expectMistake(result);
      expect(result.stdout).toContain('src/api/client.ts');
      expect(result.stdout).toContain('output-not-owned');
    }
    expect(Object.keys(await contentOf(join(folder, 'src/api')))).toEqual(['client.ts']);
  });

  it('are not lost when they are edits of ours, unless by force', async () => {
    const folder = await folderWith({ 'api.yaml': petStore() });
    await bundle.run(folder, WORDS);
    const client = join(folder, 'src/api/client.ts');
    const generated = await readFile(client, 'utf8');
    await writeFile(client, 'edited');
    const result = await bundle.run(folder, WORDS);
    expectMistake(result);
    expect(result.stdout).toContain('--force');
    expect(await readFile(client, 'utf8')).toBe('edited');
    expect(await bundle.run(folder, [...WORDS, '--force'])).toMatchObject({ code: 0 });
    expect(await readFile(client, 'utf8')).toBe(generated);
  });

  it('are safe when one of them is the specification', async () => {
    const folder = await folderWith({ 'src/api/openapi.yaml': petStore() });
    expect(await bundle.run(folder, ['src/api/openapi.yaml', '-o', 'src/api'])).toMatchObject({ code: 0 });
    expect(await readFile(join(folder, 'src/api/openapi.yaml'), 'utf8')).toBe(petStore());
    const result = await bundle.run(folder, ['src/api/openapi.yaml', '-o', 'src/api/openapi.yaml']);
    expectMistake(result);
    expect(result.stdout).toContain('output-is-input');
  });
});

describe('an output folder that cannot be one', () => {
  it.each([
    ['the working directory of a package', '.', 'the root of a package'],
    ['a repository', 'checkout', 'the root of a repository'],
    ['the root of the file system', '/', 'the root of the file system'],
    ['above the working directory', '..', 'above the working directory'],
  ])('is %s', async (_what, output, message) => {
    const folder = await folderWith({
      'api.yaml': petStore(),
      'package.json': '{}',
      'checkout/.git/HEAD': '',
    });
    const before = await contentOf(folder);
    const result = await bundle.run(folder, ['api.yaml', '-o', output]);
    expectMistake(result);
    expect(result.stdout).toContain(message);
    expect(await contentOf(folder)).toEqual(before);
  });

  it('holds the specification and other things, until it holds a client', async () => {
    const folder = await folderWith({ 'api.yaml': petStore(), 'notes.txt': '' });
    const result = await bundle.run(folder, ['api.yaml', '-o', '.']);
    expectMistake(result);
    expect(result.stdout).toContain('"." is the folder of the input "api.yaml" and of "notes.txt"');
    expect(result.stdout).toContain('help: Choose a folder of its own');
    const own = await folderWith({ 'api.yaml': petStore() });
    expect(await bundle.run(own, ['api.yaml', '-o', '.'])).toMatchObject({ code: 0 });
    await writeFile(join(own, 'notes.txt'), '');
    expect(await bundle.run(own, ['api.yaml', '-o', '.', '--force'])).toMatchObject({ code: 0 });
  });

  it('holds a link where a folder of ours would go', async () => {
    const folder = await folderWith({ 'api.yaml': petStore(), 'victim/keep': '' });
    await mkdir(join(folder, 'src/api'), { recursive: true });
    await symlink(join(folder, 'victim'), join(folder, 'src/api/resources'));
    const result = await bundle.run(folder, WORDS);
    expectMistake(result);
    expect(result.stdout).toContain('output-symlink');
    expect(Object.keys(await contentOf(join(folder, 'victim')))).toEqual(['keep']);
  });
});

describe('--dry-run', () => {
  it('lists what would be written and writes nothing', async () => {
    const folder = await folderWith({ 'api.yaml': petStore() });
    const { code, stdout } = await bundle.run(folder, [...WORDS, '--dry-run']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Would write src\/api: \d+ new/m);
    expect(stdout).toMatch(/^ {2}new {6}client\.ts$/m);
    expect(existsSync(join(folder, 'src'))).toBe(false);
  });

  it('tells changed files from new ones', async () => {
    const folder = await folderWith({ 'api.yaml': petStore() });
    await bundle.run(folder, WORDS);
    await rm(join(folder, 'src/api/index.ts'));
    await writeFile(
      join(folder, 'api.yaml'),
      petStore({ 'name: { type: string }': 'name: { type: integer }' }),
    );
    const before = await contentOf(folder);
    const { stdout } = await bundle.run(folder, [...WORDS, '--dry-run']);
    expect(stdout).toMatch(/^ {2}new {6}index\.ts$/m);
    expect(stdout).toMatch(/^ {2}changed {2}.+\.ts$/m);
    expect(await contentOf(folder)).toEqual(before);
  });
});

describe('what is said', () => {
  it('is nothing with --quiet', async () => {
    const folder = await folderWith({ 'api.yaml': petStore() });
    expect(await bundle.run(folder, [...WORDS, '-q'])).toMatchObject({ code: 0, stdout: '', stderr: '' });
  });

  it('is one JSON document with --format json', async () => {
    const folder = await folderWith({ 'api.yaml': petStore() });
    const { stdout } = await bundle.run(folder, [...WORDS, '--format', 'json']);
    const report: unknown = JSON.parse(stdout);
    const created = Object.keys(await contentOf(join(folder, 'src/api')));
    expect(report).toMatchObject({
      errors: 0,
      diagnostics: [],
      apis: [
        {
          spec: 'api.yaml',
          title: 'Pet Store',
          operations: 2,
          output: 'src/api',
          isDryRun: false,
          created: created.filter((path) => path !== 'manifest.json').sort(),
          changed: [],
          suggestions: [],
        },
      ],
    });
  });

  it('has the time of each stage on stderr with --verbose', async () => {
    const folder = await folderWith({ 'api.yaml': petStore() });
    const { stdout, stderr } = await bundle.run(folder, [...WORDS, '--verbose']);
    expect(stderr).toMatch(/^src\/api\n {2}read +[\d.]+ m?s\n/);
    expect(stderr).toMatch(/^ {2}write +[\d.]+ m?s$/m);
    expect(stdout).not.toMatch(/^ {2}read /m);
  });
});

it('finishes the files that it is writing when Ctrl-C is pressed, and then obeys', async () => {
  const folder = await folderWith({ 'api.yaml': petStore() });
  const interruptAtFirstRename = `
    import files from 'node:fs/promises';
    import { syncBuiltinESMExports } from 'node:module';
    const { rename } = files;
    files.rename = async (from, to) => {
      files.rename = rename;
      syncBuiltinESMExports();
      process.kill(process.pid, 'SIGINT');
      await new Promise((resolve) => setTimeout(resolve, 100));
      await rename(from, to);
    };
    syncBuiltinESMExports();`;
  const node = ['--import', `data:text/javascript,${encodeURIComponent(interruptAtFirstRename)}`];
  expect(await bundle.run(folder, WORDS, { node })).toMatchObject({ signal: 'SIGINT', stderr: '' });
  const left = await contentOf(folder);
  expect(Object.keys(left)).toContain('src/api/manifest.json');
  expect(await bundle.run(folder, WORDS)).toMatchObject({ code: 0 });
  expect(await contentOf(folder)).toEqual(left);
});

it('asks to install again where a package is missing, which is no bug', async () => {
  const withoutYaml = `
    import Module from 'node:module';
    const resolve = Module._resolveFilename;
    Module._resolveFilename = function (name, ...rest) {
      if (name !== 'yaml') return resolve.call(this, name, ...rest);
      throw Object.assign(new Error("Cannot find module 'yaml'\\nRequire stack:\\n- /a.js"), { code: 'MODULE_NOT_FOUND' });
    };`;
  const node = ['--import', `data:text/javascript,${encodeURIComponent(withoutYaml)}`];
  const folder = await folderWith({ 'api.yaml': petStore() });
  const { code, stderr } = await bundle.run(folder, ['lint', 'api.yaml'], { node });
  expect(code).toBe(2);
  expect(stderr).toMatch(
    /failed: Error: Cannot find module 'yaml'\n.*\nInstall the packages of the project again/,
  );
  expect(stderr).not.toContain('bug');
});

describe('a bug of ours', () => {
  const failAtWriting = `
    import files from 'node:fs/promises';
    import { syncBuiltinESMExports } from 'node:module';
    files.mkdtemp = () => Promise.reject(new TypeError('nobody expected this'));
    syncBuiltinESMExports();`;
  const node = ['--import', `data:text/javascript,${encodeURIComponent(failAtWriting)}`];

  it('ends with 70 and asks for a report', async () => {
    const folder = await folderWith({ 'api.yaml': petStore() });
    const { code, stdout, stderr } = await bundle.run(folder, WORDS, { node });
    expect({ code, stdout }).toEqual({ code: 70, stdout: '' });
    expect(stderr).toContain('TypeError: nobody expected this');
    expect(stderr).toContain('Please report it');
    expect(stderr).not.toMatch(/^ +at /m);
  });

  it('shows its stack with --verbose', async () => {
    const folder = await folderWith({ 'api.yaml': petStore() });
    const { code, stderr } = await bundle.run(folder, [...WORDS, '--verbose'], { node });
    expect(code).toBe(70);
    expect(stderr).toMatch(/^ +at /m);
  });
});
