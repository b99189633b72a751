import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectFirstRun, expectMistake, folderWith, petStore, useBundle } from './command.js';

const bundle = useBundle();

const YAML = `apis:
  pets:
    spec: spec/pets.yaml
    output: out/pets
    env: { token: PETS_TOKEN }
  more-pets:
    spec: spec/pets.yaml
    output: out/more
    name: Menagerie
`;
const SPEC = { 'spec/pets.yaml': petStore() };
const ONE = { apis: { pets: { spec: 'spec/pets.yaml', output: 'out/pets' } } };

const clientOf = async (folder: string, output: string): Promise<string> =>
  await readFile(join(folder, output, 'client.ts'), 'utf8');

describe('a run without a specification', () => {
  it('writes all APIs of the configuration, each under its name', async () => {
    const folder = await folderWith({ ...SPEC, 'apivintage.config.yaml': YAML });
    const { code, stderr } = await bundle.run(folder, []);
    expect(code).toBe(0);
    expect(stderr).toContain("import { Pets } from './out/pets/index.js';");
    expect(stderr).toContain("import { Menagerie } from './out/more/index.js';");
    expect(await clientOf(folder, 'out/pets')).toContain('PETS_TOKEN');
    expect(await clientOf(folder, 'out/more')).toContain('export class Menagerie');
  });

  it('pages lists as the configuration says', async () => {
    const list = { 'application/json': { schema: { type: 'array', items: { type: 'string' } } } };
    const parameters = [{ name: 'page', in: 'query', schema: { type: 'integer' } }];
    const get = { parameters, responses: { 200: { description: 'Pets.', content: list } } };
    const spec = { openapi: '3.1.0', info: { title: 'Pets', version: '1' }, paths: { '/pets': { get } } };
    const pagination = { style: 'page', request: 'page', items: '' };
    const folder = await folderWith({
      'spec/pets.json': JSON.stringify(spec),
      'apivintage.config.json': JSON.stringify({
        apis: { pets: { spec: 'spec/pets.json', output: 'out', pagination } },
      }),
    });
    expect(await bundle.run(folder, [])).toMatchObject({ code: 0 });
    expect(await readFile(join(folder, 'out/resources/pets.ts'), 'utf8')).toContain(
      'PagePromise<string, string[]>',
    );
  });

  it('writes those that are named', async () => {
    const folder = await folderWith({ ...SPEC, 'apivintage.config.yaml': YAML });
    expect(await bundle.run(folder, ['generate', 'more-pets'])).toMatchObject({ code: 0 });
    expect(existsSync(join(folder, 'out/more'))).toBe(true);
    expect(existsSync(join(folder, 'out/pets'))).toBe(false);
  });

  it('suggests the API that was meant', async () => {
    const folder = await folderWith({ ...SPEC, 'apivintage.config.yaml': YAML });
    const result = await bundle.run(folder, ['generate', 'petz']);
    expectMistake(result);
    expect(result.stdout).toContain('Did you mean "pets"?');
  });

  it('writes what it can where one API is broken', async () => {
    const folder = await folderWith({
      ...SPEC,
      'apivintage.config.yaml': YAML.replace('spec/pets.yaml', 'spec/pest.yaml'),
    });
    const result = await bundle.run(folder, []);
    expectMistake(result);
    expect(result.stdout).toContain('spec/pest.yaml');
    expect(await clientOf(folder, 'out/more')).toContain('export class Menagerie');
  });

  it('needs to know which API a flag is for', async () => {
    const folder = await folderWith({ ...SPEC, 'apivintage.config.yaml': YAML });
    const result = await bundle.run(folder, ['-o', 'elsewhere']);
    expectMistake(result);
    expect(result.stdout).toContain('--output is for one API');
    expect(await bundle.run(folder, ['generate', 'pets', '-o', 'elsewhere'])).toMatchObject({ code: 0 });
    expect(await clientOf(folder, 'elsewhere')).toContain('export class Pets');
  });
});

