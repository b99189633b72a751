// `import`, and versions from the configuration, as a user runs them.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectMistake, folderWith, useBundle } from '../cli/command.js';

const command = useBundle();

const shop = (version: string, extra: string): string => `openapi: 3.1.0
info: { title: Shop, version: '${version}' }
servers: [{ url: 'https://shop.example' }]
paths:
  /orders:
    get:
      parameters: [{ name: status, in: query, schema: { type: string } }${extra}]
      responses: { '204': { description: None. } }
`;
const LIMIT = ', { name: limit, in: query, schema: { type: integer } }';
const FILES = { 'a.yaml': shop('2026-01', ''), 'b.yaml': shop('2026-06', LIMIT) };

describe('import', () => {
  it('writes a document that project takes apart again', async () => {
    const folder = await folderWith(FILES);
    const words = ['import', 'a.yaml', 'b.yaml', '--header', 'Shop-Version', '-o', 'shop.yaml'];
    const result = await command.run(folder, words);
    expect(result).toMatchObject({ code: 0, stdout: 'Wrote  shop.yaml: Shop\n', stderr: '' });
    const text = await readFile(join(folder, 'shop.yaml'), 'utf8');
    expect(text).toContain('x-api-versions:\n  header: Shop-Version\n');
    expect(text.match(/x-added: .*/g)).toEqual(['x-added: 2026-06']);
    for (const [version, file] of [
      ['2026-01', 'a.yaml'],
      ['2026-06', 'b.yaml'],
    ] as const) {
      const printed = await command.run(folder, ['project', 'shop.yaml', '--version', version]);
      expect(printed.stdout).toBe((await command.run(folder, ['project', file])).stdout);
    }
    expectMistake(await command.run(folder, words));
    expect(await command.run(folder, [...words, '--force'])).toMatchObject({ code: 0 });
  });

  it.each([
    ['over a file', 'a.yaml', '"a.yaml" is there already', []],
    ['into a folder that is not there', 'gone/shop.yaml', 'a folder above it is not there', ['--force']],
  ])('says of a dry run %s what it would say of one that writes', async (_where, output, words, more) => {
    const folder = await folderWith(FILES);
    const line = ['import', 'a.yaml', 'b.yaml', '-o', output, ...more];
    const [dry, real] = [await command.run(folder, [...line, '--dry-run']), await command.run(folder, line)];
    expectMistake(dry);
    expect(dry.stderr + dry.stdout).toContain(words);
    expect(dry).toEqual(real);
    expect(await readFile(join(folder, 'a.yaml'), 'utf8')).toBe(FILES['a.yaml']);
  });

  it('prints it, and says what it had to guess', async () => {
    const { code, stdout, stderr } = await command.run(await folderWith(FILES), [
      ...['import', 'a.yaml', 'b.yaml', '--versions', 'v1,v2', '--format', 'json'],
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      'x-api-versions': { header: 'X-API-Version', versions: [{ version: 'v1' }, { version: 'v2' }] },
    });
    expect(stderr).toContain('--server-variable says it');
  });

  it('takes names with spaces between them, and a version that is a variable of the server', async () => {
    const { stdout, stderr } = await command.run(await folderWith(FILES), [
      ...['import', 'a.yaml', 'b.yaml', '--versions', 'v1, v2', '--server-variable', 'v', '--format', 'json'],
    ]);
    expect(JSON.parse(stdout)).toMatchObject({
      'x-api-versions': { server: 'v', versions: [{ version: 'v1' }, { version: 'v2' }] },
    });
    expect(stderr).toBe('');
  });

  it('says what it writes, what it would write, or nothing', async () => {
    const folder = await folderWith(FILES);
    const words = ['import', 'a.yaml', 'b.yaml', '--query', 'v', '-o', 'shop.yaml'];
    expect((await command.run(folder, [...words, '--dry-run'])).stdout).toBe('Would write shop.yaml: Shop\n');
    expect(await command.run(folder, [...words, '--quiet'])).toMatchObject({
      code: 0,
      stdout: '',
      stderr: '',
    });
  });

  it('writes JSON into a file that is called so, unless it is asked for YAML', async () => {
    const folder = await folderWith(FILES);
    const words = ['import', 'a.yaml', 'b.yaml', '--header', 'Shop-Version', '-o', 'shop.json'];
    const startOf = async (): Promise<string> =>
      (await readFile(join(folder, 'shop.json'), 'utf8')).slice(0, 8);
    expect(await command.run(folder, [...words, '--dry-run'])).toMatchObject({ code: 0 });
    expect(await command.run(folder, words)).toMatchObject({ code: 0 });
    expect(await startOf()).toBe('{\n  "ope');
    expectMistake(await command.run(folder, [...words, '--dry-run']));
    expect(await command.run(folder, [...words, '--force', '--format', 'yaml'])).toMatchObject({ code: 0 });
    expect(await startOf()).toBe('openapi:');
  });

  it('wants documents of two versions, with a name for each', async () => {
    const folder = await folderWith(FILES);
    for (const words of [['a.yaml'], ['a.yaml', 'b.yaml', '--versions', 'v1'], ['a.yaml', 'gone.yaml']])
      expectMistake(await command.run(folder, ['import', ...words]));
  });
});

describe('versions in the configuration', () => {
  const CONFIG = `apis:
  shop:
    spec: a.yaml
    output: out
    versions:
      query: version
      versions: [{ version: v1 }, { version: v2, overlay: more.overlay.yaml }]
`;
  const OVERLAY = `overlay: 1.0.0
info: { title: More, version: v2 }
actions: [{ target: "$..parameters", update: { name: limit, in: query, schema: { type: integer } } }]
`;
  const files = { ...FILES, 'apivintage.config.yaml': CONFIG, 'more.overlay.yaml': OVERLAY };

  it('are those of every command', async () => {
    const folder = await folderWith(files);
    expect(await command.run(folder, ['generate', '-q'])).toMatchObject({ code: 0, stdout: '' });
    expect(await readFile(join(folder, 'out/versions.ts'), 'utf8')).toContain("'v1' | 'v2'");
    expect((await command.run(folder, ['versions'])).stdout).toContain('Shop: query parameter version');
    const printed = await command.run(folder, ['project', 'shop', '--version', 'v2']);
    expect(printed.stdout).toContain('limit');
    expect((await command.run(folder, ['lint', '--format', 'plain'])).stdout).not.toContain('overlay');
  });

  it('are complained about where they stand', async () => {
    const broken = CONFIG.replace('version: v2, overlay', 'version: v1, overlay');
    const folder = await folderWith({ ...files, 'apivintage.config.yaml': broken });
    const result = await command.run(folder, ['generate']);
    expectMistake(result);
    expect(result.stdout).toContain('apivintage.config.yaml:7:');
    const typo = await folderWith({
      ...files,
      'apivintage.config.yaml': CONFIG.replace('overlay:', 'overlays:'),
    });
    expect((await command.run(typo, ['generate'])).stdout).toContain('Did you mean "overlay"?');
    const rotten = await folderWith({
      ...files,
      'more.overlay.yaml': OVERLAY.replace('$..parameters', '$..params'),
    });
    expect((await command.run(rotten, ['generate'])).stdout).toMatch(
      /more\.overlay\.yaml:3:\d+ +error +overlay-without-match/,
    );
  });
});
