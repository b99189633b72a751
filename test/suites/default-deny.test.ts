// Nothing prints but code, nothing is asked for that a view does not have, and templates use nothing but these few words.
import { describe, expect, it } from 'vitest';
import { code } from '../../generator/code.js';
import { parseTemplate } from '../../generator/render/compile.js';
import { engineFor, SOURCES } from '../support/templates.js';
import { expressionsOf, type Expression } from '../support/template-tree.js';

const print = (template: string, view: object, partials: Readonly<Record<string, string>> = {}): string => {
  const named = Object.entries(partials).map(([name, text]) => [`partials/${name}`, text] as const);
  return engineFor(new Map([['page', template], ...named])).render('page', view);
};

describe('a value that is no code does not print', () => {
  it.each([
    ['a string', 'delete everything'],
    ['an empty string', ''],
    ['a number', 3],
    ['zero', 0],
    ['a truth value', false],
    ['null', null],
    ['undefined', undefined],
    ['an object', { text: 'delete everything' }],
    ['an object that would be a string', { toString: () => 'delete everything' }],
    ['an object that would be HTML', { toHTML: () => 'delete everything' }],
    ['a list of strings', ['delete everything']],
    ['a list of code', [code`a`, code`b`]],
    ['a function', () => 'delete everything'],
  ])('%s', (_what, value) => {
    expect(() => print('a {{value}} b', { value })).toThrow(/^template page: /);
  });

  it('also where a list is walked, or a part of an object is meant', () => {
    expect(() => print('{{#each list}}{{this}}{{/each}}', { list: ['raw'] })).toThrow('no code');
    expect(() => print('{{part.text}}', { part: { text: 'raw' } })).toThrow('no code');
    expect(() => print('{{> piece}}', { text: 'raw' }, { piece: '{{text}}' })).toThrow('no code');
  });

  it('and code prints as it is, without entities', () => {
    expect(print('type A = {{value}};', { value: code`Array<"a" & 'b'>` })).toBe(
      `type A = Array<"a" & 'b'>;`,
    );
  });
});

describe('a field that a view does not have is an error', () => {
  it.each([
    '{{x}}',
    '{{#if x}}{{/if}}',
    '{{#if x}}a{{else}}b{{/if}}',
    '{{#each x}}{{/each}}',
    '{{y.x}}',
    '{{#if y.x}}{{/if}}',
    '{{#each y.x}}{{/each}}',
    '{{#each list}}{{x}}{{/each}}',
    '{{#each list}}{{../x}}{{/each}}',
    '{{> piece}}',
    '{{> piece y}}',
  ])('%s', (template) => {
    const view = { y: { z: code`z` }, list: [{ z: code`z` }] };
    expect(() => print(template, view, { piece: '{{#if x}}{{/if}}' })).toThrow(
      'template page: the view has no field "x"',
    );
  });

  it('also one that every object inherits', () => {
    for (const field of ['hasOwnProperty', '__proto__', 'isPrototypeOf']) {
      expect(() => print(`{{#if ${field}}}yes{{/if}}`, {})).toThrow(`no field "${field}"`);
    }
    expect(() => print('{{constructor}}', {})).toThrow(/^template page: /);
  });

  it('and so is a partial or a template that does not exist', () => {
    expect(() => print('{{> missing}}', {})).toThrow('missing');
    expect(() => engineFor(SOURCES).render('missing', {})).toThrow('there is no such template');
  });
});

describe('empty code is false in a condition, and text is true', () => {
  it.each([
    [code``, 'no'],
    [code`a`, 'yes'],
  ])('%s', (value, answer) => {
    expect(print('{{#if value}}yes{{else}}no{{/if}}', { value })).toBe(answer);
  });
});

describe('templates place, and do nothing else', () => {
  const all = [...SOURCES].flatMap(([template, source]) =>
    expressionsOf(parseTemplate(source)).map((each) => ({ ...each, template })),
  );
  const places = (test: (each: Expression) => boolean): string[] =>
    all.filter(test).map(({ template, line, kind, name }) => `${template}:${line} ${kind} ${name}`);

  it('there are templates to look at', () => {
    expect(SOURCES.size).toBeGreaterThan(10);
    expect(all.length).toBeGreaterThan(100);
  });

  it('no {{{raw}}} and no {{&raw}}', () => {
    expect(places(({ isRaw }) => isRaw)).toEqual([]);
  });

  it('no decorator, no inline partial, no partial with a block, no comment that hides', () => {
    const known = ['value', 'block', 'partial'];
    expect(places(({ kind }) => !known.includes(kind))).toEqual([]);
  });

  it('no partial whose name is computed, and none that does not exist', () => {
    expect(
      places(
        ({ kind, name, isComputed }) =>
          kind === 'partial' && (isComputed || !SOURCES.has(`partials/${name}`)),
      ),
    ).toEqual([]);
  });

  it('no block but if and each, with one argument', () => {
    const isUsual = ({ name, arguments: count }: Expression): boolean =>
      ['if', 'each'].includes(name) && count === 1;
    expect(places((each) => each.kind === 'block' && !isUsual(each))).toEqual([]);
  });

  it('no helper called in place, no argument but the view of a partial', () => {
    expect(places((each) => each.kind === 'value' && each.arguments > 0)).toEqual([]);
    expect(places((each) => each.kind === 'partial' && each.arguments > 1)).toEqual([]);
  });

  it('every partial is used', () => {
    const used = new Set(all.filter(({ kind }) => kind === 'partial').map(({ name }) => name));
    const partials = [...SOURCES.keys()].flatMap((name) => /^partials\/(.*)/.exec(name)?.[1] ?? []);
    expect(partials.filter((name) => !used.has(name))).toEqual([]);
  });
});

describe('the look at templates sees what it forbids', () => {
  it.each([
    ['{{{a}}}', { kind: 'value', isRaw: true }],
    ['{{& a}}', { kind: 'value', isRaw: true }],
    ['{{lookup a b}}', { kind: 'value', arguments: 2 }],
    ['{{> (a)}}', { kind: 'partial', isComputed: true }],
    ['{{#with a}}{{/with}}', { kind: 'block', name: 'with' }],
    ['{{#*inline "a"}}{{/inline}}', { kind: 'DecoratorBlock' }],
    ['{{#> a}}{{/a}}', { kind: 'PartialBlockStatement' }],
    ['{{#if a}}{{else}}{{{b}}}{{/if}}', { kind: 'value', name: 'b', isRaw: true }],
  ])('%s', (template, expected) => {
    expect(expressionsOf(parseTemplate(template))).toContainEqual(expect.objectContaining(expected));
  });
});
