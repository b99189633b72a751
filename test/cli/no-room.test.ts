// Where there is no room to write: what stood there stands, nothing half-written stands beside it, and people are told.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { addScript, planScript } from '../../generator/commands/init/script.js';
import {
  contentOf,
  expectMistake,
  finished,
  folderWith,
  petStore,
  plainEnvironment,
  useBundle,
  type Result,
} from './command.js';

const bundle = useBundle();

/** The command under a limit that lets files be made and nothing be written to them, as on a disk that is full. */
const fullDisk = async (folder: string, words: string): Promise<Result> => {
  const line = `ulimit -f 0; exec '${process.execPath}' '${bundle.dist}/cli.js' ${words}`;
  const env = { ...plainEnvironment(), GITHUB_STEP_SUMMARY: '' };
  const child = spawn('sh', ['-c', line], { cwd: folder, env });
  child.stdin.end();
  return await finished(child);
};

/** The command in a line of a shell that says where its streams lead. */
const redirected = async (
  folder: string,
  words: string,
  end: string,
  start: string = '',
): Promise<Result> => {
  const line = `${start}'${process.execPath}' '${bundle.dist}/cli.js' ${words} ${end}`;
  const child = spawn('sh', ['-c', line], { cwd: folder, env: plainEnvironment() });
  child.stdin.end();
  return await finished(child);
};

it.skipIf(process.platform === 'win32').each([
  ['generate', 'generate api.yaml -o out', '"out" cannot be written'],
  ['paths', 'paths api.yaml -o api.d.ts', '"api.d.ts" cannot be written'],
  ['report', 'report api.yaml -o page.html', '"page.html" cannot be written'],
  ['init', 'init api.yaml', 'config-unwritable  "apivintage.config.yaml" cannot be written'],
  ['lock', 'lock api.yaml', '"versions.lock.json" cannot be written'],
  ['import', 'import api.yaml old.yaml --versions a,b -o all.yaml', '"all.yaml" cannot be written'],
])('%s leaves nothing behind', async (_what, words, told) => {
  const catalogue = 'x-api-versions: { header: V, versions: [{ version: a }, { version: b }] }\n';
  const isImport = words.startsWith('import');
  const folder = await folderWith({
    'api.yaml': isImport ? petStore() : `${catalogue}${petStore()}`,
    'old.yaml': petStore(),
  });
  await mkdir(join(folder, 'out'));
  const result = await fullDisk(folder, words);
  expectMistake(result);
  expect(result.stdout + result.stderr).toContain(told);
  expect(result.stdout + result.stderr).toContain('help: ');
  const left = (await readdir(folder, { recursive: true })).filter(
    (name) => !name.startsWith('node_modules'),
  );
  expect(left.sort()).toEqual(['api.yaml', 'old.yaml', 'out']);
});

it.skipIf(process.platform === 'win32').each(['api.yaml -o deep/er/out', 'paths api.yaml -o deep/er/api.ts'])(
  'folders that were made for %s are gone again',
  async (words) => {
    const folder = await folderWith({ 'api.yaml': petStore() });
    expectMistake(await fullDisk(folder, words));
    expect(await readdir(folder)).toEqual(['api.yaml']);
  },
);

it('the script of init goes into package.json whole, or is left to people', async () => {
  const manifest = '{\n  "name": "x"\n}\n';
  const folder = await folderWith({ 'openapi.yaml': petStore(), 'package.json': manifest });
  const plan = await planScript(folder);
  expect(plan).toBeDefined();
  // Nothing can stand beside a name that is as long as names may be.
  const long = join(folder, `${'p'.repeat(250)}.json`);
  await writeFile(long, manifest);
  expect(plan !== undefined && (await addScript({ ...plan, path: long }))).toBe(false);
  expect(await readFile(long, 'utf8')).toBe(manifest);
});

it('what import would overwrite stands as it stood', async () => {
  const folder = await folderWith({ 'a.yaml': petStore(), 'b.yaml': petStore(), 'all.yaml': 'mine\n' });
  expectMistake(await fullDisk(folder, 'import a.yaml b.yaml --versions a,b -o all.yaml --force'));
  expect(await readFile(join(folder, 'all.yaml'), 'utf8')).toBe('mine\n');
});

it('a client stands as it stood', async () => {
  const folder = await folderWith({ 'api.yaml': petStore() });
  await bundle.run(folder, ['api.yaml', '-o', 'out']);
  const before = await contentOf(join(folder, 'out'));
  await writeFile(join(folder, 'api.yaml'), petStore({ 'city: { type: string }': 'town: { type: string }' }));
  expectMistake(await fullDisk(folder, 'api.yaml -o out'));
  expect(await contentOf(join(folder, 'out'))).toEqual(before);
});

it('a link that leads nowhere is told as that', async () => {
  const folder = await folderWith({ 'api.yaml': petStore() });
  await symlink(join(folder, 'gone'), join(folder, 'out'));
  const result = await bundle.run(folder, ['api.yaml', '-o', 'out']);
  expectMistake(result);
  expect(result.stdout).toContain('a link that leads nowhere');
});

const hasFull = existsSync('/dev/full');

it.skipIf(!hasFull).each(['explain', '--help', 'project api.yaml', 'api.yaml -o out'])(
  'people are told that what %s prints is lost',
  async (words) => {
    const folder = await folderWith({ 'api.yaml': petStore() });
    const { code, stderr } = await redirected(folder, words, '>/dev/full');
    expect(code).toBe(2);
    expect(stderr).toContain('error: Standard output cannot be written: the disk is full.\n');
    expect(stderr).not.toMatch(/^\s+at /m);
  },
);

it.skipIf(!hasFull)('hints that are lost are no reason to fail', async () => {
  const folder = await folderWith({ 'api.yaml': petStore() });
  const { code, stdout } = await redirected(folder, 'api.yaml -o out', '2>/dev/full');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Read .*\nWrote .*\n$/);
});

it.skipIf(process.platform === 'win32').each([
  ['explain 2>&1', 0],
  ['--help 2>&1', 0],
  ['gone.yaml -o out 2>&1', 2],
  ['generate --bogus 2>&1', 2],
  ['project gone.yaml 2>&1', 2],
] as const)('whoever reads %s may leave', async (words, ending) => {
  const folder = await folderWith({});
  const { stderr } = await redirected(folder, words, '; echo "$?" >&3; } 3>&2 | true', '{ ');
  expect(stderr).toBe(`${ending}\n`);
});
