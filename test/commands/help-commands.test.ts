// `explain`, `show` and `doctor`: what a person asks when something is not clear.
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isSupportedNode } from '../../generator/commands/doctor.js';
import { codes } from '../../generator/diagnostics/catalogue.js';
import { expectMistake, folderWith, petStore, useBundle } from '../cli/command.js';

const command = useBundle();

describe('explain', () => {
  it('tells what a code means, what to do, and why, with examples', async () => {
    const { code, stdout } = await command.run(await folderWith({}), ['explain', 'unknown-version']);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^unknown-version {2}\(error\)\n\n {2}Version "<version>" is not in the catalogue\./,
    );
    expect(stdout).toContain('What to do: ');
    expect(stdout).toContain('## Why');
  });

  it('lists every code with its meaning', async () => {
    const { stdout } = await command.run(await folderWith({}), ['explain', '--format', 'json']);
    const listed: unknown = JSON.parse(stdout);
    expect(listed).toEqual(
      codes().map(
        (code) => expect.objectContaining({ code, message: expect.any(String) as unknown }) as unknown,
      ),
    );
    expect(stdout).not.toMatch(/undefined|\[object/);
    const pretty = await command.run(await folderWith({}), ['explain']);
    for (const code of codes()) expect(pretty.stdout).toContain(`${code} `);
  });

  it('leads to the pages of the rules of Redocly', async () => {
    const rule = await command.run(await folderWith({}), ['explain', 'redocly/tag-description']);
    expect(rule.stdout).toContain('https://redocly.com/docs/cli/rules/oas/tag-description');
  });

  it('suggests the code that was meant', async () => {
    const result = await command.run(await folderWith({}), ['explain', 'unknwon-version']);
    expectMistake(result);
    expect(result.stdout).toContain('Did you mean "unknown-version"?');
  });
});

describe('show', () => {
  it('prints model, names and views of an operation', async () => {
    const folder = await folderWith({ 'pets.yaml': petStore() });
    for (const words of [['/pets'], ['GET /pets'], ['get', '/pets'], ['listPets']]) {
      const { code, stdout } = await command.run(folder, ['show', ...words, 'pets.yaml']);
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({
        kind: 'operation',
        id: 'GET /pets',
        file: 'resources/pets.ts',
        names: { method: 'list' },
        model: { revisions: [{ value: { verb: 'get' } }] },
        views: expect.arrayContaining([expect.objectContaining({ name: 'list' })]) as unknown,
      });
    }
  });

  it('prints each body that an operation takes', async () => {
    const content = {
      'application/json': { schema: { type: 'object', properties: { a: { type: 'string' } } } },
      'multipart/form-data': { schema: { type: 'object', properties: { b: { type: 'string' } } } },
    };
    const post = { requestBody: { content }, responses: { 204: { description: 'Done.' } } };
    const info = { title: 'Forms', version: '1' };
    const folder = await folderWith({
      'forms.json': JSON.stringify({ openapi: '3.1.0', info, paths: { '/forms': { post } } }),
    });
    const { stdout } = await command.run(folder, ['show', '/forms', 'forms.json']);
    expect(JSON.parse(stdout)).toMatchObject({
      model: {
        revisions: [
          {
            value: {
              body: { mediaType: 'application/json' },
              otherBodies: [{ mediaType: 'multipart/form-data' }],
            },
          },
        ],
      },
    });
    expect(stdout).toContain('FormCreateMultipartParams');
  });

  it('prints those of a type', async () => {
    const folder = await folderWith({ 'pets.yaml': petStore() });
    const { stdout } = await command.run(folder, ['show', 'Pet', 'pets.yaml']);
    expect(JSON.parse(stdout)).toMatchObject({
      kind: 'type',
      id: '#/components/schemas/Pet',
      views: [{ name: 'Pet', isInterface: true }],
    });
  });

  it('suggests what was meant, and asks for a word', async () => {
    const folder = await folderWith({ 'pets.yaml': petStore() });
    const result = await command.run(folder, ['show', 'Pett', 'pets.yaml']);
    expectMistake(result);
    expect(result.stderr).toContain('Did you mean "Pet"?');
    expectMistake(await command.run(folder, ['show']));
  });
});

describe('doctor', () => {
  const FILES = {
    'pets.yaml': petStore(),
    'apivintage.config.yaml': 'apis:\n  pets: { spec: pets.yaml, output: out }\n',
  };

  it('looks at everything, and is content', async () => {
    const folder = await folderWith(FILES);
    const before = await command.run(folder, ['doctor']);
    expect(before).toMatchObject({ code: 0, stderr: '' });
    expect(before.stdout).toContain('out: not generated yet');
    await command.run(folder, []);
    const { stdout } = await command.run(folder, ['doctor']);
    expect(stdout).toMatch(
      /node +\d+\.\d+\.\d+\n[^]*pets\.yaml: 1 document\n[^]*out: \d+ files\n\nAll is well\.\n$/,
    );
  });

  it('finds what is amiss', async () => {
    const folder = await folderWith(FILES);
    await command.run(folder, []);
    await appendFile(join(folder, 'out/index.ts'), '//\n');
    const edited = await command.run(folder, ['doctor']);
    expect(edited.code).toBe(1);
    expect(edited.stdout).toMatch(/^! .*1 of \d+ files edited or gone/m);
    const broken = await folderWith({
      ...FILES,
      'apivintage.config.yaml': 'apis: { pets: { spec: none.yaml, output: o } }',
    });
    const { code, stdout } = await command.run(broken, ['doctor']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^! pets +There is no file "none\.yaml"\./m);
  });

  it.each([
    ['20.18.3', false],
    ['20.19.0', true],
    ['21.7.0', false],
    ['22.11.0', false],
    ['22.12.0', true],
    ['24.0.0', true],
  ])('knows whether Node %s will do', (version, isSupported) => {
    expect(isSupportedNode(version)).toBe(isSupported);
  });
});
