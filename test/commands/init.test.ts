// `init` where nobody can be asked: the questions are a matter of a terminal.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentOf, expectMistake, folderWith, petStore, useBundle } from '../cli/command.js';

const command = useBundle();

const textsOf = async (folder: string): Promise<Record<string, string>> =>
  Object.fromEntries(Object.entries(await contentOf(folder)).map(([path, { text }]) => [path, text]));

describe('init', () => {
  it('finds the specification and writes a configuration that works', async () => {
    const folder = await folderWith({
      'api/pet-store.yaml': petStore(),
      'node_modules/x/openapi.yaml': petStore(),
      'other.yaml': 'a: 1\n',
    });
    const { code, stdout, stderr } = await command.run(folder, ['init']);
    expect(code).toBe(0);
    expect(stdout).toBe('Wrote  apivintage.config.yaml\n');
    expect(stderr).toBe('Next   npx apivintage generate, which writes src/pet-store\n');
    const text = await readFile(join(folder, 'apivintage.config.yaml'), 'utf8');
    expect(text).toMatch(
      /^# yaml-language-server: \$schema=\.\/node_modules\/apivintage\/config\.schema\.json\n/,
    );
    const run = await command.run(folder, []);
    expect(run).toMatchObject({ code: 0 });
    expect(run.stderr).toContain("import { PetStore } from './src/pet-store/index.js';");
  });

  it('says what the client class is called after, which is the title where the file says nothing', async () => {
    const folder = await folderWith({ 'openapi.yaml': petStore() });
    await command.run(folder, ['init', '--yes']);
    const text = await readFile(join(folder, 'apivintage.config.yaml'), 'utf8');
    expect(text).toContain('  api: # the client class is called after the title;');
    expect((await command.run(folder, [])).stderr).toContain(
      "import { PetStore } from './src/api/index.js';",
    );
  });

  it.each([
    ['a"b: #c/openapi.yaml', '-x: "y', 'Zoo', 'a-b'],
    ['https://pets.example/openapi.json?v=1', 'true', 'No', 'pets-example'],
  ])('writes down what it is told, whatever that is: %s', async (spec, output, name, key) => {
    const folder = await folderWith({});
    expect(await command.run(folder, ['init', spec, `--output=${output}`, '--name', name])).toMatchObject({
      code: 0,
    });
    const { load } = await import('js-yaml');
    const config: unknown = load(await readFile(join(folder, 'apivintage.config.yaml'), 'utf8'));
    expect(config).toEqual({ apis: { [key]: { spec, output, name } } });
  });

  it('adds a script with --yes, in the style of the file', async () => {
    const manifest = '{\n\t"name": "x",\n\t"scripts": {\n\t\t"generate": "other"\n\t}\n}\n';
    const folder = await folderWith({ 'pets.yaml': petStore(), 'package.json': manifest });
    const { stdout } = await command.run(folder, ['init', '--yes']);
    expect(stdout).toContain('Wrote  package.json: "generate:api": "apivintage generate"');
    expect(await readFile(join(folder, 'package.json'), 'utf8')).toBe(
      manifest.replace('"other"', '"other",\n\t\t"generate:api": "apivintage generate"'),
    );
  });

  it.each([
    ['that it cannot read', '{ // mine\n}'],
    ['in a style that it would change', '{ "name": "x",   "scripts": {} }\n'],
    ['that has one', '{\n  "scripts": {\n    "api": "apivintage"\n  }\n}\n'],
  ])('leaves a package.json %s alone', async (_what, manifest) => {
    const folder = await folderWith({ 'pets.yaml': petStore(), 'package.json': manifest });
    expect(await command.run(folder, ['init', '--yes'])).toMatchObject({ code: 0 });
    expect(await readFile(join(folder, 'package.json'), 'utf8')).toBe(manifest);
  });

  it('overwrites nothing, also no configuration of another kind, nor a broken one', async () => {
    for (const [name, text] of [
      ['apivintage.config.json', '{ "apis": { "a": { "spec": "b", "output": "c" } } }'],
      ['apivintage.config.yaml', 'apis: {'],
      ['package.json', '{ "apivintage": { "apis": { "a": { "spec": "b", "output": "c" } } } }'],
    ] as const) {
      const folder = await folderWith({ 'pets.yaml': petStore(), [name]: text });
      const before = await textsOf(folder);
      const result = await command.run(folder, ['init', '--yes']);
      expectMistake(result);
      expect(result.stdout).toContain(`There is a configuration already: "${name}".`);
      expect(await textsOf(folder)).toEqual(before);
    }
  });

  it.each([
    ['Swagger 2.0', 'swagger: "2.0"\n'],
    ['a catalogue of documents', 'x-api-versions: {}\n'],
    ['JSON on one line', '{"openapi":"3.0.3"}'],
  ])('finds %s', async (_what, text) => {
    const folder = await folderWith({ 'pets.json': text, 'other.json': '{"swagger":"1.2"}' });
    expect(await command.run(folder, ['init'])).toMatchObject({ code: 0 });
    expect(await readFile(join(folder, 'apivintage.config.yaml'), 'utf8')).toContain('spec: pets.json\n');
  });

  it('does not guess', async () => {
    const none = await command.run(await folderWith({}), ['init']);
    expectMistake(none);
    expect(none.stdout).toContain('Name it: apivintage init path/to/openapi.yaml');
    const two = await command.run(
      await folderWith({ 'a.yaml': petStore(), 'b.json': '{"openapi":"3.1.0"}' }),
      ['init'],
    );
    expectMistake(two);
    expect(two.stdout).toContain('a.yaml, b.json');
  });
});