describe('deprecated operations', () => {
  const old = petStore().replace('    get:\n', '    get:\n      deprecated: true\n');
  const config = (deprecated: string): string =>
    `apis:\n  pets: { spec: spec/pets.yaml, output: out, deprecated: ${deprecated} }\n`;
  const filesWith = async (settings: string, words: readonly string[]): Promise<string> => {
    const folder = await folderWith({ 'spec/pets.yaml': old, 'apivintage.config.yaml': settings });
    expect(await bundle.run(folder, words)).toMatchObject({ code: 0 });
    return await readFile(join(folder, 'out/api.md'), 'utf8');
  };

  it('are left out where the configuration or the command line says so, which has the last word', async () => {
    const get = 'GET /pets';
    expect(old).toContain('deprecated: true');
    expect(await filesWith(config('keep'), [])).toContain(get);
    expect(await filesWith(config('omit'), [])).not.toContain(get);
    expect(await filesWith(config('keep'), ['--deprecated', 'omit'])).not.toContain(get);
    expect(await filesWith(config('omit'), ['--deprecated', 'keep'])).toContain(get);
  });

  it('are kept or omitted, nothing else', async () => {
    const folder = await folderWith({ ...SPEC, 'apivintage.config.yaml': config('hide') });
    const result = await bundle.run(folder, []);
    expectMistake(result);
    expect(result.stdout).toContain('deprecated');
    const flag = await bundle.run(folder, ['spec/pets.yaml', '-o', 'x', '--deprecated', 'hide']);
    expectMistake(flag);
    expect(flag.stderr).toContain('Allowed choices are keep, omit');
  });
});

it('reads schemas as the configuration or the command line says, which has the last word', async () => {
  const modelsWith = async (schemas: string, words: readonly string[]): Promise<string> => {
    const settings = `apis:\n  pets: { spec: spec/pets.yaml, output: out, schemas: ${schemas} }\n`;
    const folder = await folderWith({ ...SPEC, 'apivintage.config.yaml': settings });
    expect(await bundle.run(folder, words)).toMatchObject({ code: 0 });
    return await readFile(join(folder, 'out/models/pets.ts'), 'utf8');
  };
  const open = '[key: string]: unknown';
  expect(await modelsWith('usual', [])).not.toContain(open);
  expect(await modelsWith('literal', [])).toContain(open);
  expect(await modelsWith('usual', ['--schemas', 'literal'])).toContain(open);
  expect(await modelsWith('literal', ['--schemas', 'usual'])).not.toContain(open);
});

it('types integers of 64 bits as the configuration or the command line says, which has the last word', async () => {
  const pets = petStore({ 'schema: { type: string }': 'schema: { type: integer, format: int64 }' });
  const written = async (settings: string, words: readonly string[]): Promise<string> => {
    const config = `apis:\n  pets: { spec: pets.yaml, output: out, outputs: [client, paths]${settings} }\n`;
    const folder = await folderWith({ 'pets.yaml': pets, 'apivintage.config.yaml': config });
    expect(await bundle.run(folder, words)).toMatchObject({ code: 0 });
    const texts = ['out/resources/shops.ts', 'out/paths/index.ts'].map(
      async (path) => await readFile(join(folder, path), 'utf8'),
    );
    return (
      (await Promise.all(texts))
        .join('')
        .match(/\bid: \w+/g)
        ?.join() ?? ''
    );
  };
  expect(await written('', [])).toBe('id: number,id: number');
  expect(await written(', int64: string', [])).toBe('id: string,id: string');
  expect(await written(', int64: string', ['--int64', 'bigint'])).toBe('id: bigint,id: bigint');
});

it('knows the settings of a specification that is named by its path', async () => {
  const folder = await folderWith({ ...SPEC, 'apivintage.config.json': JSON.stringify(ONE) });
  expect(await bundle.run(folder, ['spec/pets.yaml'])).toMatchObject({ code: 0 });
  expect(await clientOf(folder, 'out/pets')).toContain('export class Pets');
});

