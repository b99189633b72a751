/** Faults in encoders: each is one that a careless change could make, and the suite must notice it. */
export interface Mutant {
  readonly name: string;
  /** The module, below generator/typescript/. */
  readonly file: string;
  /** The constant whose value is replaced. */
  readonly constant: string;
  /** What replaces it, in JavaScript. `original` is the value that it had. */
  readonly value: string;
  /** Where it must show: in what is generated, or, for a second line of defence, in the encoder alone. */
  readonly shows: 'generated' | 'encoder';
}

const LITERAL = 'literal.ts';
const COMMENTS = 'comments.ts';
const MARKDOWN = 'markdown.ts';

const mutant = (
  name: string,
  file: string,
  value: string,
  shows: Mutant['shows'] = 'generated',
  constant: string = name,
): Mutant => ({ name, file, constant, value, shows });

export const MUTANTS: readonly Mutant[] = [
  mutant('str', LITERAL, `(value) => Code.trusted("'" + value + "'")`),
  mutant(
    'str without backslashes',
    LITERAL,
    `(value) => Code.trusted("'" + value.replaceAll("'", "\\\\'").replaceAll('\\n', '\\\\n') + "'")`,
    'generated',
    'str',
  ),
  mutant('str without its escapes', LITERAL, '/(?!)/gu', 'encoder', 'UNSAFE'),
  mutant(
    'literal',
    LITERAL,
    `(value) => Code.trusted(typeof value === 'string' ? "'" + value + "'" : String(value))`,
  ),
  mutant('key', LITERAL, '(name) => Code.trusted(name)'),
  mutant(
    'key of prototypes',
    LITERAL,
    `(name) => (name === '__proto__' ? Code.trusted(name + '-') : original(name))`,
    'generated',
    'key',
  ),
  mutant('access', LITERAL, `(name, optional) => Code.trusted((optional ? '?.' : '.') + name)`, 'encoder'),
  mutant('specifier', LITERAL, `(from, to) => Code.trusted("'" + to + "'")`, 'encoder'),
  mutant(
    'mediaTypes',
    LITERAL,
    "(mediaType) => Code.trusted('`' + mediaType.replace('*', '${string}') + '`')",
    'encoder',
  ),
  mutant(
    'template',
    LITERAL,
    "(parts) => Code.trusted('`' + parts.map((part) => part.text ?? '${' + part.type + '}').join('') + '`')",
    'encoder',
  ),
  mutant('num', LITERAL, '(value) => Code.trusted(String(value))', 'encoder'),
  mutant('ident', LITERAL, '(name) => Code.trusted(name)', 'encoder'),
  mutant('member', LITERAL, '(name) => Code.trusted(name)', 'encoder'),
  mutant(
    'comment',
    COMMENTS,
    '(texts, tags = []) => ({ single: Code.EMPTY, lines: [...texts, ...tags].filter(Boolean).map((text) => Code.trusted(text)) })',
  ),
  mutant('ends of comments', COMMENTS, '(line) => line', 'generated', 'defuse'),
  mutant('tags of comments', COMMENTS, '/(?!)/g', 'generated', 'TAG'),
  mutant('texts of tags', COMMENTS, '(text) => text', 'generated', 'tidyTag'),
  mutant('md', MARKDOWN, '(text) => Code.trusted(text)'),
  mutant('mdProse', MARKDOWN, '(text) => Code.trusted(text)'),
  mutant('mdCode', MARKDOWN, '(text) => Code.trusted(text)'),
];

/** The text of a module with a fault in it. @throws {Error} where the constant is not in it any more */
export const mutate = (text: string, { constant, value, name }: Mutant): string => {
  const declaration = new RegExp(`^((?:export )?)const ${constant} =`, 'm');
  if (!declaration.test(text)) throw new Error(`the mutant "${name}" fits nothing: there is no ${constant}`);
  return text.replace(
    declaration,
    (_match, exported: string) =>
      `${exported}const ${constant} = ((Code, original) => ${value})(Code, (...given) => original_${constant}(...given));\nconst original_${constant} =`,
  );
};
