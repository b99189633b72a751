import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { expectMistake, finished, folderWith, petStore, useBundle, type Result } from './command.js';

const bundle = useBundle();

/** Generate from one file called api.yaml; nothing may be written. */
const refused = async (text: string, flags: readonly string[] = []): Promise<Result> => {
  const folder = await folderWith({ 'api.yaml': text });
  const result = await bundle.run(folder, ['api.yaml', '-o', 'out', ...flags]);
  expectMistake(result);
  expect(existsSync(join(folder, 'out'))).toBe(false);
  return result;
};

it('the program reads its own letters as they were written', async () => {
  // An apostrophe of a regular expression, which the build has to write in ASCII.
  const folder = await folderWith({ 'api.yaml': petStore({ 'title: Pet Store': 'title: Harbour’s API' }) });
  const { code, stderr } = await bundle.run(folder, ['api.yaml', '-o', 'out']);
  expect(code).toBe(0);
  expect(stderr).toContain('import { Harbour } from');
});

describe('a specification that is none', () => {
  it.each([
    ['an empty file', '', 'The document is empty'],
    ['a web page', '<!DOCTYPE html><html><body>Sign in</body></html>', 'This is a web page or XML'],
    ['a list', '- openapi: 3.1.0\n', 'This is a list'],
    ['a word', 'hello', 'This is a single string'],
  ])('says of %s what was found', async (_kind, text, message) => {
    const { stdout, stderr } = await refused(text);
    expect(stdout).toContain('api.yaml:1:1');
    expect(stdout).toContain(message);
    expect(stderr).toBe('');
  });

  it.each([
    ['a web page', '<html></html>', 'a web page or XML', 'save the document itself'],
    [
      'a Postman collection',
      '{ info: { _postman_id: a }, item: [] }',
      'a Postman collection',
      'Convert it to OpenAPI',
    ],
    ['AsyncAPI', 'asyncapi: 2.0.0', 'an AsyncAPI document', 'Convert it to OpenAPI'],
    ['Swagger 1.2', "{ swaggerVersion: '1.2', apis: [] }", 'Swagger 1.2', 'Convert it to OpenAPI'],
    [
      'another object',
      'name: x',
      'an object without `openapi`',
      'it begins with a line such as openapi: 3.1.0',
    ],
  ])('says what to do about %s', async (_kind, text, found, help) => {
    const { stdout } = await refused(text);
    expect(stdout).toContain(`This is ${found}`);
    expect(stdout).toMatch(new RegExp(`^ {2}help: .*${help}`, 'm'));
  });

  it('names a file that is not there', async () => {
    const result = await bundle.run(await folderWith({}), ['spec/api.yaml', '-o', 'out']);
    expectMistake(result);
    expect(result.stdout).toContain('There is no file "spec/api.yaml".');
  });

  it.each([
    ['that is beside it', 'aip.yaml', 'Did you mean "api.yaml"?'],
    ['that resembles none', 'elsewhere.yaml', 'Paths are relative to'],
  ])('says what to do about a missing file %s', async (_kind, name, help) => {
    const result = await bundle.run(await folderWith({ 'api.yaml': petStore() }), [name, '-o', 'out']);
    expectMistake(result);
    expect(result.stdout).toContain(`help: ${help}`);
  });

  it.each([
    ['http://', 'this is no URL'],
    ['https://[', 'this is no URL'],
    ['ftp://example.com/api.yaml', 'only files and https are supported'],
  ])('says what is wrong with the address %s', async (address, reason) => {
    const folder = await folderWith({
      'apivintage.config.yaml': `apis: { pets: { spec: '${address}', output: out } }`,
    });
    for (const words of [[address, '-o', 'out'], ['generate']]) {
      const result = await bundle.run(folder, words);
      expectMistake(result);
      expect(result.stdout).toContain(`"${address}" cannot be fetched: ${reason}.`);
    }
  });

  it('says that a folder is one', async () => {
    const result = await bundle.run(await folderWith({ 'spec/api.yaml': petStore() }), ['spec', '-o', 'out']);
    expectMistake(result);
    expect(result.stdout).toContain('"spec" is a folder');
  });

  it('shows where the syntax breaks', async () => {
    const { stdout } = await refused(petStore({ 'title: Pet Store': 'title: "Pet Store' }));
    expect(stdout).toMatch(/api\.yaml:\d+:\d+ {2}error {2}yaml-syntax/);
  });
});

