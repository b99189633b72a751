import { describe, expect, it } from 'vitest';
import { expectMistake, folderWith, petStore, useBundle } from './command.js';

const bundle = useBundle();

const CONFIG = 'apivintage.config.yaml';

/** A configuration of one API, whose keys stand on lines 3 and 4, and further lines from 5 on. */
const configOf = (spec: string, output: string, more: string = ''): string =>
  `apis:\n  pets:\n    spec: ${spec}\n    output: ${output}\n${more === '' ? '' : `    ${more}\n`}`;

describe('what the configuration says', () => {
  const said = async (config: string, words: readonly string[] = []): Promise<string> => {
    const folder = await folderWith({ 'project/api.yaml': petStore(), [`project/${CONFIG}`]: config });
    const result = await bundle.run(folder, [...words, '--cwd', 'project']);
    expectMistake(result);
    return result.stdout + result.stderr;
  };

  it.each(['generate', 'check', 'lint', 'versions', 'report', 'project', 'diff', 'lock'])(
    'is shown by %s where it names a description that is not there',
    async (command) => {
      const text = await said(configOf('aip.yaml', 'out'), [command]);
      expect(text).toContain(`${CONFIG}:3:11  error  file-not-found  There is no file "aip.yaml".`);
      expect(text).toContain('  > 3 |     spec: aip.yaml\n');
      expect(text).toContain('help: Did you mean "api.yaml"?');
    },
  );

  it.each([
    ['a folder for a description', configOf('.', 'out'), '3:11  error  not-a-file'],
    [
      'an address that does not answer',
      configOf('http://localhost:1/', 'out'),
      '3:11  error  remote-unreadable',
    ],
    ['an output far above', configOf('api.yaml', '..'), '4:13  error  output-unsafe-folder'],
    ['an output that is the input', configOf('api.yaml', 'api.yaml'), '4:13  error  output-is-input'],
    ['one file for many', configOf('api.yaml', 'api.ts'), '4:13  error  output-is-file'],
    [
      'templates that are not there',
      configOf('api.yaml', 'out', 'templates: nowhere'),
      '5:16  error  templates-not-found',
    ],
    [
      'an option that the client does not have',
      configOf('api.yaml', 'out', 'env: { tokne: TOKEN }'),
      '5:19  error  unknown-client-option',
    ],
    [
      'one folder for two clients',
      `${configOf('api.yaml', 'out')}  more:\n    spec: api.yaml\n    output: ./out\n`,
      '7:13  error  output-shared',
    ],
  ])('has its place and a next step: %s', async (_what, config, message) => {
    const stdout = await said(config);
    expect(stdout).toContain(`${CONFIG}:${message}`);
    expect(stdout).toContain('  help: ');
  });

  it('has no place there where the command line says it', async () => {
    const stdout = await said(configOf('api.yaml', 'out'), ['-o', '..']);
    expect(stdout).toMatch(/^error {2}output-unsafe-folder/m);
  });

  it('is known by the name of a program that says it', async () => {
    const config = "export default { apis: { pets: { spec: 'aip.yaml', output: 'out' } } };";
    const folder = await folderWith({ 'apivintage.config.mjs': config });
    const result = await bundle.run(folder, []);
    expectMistake(result);
    expect(result.stdout).toContain('apivintage.config.mjs  error  file-not-found');
  });

  it.each([
    ['is missing', 'apis:\n  pets:\n    spec: api.yaml\n', 'help: The folder that the client is written to.'],
    [
      'is of the wrong kind',
      configOf('[]', 'out'),
      'help: The OpenAPI description: a path relative to this file',
    ],
    [
      'is missing and a choice',
      configOf('api.yaml', 'out', 'pagination: { items: /data }'),
      'pagination.style is missing: it must be one of cursor, offset, page, link, url.',
    ],
  ])('says what a key is for that %s', async (_how, config, help) => {
    expect(await said(config)).toContain(help);
  });
});
