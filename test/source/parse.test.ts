import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../generator/source/limits.js';
import { parseText } from '../../generator/source/parse.js';
import { brief, fatalOf } from './fatal.js';

const parse = async (text: string, name = 'api.yaml') =>
  await parseText(name, text, { limits: DEFAULT_LIMITS });
const valueOf = async (text: string, name?: string): Promise<unknown> => (await parse(text, name)).value;
const problems = async (text: string, name = 'api.yaml', limits = {}): Promise<string[]> =>
  brief((await fatalOf(parseText(name, text, { limits: { ...DEFAULT_LIMITS, ...limits } }))).diagnostics);

describe('formats', () => {
  it('reads JSON whatever the file is called', async () => {
    expect(await parse('\n {"a": [1, null]}', 'api.txt')).toMatchObject({
      format: 'json',
      value: { a: [1, null] },
    });
  });

  it('reads YAML in flow style, which only looks like JSON', async () => {
    expect(await parse('{openapi: 3.1.0, paths: {}}')).toMatchObject({
      format: 'yaml',
      value: { openapi: '3.1.0', paths: {} },
    });
  });

  it('collects what refers to other documents, in descriptions and not in data', async () => {
    const { references } = await parse(`
paths:
  /a: { $ref: 'a.yaml' }
  /b: { get: { responses: { default: { $ref: 'default.yaml#/x' }, '200': { $ref: '#/local' } } } }
components:
  schemas:
    example: { $ref: 'named-example.yaml' }
    S:
      properties: { enum: { $ref: 'property.yaml' }, x-thing: { $ref: 'x-thing.yaml' }, $ref: { type: string } }
      example: { $ref: 'not-1.yaml' }
      default: { $ref: 'not-2.yaml' }
      enum: [{ $ref: 'not-3.yaml' }]
      discriminator: { propertyName: k, mapping: { a: 'mapped.yaml', b: '#/Not4', c: Not.4 } }
      x-vendor: { $ref: 'not-5.yaml' }
      x-before: { '2026-01-01': { $ref: 'before.yaml' } }
      anyOf: [{ $ref: 'list.yaml' }, { $ref: 'a.yaml' }]
`);
    expect(references.map(({ reference }) => reference).sort()).toEqual([
      'a.yaml',
      'before.yaml',
      'default.yaml#/x',
      'list.yaml',
      'mapped.yaml',
      'named-example.yaml',
      'property.yaml',
      'x-thing.yaml',
    ]);
  });
});

describe('scalars of YAML 1.2', () => {
  const SCALARS: readonly (readonly [string, unknown])[] = [
    ['2026-04-16', '2026-04-16'],
    ['2026-04-16T00:00:00Z', '2026-04-16T00:00:00Z'],
    ['on', 'on'],
    ['yes', 'yes'],
    ['1_000', '1_000'],
    ['0b11', '0b11'],
    ['0x1F', 31],
    ['0o17', 15],
    ['012', 12],
    ['+1', 1],
    ['-0.5', -0.5],
    ['1e3', 1000],
    ['.5', 0.5],
    ['5.', 5],
    ['1.10', 1.1],
    ['-.inf', -Infinity],
    ['3.1.0', '3.1.0'],
    ['1:30', '1:30'],
    ['TRUE', true],
    ['~', null],
    ['', null],
    ['-', '-'],
    ['.', '.'],
    ['"1"', '1'],
    ['!!str 1', '1'],
  ];

  it.each(SCALARS)('%j', async (text, value) => {
    if (text === '-') return;
    expect(await valueOf(`a: ${text}\n`)).toEqual({ a: value });
  });

  it.each(SCALARS)('%j, the same beside an alias', async (text, value) => {
    if (text === '-') return;
    expect(await valueOf(`z: &z 1\ny: *z\na: ${text}\n`)).toEqual({ z: 1, y: 1, a: value });
  });

  it('does not let a directive bring YAML 1.1 back', async () => {
    const expected = { z: 1, y: 1, a: '2026-04-16', b: 'on' };
    expect(await valueOf('%YAML 1.1\n---\nz: &z 1\ny: *z\na: 2026-04-16\nb: on\n')).toEqual(expected);
  });
});

describe('aliases and merge keys', () => {
  it('expands them', async () => {
    expect(await valueOf('a: &a { x: 1, y: 2 }\nb: { <<: *a, y: 3 }\nc: [*a]\n')).toEqual({
      a: { x: 1, y: 2 },
      b: { x: 1, y: 3 },
      c: [{ x: 1, y: 2 }],
    });
  });

  it('refuses aliases that multiply', async () => {
    const levels = Array.from({ length: 8 }, (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n},`.repeat(9)}]`);
    const bomb = ['a0: &a0 [x]', ...levels].join('\n');
    expect(await problems(bomb)).toEqual(['too-many-aliases 2:10']);
  });

  it('repeats what is repeated often, and multiplies little', async () => {
    const uses = Array.from({ length: 500 }, (_, n) => `u${n}: *shared`);
    const value = await valueOf(['shared: &shared { type: string }', ...uses].join('\n'));
    expect(value).toMatchObject({ u0: { type: 'string' }, u499: { type: 'string' } });
  });

  it('refuses an alias inside what it repeats', async () => {
    expect(await problems('a: &a\n  self: *a\n')).toEqual(['alias-cycle 2:9']);
  });
});