describe('a specification with mistakes', () => {
  const broken = petStore({ '#/components/schemas/Pet': '#/components/schemas/Pett' });
  const line = broken.split('\n').findIndex((each) => each.includes('Pett')) + 1;

  it('shows a broken reference with its place, the lines around it and what was meant', async () => {
    const { stdout } = await refused(broken);
    expect(stdout).toMatch(new RegExp(`^api\\.yaml:${line}:\\d+ {2}error {2}unresolved-reference`, 'm'));
    expect(stdout).toMatch(new RegExp(`^ {2}> ${line} \\|.*\\$ref: '#/components/schemas/Pett'$`, 'm'));
    expect(stdout).toMatch(/^ +\| +\^$/m);
    expect(stdout).toContain('help: Did you mean "#/components/schemas/Pet"?');
  });

  it('says which component a bare name means, which is read as the name of a file', async () => {
    const { stdout } = await refused(petStore({ "'#/components/schemas/Pet'": 'Pet' }));
    expect(stdout).toContain('file-not-found  There is no file "Pet".');
    expect(stdout).toContain('help: Did you mean "#/components/schemas/Pet"?');
    const swagger = `swagger: '2.0'
info: { title: Pets, version: '1' }
paths: { /pets: { get: { responses: { '200': { description: All., schema: { $ref: Pet } } } } } }
definitions: { Pet: { type: object } }
`;
    expect((await refused(swagger)).stdout).toContain('help: Did you mean "#/definitions/Pet"?');
  });

  it('says what a reference without its first slash means', async () => {
    const { stdout } = await refused(petStore({ '#/components/schemas/Pet': '#components/schemas/Pet' }));
    expect(stdout).toContain('help: Did you mean "#/components/schemas/Pet"?');
  });

  it('names another file of Swagger 2.0 as the reference does', async () => {
    const text = `swagger: '2.0'
info: { title: Pets, version: '1' }
paths: { /pets: { get: { responses: { '200': { description: All., schema: { $ref: 'more.yaml#/Pett' } } } } } }
`;
    const folder = await folderWith({ 'api.yaml': text, 'more.yaml': 'Pet: { type: object }\n' });
    const { stdout } = await bundle.run(folder, ['api.yaml', '-o', 'out']);
    expect(stdout).toContain('Nothing is at "more.yaml#/Pett".');
    expect(stdout).toContain('help: Did you mean "more.yaml#/Pet"?');
  });

  it.each([
    ['a file that is not there', "'gone.yaml#/Pet'", 'file-not-found'],
    ['references that lead to each other', "'#/components/schemas/One'", 'reference-cycle'],
  ])('goes on without %s where that is asked for', async (_what, reference, code) => {
    const text = petStore({ "'#/components/schemas/Pet'": reference }).replace(
      '  schemas:\n',
      "  schemas:\n    One: { $ref: '#/components/schemas/Other' }\n    Other: { $ref: '#/components/schemas/One' }\n",
    );
    const { stdout } = await refused(text);
    expect(stdout).toContain(`error  ${code}`);
    expect(stdout).toContain('`--unresolved unknown` goes on without it.');
    const folder = await folderWith({ 'api.yaml': text });
    const words = ['api.yaml', '-o', 'out', '--unresolved', 'unknown'];
    const result = await bundle.run(folder, words);
    expect(result.code).toBe(0);
    expect(result.stdout).toContain(`warning  ${code}`);
    expect(result.stdout).not.toContain('--unresolved');
    expect(await readFile(join(folder, 'out/resources/pets.ts'), 'utf8')).toContain('unknown');
  });

  it('does not go on without a document of a version, which no reference names', async () => {
    const versions = `x-api-versions: { header: V, versions: [{ version: a }, { version: b, overlay: b.yaml }] }\n`;
    const { stdout } = await refused(petStore() + versions, ['--unresolved', 'unknown']);
    expect(stdout).toContain('error  file-not-found  There is no file "b.yaml".');
  });

  it('reports all of them, or as many as were asked for', async () => {
    const twice = broken.replace('#/components/schemas/Shop', '#/components/schemas/Shap');
    expect((await refused(twice)).stdout).toContain('2 errors');
    const { stdout } = await refused(twice, ['--max-problems', '1']);
    expect(stdout).toContain('2 errors, of which 1 not shown');
    expect(stdout.match(/unresolved-reference/g)).toHaveLength(1);
  });

  it('writes one line per problem with --format plain', async () => {
    const { stdout } = await refused(broken, ['--format', 'plain']);
    expect(stdout).toMatch(new RegExp(`^api\\.yaml:${line}:\\d+: error unresolved-reference: [^\\n]+\\n$`));
  });

  it('writes JSON and nothing else with --format json', async () => {
    const { stdout } = await refused(broken, ['--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({
      errors: 1,
      diagnostics: [{ code: 'unresolved-reference', file: 'api.yaml', line }],
      apis: [],
    });
  });

  it('annotates by itself in a workflow on GitHub, unless a format is asked for', async () => {
    const folder = await folderWith({ 'api.yaml': broken });
    const env = { GITHUB_ACTIONS: 'true' };
    const annotated = await bundle.run(folder, ['api.yaml', '-o', 'out'], { env });
    expect(annotated.stdout).toMatch(
      new RegExp(`^::error file=api\\.yaml,line=${line},col=\\d+,title=unresolved-reference::`),
    );
    const plain = await bundle.run(folder, ['api.yaml', '-o', 'out', '--format', 'plain'], { env });
    expect(plain.stdout).not.toContain('::error');
  });

  it('colours only where colour is wanted', async () => {
    const folder = await folderWith({ 'api.yaml': broken });
    const words = ['api.yaml', '-o', 'out'];
    const escape = '\u001B[';
    expect((await bundle.run(folder, words)).stdout).not.toContain(escape);
    expect((await bundle.run(folder, words, { env: { FORCE_COLOR: '1' } })).stdout).toContain(escape);
    expect(
      (await bundle.run(folder, [...words, '--no-color'], { env: { FORCE_COLOR: '1' } })).stdout,
    ).not.toContain(escape);
  });

  it('never lets a specification speak to the terminal or to CI', async () => {
    const { stdout } = await refused(
      petStore({ '#/components/schemas/Pet': '#/components/\\u001b[31m%0A::error::x' }).replace(
        /'(#.*::x)'/,
        '"$1"',
      ),
    );
    expect(stdout).not.toContain('\u001B');
    expect(stdout).not.toMatch(/^::error/m);
  });
});

