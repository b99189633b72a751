// Templates of users: searched first, held against their views before anything runs.
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../support/folders.js';
import { contentOf, expectMistake, folderWith, petStore, useBundle } from './command.js';

const bundle = useBundle();

const CONFIG = 'apis: { pets: { spec: api.yaml, output: out, templates: templates } }\n';
const RESOURCE = readFileSync(join(ROOT, 'templates/resource.hbs'), 'utf8');

const project = (templates: Readonly<Record<string, string>>): Promise<string> =>
  folderWith({
    'api.yaml': petStore(),
    'apivintage.config.yaml': CONFIG,
    ...Object.fromEntries(Object.entries(templates).map(([name, text]) => [`templates/${name}`, text])),
  });

it('take the place of ours, and a change of one is a change', async () => {
  const folder = await project({ 'resource.hbs': `// Ours.\n${RESOURCE}` });
  expect((await bundle.run(folder, [])).code).toBe(0);
  expect((await contentOf(folder))['out/resources/pets.ts']?.text).toMatch(/^\/\/ Ours\.\n/);
  expect((await bundle.run(folder, [])).stdout).toContain('unchanged');
  await writeFile(join(folder, 'templates/resource.hbs'), `// Theirs.\n${RESOURCE}`);
  expect((await bundle.run(folder, [])).stdout).toContain('2 changed');
});

it('are as simple as the example', async () => {
  const head = readFileSync(join(ROOT, 'examples/templates/partials/head.hbs'), 'utf8');
  const folder = await project({ 'partials/head.hbs': head });
  expect((await bundle.run(folder, [])).code).toBe(0);
  const text = (await contentOf(folder))['out/client.ts']?.text ?? '';
  expect(text).toContain('// SPDX-License-Identifier: MIT\n\nimport');
});

describe('are refused, with place and advice, before anything is written', () => {
  it.each([
    [
      'a field that a view does not have',
      { 'resource.hbs': RESOURCE.replace('class {{className}}', 'class {{clasName}}') },
      ['templates/resource.hbs:4:16', 'ResourceView has no field "clasName"', 'Did you mean "className"?'],
    ],
    [
      'the same in a branch that no description takes',
      { 'models.hbs': '{{> head}}\n{{#each declarations}}{{#if isEnum}}{{vlaues}}{{/if}}{{/each}}\n' },
      ['templates/models.hbs:2:39', 'Did you mean "values"?'],
    ],
    [
      'the same in a part',
      { 'partials/doc.hbs': '/** {{comment.text}} */\n' },
      ['templates/partials/doc.hbs:1:7', 'CommentView has no field "text"'],
    ],
    [
      'a value that is not encoded',
      { 'resource.hbs': RESOURCE.replace('{{className}}', '{{{className}}}') },
      ['template-misuse', '{{{className}}} is not understood'],
    ],
    ['a comment of the template', { 'resource.hbs': '{{! Ours. }}' }, ['{{! … }} is not understood']],
    ['a number of the walk', { 'index.hbs': '{{#each exports}}{{@index}}{{/each}}' }, ['@index is not']],
    ['a helper', { 'resource.hbs': '{{#with comment}}{{single}}{{/with}}' }, ['{{#with comment}} is not']],
    [
      'text of a comment in code',
      { 'resource.hbs': '{{comment.single}}' },
      ['is the text of a comment, and stands in code'],
    ],
    ['code in a comment', { 'resource.hbs': '/* {{className}} */' }, ['is no text of a comment']],
    ['code in quotes', { 'resource.hbs': "const a = 'x {{className}}';" }, ['stands in quotes']],
    [
      'code in quotes that are in a template literal',
      { 'resource.hbs': 'const a = `${"b"} {{className}}`;' },
      ['stands in quotes'],
    ],
    [
      'a comment that one branch leaves open',
      { 'resource.hbs': '{{#if children}}/* {{/if}} {{className}}' },
      ['leaves a comment or quotes open'],
    ],
    [
      'a template that nothing is made with',
      { 'resuorce.hbs': RESOURCE },
      ['template-unknown', 'Nothing is made with a template "resuorce"', 'Did you mean "resource"?'],
    ],
    ['a part that is not there', { 'resource.hbs': '{{> dok}}' }, ['Did you mean "partials/doc"?']],
    [
      'what is no template',
      { 'resource.hbs': '\n{{#if}' },
      ['templates/resource.hbs:2:1', 'template-syntax'],
    ],
    [
      'a part that nothing uses',
      { 'partials/mine.hbs': '{{className}}\n{{../className}}\n' },
      ['templates/partials/mine.hbs:2:1', 'template-syntax', 'there is no view around ../className.'],
    ],
    [
      'the end of a walk around this one',
      { 'index.hbs': '{{#each exports}}{{#each names}}{{#if @../last}}{{name}}{{/if}}{{/each}}{{/each}}' },
      ['@../last is not understood'],
    ],
    [
      'what prints no TypeScript',
      { 'resource.hbs': RESOURCE.replace('export class', 'export klass') },
      ['templates/resource.hbs:4:1', 'template-output', 'It printed: export klass'],
    ],
  ])('%s', async (_what, templates, expected) => {
    const folder = await project(templates);
    const refused = await bundle.run(folder, []);
    expectMistake(refused);
    for (const each of expected) expect(refused.stdout).toContain(each);
    expect(Object.keys(await contentOf(folder)).filter((path) => path.startsWith('out/'))).toEqual([]);
  });

  it('a folder that is not there', async () => {
    const folder = await folderWith({ 'api.yaml': petStore(), 'apivintage.config.yaml': CONFIG });
    const refused = await bundle.run(folder, []);
    expectMistake(refused);
    expect(refused.stdout).toContain('There is no folder of templates "templates".');
    expect(refused.stdout).toContain('templates-not-found');
  });
});

it('may print comments, code in holes of template literals, and quotes of their own', async () => {
  const odd =
    "const a = `${ {{className}}.name } /* ' `; const b = /'/.test(a); // it's {{comment.single}}\n";
  const folder = await project({ 'resource.hbs': `${RESOURCE}\n${odd}` });
  const { code, stdout } = await bundle.run(folder, []);
  expect({ code, stdout }).toMatchObject({ code: 0 });
  expect((await contentOf(folder))['out/resources/pets.ts']?.text).toContain("`${PetsResource.name} /* ' `");
});
