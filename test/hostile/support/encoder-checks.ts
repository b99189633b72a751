import type * as encoders from './encoders.js';
import { markdownShape } from './markdown.js';
import { PAYLOADS } from './payloads.js';
import { shapeOf } from './shape.js';

type Encoders = typeof encoders;

/** By encoder: what it does wrong, a line each. */
export const encoderProblems: Readonly<Record<string, (given: Encoders) => readonly string[]>> = {
  str: ({ str }) => each((payload) => keeps(`const a = ${str(payload).text};`, payload)),
  literal: ({ literal }) => [
    ...each((payload) => keeps(`const a = ${literal(payload).text};`, payload)),
    ...same([literal(1).text, literal(true).text], ['1', 'true']),
  ],
  key: ({ key }) => each((payload) => keeps(`interface A { ${key(payload).text}: 1 }`, payload)),
  access: ({ access }) => each((payload) => keeps(`a${access(payload, true).text};`, payload)),
  specifier: ({ specifier }) => [
    ...keeps(`import ${specifier('a/b.ts', `a/it's.ts`).text};`, `./it's.js`),
    ...keeps(`import ${specifier('b.ts', 'a/c.ts').text};`, './a/c.js'),
  ],
  mediaTypes: ({ mediaTypes }) => [
    ...each((payload) => isType(mediaTypes(payload).text)),
    ...each((payload) => isType(mediaTypes(`${payload}/*`).text)),
    ...each((payload) => isType(mediaTypes(`*/${payload}`).text)),
    ...same([mediaTypes('image/*').text], ['`image/${string}`']),
  ],
  template: ({ template }) => [
    ...each((payload) => keeps(`type A = ${template([{ text: payload }]).text};`, payload)),
    ...each((payload) =>
      sameAs(
        `type A = ${template([{ text: payload }, { type: 'string' }]).text};`,
        'type A = `safe${string}`;',
      ),
    ),
  ],
  num: ({ num }) => refusals([NaN, Infinity, -Infinity], num),
  ident: ({ ident }) => refusals(['', '1a', 'a b', 'a;', "a'", 'class', 'await', 'a\u2028'], ident),
  member: ({ member }) => refusals(['', '1a', 'a b', 'a(){};b', '[a]', "a'"], member),
  comment: ({ comment }) => each((payload) => commentProblems(comment([payload], [`@example ${payload}`]))),
  md: ({ md }) => each((payload) => sameMarkdown(`a ${md(payload).text} b`, 'a safe b')),
  mdCode: ({ mdCode }) => each((payload) => sameMarkdown(`a ${mdCode(payload).text} b`, 'a `safe` b')),
  mdProse: ({ mdProse }) => [
    ...each((payload) => sameMarkdown(`a ${mdProse(payload).text} b`, 'a safe b')),
    ...same(
      ['See **[the docs](/x)** for `a|b`, a\\_b and snake_case_name.', '# Head\n*it*'].map(
        (text) => mdProse(text).text,
      ),
      ['See the docs for `a\\|b`, a\\_b and snake\\_case\\_name.', 'Head it'],
    ),
  ],
};

const each = (problemsWith: (payload: string) => readonly string[]): readonly string[] =>
  [...PAYLOADS].flatMap(([name, payload]) => problemsWith(payload).map((problem) => `${name}: ${problem}`));

/** One literal, or one of the two patterns that stand for media types. */
const isType = (text: string): readonly string[] => {
  const { problems, digest } = shapeOf('a.ts', `type A = ${text};`);
  const twins = ["'safe'", '`safe/${string}`', '`${string}/${string}`'];
  const isTwin = twins.some((twin) => digest === shapeOf('a.ts', `type A = ${twin};`).digest);
  return isTwin ? problems : [...problems, `${text} is another type`];
};

/** A text of the shape of another. */
const sameAs = (text: string, twin: string): readonly string[] => {
  const { problems, digest } = shapeOf('a.ts', text);
  return digest === shapeOf('a.ts', twin).digest ? problems : [...problems, `${text} is something else`];
};

/** A line of TypeScript that holds a text, and nothing that only the text could have brought in. */
const keeps = (text: string, value: string): readonly string[] => {
  const { problems, texts } = shapeOf('a.ts', text);
  const isVisible = !/[\p{Cc}\p{Zl}\p{Zp}\u200b\u202a-\u202e\u2060-\u2069\ufeff]/u.test(text);
  return [
    ...problems,
    ...(texts.has(value) && texts.size === 1 ? [] : ['another value']),
    ...(isVisible ? [] : ['an invisible character']),
  ];
};

const same = (actual: readonly string[], expected: readonly string[]): readonly string[] =>
  actual.flatMap((text, index) =>
    text === expected[index] ? [] : [`${text} instead of ${String(expected[index])}`],
  );

const refusals = <T>(values: readonly T[], encode: (value: T) => unknown): readonly string[] =>
  values.flatMap((value) => {
    try {
      encode(value);
      return [`accepts ${JSON.stringify(value)}`];
    } catch {
      return [];
    }
  });

const commentProblems = ({ single, lines }: ReturnType<Encoders['comment']>): readonly string[] => {
  const text = `/**\n${[single, ...lines].map((line) => ` * ${line.text}`).join('\n')}\n */\nexport type A = 1;`;
  const { problems, digest } = shapeOf('a.ts', text);
  const twin = shapeOf('a.ts', '/** @example safe */\nexport type A = 1;');
  return digest === twin.digest ? problems : [...problems, 'the comment is more than a comment'];
};

const sameMarkdown = (actual: string, expected: string): readonly string[] => [
  ...(markdownShape(actual) === markdownShape(expected) ? [] : [`${actual} has a meaning`]),
  ...(/[\n\r\u2028\u2029\u0085]/.test(actual) ? ['a line break'] : []),
];
