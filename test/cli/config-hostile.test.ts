// What nobody means, but some configuration says: each is one error with its place and a next step, and nothing is written.
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentOf, expectFirstRun, expectMistake, folderWith, petStore, useBundle } from './command.js';

const bundle = useBundle();

const JSON_CONFIG = 'apivintage.config.json';
const PROGRAM = 'apivintage.config.mjs';

/** What the command says in a folder where it changes nothing. */
const saidIn = async (folder: string, words: readonly string[]): Promise<string> => {
  const before = await contentOf(folder);
  const result = await bundle.run(folder, words);
  expectMistake(result);
  expect(await contentOf(folder)).toEqual(before);
  return result.stdout + result.stderr;
};

const said = async (
  files: Readonly<Record<string, string>>,
  words: readonly string[] = ['generate'],
): Promise<string> => await saidIn(await folderWith({ 'api.yaml': petStore(), ...files }), words);

/** A configuration of one API, with keys that are added or replaced. */
const configWith = (keys: object): string =>
  JSON.stringify({ apis: { pets: { spec: 'api.yaml', output: 'out', ...keys } } }, null, 2);

const NUL = String.fromCharCode(0);

describe('a value that cannot be meant', () => {
  it.each([
    ['no rule of pagination', { pagination: null }, 'apis.pets.pagination must be an object or a list'],
    ['text for a rule', { pagination: 'cursor' }, 'apis.pets.pagination must be an object or a list'],
    [
      'a rule with no pointer',
      { pagination: { style: 'cursor', request: 'cursor', items: 'data', next: '/next' } },
      'apis.pets.pagination.items must be a JSON pointer',
    ],
    ['a limit too high', { limits: { depth: 1e9 } }, 'apis.pets.limits.depth must be at most 1000'],
    ['a broken limit', { limits: { nodes: 1.5 } }, 'apis.pets.limits.nodes must be a whole number'],
    ['a limit in words', { limits: { nodes: 'many' } }, 'apis.pets.limits.nodes must be a number'],
    ['text for a choice', { paths: { enum: 'x' } }, 'apis.pets.paths.enum must be true or false'],
    ['a NUL in the output', { output: `a${NUL}b` }, 'apis.pets.output must not hold the character NUL'],
    ['a NUL in the description', { spec: `a${NUL}` }, 'apis.pets.spec must not hold the character NUL'],
    ['an output elsewhere', { output: 'https://u:SECRET@x/y' }, 'apis.pets.output must be a path'],
    ['templates elsewhere', { templates: 'https://x/y' }, 'apis.pets.templates must be a path'],
    ['an output twice', { outputs: ['paths', 'paths'] }, 'apis.pets.outputs must name each output once'],
    ['no origin', { allowRef: ['https://'] }, 'allow-ref-unusable'],
    ['a star', { allowRef: ['https://u:SECRET@*.example.com/?k=SECRET'] }, 'allow-ref-unusable'],
    ['another scheme', { allowRef: ['ftp://example.com'] }, 'allow-ref-unusable'],
    ['a name that npm keeps', { package: { name: 'node_modules' } }, 'apis.pets.package.name must be'],
    ['no semantic version', { package: { name: 'a', version: '01.0.0' } }, 'apis.pets.package.version must'],
    [
      'a password for all',
      { package: { name: 'a', repository: 'https://u:SECRET@x/y' } },
      'apis.pets.package.repository must not hold a password',
    ],
  ])('has its place and a next step: %s', async (_what, keys, message) => {
    const output = await said({ [JSON_CONFIG]: configWith(keys) });
    expect(output).toMatch(/^apivintage\.config\.json:\d+:\d+ {2}error {2}/);
    expect(output).toContain(message);
    expect(output).toContain('  help: ');
    expect(output).toMatch(/^1 error$/m);
  });

  it('is told of without the secrets in it', async () => {
    const output = await said({ [JSON_CONFIG]: configWith({ allowRef: ['ftp://u:SECRET@x/?k=SECRET'] }) });
    expect(output.split('\n')[0]).not.toContain('SECRET');
  });

  it('may be a name', async () => {
    const output = await said({ [JSON_CONFIG]: '{"apis":{"":{"spec":"api.yaml","output":"out"}}}' });
    expect(output).toContain('a name in apis must not be empty');
  });

  it('may stand on the command line', async () => {
    const config = { [JSON_CONFIG]: configWith({}) };
    expect(await said(config, ['--allow-ref', 'https://[::1'])).toContain('allow-ref-unusable');
    expect(await said(config, ['-o', 'file:///tmp/x'])).toContain('"file:/tmp/x" is an address');
  });

  it('is one fault for each value', async () => {
    const spec = "export default { apis: { pets: { spec: () => 'api.yaml', output: 'out' } } };";
    const output = await said({ [PROGRAM]: spec });
    expect(output).toContain('apis.pets.spec must be text');
    expect(output).toMatch(/^1 error$/m);
  });
});