describe('the file', () => {
  const program = `export default defineConfig(${JSON.stringify(ONE)});`;
  it.each([
    [
      'apivintage.config.ts',
      `import { defineConfig, type Config } from 'apivintage';\nconst config: Config = defineConfig(${JSON.stringify(ONE)});\nexport default config;`,
    ],
    ['apivintage.config.mts', `import { defineConfig } from 'apivintage';\n${program}`],
    ['apivintage.config.mjs', `import { defineConfig } from 'apivintage';\n${program}`],
    [
      'apivintage.config.cts',
      `import { defineConfig, type Config } from 'apivintage';\nexport default defineConfig(${JSON.stringify(ONE)} satisfies Config);`,
    ],
    [
      'apivintage.config.cjs',
      `const { defineConfig } = require('apivintage');\nmodule.exports = defineConfig(${JSON.stringify(ONE)});`,
    ],
    ['apivintage.config.js', `module.exports = ${JSON.stringify(ONE)};`],
    ['apivintage.config.json', JSON.stringify(ONE)],
    ['apivintage.config.yml', JSON.stringify(ONE)],
    ['package.json', JSON.stringify({ name: 'pets', apivintage: ONE })],
  ])('may be %s', async (name, text) => {
    const folder = await folderWith({ ...SPEC, [name]: text });
    expectFirstRun(await bundle.run(folder, []));
    expect(await clientOf(folder, 'out/pets')).toContain('export class Pets');
  });

  it('is looked for in the working directory only', async () => {
    const folder = await folderWith({ ...SPEC, 'apivintage.config.mjs': 'throw new Error("was run");' });
    await mkdir(join(folder, 'below'));
    const result = await bundle.run(join(folder, 'below'), []);
    expectMistake(result);
    expect(result.stdout).not.toContain('was run');
  });

  it('is not looked for beside a specification', async () => {
    const folder = await folderWith({ ...SPEC, 'spec/apivintage.config.mjs': 'throw new Error("was run");' });
    expectFirstRun(await bundle.run(folder, ['spec/pets.yaml', '-o', 'out']));
  });

  it('decides what its paths are relative to', async () => {
    const folder = await folderWith({ 'tools/spec/pets.yaml': petStore(), 'tools/own.yaml': YAML });
    expect(await bundle.run(folder, ['-c', 'tools/own.yaml', 'generate', 'pets'])).toMatchObject({ code: 0 });
    expect(await clientOf(folder, 'tools/out/pets')).toContain('export class Pets');
  });
});

