// HTML in descriptions: what callers see of it when they point at a name.
import { describe, expect, it } from 'vitest';
import { generateFromText } from '../../generator/generate.js';

/** The comment of a schema that is described so, without what makes it a comment. */
const commentOn = async (description: string): Promise<string> => {
  const schema = { type: 'object', description, properties: { a: { type: 'string' } } };
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } };
  const document = {
    openapi: '3.1.0',
    info: { title: 'Things', version: '1' },
    paths: { '/things': { get: { responses: { 200: { description: 'Fine', content } } } } },
    components: { schemas: { Thing: schema } },
  };
  const { files } = await generateFromText('openapi.json', JSON.stringify(document));
  const text = new Map(files).get('models/things.ts') ?? '';
  const before = text.slice(0, text.indexOf('export interface Thing '));
  const comment = before.slice(before.lastIndexOf('/**') + 3, before.lastIndexOf('*/'));
  return comment.replace(/\n \* ?/g, '\n').trim();
};

describe('HTML in descriptions', () => {
  it.each([
    ['paragraphs', '<p>One.</p>\n\n<p>Two.</p>', 'One.\n\nTwo.'],
    ['emphasis', '<strong>Now </strong>or <em>never</em>', '**Now** or *never*'],
    ['emphasis in itself', '<b>a <b>b</b> c</b>', '**a b c**'],
    ['code', 'Set <code>a_b &lt;x&gt;</code>', 'Set `a_b <x>`'],
    ['code with markup in it', '<code><b>x</b></code>', '`x`'],
    ['code with a backtick', '<code>a`b</code>', '`` a`b ``'],
    [
      'a link',
      'See <a href="https://a.example/?b=1&amp;c">here</a>.',
      'See [here](https://a.example/?b=1&c).',
    ],
    ['a link within its site', 'See <a href="/docs">the docs</a>.', 'See the docs.'],
    ['a link of a script', '<a href="javascript:alert(1)">here</a>', 'here'],
    [
      'lists',
      'Any of<ul>\n  <li>one</li>\n  <li><p>two</p><ol><li>deep<li>er</ol></li>\n</ul>all.',
      'Any of\n\n- one\n- two\n\n   1. deep\n   1. er\n\nall.',
    ],
    ['lines', 'a<br>b<br/>c<BR />d', 'a\nb\nc\nd'],
    ['lines in a row of a table', '| a<br>b | c |\n| - | - |', '| a b | c |\n| - | - |'],
    ['headings', '<h2>Why</h2>Because.', '## Why\n\nBecause.'],
    [
      'placeholders',
      'Bearer <api_key> of <b>you</b>, an Array<string>',
      'Bearer <api_key> of **you**, an Array<string>',
    ],
    ['placeholders alone', 'As <a> or <code>', 'As <a> or <code>'],
    ['comparisons', 'a < b and c > d', 'a < b and c > d'],
    ['tags in code', 'Write `<p>` or `</p>`', 'Write `<p>` or `</p>`'],
    ['tables', '<table><tr><td>a</td></tr></table>', '<table><tr><td>a</td></tr></table>'],
  ])('%s', async (_name, description, expected) => {
    expect(await commentOn(description)).toBe(expected);
  });

  it('is read in time however it is nested', async () => {
    const nested = `${'<b>'.repeat(100_000)}x${'</b>'.repeat(100_000)}${'<ul>'.repeat(100_000)}`;
    expect(await commentOn(nested)).toBe('**x**');
  });
});