describe('warnings', () => {
  const doubtful = { 'api.yaml': petStore({ 'city: { type: string }': 'city: { type: strnig }' }) };

  it('are reported, and the client is written', async () => {
    const folder = await folderWith(doubtful);
    const { code, stdout } = await bundle.run(folder, ['api.yaml', '-o', 'out']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^api\.yaml:\d+:\d+ {2}warning {2}unknown-type/m);
    expect(stdout).toContain('Wrote  out: ');
  });

  it('make the exit code 1 with --fail-on warn', async () => {
    const folder = await folderWith(doubtful);
    expect(await bundle.run(folder, ['api.yaml', '-o', 'out', '--fail-on', 'warn'])).toMatchObject({
      code: 1,
    });
    expect(existsSync(join(folder, 'out/index.ts'))).toBe(true);
  });
});

describe('references', () => {
  const outside = petStore({ "'#/components/schemas/Pet'": '../shared/pet.yaml' });

  it('stay in the folder of the specification, unless another is allowed', async () => {
    const folder = await folderWith({ 'spec/api.yaml': outside, 'shared/pet.yaml': 'type: object\n' });
    const result = await bundle.run(folder, ['spec/api.yaml', '-o', 'out']);
    expectMistake(result);
    expect(result.stdout).toContain('--allow-ref');
    expect(await bundle.run(folder, ['spec/api.yaml', '-o', 'out', '--allow-ref', 'shared'])).toMatchObject({
      code: 0,
    });
  });
});

describe('standard input', () => {
  it('is a specification called -', async () => {
    const folder = await folderWith({});
    const result = await bundle.run(folder, ['-', '-o', 'out', '--name', 'Zoo'], { stdin: petStore() });
    expect(result.code).toBe(0);
    expect(result.stderr).toMatch(/^Took .*\nTry {4}import \{ Zoo \} from '\.\/out\/index\.js';\n$/);
  });

  it('can be given up with Ctrl-C, which leaves nothing behind', async () => {
    const folder = await folderWith({});
    const child = bundle.start(folder, ['-', '-o', 'out']);
    await sleep(500);
    child.kill('SIGINT');
    const { code, signal, stderr } = await finished(child);
    expect({ code, signal, stderr }).toEqual({ code: null, signal: 'SIGINT', stderr: '' });
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });
});