describe('a folder that belongs to others', () => {
  it.each(['.git', '.git/hooks', 'node_modules'])('cannot be the output: %s', async (output) => {
    const files = { '.git/HEAD': 'ref: refs/heads/main\n', 'node_modules/x/index.js': '' };
    expect(await said({ ...files, [JSON_CONFIG]: configWith({ output }) })).toContain('output-unsafe-folder');
  });

  it('is not written by two APIs, under whatever name', async () => {
    const apis = { a: { spec: 'api.yaml', output: 'out' }, b: { spec: 'api.yaml', output: 'link/' } };
    const folder = await folderWith({ 'api.yaml': petStore(), [JSON_CONFIG]: JSON.stringify({ apis }) });
    await mkdir(join(folder, 'out'));
    await symlink('out', join(folder, 'link'));
    expect(await saidIn(folder, ['generate'])).toContain('"a" and "b" both write to "link"');
  });
});

describe('a program', () => {
  const API = "{ apis: { pets: { spec: 'api.yaml', output: 'out' } } }";

  it.each([
    ['waits for nothing', 'await new Promise(() => {});', 'it waits for something that never happens'],
    ['exports what never comes', 'export default new Promise(() => {});', 'never happens'],
    ['exports what fails', "export default Promise.reject(new Error('no token'));", 'loaded: no token.'],
    ['throws an error without words', 'throw new TypeError();', 'loaded: it throws TypeError.'],
    ['throws nothing', 'throw undefined;', 'loaded: undefined.'],
    [
      'throws what cannot be looked at',
      "throw Object.defineProperty(new Error(), 'message', { get() { throw 1; } });",
      'it throws something that cannot be shown',
    ],
    ['throws another message', 'throw Object.assign(new Error(), { message: {} });', '[object Object]'],
    [
      'fails when it is read',
      "export default { apis: { get pets() { throw new Error('late'); } } };",
      'loaded: late.',
    ],
  ])('that %s is told as the mistake that it is', async (_what, text, message) => {
    const output = await said({ [PROGRAM]: text });
    expect(output).toContain(`${PROGRAM}  error  config-unreadable`);
    expect(output).toContain(message);
    expect(output).toContain('  help: ');
  });

  it('may export a promise', async () => {
    const files = { 'api.yaml': petStore(), [PROGRAM]: `export default Promise.resolve(${API});` };
    expectFirstRun(await bundle.run(await folderWith(files), []));
  });

  it('may find a Prettier that does not work', async () => {
    const output = await said({
      'node_modules/prettier/package.json': '{"name":"prettier","main":"i.js"}',
      'node_modules/prettier/i.js': 'throw new Error("worn");',
      [JSON_CONFIG]: configWith({ format: 'prettier' }),
    });
    expect(output).toContain('formatter-failed  The Prettier of the project failed: worn.');
  });
});
