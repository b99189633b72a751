// Outputs and passes of users: what goes wrong in them is told as theirs, with its place, and not as a bug of ours.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMPILERS } from '../support/compilers.js';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { VERSION } from '../../generator/version.js';
import { contentOf, expectMistake, folderWith, petStore, useBundle } from './command.js';

const bundle = useBundle();

const config = (members: string, before = ''): string =>
  `${before}\nexport default {\n  apis: { pets: { spec: 'api.yaml', output: 'out', ${members} } },\n};\n`;

describe('a mistake in a plugin', () => {
  it.each([
    [
      'an output that throws',
      "outputs: [{ name: 'routes',\n plan: () => { throw new TypeError('no table'); } }]",
      [
        'apivintage.config.mjs:4:22',
        'plugin-failed',
        'The output "routes" failed: no table.',
        'Mend it there',
      ],
    ],
    [
      'a pass that throws',
      "passes: [{ name: 'shout', run: (api) => api.info.title }]",
      ['apivintage.config.mjs:3:', 'The pass "shout" failed: Cannot read properties of undefined'],
    ],
    [
      'a pass that breaks the model',
      "passes: [{ name: 'prune', run: (api) => ({ ...api, operations: 1 }) }]",
      ['plugin-model', 'after the passes (prune)'],
    ],
    ['a pass that forgets its answer', "passes: [{ name: 'none', run: () => {} }]", ['passes (none)']],
    [
      'an output without files',
      "outputs: [{ name: 'routes', plan: () => {} }]",
      ['The output "routes" failed: plan must return an object with a list of files.'],
    ],
    [
      'an output with a path that leaves the folder',
      "outputs: [{ name: 'routes', plan: () => ({ files: [{ path: '../a.ts', code: { text: '' } }] }) }]",
      ['"../a.ts" is no path for a file'],
    ],
    [
      'an output that prints text',
      "outputs: [{ name: 'routes', plan: () => ({ files: [{ path: 'a.ts', code: 'x' }] }) }]",
      ['"a.ts" needs code made with the tag code'],
    ],
    [
      'an output that prints no TypeScript',
      "outputs: [{ name: 'routes', plan: () => ({ files: [{ path: 'a.ts', code: { text: 'x y' } }] }) }]",
      ['The output "routes" failed: what it made is not TypeScript: a.ts'],
    ],
    [
      'an output whose view does not fit a template of ours',
      "outputs: [{ name: 'routes', plan: () => ({ files: [{ path: 'a.ts', template: 'models', view: {} }] }) }]",
      ['The output "routes" failed: "a.ts": template models: the view has no field "header".'],
    ],
    [
      'an output that makes a file of the client',
      "outputs: ['client', { name: 'mine', plan: () => ({ files: [{ path: 'index.ts', code: { text: '' } }] }) }]",
      ['"index.ts" is a file of another output'],
    ],
  ])('%s', async (_what, members, expected) => {
    const folder = await folderWith({ 'api.yaml': petStore(), 'apivintage.config.mjs': config(members) });
    const refused = await bundle.run(folder, []);
    expectMistake(refused);
    for (const each of expected) expect(refused.stdout).toContain(each);
  });
});

it('`package` makes one that builds with nothing but TypeScript, and has the entries', async () => {
  const folder = await folderWith({
    'api.yaml': petStore(),
    'apivintage.config.yaml':
      "apis: { pets: { spec: api.yaml, output: out, package: { name: '@pets/client', version: 1.2.3 } } }\n",
  });
  const { code, stdout } = await bundle.run(folder, []);
  expect({ code, stdout }).toMatchObject({ code: 0 });
  const out = join(folder, 'out');
  const [compiler] = COMPILERS;
  const complaints = await new Promise((resolve) => {
    execFile(process.execPath, [compiler?.path ?? '', '-p', out], (_error, text) => resolve(text));
  });
  expect(complaints).toBe('');
  const manifest: unknown = JSON.parse(await readFile(join(out, 'package.json'), 'utf8'));
  expect(manifest).toMatchObject({
    name: '@pets/client',
    version: '1.2.3',
    type: 'module',
    sideEffects: false,
    exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
  });
  const files = Object.keys(await contentOf(out));
  expect(files).toEqual(expect.arrayContaining(['dist/index.js', 'dist/index.d.ts']));
  expect(await readFile(join(out, 'README.md'), 'utf8')).toContain("from '@pets/client'");
  // What was built is neither ours nor in the way.
  expect((await bundle.run(folder, ['check'])).code).toBe(0);
});

it('`package` refuses names that a registry would', async () => {
  const text = 'apis: { pets: { spec: api.yaml, output: out, package: { name: My Client } } }\n';
  const folder = await folderWith({ 'api.yaml': petStore(), 'apivintage.config.yaml': text });
  const refused = await bundle.run(folder, []);
  expectMistake(refused);
  expect(refused.stdout).toContain('apis.pets.package.name must be the name of a package');
});

it('`package` has entries for what there is, and depends on what is imported', async () => {
  const manifestOf = async (members: string): Promise<unknown> => {
    const folder = await folderWith({
      'api.yaml': petStore(),
      'apivintage.config.mjs': config(`package: { name: 'pets' }, runtime: 'package', ${members}`),
    });
    const { code, stdout } = await bundle.run(folder, []);
    expect({ code, stdout }).toMatchObject({ code: 0 });
    return JSON.parse((await contentOf(folder))['out/package.json']?.text ?? '');
  };
  const both = await manifestOf("outputs: ['client', 'paths']");
  const entries = ['.', './package.json', './paths'];
  expect(both).toMatchObject({ dependencies: { apivintage: VERSION } });
  expect(both).toHaveProperty(
    'exports',
    expect.toSatisfy((all: object) => keysOf(all) === entries.join()),
  );
  const types = await manifestOf("outputs: ['paths']");
  expect(types).not.toHaveProperty('dependencies');
  expect(types).toHaveProperty('files', ['dist']);
  const mine = "outputs: [{ name: 'mine', plan: () => ({ files: [{ path: 'a.ts', code: { text: '' } }] }) }]";
  expect(await manifestOf(mine)).toHaveProperty('exports', { './package.json': './package.json' });
});

const keysOf = (all: object): string => Object.keys(all).sort().join();

it('`format: prettier` tells of a Prettier that does not work', async () => {
  const folder = await folderWith({
    'api.yaml': petStore(),
    'apivintage.config.yaml': 'apis: { pets: { spec: api.yaml, output: out, format: prettier } }\n',
    '.prettierrc': '{ "semi": [',
  });
  const refused = await bundle.run(folder, []);
  expectMistake(refused);
  expect(refused.stdout).toContain('formatter-failed  The Prettier of the project failed');
  expect(refused.stdout).not.toContain(folder);
});

it('`format: prettier` takes the configuration of the project, for Markdown and JSON too', async () => {
  const folder = await folderWith({
    'api.yaml': petStore(),
    'apivintage.config.yaml': 'apis: { pets: { spec: api.yaml, output: src/out, format: prettier } }\n',
    'src/.prettierrc': '{ "semi": false, "tabWidth": 3 }',
  });
  const { code, stdout } = await bundle.run(folder, []);
  expect({ code, stdout }).toMatchObject({ code: 0 });
  const files = await contentOf(folder);
  const index = files['src/out/index.ts']?.text ?? '';
  expect(index).toContain('export');
  expect(index).not.toContain(';');
  expect(files['src/out/client.ts']?.text).toMatch(/^ {3}\S/m);
});