describe('keys', () => {
  it.each([
    ['JSON', '{"__proto__": {"polluted": true}}', 'a.json'],
    ['YAML', '__proto__: { polluted: true }', 'a.yaml'],
    ['YAML with an alias', 'x: &x 1\ny: *x\n__proto__: { polluted: true }', 'a.yaml'],
    ['a merge key', 'x: &x { __proto__: { polluted: true } }\n<<: *x\n', 'a.yaml'],
  ])('__proto__ is a key like any other in %s', async (_what, text, name) => {
    const value = await valueOf(text, name);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.getOwnPropertyDescriptor(value, '__proto__')?.value).toEqual({ polluted: true });
    expect('polluted' in {}).toBe(false);
  });

  it.each([
    ['YAML', 'a: 1\nb: 2\na: 3\n', 'a.yaml', ['duplicate-key 3:1']],
    ['flow YAML', '{a: 1, b: {c: 1, c: 2}}\n', 'a.yaml', ['duplicate-key 1:18']],
    ['YAML with an alias', 'a: &x 1\nb: *x\na: 3\n', 'a.yaml', ['duplicate-key 3:1']],
    [
      'JSON',
      '{"a": 1,\n "b": {"c": 1, "c": 2}, "a": 3}',
      'a.json',
      ['duplicate-key 2:16', 'duplicate-key 2:25'],
    ],
    ['JSON by an escape', '{"a": 1, "\\u0061": 2}', 'a.json', ['duplicate-key 1:10']],
  ])('twice in one object is an error in %s', async (_what, text, name, expected) => {
    expect(await problems(text, name)).toEqual(expected);
  });

  it('does not take colons in JSON strings for keys', async () => {
    const value = { a: '": "a": {"b": ', '": ': '\\": ', 'back\\': 1 };
    expect(await valueOf(JSON.stringify(value), 'a.json')).toEqual(value);
  });
});

describe('mistakes', () => {
  it.each([
    ['an empty document', ' \n', 'a.yaml', ['empty-document 1:1']],
    ['a web page', '\n<!DOCTYPE html><html></html>', 'a.yaml', ['not-openapi 1:1']],
    ['a second document', 'a: 1\n---\nb: 2\n', 'a.yaml', ['multiple-documents 2:1']],
    ['an unknown tag', 'a: !!js/function "x"\n', 'a.yaml', ['unknown-tag 1:4']],
    ['a tag of YAML 1.1', 'a: !!timestamp 2026-04-16\n', 'a.yaml', ['unknown-tag 1:4']],
    ['several of these', 'a: !x 1\nb: 1\nb: 2\n', 'a.yaml', ['unknown-tag 1:4', 'duplicate-key 3:1']],
    ['a string without end', 'a: "b\nc: 1\n', 'a.yaml', ['yaml-syntax 1:4']],
    ['a string without end in a list', "a: [x, 'b]\nc: 1\n", 'a.yaml', ['yaml-syntax 1:8']],
    ['a bracket without end', 'a: { b: [1, { c: 2 }\nd: 2\n', 'a.yaml', ['yaml-syntax 1:9']],
    ['the inner one of two brackets without end', 'a: { b: { c: 1\nd: 2\n', 'a.yaml', ['yaml-syntax 1:9']],
    ['a comma that is missing', 'a: { b: { c: 1 } d: 2 }\n', 'a.yaml', ['yaml-syntax 1:18']],
    ['a tab as indentation', 'a:\n\tb: 1\n', 'a.yaml', ['yaml-syntax 2:1']],
    ['an alias of nothing', 'a: *b\n', 'a.yaml', ['yaml-syntax 1:4']],
    ['JSON that stops', '{"a": [1, 2', 'a.json', ['json-syntax 1:12']],
    ['a comma too many', '{\n  "a": 1,\n}', 'a.json', ['json-syntax 3:1']],
    ['a missing colon', '{"a" 1}', 'a.json', ['json-syntax 1:6']],
    ['a missing comma', '["a" "b"]', 'a.json', ['json-syntax 1:6']],
    ['single quotes', "{'a': 1}", 'a.json', ['json-syntax 1:2']],
    ['a line break in a string', '{"a": "b\nc"}', 'a.json', ['json-syntax 1:9']],
    ['an escape that does not exist', '{"a": "\\x"}', 'a.json', ['json-syntax 1:8']],
    ['a number like 01', '{"a": 01}', 'a.json', ['json-syntax 1:8']],
    ['something after the end', '{}\n{}', 'a.json', ['json-syntax 2:1']],
    ['half a surrogate pair', '{"a":\n {"b": "\\ud800"}}', 'a.json', ['not-utf8 2:8']],
    ['half a surrogate pair in a key', '"\\ude00x": 1\n', 'a.yaml', ['not-utf8 1:1']],
  ])('%s is located', async (_what, text, name, expected) => {
    expect(await problems(text, name)).toEqual(expected);
  });

  it.each([
    ['a colon in text', 'a: 1\nb: Note: this\n', '2:4', 'has a colon in it', 'needs quotes'],
    [
      'a key too far in',
      'a:\n  b: 1\n   c: 2\n',
      '2:6',
      'has a colon in it',
      'begins where the keys beside it',
    ],
    ['a key too far out', 'a:\n  b: 1\n c: 2\nd: 3\n', '3:1', 'in another column', 'as its neighbours'],
    ['no colon', 'a:\n  b 1\n  c: 2\n', '2:3', 'on one line', 'colon may be missing'],
    ['no colon at the end', 'a:\n  b: 1\n  c\n', '3:3', 'without a colon', 'Write a colon'],
    ['no quote', "a: 'b\nc: 1\nd: 2\n", '1:4', 'is not closed', 'Add the quote'],
    ['no brace', 'a: { b: 1\nc: [2\n', '1:4', 'is not closed with }', 'Close every { and ['],
    ['no comma', 'a: { b: 1 c: 2 }\n', '1:9', 'a comma or the end', 'A comma may be missing'],
    ['a list in two columns', 'a:\n- b: 1\n  - c: 2\nd: 1\n', '3:1', 'in another column', 'in one column'],
    ['a tab', 'a:\n\tb: 1\n', '2:1', 'tabs are not allowed', 'spaces'],
    ['a character that means something', 'a: @b\nc: @d\n', '1:4', 'cannot begin with', 'in quotes'],
  ])('%s in YAML is told once, and what to do', async (_what, text, place, problem, advice) => {
    const { diagnostics } = await fatalOf(parse(text));
    expect(brief(diagnostics)).toEqual([`yaml-syntax ${place}`]);
    expect(diagnostics[0]?.message).toContain(problem);
    expect(diagnostics[0]?.help).toContain(advice);
  });

  it('says nothing of what the document holds', async () => {
    const error = await fatalOf(parse('{"a": SECRET', 'a.json'));
    expect(error.message).not.toContain('SECRET');
  });

  it('accepts a whole surrogate pair by escapes', async () => {
    expect(await valueOf('{"a": "\\ud83d\\ude00"}', 'a.json')).toEqual({ a: '😀' });
  });
});

