// `diff` as a user runs it: versions, documents and git revisions.
import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { expectMistake, folderWith, petStore, useBundle } from '../cli/command.js';

const command = useBundle();

const SHOP = `openapi: 3.1.0
info: { title: Shop, version: '1' }
servers: [{ url: 'https://shop.example' }]
x-api-versions:
  header: Shop-Version
  versions: [{ version: '2026-01-15' }, { version: '2026-06-01' }]
x-api-changes:
  states: { in: '2026-06-01', breaking: true, summary: Orders have a state., migrate: Read the state. }
paths:
  /orders:
    get:
      responses:
        '200': { description: All., content: { application/json: { schema: { $ref: 'order.yaml' } } } }
`;
const ORDER = `type: object
properties:
  id: { type: string }
  done: { type: boolean, x-removed: '2026-06-01', x-change: states }
  state: { type: string, x-added: '2026-06-01', x-change: states }
`;
const FILES = { 'shop.yaml': SHOP, 'order.yaml': ORDER };

const git = (folder: string, ...words: readonly string[]): void => {
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
  execFileSync('git', [...identity, ...words], { cwd: folder, stdio: 'ignore' });
};

/** A repository with the shop in its first commit, on `main`. */
const repository = async (): Promise<string> => {
  const folder = await folderWith(FILES);
  git(folder, 'init', '-q', '-b', 'main');
  git(folder, 'add', '.');
  git(folder, 'commit', '-qm', 'first');
  return folder;
};

describe('versions', () => {
  it('are the two newest unless they are named', async () => {
    const folder = await folderWith(FILES);
    const result = await command.run(folder, ['diff', 'shop.yaml', '--format', 'plain']);
    expect(result).toEqual({
      code: 0,
      signal: null,
      stderr: '',
      stdout:
        `order.yaml:4:3 → order.yaml:1:1: breaking-callers response-property-removed: Order.done is gone (in GET /orders) [states]
order.yaml:5:3: compatible response-property-added: Order.state is new (in GET /orders) [states]
`.replaceAll('Order', 'order'),
    });
    const back = await command.run(folder, [
      'diff',
      'shop.yaml',
      '--from',
      '2026-06-01',
      '--to',
      '2026-01-15',
    ]);
    expect(back.stdout).toContain('order.state is gone');
  });

  it('fail where they break somebody, if that is asked for', async () => {
    const folder = await folderWith(FILES);
    expect((await command.run(folder, ['diff', 'shop.yaml', '--fail-on', 'breaking'])).code).toBe(1);
    const same = ['diff', 'shop.yaml', 'shop.yaml', '--fail-on', 'breaking'];
    expect(await command.run(folder, same)).toMatchObject({ code: 0, stderr: '' });
  });

  it('have to exist, and there have to be two', async () => {
    const folder = await folderWith({ ...FILES, 'pets.yaml': petStore() });
    const unknown = await command.run(folder, ['diff', 'shop.yaml', '--from', '2026-06-02']);
    expectMistake(unknown);
    expect(unknown.stdout).toContain('Did you mean "2026-06-01"?');
    const single = await command.run(folder, ['diff', 'pets.yaml']);
    expectMistake(single);
    expect(single.stdout).toContain('nothing-to-compare');
  });
});

describe('documents', () => {
  it('are compared as they are', async () => {
    const now = petStore({ 'name: { type: string }': 'name: { type: integer }' });
    const folder = await folderWith({ 'old.yaml': petStore(), 'new.yaml': now });
    const { code, stdout } = await command.run(folder, ['diff', 'old.yaml', 'new.yaml']);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `Pet Store: old.yaml → new.yaml
1 change: 1 breaking for callers

Breaking for callers

  Pet.name was \`string\` and is \`number\`  response-type-changed
  in GET /pets
  old.yaml:46:9 → new.yaml:46:9
  - name: string
  + name: number
`,
    });
  });

  it('may be given with a version of each', async () => {
    const folder = await folderWith(FILES);
    const words = ['diff', 'shop.yaml', 'shop.yaml', '--from', '2026-01-15', '--to', '2026-06-01'];
    expect((await command.run(folder, words)).stdout).toContain('order.done is gone');
  });

  it('that cannot be read are an error, not a comparison', async () => {
    const folder = await folderWith({ 'old.yaml': petStore(), 'new.yaml': 'title: Shop\n' });
    const result = await command.run(folder, ['diff', 'old.yaml', 'new.yaml']);
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).toContain('not-openapi');
  });

  it('cannot be compared where their catalogue cannot be used, and that is what is said', async () => {
    const folder = await folderWith({ ...FILES, 'shop.yaml': SHOP.replace("'2026-06-01' }]", '2 }]') });
    const words = ['--from', '2026-01-15', '--to', '2026-06-01'];
    const result = await command.run(folder, ['diff', 'shop.yaml', ...words, '--format', 'plain']);
    expect(result.code).not.toBe(0);
    const said = `${result.stdout}${result.stderr}`;
    expect(said).toContain('shop.yaml:6:');
    expect(said).toContain('each version needs `version`, a non-empty string');
    expect(said).not.toContain('There is no version');
  });
});

