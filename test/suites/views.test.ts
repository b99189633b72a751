// Templates and the types of their views fit, before anything is rendered: no field is missing, none is left over.
import { describe, expect, it } from 'vitest';
import { SOURCES, withEdit } from '../support/templates.js';
import { checkViews } from '../support/view-types.js';

/** The view of each template. Partials take theirs from where they are used. */
const VIEWS = {
  'api.md': 'ApiPageView',
  client: 'ClientView',
  errors: 'ErrorsView',
  index: 'IndexView',
  models: 'ModelsView',
  paths: 'PathsView',
  'paths-index': 'PathsIndexView',
  'readme.md': 'ReadmeView',
  resource: 'ResourceView',
  'version-entry': 'VersionEntryView',
  versions: 'VersionsView',
  webhooks: 'WebhooksView',
};

/** The README has a table of the options: its view takes these from the view of the client. */
const HANDED_ON = ['OptionView.words', 'OptionView.variable'];

describe('templates and views', () => {
  const { problems, asked, fields } = checkViews(SOURCES, VIEWS);

  it('every template has a view', () => {
    const templates = [...SOURCES.keys()].filter((name) => !name.startsWith('partials/'));
    expect(templates.sort()).toEqual(Object.keys(VIEWS).sort());
  });

  it('every field that a template asks for exists, and is what it is used as', () => {
    expect(asked.size).toBeGreaterThan(100);
    expect(problems).toEqual([]);
  });

  it('every field of a view is asked for', () => {
    expect([...fields].filter((field) => !asked.has(field))).toEqual(HANDED_ON);
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
    const { problems } = checkViews(withEdit(template, text, replacement), VIEWS);
    expect(problems).toContainEqual(expect.stringContaining(expected));
  });
});
