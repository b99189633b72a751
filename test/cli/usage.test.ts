import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { helpPages } from '../../generator/commands/help-pages.js';
import { NAMES } from '../../generator/commands/words/all.js';
import { expectMistake, finished, folderWith, petStore, useBundle } from './command.js';

const bundle = useBundle();

describe('help and version', () => {
  it('prints every flag, examples and exit codes on stdout', async () => {
    const { code, stdout, stderr } = await bundle.run(await folderWith({}), ['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const flag of [
      '--output',
      '--config',
      '--cwd',
      '--name',
      '--format',
      '--fail-on',
      '--max-problems',
    ]) {
      expect(stdout).toContain(flag);
    }
    for (const flag of [
      '--quiet',
      '--verbose',
      '--no-color',
      '--dry-run',
      '--force',
      '--allow-ref',
      '--version',
    ]) {
      expect(stdout).toContain(flag);
    }
    expect(stdout).toContain('apivintage openapi.yaml -o src/api');
    expect(stdout).toMatch(/Exit codes:\n\s+0 .*\n\s+1 .*\n\s+2 .*\n\s+70 /);
  });

  it.each(['', ...NAMES])('has no line of more than 80 columns: %s --help', async (name) => {
    const { stdout } = await bundle.run(await folderWith({}), [...(name === '' ? [] : [name]), '--help']);
    const long = stdout.split('\n').filter((line) => line.length > 80 && !line.startsWith('Usage: '));
    expect(long).toEqual([]);
  });

  it('prints what the program would lay out, also as `help` with a command', async () => {
    const folder = await folderWith({});
    expect([...helpPages().keys()].sort()).toEqual(['', ...NAMES].sort());
    for (const name of NAMES) {
      const { code, stdout } = await bundle.run(folder, ['help', name]);
      expect({ code, stdout }).toEqual({ code: 0, stdout: helpPages().get(name) });
      // With a flag before it the program itself answers.
      const live = await bundle.run(folder, ['--no-color', name, '--help']);
      expect(live.stdout).toBe(stdout);
    }
  });

  it('says of an unknown command after `help` what it could have been', async () => {
    const result = await bundle.run(await folderWith({}), ['help', 'verions']);
    expectMistake(result);
    expect(result.stderr).toBe(
      "error: unknown command 'verions'\n(Did you mean versions?)\nSee apivintage --help.\n",
    );
  });

  it('loads a few kilobytes for it', async () => {
    const hooks = `import { writeSync } from 'node:fs';
      export const load = (url, context, next) => { writeSync(2, url + '\\n'); return next(url, context); };`;
    const register = `import { register } from 'node:module'; register(${JSON.stringify(dataUrl(hooks))});`;
    const { stderr } = await bundle.run(await folderWith({}), ['--help'], {
      node: ['--import', dataUrl(register)],
    });
    const loaded = stderr.split('\n').filter((url) => url.startsWith('file:'));
    expect(loaded.length).toBeGreaterThan(0);
    expect(loaded.filter((url) => url.includes('node_modules'))).toEqual([]);
    const bytes = loaded.reduce((sum, url) => sum + statSync(fileURLToPath(url)).size, 0);
    expect(bytes).toBeLessThan(40_000);
  });

  it('prints the version of the package', async () => {
    const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
    const version = /"version": "(.+)"/.exec(text)?.[1] ?? '';
    expect(await bundle.run(await folderWith({}), ['-V'])).toMatchObject({
      code: 0,
      stdout: `${version}\n`,
      stderr: '',
    });
  });
});

const dataUrl = (code: string): string => `data:text/javascript,${encodeURIComponent(code)}`;