describe('revisions', () => {
  it('are read with what they refer to, and nothing is checked out', async () => {
    const folder = await repository();
    git(folder, 'checkout', '-qb', 'work');
    await writeFile(
      join(folder, 'order.yaml'),
      ORDER.replace('id: { type: string }', 'id: { type: integer }'),
    );
    const line = 'main:order.yaml:3:3 → order.yaml:3:3: breaking-callers response-type-changed: order.id';
    const based = await command.run(folder, ['diff', 'shop.yaml', '--base', 'main', '--format', 'plain']);
    expect(based.stdout).toContain(line);
    expect(based.stdout.trimEnd().split('\n')).toHaveLength(1);
    git(folder, 'commit', '-qam', 'second');
    const range = await command.run(folder, [
      'diff',
      'shop.yaml',
      '--git',
      'main..work',
      '--format',
      'plain',
    ]);
    expect(range.stdout).toContain('main:order.yaml:3:3 → work:order.yaml:3:3: breaking-callers');
    const same = await command.run(folder, ['diff', 'shop.yaml', '--git', 'work']);
    expect(same.stdout).toContain('No changes');
  });

  it('follow a document to the name that it had, and to the folder', async () => {
    const folder = await repository();
    await mkdir(join(folder, 'api'));
    git(folder, 'mv', 'shop.yaml', 'api/store.yaml');
    git(folder, 'mv', 'order.yaml', 'api/order.yaml');
    git(folder, 'commit', '-qm', 'renamed');
    await writeFile(
      join(folder, 'api/order.yaml'),
      ORDER.replace('id: { type: string }', 'id: { type: integer }'),
    );
    git(folder, 'commit', '-qam', 'changed');
    for (const range of ['main~2', 'main~2..HEAD']) {
      const { stdout, stderr } = await command.run(folder, [
        'diff',
        'api/store.yaml',
        '--format',
        'plain',
        '--git',
        range,
      ]);
      expect(stderr).toBe('');
      expect(stdout).toMatch(
        /^main~2:order\.yaml:3:3 → (?:HEAD:)?api\/order\.yaml:3:3: breaking\S* .*order\.id/,
      );
      expect(
        stdout
          .trim()
          .split('\n')
          .filter((line) => line.includes('order.yaml')).length,
      ).toBe(1);
    }
    const { stdout } = await command.run(folder, ['diff', 'gone.yaml', '--git', 'main~2']);
    expect(stdout).toContain('not-in-revision');
  });

  it('follow a document whose new name is staged and not committed', async () => {
    const folder = await repository();
    git(folder, 'mv', 'shop.yaml', 'store.yaml');
    await writeFile(
      join(folder, 'order.yaml'),
      ORDER.replace('id: { type: string }', 'id: { type: integer }'),
    );
    const words = ['diff', 'store.yaml', '--format', 'plain', '--git', 'HEAD'];
    const { stdout } = await command.run(folder, words);
    expect(stdout).toMatch(/^HEAD:order\.yaml:3:3 → order\.yaml:3:3: breaking\S* .*order\.id/);
    git(folder, 'reset', '-q');
    const untold = await command.run(folder, ['diff', 'store.yaml', '--format', 'pretty', '--git', 'HEAD']);
    expect(untold.stdout).toMatch(/not-in-revision[^]*git add/);
  });

  it('start where the branch left, whatever the other one did since', async () => {
    const folder = await repository();
    git(folder, 'checkout', '-qb', 'work');
    git(folder, 'checkout', '-q', 'main');
    await writeFile(join(folder, 'order.yaml'), ORDER.replace('string', 'integer'));
    git(folder, 'commit', '-qam', 'elsewhere');
    git(folder, 'checkout', '-q', 'work');
    const { stdout } = await command.run(folder, ['diff', 'shop.yaml', '--base', 'main']);
    expect(stdout).toContain('No changes');
  });

  it('may both be named with where they part, wherever one is', async () => {
    const folder = await repository();
    git(folder, 'checkout', '-qb', 'work');
    await writeFile(
      join(folder, 'order.yaml'),
      ORDER.replace('id: { type: string }', 'id: { type: integer }'),
    );
    git(folder, 'commit', '-qam', 'here');
    git(folder, 'checkout', '-q', 'main');
    await writeFile(
      join(folder, 'order.yaml'),
      ORDER.replace('id: { type: string }', 'id: { type: boolean }'),
    );
    git(folder, 'commit', '-qam', 'there');
    const words = ['diff', 'shop.yaml', '--format', 'plain', '--git'];
    const apart = await command.run(folder, [...words, 'main...work']);
    expect(apart.stdout).toContain('was `string` and is `number`');
    const direct = await command.run(folder, [...words, 'main..work']);
    expect(direct.stdout).toContain('was `boolean` and is `number`');
    await writeFile(join(folder, 'order.yaml'), ORDER);
    const since = await command.run(folder, [...words, '..work']);
    expect(since.stdout).toContain('was `boolean` and is `number`');
  });

  it('with only one end lead up to what is on disk, and with none from the last commit', async () => {
    const folder = await repository();
    git(folder, 'tag', 'one');
    await writeFile(join(folder, 'order.yaml'), ORDER.replace('string', 'integer'));
    git(folder, 'commit', '-qam', 'second');
    await writeFile(join(folder, 'order.yaml'), ORDER.replace('string', 'boolean'));
    const said = async (range: string): Promise<string> =>
      (await command.run(folder, ['diff', 'shop.yaml', '--format', 'plain', '--git', range])).stdout;
    expect(await said('one')).toContain('was `string` and is `boolean`');
    expect(await said('one..')).toContain('was `string` and is `boolean`');
    expect(await said('..')).toContain('was `number` and is `boolean`');
    expect(await said('..one')).toContain('was `number` and is `string`');
    expect(await said('one...')).toContain('was `string` and is `boolean`');
  });

  it('are those of the repository in which the document lies, whatever is around it', async () => {
    const outer = await repository();
    const inner = join(outer, 'Öffentliche API');
    await mkdir(inner);
    for (const [name, text] of Object.entries(FILES))
      await writeFile(join(inner, name), text.replaceAll('\n', '\r\n'));
    git(inner, 'init', '-q');
    git(inner, 'add', '.');
    git(inner, 'commit', '-qm', 'first');
    await writeFile(join(inner, 'order.yaml'), ORDER.replace('string', 'integer'));
    const words = ['--git', 'HEAD', '--format', 'plain'];
    const { stdout } = await command.run(outer, ['diff', 'Öffentliche API/shop.yaml', ...words]);
    expect(stdout).toBe(
      'HEAD:Öffentliche API/order.yaml:3:3 → Öffentliche API/order.yaml:3:3: breaking-callers ' +
        'response-type-changed: order.id was `string` and is `number` (in GET /orders)\n',
    );
    const url = pathToFileURL(join(inner, 'shop.yaml')).href;
    expect((await command.run(outer, ['diff', url, ...words])).stdout).toContain('order.id was `string`');
  });

  it('of a bare repository are compared with each other', async () => {
    const folder = await repository();
    await writeFile(join(folder, 'order.yaml'), ORDER.replace('string', 'integer'));
    git(folder, 'commit', '-qam', 'second');
    const bare = join(folder, 'bare.git');
    git(folder, 'clone', '-q', '--bare', '.', bare);
    const words = ['diff', 'shop.yaml', '--git', 'HEAD~1..HEAD', '--format', 'plain'];
    const { code, stdout } = await command.run(bare, words);
    expect({ code, stdout }).toMatchObject({ code: 0 });
    expect(stdout).toMatch(/^HEAD~1:order\.yaml:3:3 → HEAD:order\.yaml:3:3: .* was `string` and is `number`/);
  });

  it('of a document that is gone since can be compared, also when its folder is', async () => {
    const folder = await repository();
    await mkdir(join(folder, 'api'));
    await writeFile(join(folder, 'api/pets.yaml'), petStore());
    git(folder, 'add', '.');
    git(folder, 'commit', '-qm', 'second');
    await writeFile(join(folder, 'api/pets.yaml'), petStore({ 'name: { type: string }': 'name: {}' }));
    git(folder, 'commit', '-qam', 'third');
    git(folder, 'rm', '-qr', 'api');
    git(folder, 'commit', '-qm', 'fourth');
    const words = ['diff', 'api/pets.yaml', '--format', 'plain', '--git'];
    const past = await command.run(folder, [...words, 'HEAD~2..HEAD~1']);
    expect(past.stdout).toContain('Pet.name was `string` and is `unknown`');
    const now = await command.run(folder, [...words, 'HEAD~1..HEAD']);
    expectMistake(now);
    expect(now.stdout).toContain('There is no file "api/pets.yaml" in revision "HEAD"');
  });

  it('bring in what lies beside the document, and nothing else', async () => {
    const outside = SHOP.replace('order.yaml', '../order.yaml');
    const folder = await folderWith({ 'order.yaml': ORDER, 'api/shop.yaml': outside });
    git(folder, 'init', '-q');
    git(folder, 'add', '.');
    git(folder, 'commit', '-qm', 'first');
    const words = ['diff', 'api/shop.yaml', '--git', 'HEAD..HEAD'];
    const refused = await command.run(folder, words);
    expect(refused.stderr).toContain('reference-outside-root');
    expect(await command.run(folder, [...words, '--allow-ref', '.'])).toMatchObject({ code: 0, stderr: '' });
    await writeFile(
      join(folder, 'api/shop.yaml'),
      SHOP.replace('order.yaml', 'https://a.example/order.yaml'),
    );
    git(folder, 'commit', '-qam', 'second');
    const remote = await command.run(folder, [...words, '--allow-ref', 'https://a.example']);
    expect(remote.stderr).toContain('remote-reference');
    await writeFile(join(folder, 'api/shop.yaml'), SHOP.replace('order.yaml', '../../order.yaml'));
    git(folder, 'commit', '-qam', 'third');
    const beyond = await command.run(folder, [...words, '--allow-ref', '..']);
    expect(beyond.stderr).toContain('reference-outside-root');
  });

  it.each([
    [`documentBytes=${SHOP.length - 9}`, 'The document is larger than'],
    [`totalBytes=${SHOP.length + 9}`, 'The documents together are larger than'],
  ])('are held to the limit %s', async (limit, message) => {
    const folder = await repository();
    const words = ['diff', 'shop.yaml', '--git', 'HEAD..HEAD', '--limit'];
    const refused = await command.run(folder, [...words, limit]);
    expect(`${refused.stdout}${refused.stderr}`).toContain(message);
    expect(refused.code).not.toBe(0);
    const enough = `documentBytes=${SHOP.length}`;
    expect(await command.run(folder, [...words, enough])).toMatchObject({ code: 0, stderr: '' });
  });

  it('are annotated where things are now', async () => {
    const folder = await repository();
    await writeFile(join(folder, 'order.yaml'), ORDER.replace('  id: { type: string }\n', ''));
    const words = ['diff', 'shop.yaml', '--git', 'HEAD', '--format', 'github', '--fail-on', 'breaking'];
    const { code, stdout } = await command.run(folder, words);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^::error file=order\.yaml,line=1,col=1,title=response-property-removed::/);
    git(folder, 'commit', '-qam', 'second');
    const range = await command.run(folder, [
      'diff',
      'shop.yaml',
      '--git',
      'HEAD~1..HEAD',
      '--format',
      'github',
    ]);
    expect(range.stdout).toBe(stdout.replace('::error', '::warning'));
  });

  it('that are not there are a mistake', async () => {
    const folder = await repository();
    for (const [words, code] of [
      [['--base', 'nowhere'], 'unknown-revision'],
      [['--git=--output=/tmp/x'], 'unknown-revision'],
      [['--git', ''], 'unknown-revision'],
      [['--base', ''], 'unknown-revision'],
      [['--git', 'HEAD:shop.yaml'], 'unknown-revision'],
      [['--git', 'HEAD', '--base', 'main'], 'conflicting-flags'],
    ] as const) {
      const result = await command.run(folder, ['diff', 'shop.yaml', ...words]);
      expectMistake(result);
      expect(result.stdout).toContain(code);
    }
    await writeFile(join(folder, 'other.yaml'), petStore());
    const untracked = await command.run(folder, ['diff', 'other.yaml', '--base', 'main']);
    expectMistake(untracked);
    expect(untracked.stdout).toContain('There is no file "other.yaml" in revision "main"');
  });

  it('need a repository', async () => {
    const folder = await folderWith(FILES);
    const result = await command.run(folder, ['diff', 'shop.yaml', '--base', 'main'], {
      env: { GIT_CEILING_DIRECTORIES: join(folder, '..') },
    });
    expectMistake(result);
    expect(result.stdout).toContain('not-a-repository');
    const streamed = await command.run(await repository(), ['diff', '-', '--base', 'main']);
    expectMistake(streamed);
    expect(streamed.stdout).toContain('not-a-tracked-file');
    const remote = await command.run(folder, ['diff', 'https://a.example/shop.yaml', '--base', 'main']);
    expectMistake(remote);
    expect(remote.stdout).toContain('not-a-tracked-file');
  });
});

describe('flags', () => {
  it('of other commands are refused, and the other way round', async () => {
    const folder = await folderWith(FILES);
    for (const words of [
      ['diff', 'shop.yaml', '--fail-on', 'warn'],
      ['lint', 'shop.yaml', '--fail-on', 'breaking'],
      ['diff', 'shop.yaml', '--format', 'sarif'],
      ['lint', 'shop.yaml', '--format', 'yaml'],
    ]) {
      const result = await command.run(folder, words);
      expect(result.code).toBe(2);
      expect(result.stderr).toContain('Allowed choices are');
    }
  });
});