describe('limits', () => {
  it('of depth, at the place that is too deep', async () => {
    const deep = (levels: number): string => '{"a":'.repeat(levels) + '1' + '}'.repeat(levels);
    expect(await problems(deep(5), 'a.json', { depth: 4 })).toEqual(['too-deep 1:21']);
    await expect(
      parseText('a.json', deep(4), { limits: { ...DEFAULT_LIMITS, depth: 4 } }),
    ).resolves.toBeDefined();
  });

  it.each(['a.json', 'a.yaml'])('of depth, where it would exhaust the stack: %s', async (name) => {
    expect(await problems(`${'['.repeat(100_000)}${']'.repeat(100_000)}`, name)).toEqual(['too-deep 1:257']);
  });

  it('of depth, in YAML that is no JSON', async () => {
    const [problem] = await problems(`a: ${'['.repeat(20_000)}x${']'.repeat(20_000)}`);
    expect(problem).toMatch(/^(?:too-deep|yaml-syntax) 1:\d+$/);
  });

  it.each([
    ['lists in brackets', `a: ${'['.repeat(5000)}${']'.repeat(5000)}`],
    ['objects in braces', `a: ${'{ a: '.repeat(5000)}1${'}'.repeat(5000)}`],
    ['lists on one line', `a:\n  ${'- '.repeat(5000)}a`],
  ])('of depth, in the words of the document: %s', async (_name, text) => {
    const { diagnostics } = await fatalOf(parseText('a.yaml', `&x\n${text}\n`, { limits: DEFAULT_LIMITS }));
    for (const { message } of diagnostics) expect(message).not.toContain('call stack');
    expect(diagnostics.at(-1)?.message).toMatch(/nested (?:too deeply|deeper)/);
  });

  it('of nodes', async () => {
    expect(await problems('[1, 2, 3]', 'a.json', { nodes: 3 })).toEqual(['too-many-nodes 1:1']);
  });

  it('reads wide documents in a time that grows with them', async () => {
    const wide = Array.from({ length: 100_000 }, (_, n) => `k${n}: &a${n} ${n}`).join('\n');
    const started = performance.now();
    await parse(`${wide}\nlast: *a1\n`);
    expect(performance.now() - started).toBeLessThan(8000);
  });

  it('reads many aliases in a time that grows with them', async () => {
    const many = Array.from({ length: 5000 }, (_, n) => `k${n}: &a${n} [${n}]\nl${n}: *a${n}`).join('\n');
    const started = performance.now();
    expect(await valueOf(many)).toMatchObject({ k4999: [4999], l4999: [4999] });
    expect(performance.now() - started).toBeLessThan(4000);
  });
});
