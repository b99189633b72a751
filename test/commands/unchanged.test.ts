// A run that changes nothing ends early, and never where something has changed.
import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentOf, folderWith, petStore, useBundle } from '../cli/command.js';

const command = useBundle();

const CONFIG = 'apis:\n  pets: { spec: api/pets.yaml, output: out }\n';
const PET = 'type: object\nproperties: { id: { type: string } }\n';

const generated = async (): Promise<string> => {
  const folder = await folderWith({
    'api/pets.yaml': petStore({ "$ref: '#/components/schemas/Pet'": "$ref: 'pet.yaml'" }),
    'api/pet.yaml': PET,
    'apivintage.config.yaml': CONFIG,
  });
  expect(await command.run(folder, [])).toMatchObject({ code: 0 });
  return folder;
};

const isSkipped = ({ stdout }: { readonly stdout: string }): boolean =>
  stdout.includes('api/pets.yaml: unchanged');

describe('a run that changes nothing', () => {
  it('parses nothing and touches nothing', async () => {
    const folder = await generated();
    const before = await contentOf(folder);
    const result = await command.run(folder, []);
    expect(result.code).toBe(0);
    expect(result.stderr).toMatch(/^Took .*\n$/);
    expect(isSkipped(result)).toBe(true);
    expect(result.stdout).toMatch(/Wrote {2}out: 0 new, 0 changed, \d+ unchanged, 0 removed/);
    expect(await contentOf(folder)).toEqual(before);
  });

  it('is the same from another folder', async () => {
    const folder = await generated();
    const result = await command.run(join(folder, 'api'), ['-c', '../apivintage.config.yaml']);
    expect(result.stdout).toContain('pets.yaml: unchanged');
  });

  it('is one for check, too, and the text is the same, from another folder', async () => {
    const folder = await generated();
    const words = ['-c', '../apivintage.config.yaml'];
    expect(await command.run(join(folder, 'api'), ['check', ...words])).toMatchObject({ code: 0 });
    const before = await contentOf(join(folder, 'out'));
    await command.run(join(folder, 'api'), ['--verbose', ...words]);
    expect(await contentOf(join(folder, 'out'))).toEqual(before);
  });

  it('is none where the text would call the specification something else', async () => {
    const folder = await generated();
    const api = join(folder, 'api');
    expect(await command.run(folder, ['api/pets.yaml', '-o', 'api/named'])).toMatchObject({ code: 0 });
    expect(await command.run(api, ['check', 'pets.yaml', '-o', 'named'])).toMatchObject({ code: 1 });
    expect(isSkipped(await command.run(api, ['pets.yaml', '-o', 'named']))).toBe(false);
    expect(await command.run(api, ['check', 'pets.yaml', '-o', 'named'])).toMatchObject({ code: 0 });
  });

  it.each(['--force', '--verbose'])('does all the work with %s', async (flag) => {
    expect(isSkipped(await command.run(await generated(), [flag]))).toBe(false);
  });

  it('is told as JSON with all that is in the specification', async () => {
    const { stdout } = await command.run(await generated(), ['--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({ apis: [{ title: 'Pet Store', operations: 2 }] });
  });

  it('keeps the warnings in mind', async () => {
    const folder = await folderWith({ 'pets.yaml': petStore({ 'name: id': 'name: idd' }) });
    const words = ['pets.yaml', '-o', 'out'];
    expect((await command.run(folder, words)).stdout).toContain('warning');
    expect((await command.run(folder, words)).stdout).toMatch(
      /unchanged, and so (?:is its warning|are its \d+ warnings)/,
    );
    expect(await command.run(folder, [...words, '--fail-on', 'warn'])).toMatchObject({ code: 1 });
  });
});

describe('a run after a change', () => {
  const changes: Readonly<Record<string, (folder: string) => Promise<void>>> = {
    'of the specification': (folder) => appendFile(join(folder, 'api/pets.yaml'), '# more\n'),
    'of a document that it refers to': (folder) => appendFile(join(folder, 'api/pet.yaml'), '# more\n'),
    'of an option': (folder) =>
      writeFile(
        join(folder, 'apivintage.config.yaml'),
        CONFIG.replace('output: out', 'output: out, name: Zoo'),
      ),
    'of another option': (folder) =>
      writeFile(
        join(folder, 'apivintage.config.yaml'),
        CONFIG.replace('output: out', 'output: out, format: none'),
      ),
    'that removed a file': (folder) => rm(join(folder, 'out/index.ts')),
    'of the version of the generator': async (folder) => {
      const path = join(folder, 'out/manifest.json');
      await writeFile(path, (await readFile(path, 'utf8')).replace('"version": "', '"version": "0.'));
    },
    'of the manifest': (folder) => appendFile(join(folder, 'out/manifest.json'), ' '),
  };
  it.each(Object.entries(changes))('%s looks at everything again', async (_what, change) => {
    const folder = await generated();
    await change(folder);
    const result = await command.run(folder, []);
    expect(result).toMatchObject({ code: 0 });
    expect(isSkipped(result)).toBe(false);
    expect(isSkipped(await command.run(folder, []))).toBe(true);
  });

  it('by hand is refused as ever', async () => {
    const folder = await generated();
    await appendFile(join(folder, 'out/index.ts'), '// mine\n');
    await appendFile(join(folder, 'api/pet.yaml'), '    description: A pet.\n');
    const { code } = await command.run(folder, []);
    expect(code).toBe(2);
  });
});
