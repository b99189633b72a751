// Mistakes on the command line, in a configuration and on a disk: each has a code, and nothing of ours shows.
import { execFileSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Clients } from '../../generator/bundlers/clients.js';
import { FatalError } from '../../generator/diagnostics/fatal.js';
import { storeText } from '../../generator/lock/store.js';
import { expectMistake, folderWith, petStore, useBundle } from '../cli/command.js';

const command = useBundle();

const CONFIG =
  'apis: { pets: { spec: pets.yaml, output: out/pets }, zoo: { spec: zoo.yaml, output: out/zoo } }\n';
const SHARED = 'apis: { pets: { spec: pets.yaml, output: out }, zoo: { spec: zoo.yaml, output: out } }\n';
const PETS = { 'pets.yaml': petStore(), 'zoo.yaml': petStore() };
const BOTH = { ...PETS, 'apivintage.config.yaml': CONFIG };
const VERSIONED = `x-api-versions: { header: V, versions: [{ version: one }, { version: two }] }\n${petStore()}`;
const LONG = `${'a'.repeat(300)}.yaml`;

type Files = Readonly<Record<string, string>>;

describe('a mistake', () => {
  it.each<readonly [code: string, words: readonly string[], files: Files]>([
    ['nothing-to-generate', ['generate'], {}],
    ['output-missing', ['pets.yaml'], PETS],
    ['several-specifications', ['pets.yaml', 'zoo.yaml', '-o', 'out'], PETS],
    ['unknown-word', ['lnit'], PETS],
    ['no-such-folder', ['generate', '--cwd', 'nowhere'], {}],
    ['single-api-flag', ['generate', '--name', 'Pets'], BOTH],
    ['output-shared', ['generate'], { ...PETS, 'apivintage.config.yaml': SHARED }],
    ['config-not-found', ['generate', '-c', 'nowhere.yaml'], PETS],
    [
      'config-unreadable',
      ['generate', '-c', 'broken.mjs'],
      { ...PETS, 'broken.mjs': 'throw new Error("no")' },
    ],
    ['config-ambiguous', ['generate'], { ...BOTH, 'apivintage.config.json': '{}' }],
    ['config-exists', ['init', 'pets.yaml'], BOTH],
    ['no-specification', ['init'], {}],
    ['ambiguous-specification', ['init'], { 'a/openapi.yaml': petStore(), 'b/openapi.yaml': petStore() }],
    ['no-such-code', ['explain', 'no-such-thing'], {}],
    ['element-not-named', ['show'], PETS],
    ['no-such-element', ['show', '/nowhere', 'pets.yaml'], PETS],
    ['element-not-first', ['show', 'pets.yaml', 'Pet'], PETS],
    ['element-not-first', ['show', 'pets.yaml'], PETS],
    ['element-not-first', ['show', 'pets', 'Pet'], BOTH],
    ['several-apis', ['project', '--version', 'one'], BOTH],
    ['version-not-named', ['project', 'shop.yaml'], { 'shop.yaml': VERSIONED }],
    ['no-such-version', ['project', 'shop.yaml', '--version', 'three'], { 'shop.yaml': VERSIONED }],
    ['import-of-one', ['import', 'pets.yaml'], PETS],
    ['import-versions-unclear', ['import', 'pets.yaml', 'zoo.yaml', '--versions', 'one'], PETS],
    ['import-of-versions', ['import', 'pets.yaml', 'shop.yaml'], { ...PETS, 'shop.yaml': VERSIONED }],
    ['import-over-file', ['import', 'pets.yaml', 'zoo.yaml', '--versions', 'a,b', '-o', 'zoo.yaml'], PETS],
    [
      'import-over-file',
      ['import', 'pets.yaml', 'zoo.yaml', '--versions', 'a,b', '-o', 'zoo.yaml', '--dry-run'],
      PETS,
    ],
    [
      'import-not-written',
      ['import', 'pets.yaml', 'zoo.yaml', '--versions', 'a,b', '-o', 'no/a.yaml', '--dry-run'],
      PETS,
    ],
    ['import-not-written', ['import', 'pets.yaml', 'zoo.yaml', '--versions', 'a,b', '-o', 'no/a.yaml'], PETS],
    ['file-unreadable', [LONG, '-o', 'out'], {}],
    ['remote-unreadable', ['http://127.0.0.1:1/openapi.yaml', '-o', 'out'], {}],
  ])('%s is told', async (code, words, files) => {
    const folder = await folderWith(files);
    const result = await command.run(folder, words);
    expectMistake(result);
    expect(result.stdout + result.stderr).toMatch(new RegExp(`\\b${code}\\b`));
  });

  it.each([
    [['show', 'pets.yaml', 'GET', '/pets'], 'apivintage show "GET /pets" pets.yaml'],
    [['show', './pets.yaml', '/pets/{id}'], 'apivintage show "/pets/{id}" ./pets.yaml'],
    [['show', 'pets.yaml', 'Pet'], 'apivintage show Pet pets.yaml'],
    [['show', 'pets', 'Pet'], 'apivintage show Pet pets'],
  ])('%j is told the command that was meant', async (words, meant) => {
    const { stdout, stderr } = await command.run(await folderWith(BOTH), words);
    expect(stdout + stderr).toContain(`Run: ${meant}\n`);
  });

  it('an API of the name of an operation does not hide it', async () => {
    const spec = petStore().replace('operationId: listPets', 'operationId: pets');
    const files = {
      'pets.yaml': spec,
      'apivintage.config.yaml': 'apis: { pets: { spec: pets.yaml, output: out } }\n',
    };
    const { code, stdout } = await command.run(await folderWith(files), ['show', 'pets']);
    expect(code).toBe(0);
    expect(stdout).toContain('"GET /pets"');
  });

  it('unknown-client-option is told where a variable has no option', async () => {
    const config = 'apis: { pets: { spec: pets.yaml, output: out, env: { nothing: PETS_TOKEN } } }\n';
    const folder = await folderWith({ ...PETS, 'apivintage.config.yaml': config });
    expect((await command.run(folder, ['generate'])).stdout).toContain('unknown-client-option');
  });

  it('git-missing is told where there is no git, not-in-revision where it has no such file', async () => {
    const folder = await folderWith(PETS);
    execFileSync('git', ['init', '-q'], { cwd: folder });
    const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
    execFileSync('git', [...identity, 'commit', '-q', '--allow-empty', '-m', 'one'], { cwd: folder });
    const words = ['diff', 'pets.yaml', '--base', 'HEAD'];
    const missing = await command.run(folder, words, { env: { PATH: folder } });
    expectMistake(missing);
    expect(missing.stdout).toContain('git-missing');
    const untracked = await command.run(folder, words);
    expectMistake(untracked);
    expect(untracked.stdout).toContain('not-in-revision');
  });
});

/** The code of the mistake that something ends with. */
const codeOf = async (work: Promise<unknown>): Promise<string | undefined> =>
  await work.then(
    () => undefined,
    (error: unknown) => (error instanceof FatalError ? error.diagnostics[0]?.code : String(error)),
  );

describe('what only a disk or a bundler provokes', () => {
  it('lock-unwritable, and nothing is left beside it', async () => {
    const folder = await folderWith({});
    const path = join(folder, 'nowhere', 'versions.lock.json');
    expect(await codeOf(storeText(path, 'versions.lock.json', '{}'))).toBe('lock-unwritable');
    await mkdir(join(folder, 'there.json'));
    expect(await codeOf(storeText(join(folder, 'there.json'), 'there.json', '{}'))).toBe('lock-unwritable');
    expect(execFileSync('ls', [folder], { encoding: 'utf8' })).toBe('there.json\n');
  });

  it('nothing-to-build', async () => {
    const clients = new Clients({}, await folderWith({}));
    const text = await clients.generate({ info: () => undefined, warn: () => undefined });
    expect(text).toContain('nothing-to-build');
  });
});
