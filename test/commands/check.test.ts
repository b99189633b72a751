// `check` as a user and a pipeline run it.
import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentOf, expectMistake, folderWith, petStore, useBundle } from '../cli/command.js';

const command = useBundle();

const CONFIG = 'apis:\n  pets: { spec: pets.yaml, output: out }\n';

const generated = async (): Promise<string> => {
  const folder = await folderWith({ 'pets.yaml': petStore(), 'apivintage.config.yaml': CONFIG });
  expect(await command.run(folder, [])).toMatchObject({ code: 0 });
  return folder;
};

describe('check', () => {
  it('is content with what generate wrote', async () => {
    const folder = await generated();
    expect(await command.run(folder, ['check'])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Up to date: \d+ files in out\.\n$/) as unknown,
    });
  });

  it('says so of all clients together, to people who want to hear it', async () => {
    const folder = await generated();
    await writeFile(
      join(folder, 'apivintage.config.yaml'),
      `${CONFIG}  more: { spec: pets.yaml, output: b }\n`,
    );
    expect(await command.run(folder, [])).toMatchObject({ code: 0 });
    const files = Object.keys(await contentOf(folder)).filter(
      (path) => /^(?:out|b)\//.test(path) && !path.endsWith('manifest.json'),
    );
    const { stdout } = await command.run(folder, ['check']);
    expect(stdout).toBe(`Up to date: ${files.length} files in out, b.\n`);
    for (const words of [['--quiet'], ['--format', 'plain']])
      expect(await command.run(folder, ['check', ...words])).toMatchObject({ code: 0, stdout: '' });
  });

  it('knows where files are that are generated into the working directory', async () => {
    const folder = await folderWith({ 'specs/pets.yaml': petStore() });
    const words = ['specs/pets.yaml', '-o', '.'];
    expect(await command.run(folder, words)).toMatchObject({ code: 0 });
    await appendFile(join(folder, 'index.ts'), '// mine\n');
    const { stdout } = await command.run(folder, ['check', ...words, '--format', 'plain']);
    expect(stdout).toMatch(/^index\.ts:\d+:1: error output-stale/);
  });

  it('fails where a specification is not there, whatever is the matter with others', async () => {
    const folder = await generated();
    await writeFile(
      join(folder, 'apivintage.config.yaml'),
      `${CONFIG}  gone: { spec: gone.yaml, output: b }\n`,
    );
    await appendFile(join(folder, 'out/index.ts'), '// mine\n');
    const result = await command.run(folder, ['check', '--format', 'plain']);
    expectMistake(result);
    expect(result.stdout).toContain('out/index.ts:');
    expect(result.stdout).toContain('gone.yaml');
  });

  it('lists what is stale with a difference, what is missing and what is left over, and writes nothing', async () => {
    const folder = await generated();
    await writeFile(
      join(folder, 'pets.yaml'),
      petStore({ 'Pet Store': 'Pet Shop', '/shops/{id}': '/stores/{id}' }),
    );
    await rm(join(folder, 'out/errors.ts'));
    const before = await contentOf(folder);
    const { code, stdout } = await command.run(folder, ['check']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/out\/client\.ts:\d+:1 {2}error {2}output-stale/);
    expect(stdout).toMatch(/^ {2}-.*Pet Store.*\n {2}\+.*Pet Shop/m);
    expect(stdout).toContain('out/errors.ts  error  output-absent');
    expect(stdout).toContain('out/resources/shops.ts  error  output-extra');
    expect(stdout).toContain('help: Run apivintage generate, and commit what it writes.');
    expect(await contentOf(folder)).toEqual(before);
  });

  it('says of a file that was edited what helps, since generate would not write over it', async () => {
    const folder = await generated();
    await appendFile(join(folder, 'out/client.ts'), '// Mine.\n');
    const { stdout } = await command.run(folder, ['check']);
    expect(stdout).toContain('out/client.ts:');
    expect(stdout).toContain(
      'help: It was edited by hand: move the edit elsewhere, run apivintage generate --force',
    );
  });

  it('lists a file that is left over also where it was edited, which generate would keep', async () => {
    const folder = await generated();
    await appendFile(join(folder, 'out/resources/shops.ts'), '// Mine.\n');
    await writeFile(join(folder, 'pets.yaml'), petStore({ '/shops/{id}': '/stores/{id}' }));
    const { code, stdout } = await command.run(folder, ['check']);
    expect(code).toBe(1);
    expect(stdout).toContain('out/resources/shops.ts  error  output-extra');
  });

  it('says that the manifest speaks of another specification, where the files are the same', async () => {
    const folder = await generated();
    await appendFile(join(folder, 'pets.yaml'), '# A remark.\n');
    const { code, stdout } = await command.run(folder, ['check']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^out\/manifest\.json {2}error {2}output-stale/m);
    expect(stdout.match(/ output-/g)).toHaveLength(1);
  });

  it('finds an edit that was entered into the manifest', async () => {
    const folder = await generated();
    const { sha256 } = await import('../../generator/hash.js');
    const [file, manifest] = [join(folder, 'out/index.ts'), join(folder, 'out/manifest.json')];
    const old = sha256(await readFile(file));
    await appendFile(file, 'fetch("https://evil.example");\n');
    await writeFile(manifest, (await readFile(manifest, 'utf8')).replace(old, sha256(await readFile(file))));
    const { code, stdout } = await command.run(folder, ['check']);
    expect(code).toBe(1);
    expect(stdout).toContain('-fetch("https://evil.example");');
  });

  it('says once that a client was never written', async () => {
    const folder = await folderWith({ 'pets.yaml': petStore() });
    const { code, stdout } = await command.run(folder, ['check', 'pets.yaml', '-o', 'out']);
    expect(code).toBe(1);
    expect(stdout.match(/ output-absent/g)).toHaveLength(1);
    expect(Object.keys(await contentOf(folder))).toEqual(['pets.yaml']);
  });

  it('tells a specification that is broken from files that are stale', async () => {
    const folder = await generated();
    await writeFile(join(folder, 'pets.yaml'), petStore({ 'schemas/Pet': 'schemas/Pest' }));
    const result = await command.run(folder, ['check']);
    expectMistake(result);
    expect(result.stdout).not.toContain('output-');
  });

  it('annotates, and fills the summary of the step, in a workflow', async () => {
    const folder = await generated();
    await appendFile(join(folder, 'out/index.ts'), '// <img src=x> | @somebody\n');
    const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: join(folder, 'summary.md') };
    const { code, stdout } = await command.run(folder, ['check'], { env });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^::error file=out\/index\.ts,line=\d+,col=1,title=output-stale::/);
    const summary = await readFile(join(folder, 'summary.md'), 'utf8');
    expect(summary).toMatch(/^### apivintage check\n\n1 error\n\n\| severity \| place/);
    expect(summary).toContain('out/index.ts:');
  });

  it.each([
    ['json', /"code": "output-stale"[^]*"detail": \[/],
    ['junit', /<testcase classname="out\/index\.ts" name="output-stale \d+:1"><failure type="output-stale"/],
    ['markdown', /\| error \| out\/index\.ts:\d+:1 \| output-stale \|/],
    ['sarif', /"ruleId": "output-stale"/],
    ['plain', /^out\/index\.ts:\d+:1: error output-stale: /],
  ])('reports as %s', async (format, pattern) => {
    const folder = await generated();
    await appendFile(join(folder, 'out/index.ts'), '// mine\n');
    const { code, stdout } = await command.run(folder, ['check', '--format', format]);
    expect(code).toBe(1);
    expect(stdout).toMatch(pattern);
  });
});
