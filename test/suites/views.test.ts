// Templates and the types of their views fit, before anything is rendered: no field is missing, none is left over.
import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { TemplateCheck } from '../../generator/render/check-templates.js';
import { parseTemplate } from '../../generator/render/compile.js';
import { TEMPLATE_VIEWS } from '../../generator/render/template-views.js';
import { VIEW_SHAPES } from '../../generator/render/view-shapes.js';
import { ROOT } from '../support/folders.js';
import { SOURCES, withEdit } from '../support/templates.js';
import { viewShapesText } from '../support/view-shapes.js';
import { checkViews } from '../support/view-types.js';

/** The README has a table of the options: its view takes these from the view of the client. */
const HANDED_ON = ['OptionView.words', 'OptionView.variable'];

const { problems, asked, fields } = checkViews(SOURCES, TEMPLATE_VIEWS);

describe('templates and views', () => {
  it('every template has a view', () => {
    const templates = [...SOURCES.keys()].filter((name) => !name.startsWith('partials/'));
    expect(templates.sort()).toEqual(Object.keys(TEMPLATE_VIEWS).sort());
  });

  it('every field that a template asks for exists, and is what it is used as', () => {
    expect(asked.size).toBeGreaterThan(100);
    expect(problems).toEqual([]);
  });

  it('every field of a view is asked for', () => {
    expect([...fields].filter((field) => !asked.has(field))).toEqual(HANDED_ON);
  });
});

describe('what users are told by', () => {
  it('is current: npm run schema writes it', async () => {
    const file = join(ROOT, 'generator/render/view-shapes.ts');
    const text = await format(viewShapesText(ROOT), { ...(await resolveConfig(file)), filepath: file });
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('is on the page about templates', () => {
    const page = readFileSync(join(ROOT, 'docs/templates.md'), 'utf8');
    const missing = Object.entries(VIEW_SHAPES).flatMap(([view, shape]) =>
      Object.entries(shape)
        .filter(([field, kind]) => !page.includes(`${field} \`${kind}\``))
        .map(([field]) => `${view}.${field}`),
    );
    expect(missing).toEqual([]);
    for (const template of Object.keys(TEMPLATE_VIEWS)) expect(page).toContain(`\`${template}.hbs\``);
  });

  it('is content with our own templates, of which it asks everything', () => {
    const trees = new Map([...SOURCES].map(([name, text]) => [name, parseTemplate(text)]));
    const check = new TemplateCheck(trees, (name) => name);
    for (const [template, view] of Object.entries(TEMPLATE_VIEWS)) check.template(template, view);
    expect(check.diagnostics).toEqual([]);
    expect([...asked].filter((field) => !check.asked.has(field) && !field.startsWith('__type'))).toEqual([]);
  });
});

describe('the look at templates sees', () => {
  it.each([
    [
      'a missing field',
      'models',
      '{{> head}}',
      '{{> head}}{{heading}}',
      'models:1 heading: ModelsView has no field heading',
    ],
    [
      'a missing field in a condition',
      'models',
      '{{> head}}',
      '{{#if x}}{{/if}}',
      'models:1 x: ModelsView has no field x',
    ],
    [
      'a missing field of a part',
      'partials/doc',
      '{{comment.single}}',
      '{{comment.text}}',
      'partials/doc:2 comment.text',
    ],
    [
      'a list that is printed',
      'models',
      '{{> head}}',
      '{{imports}}',
      'models:1 imports: readonly ImportView[] is no code',
    ],
    [
      'code that is walked',
      'models',
      '{{> head}}',
      '{{#each header}}{{/each}}',
      'models:1 header: Code is no list',
    ],
    [
      'a view that is a condition',
      'partials/doc',
      '{{#if comment.single}}',
      '{{#if comment}}',
      'is no condition',
    ],
  ])('%s', (_what, template, text, replacement, expected) => {
    const { problems } = checkViews(withEdit(template, text, replacement), TEMPLATE_VIEWS);
    expect(problems).toContainEqual(expect.stringContaining(expected));
  });
});