describe('mistakes', () => {
  const mistaken = async (
    files: Readonly<Record<string, string>>,
    words: readonly string[] = [],
  ): Promise<string> => {
    const folder = await folderWith({ ...SPEC, ...files });
    const result = await bundle.run(folder, words);
    expectMistake(result);
    expect(existsSync(join(folder, 'out'))).toBe(false);
    return result.stdout;
  };

  it('in a key are shown with place, lines and what was meant', async () => {
    const text = 'apis:\n  pets:\n    spec: spec/pets.yaml\n    outptu: out\n';
    const stdout = await mistaken({ 'apivintage.config.yaml': text });
    expect(stdout).toContain(
      'apivintage.config.yaml:4:5  error  unknown-option  There is no option "outptu".',
    );
    expect(stdout).toContain('  > 4 |     outptu: out\n');
    expect(stdout).toContain('help: Did you mean "output"?');
    expect(stdout).toContain('\n1 error\n');
  });

  it('in JSON have places too', async () => {
    const text = '{\n  "apis": {\n    "pets": { "spec": 1, "output": "out" }\n  }\n}\n';
    expect(await mistaken({ 'apivintage.config.json': text })).toContain(
      'apivintage.config.json:3:23  error  invalid-config  The configuration is not valid: apis.pets.spec must be text.',
    );
  });

  it('in package.json have places too', async () => {
    const text = '{\n  "apivintage": {\n    "api": {}\n  }\n}\n';
    const stdout = await mistaken({ 'package.json': text });
    expect(stdout).toContain('package.json:3:5  error  unknown-option');
    expect(stdout).toContain('Did you mean "apis"?');
  });

  it.each([
    ['an empty file', '', 'it is empty'],
    ['a list', '- apis', 'it must be an object'],
    ['no API', 'apis: {}', 'apis must name at least one API'],
    [
      'a format that does not exist',
      YAML.replace('name: Menagerie', 'format: pretty'),
      'apis.more-pets.format must be one of oxfmt, prettier, none',
    ],
    [
      'a package of files that no compiler makes',
      YAML.replace('name: Menagerie', 'importExtension: ts\n    package: { name: pets }'),
      'apis.more-pets.importExtension must be js beside package',
    ],
    [
      'a variable that is none',
      YAML.replace('PETS_TOKEN', '"A B"'),
      'apis.pets.env.token must be the name of an environment variable',
    ],
    [
      'a pagination rule that says too little',
      YAML.replace('name: Menagerie', 'pagination: { style: cursor, items: /data }'),
      'apis.more-pets.pagination does not fit: `style: cursor` needs `request`, `items` and `next`',
    ],
    [
      'a pagination rule with a wrong key, in a list',
      YAML.replace('name: Menagerie', 'pagination: [{ style: link, itms: /data }]'),
      'There is no option "itms".',
    ],
    [
      'a pagination rule without a pointer',
      YAML.replace('name: Menagerie', 'pagination: { style: link, items: data }'),
      'apis.more-pets.pagination.items must be a JSON pointer, such as /data',
    ],
    [
      'two APIs in one folder',
      YAML.replace('out/more', './out/pets'),
      '"pets" and "more-pets" both write to "out/pets"',
    ],
    ['broken syntax', 'apis: {', 'This is not valid YAML'],
  ])('such as %s are explained', async (_what, text, message) => {
    const stdout = await mistaken({ 'apivintage.config.yaml': text });
    expect(stdout).toContain(message);
    expect(stdout).toContain('apivintage.config.yaml');
  });

  it('in a program have no place, and are told by the way to them', async () => {
    const text = "export default { apis: { pets: { spec: 'api.yaml', outptu: 'out' } } };\n";
    const stdout = await mistaken({ 'apivintage.config.mjs': text });
    expect(stdout).toContain('There is no option "outptu" in apis.pets.\n  help: Did you mean "output"?');
  });

  it('such as a program that throws are told without a stack', async () => {
    const text = 'throw new Error("the token is not set");';
    expect(await mistaken({ 'apivintage.config.mjs': text })).toContain(
      'The configuration "apivintage.config.mjs" cannot be loaded: the token is not set.',
    );
  });

  it('such as a program that does not parse are told with their place', async () => {
    const stdout = await mistaken({ 'apivintage.config.ts': 'export default {\n  apis: { a b } };\n' });
    expect(stdout).toContain('apivintage.config.ts:2:13  error  config-unreadable');
  });

  it('such as a program without a default export', async () => {
    const text = `export const config = ${JSON.stringify(ONE)};`;
    expect(await mistaken({ 'apivintage.config.ts': text })).toContain('it has no default export');
  });

  it('such as two files', async () => {
    const files = { 'apivintage.config.yaml': YAML, 'apivintage.config.json': JSON.stringify(ONE) };
    expect(await mistaken(files)).toContain('apivintage.config.json, apivintage.config.yaml');
  });

  it('such as a file that is not there', async () => {
    expect(await mistaken({}, ['-c', 'none.yaml'])).toContain('There is no configuration "none.yaml".');
  });

  it('such as a file of another kind', async () => {
    expect(await mistaken({ 'config.toml': '' }, ['-c', 'config.toml'])).toContain('it must end in');
  });
});