describe('mistakes on the command line', () => {
  it('suggests the flag that was meant', async () => {
    const result = await bundle.run(await folderWith({ 'api.yaml': petStore() }), [
      'api.yaml',
      '--ouput',
      'src/api',
    ]);
    expectMistake(result);
    expect(result.stderr).toContain("unknown option '--ouput'");
    expect(result.stderr).toContain('Did you mean --output?');
    expect(result.stdout).toBe('');
  });

  it.each([
    ['lint --ouput x', undefined],
    ['versions --formt json', '--format'],
    ['-v', '-V'],
    ['explain --hlep', '--help'],
  ])('suggests flags of the command alone: %s', async (line, meant) => {
    const result = await bundle.run(await folderWith({}), line.split(' '));
    expectMistake(result);
    expect(/Did you mean (.*)\?/.exec(result.stderr)?.[1]).toBe(meant);
  });

  it('lists the choices of a flag', async () => {
    const result = await bundle.run(await folderWith({}), ['api.yaml', '--format', 'gihtub']);
    expectMistake(result);
    expect(result.stderr).toContain('Did you mean github?');
    expect(result.stderr).toContain('pretty, plain, json, github');
  });

  it('takes numbers from 1 for --max-problems', async () => {
    const result = await bundle.run(await folderWith({}), ['api.yaml', '--max-problems', 'many']);
    expectMistake(result);
    expect(result.stderr).toContain('It is a number from 1.');
  });

  it('takes an empty output for a variable that is not set', async () => {
    const result = await bundle.run(await folderWith({ 'api.yaml': petStore() }), ['api.yaml', '-o', '']);
    expectMistake(result);
    expect(result.stderr).toContain("option '-o, --output <path>' argument '' is invalid. It is empty.");
  });

  it('says of an unknown word what it could have been', async () => {
    const result = await bundle.run(await folderWith({}), ['generte']);
    expectMistake(result);
    expect(result.stdout).toContain('"generte" is neither a command, nor a file or URL, nor an API');
    expect(result.stdout).toContain('Did you mean "generate"?');
  });

  it('says how to name a specification where there is none', async () => {
    const result = await bundle.run(await folderWith({}), []);
    expectMistake(result);
    expect(result.stdout).toContain('apivintage openapi.yaml -o src/api');
  });

  it('asks where the client of a specification goes', async () => {
    const result = await bundle.run(await folderWith({ 'api.yaml': petStore() }), ['api.yaml']);
    expectMistake(result);
    expect(result.stdout).toContain('apivintage api.yaml -o src/api');
    const checked = await bundle.run(await folderWith({ 'api.yaml': petStore() }), ['check', 'api.yaml']);
    expect(checked.stdout).toContain('apivintage check api.yaml -o src/api');
  });

  it('takes one specification', async () => {
    const result = await bundle.run(await folderWith({}), ['a.yaml', 'b.yaml', '-o', 'out']);
    expectMistake(result);
    expect(result.stdout).toContain('b.yaml');
  });

  it('names a working directory that is not there', async () => {
    const result = await bundle.run(await folderWith({}), ['a.yaml', '-o', 'out', '--cwd', 'nowhere']);
    expectMistake(result);
    expect(result.stdout).toContain('There is no folder "nowhere".');
  });
});

it('works in the folder that --cwd names', async () => {
  const folder = await folderWith({ 'project/api.yaml': petStore() });
  const result = await bundle.run(folder, ['api.yaml', '-o', 'out', '--cwd', 'project']);
  expect(result).toMatchObject({ code: 0 });
  expect(statSync(`${folder}/project/out/index.ts`).isFile()).toBe(true);
});

it('is quiet when nobody reads its output', async () => {
  const child = bundle.start(await folderWith({}), ['--help']);
  child.stdout.destroy();
  child.stdin.end();
  const { code, stderr } = await finished(child);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

it('names the description that a first run is likely to be about', async () => {
  const result = await bundle.run(await folderWith({ 'openapi.yml': petStore() }), []);
  expectMistake(result);
  expect(result.stdout).toContain('npx apivintage openapi.yml -o src/api');
});

it('refuses a name that no class can have, on the command line and in a configuration', async () => {
  const config = 'apis: { pets: { spec: api.yaml, output: out, name: 9x } }\n';
  const folder = await folderWith({ 'api.yaml': petStore(), 'apivintage.config.yaml': config });
  const named = await bundle.run(folder, ['api.yaml', '-o', 'out', '--name', '9x']);
  expectMistake(named);
  expect(named.stderr).toContain('begins with a letter');
  const configured = await bundle.run(folder, []);
  expectMistake(configured);
  expect(configured.stdout).toContain('apis.pets.name must begin with a letter');
});

it('tells of a misspelt option once, and not that the right one is missing', async () => {
  const config = 'apis:\n  pets:\n    spec: api.yaml\n    ouput: out\n';
  const result = await bundle.run(await folderWith({ 'apivintage.config.yaml': config }), []);
  expectMistake(result);
  expect(result.stdout).toContain('Did you mean "output"?');
  expect(result.stdout).toMatch(/\n1 error\n$/);
});

it.each([
  ['a client', []],
  ['one file', ['paths']],
  ['a page', ['report']],
])('tells that a file is in the way of the folder of %s', async (_what, words) => {
  const folder = await folderWith({ 'api.yaml': petStore(), src: 'mine' });
  const output = words.length === 0 ? 'src/api' : 'src/a.ts';
  const result = await bundle.run(folder, [...words, 'api.yaml', '-o', output]);
  expectMistake(result);
  expect(result.stdout + result.stderr).toMatch(
    new RegExp(`"${output}" cannot be written: a file\\b.* stands where a folder`),
  );
});
