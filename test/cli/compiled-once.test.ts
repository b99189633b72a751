import { execFile } from 'node:child_process';
import { chown, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, test } from 'vitest';
import { petStore, useBundle } from './command.js';

const bundle = useBundle();
const projects: string[] = [];

afterEach(async () => {
  await Promise.all(projects.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
});

/** A project that has the package installed, and a description. */
const project = async (): Promise<string> => {
  const folder = await mkdtemp(join(dirname(bundle.dist), 'project-'));
  projects.push(folder);
  await mkdir(join(folder, 'node_modules/apivintage'), { recursive: true });
  for (const part of ['package.json', 'dist']) {
    const to = join(folder, 'node_modules/apivintage', part);
    await cp(join(bundle.dist, '..', part), to, { recursive: true });
  }
  await writeFile(join(folder, 'package.json'), '{}');
  await writeFile(join(folder, 'api.yaml'), petStore());
  return folder;
};

const run = async (
  folder: string,
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string> => {
  const cli = 'node_modules/apivintage/dist/cli.js';
  const options = { cwd: folder, env: { ...process.env, ...env } };
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [cli, ...words], options);
  return stdout + stderr;
};

const GENERATE = ['generate', 'api.yaml', '-o', 'client', '--force'];

const codeIn = (folder: string): string => join(folder, 'node_modules/.cache/apivintage/code');

/** What is kept, by name, with the time at which it was written. */
const keptIn = async (folder: string): Promise<ReadonlyMap<string, number>> => {
  const names = await readdir(codeIn(folder)).catch(() => []);
  const times = names.map(async (name) => [name, (await stat(join(codeIn(folder), name))).mtimeMs] as const);
  return new Map(await Promise.all(times));
};

describe('what V8 compiled', () => {
  test('is kept beside the packages, used by the next run, and not written again', async () => {
    const folder = await project();
    await run(folder, GENERATE);
    const first = await keptIn(folder);
    const text = await readFile(join(folder, 'client/client.ts'), 'utf8');
    expect([...first.keys()]).toEqual([expect.stringContaining('-generate-')]);
    expect(await run(folder, GENERATE)).toContain('0 changed');
    expect(await keptIn(folder)).toEqual(first);
    expect(await readFile(join(folder, 'client/client.ts'), 'utf8')).toBe(text);
  });

  test('of linting is kept apart, since other functions are compiled', async () => {
    const folder = await project();
    await run(folder, GENERATE);
    await run(folder, ['lint', 'api.yaml']);
    expect([...(await keptIn(folder)).keys()].map((name) => name.split('-')[1]).sort()).toEqual([
      'generate',
      'lint',
    ]);
  });

  test.each([
    ['one byte', (bytes: Buffer) => Buffer.from(bytes).fill(bytes.readUInt8(70_000) ^ 0x55, 70_000, 70_001)],
    ['the second half', (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1)],
    ['all', () => Buffer.alloc(0)],
  ])('is compiled again where %s of it was lost', async (_name, damage) => {
    const folder = await project();
    await run(folder, GENERATE);
    const [name = ''] = (await keptIn(folder)).keys();
    const path = join(codeIn(folder), name);
    const damaged = damage(await readFile(path));
    await writeFile(path, damaged);
    expect(await run(folder, GENERATE)).toContain('0 changed');
    expect((await readFile(path)).equals(damaged)).toBe(false);
  });

  test.runIf(process.getuid?.() === 0)('is not believed where another user wrote it', async () => {
    const folder = await project();
    await run(folder, GENERATE);
    const [name = ''] = (await keptIn(folder)).keys();
    const path = join(codeIn(folder), name);
    await chown(path, 12_345, 12_345);
    await run(folder, GENERATE);
    expect((await stat(path)).uid).toBe(0);
  });

  test.each([
    ['of a run that failed', 'openapi: 3.1.0\ninfo: [', {}],
    ['where Node.js is told so', petStore(), { NODE_DISABLE_COMPILE_CACHE: '1' }],
  ])('is not kept %s', async (_name, text, env) => {
    const folder = await project();
    await writeFile(join(folder, 'api.yaml'), text);
    await run(folder, GENERATE, env).catch(() => undefined);
    expect(await keptIn(folder)).toEqual(new Map());
  });

  test('of another version of the package goes', async () => {
    const folder = await project();
    await mkdir(codeIn(folder), { recursive: true });
    await writeFile(join(codeIn(folder), '0123456789abcdef-generate-v20.19.0-x'), 'old');
    await run(folder, GENERATE);
    expect([...(await keptIn(folder)).keys()]).toEqual([expect.not.stringMatching(/^0123456789abcdef/)]);
  });

  test('is left out where nothing can be written', async () => {
    const folder = await project();
    await writeFile(join(folder, 'node_modules/.cache'), 'a file in the way');
    expect(await run(folder, GENERATE)).toContain('Wrote');
  });
});

describe('the library that a configuration imports', () => {
  test.each(['mjs', 'ts'])('is the program that runs, for one in .%s', async (ending) => {
    const folder = await project();
    const problem = "{ code: 'mine', severity: 'error', message: 'Not on a Friday.' }";
    const output = `{ name: 'mine', plan: () => { throw new FatalError(${problem}); } }`;
    await writeFile(
      join(folder, `apivintage.config.${ending}`),
      `import { FatalError } from 'apivintage';\nexport default { apis: { pets: { spec: 'api.yaml', output: 'client', outputs: [${output}] } } };\n`,
    );
    const told = await run(folder, ['generate']).catch((error: unknown) => JSON.stringify(error));
    expect(told).toContain('"code":2');
    expect(told).toMatch(/error {2}mine {2}Not on a Friday\./);
  });
});
