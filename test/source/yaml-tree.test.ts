import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { YamlTree } from '../../generator/source/locate-yaml.js';
import { DEFAULT_LIMITS } from '../../generator/source/limits.js';
import { parseYaml } from '../../generator/source/parse-yaml.js';
import { outlineOf } from '../../generator/source/yaml-outline.js';

/** The segments that lead to every node of a value, and to something that is not there in each mapping. */
const waysIn = (value: unknown, way: readonly string[] = []): readonly (readonly string[])[] => {
  if (typeof value !== 'object' || value === null) return [way];
  const absent = Array.isArray(value) ? [] : [[...way, 'absent']];
  return [way, ...absent, ...Object.entries(value).flatMap(([key, each]) => waysIn(each, [...way, key]))];
};

/** A place is told of the key or of the value. */
const told = (tree: YamlTree, way: readonly string[]): unknown => {
  const { exact, keyStart, start } = tree.find(way);
  return exact ? { keyStart, start } : { nearest: keyStart ?? start };
};

/** The places in a text are those that the parser knows, which is not told the value and reads all of it. */
const expectSamePlaces = async (text: string): Promise<void> => {
  const value = await parseYaml('api.yaml', text, DEFAULT_LIMITS);
  const [outlined, parsed] = [new YamlTree(text, value), new YamlTree(text, undefined)];
  for (const way of waysIn(value)) expect([way, told(outlined, way)]).toEqual([way, told(parsed, way)]);
};

const word = fc.oneof(
  fc.stringMatching(/^[a-z/{}$.:#'" -]{1,12}$/),
  fc.constantFrom('200', '/a/{b}', 'x: y', '- a', '# no', 'true', '~', '<<', 'a\n  b: c\n', '"', 'é:'),
);
const { document } = fc.letrec((tie) => ({
  document: fc.dictionary(word, tie('node'), { maxKeys: 4, noNullPrototype: true }),
  node: fc.oneof({ maxDepth: 4, withCrossShrink: true }, word, fc.integer(), tie('document'), tie('list')),
  list: fc.array(tie('node'), { maxLength: 3 }),
}));

describe('places in YAML, without a parser for most of the way', () => {
  it('are the same however a document is written', async () => {
    const written = fc.record({
      indent: fc.constantFrom(2, 4),
      indentSeq: fc.boolean(),
      lineWidth: fc.constantFrom(20, 80),
      minContentWidth: fc.constant(1),
      defaultStringType: fc.constantFrom('PLAIN' as const, 'QUOTE_DOUBLE' as const, 'QUOTE_SINGLE' as const),
      aliasDuplicateObjects: fc.constant(false),
    });
    await fc.assert(
      fc.asyncProperty(document, written, fc.boolean(), async (value, options, isMarked) => {
        await expectSamePlaces(`${isMarked ? '# marked\n---\n' : ''}${stringify(value, options)}`);
      }),
    );
  });

  it.each([
    ['lines that end as in Windows', 'a:\r\n  b: 1\r\n  c:\r\n    d: 2\r\n'],
    ['lists as far left as their keys', 'a:\n- b: 1\n  c:\n  - 2\nd:\n  e:\n  - f\n  g: 1\n'],
    ['comments and empty lines in any column', '# a: 1\na:\n\n# b: 2\n  # c: 3\n  c: 1 # d: 4\n\ne: 2\n'],
    ['text in quotes that goes on in any column', 'a:\n  b: "c\n  d: e"\n  f: 1\ng: 2\n'],
    ['text that looks like members', 'a:\n  b: |\n    a:\n    b: 1\n  c: >-\n    d: 1\n\n    e: 2\nd: 1\n'],
    ['keys in quotes', `'200':\n  "x y": 1\n  'it''s': 2\n"a\\tb": { c: 3 }\n`],
    ['keys with a question mark', '? a\n: b: 1\nc:\n  ? d\n  : 1\n'],
    ['anchors and tags', 'a: &a\n  b: 1\nc: !!map\n  d: !!str 2\n'],
    ['aliases and merge keys', 'a: &a\n  b: 1\nc:\n  <<: *a\n  d: *a\n'],
    ['values that are not there', 'a:\nb:\n  c:\n  d: ~\n'],
    ['mappings in braces', 'a: { b: 1, c: { d: 2 } }\ne: {}\nf:\n  {\n  g: 1\n  }\n'],
    ['directives and marks', '%YAML 1.2\n---\na:\n  b: 1\n...\n'],
    ['a document that begins in its first line', '--- \na:\n  b: 1\n'],
    ['a document that is indented', '  a:\n    b: 1\n  c: 2\n'],
    ['tabs after keys', 'a:\t\n  b:\t1\n  c: 2\t# d\n'],
    ['no line end at all', 'a:\n  b: 1'],
  ])('are the same with %s', async (_what, text) => {
    await expectSamePlaces(text);
  });

  it('are read off the indentation where keys are plainly written', () => {
    const text = 'openapi: 3.1.0\npaths:\n  /a:\n    get: {}\n';
    const outline = outlineOf(text, 0, text.length, { openapi: '3.1.0', paths: {} });
    expect(outline?.get('paths')).toEqual({ name: 'paths', start: 15, key: 15, end: text.length, body: 21 });
  });

  it('are not read off where a line that looks like a key is none', () => {
    const text = 'a: "b\nc: d"\ne: 1\n';
    expect(outlineOf(text, 0, text.length, { a: 'b c: d', e: 1 })).toBeUndefined();
  });
});
