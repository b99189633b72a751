import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, context, type BuildResult, type Plugin } from 'esbuild';
import { expect, it } from 'vitest';
import type * as esbuild from '../../generator/bundlers/esbuild.js';
import type { BuildStepOptions } from '../../generator/bundlers/options.js';
import { folderWith, petStore, useBundle } from '../cli/command.js';

const bundle = useBundle();

const isModule = (loaded: unknown): loaded is Pick<typeof esbuild, 'apivintage'> =>
  typeof loaded === 'object' && loaded !== null && 'apivintage' in loaded;

const plugin = async (options?: BuildStepOptions): Promise<Plugin> => {
  const loaded: unknown = await import(join(bundle.dist, 'bundlers/esbuild.js'));
  if (!isModule(loaded)) throw new TypeError('there is no plugin');
  return loaded.apivintage(options);
};

const MAIN = `export { PetStore } from './api/index.js';`;
const APIS = { petStore: { spec: 'api.yaml', output: 'src/api' } };

const bundled = async (folder: string, options?: BuildStepOptions): Promise<BuildResult> =>
  await build({
    absWorkingDir: folder,
    entryPoints: ['src/main.ts'],
    bundle: true,
    write: false,
    logLevel: 'silent',
    plugins: [await plugin(options)],
  });

const problemsOf = async (run: Promise<BuildResult>): Promise<string> =>
  await run.then(
    () => '',
    (error: unknown) => String(error),
  );

it('generates before the build, by the configuration of the project', async () => {
  const folder = await folderWith({
    'apivintage.config.json': JSON.stringify({ apis: APIS }),
    'api.yaml': petStore(),
    'src/main.ts': MAIN,
  });
  const { errors, warnings } = await bundled(folder);
  expect({ errors, warnings }).toEqual({ errors: [], warnings: [] });
  expect(await readFile(join(folder, 'src/api/client.ts'), 'utf8')).toContain('export class PetStore');
});

it('takes APIs and folders from its options', async () => {
  const folder = await folderWith({ 'sub/api.yaml': petStore(), 'src/main.ts': MAIN });
  const apis = { petStore: { spec: 'api.yaml', output: '../src/api' } };
  await bundled(folder, { cwd: 'sub', apis });
  expect(await readFile(join(folder, 'src/api/client.ts'), 'utf8')).toContain('export class PetStore');
});

it('fails the build with the place of what is wrong', async () => {
  const folder = await folderWith({
    'api.yaml': petStore({ "'#/components/schemas/Pet'": "'#/components/schemas/Pat'" }),
    'src/main.ts': MAIN,
  });
  const problems = await problemsOf(bundled(folder, { apis: APIS }));
  expect(problems).toMatch(/api\.yaml:\d+:\d+ +error +unresolved-reference/);
});

it.each<[string, BuildStepOptions, string]>([
  ['without a configuration', {}, 'npx apivintage init'],
  ['with a configuration that is not there', { config: 'no.yaml' }, 'no.yaml'],
  ['with two configurations', { config: 'a.yaml', apis: APIS }, 'both config and apis'],
  ['with no APIs', { apis: {} }, 'apis'],
])('says what to do %s', async (_, options, text) => {
  const folder = await folderWith({ 'src/main.ts': '' });
  expect(await problemsOf(bundled(folder, options))).toContain(text);
});

it('generates again while esbuild watches, also after a mistake', async () => {
  const folder = await folderWith({ 'api.yaml': petStore(), 'src/main.ts': MAIN });
  const results: string[] = [];
  const listener: Plugin = {
    name: 'listener',
    setup: (build) => {
      build.onEnd(({ errors, outputFiles = [] }) => {
        results.push(errors.map(({ text }) => text).join() || outputFiles.map((file) => file.text).join());
      });
    },
  };
  const watch = await context({
    absWorkingDir: folder,
    entryPoints: ['src/main.ts'],
    bundle: true,
    write: false,
    logLevel: 'silent',
    plugins: [await plugin({ apis: APIS }), listener],
  });
  const save = async (text: string): Promise<void> => {
    await writeFile(join(folder, 'next.yaml'), text);
    await rename(join(folder, 'next.yaml'), join(folder, 'api.yaml'));
  };
  const until = async (text: string): Promise<void> =>
    await expect.poll(() => results.at(-1), { timeout: 20_000 }).toContain(text);
  try {
    await watch.watch();
    await until('https://pets.example.com');
    await save('openapi: 3.1.0\n  info: {');
    await until('api.yaml');
    await save(petStore({ 'https://pets.example.com': 'https://dogs.example.com' }));
    await until('https://dogs.example.com');
  } finally {
    await watch.dispose();
  }
});
