/** Arbitrary code in the style in which our templates print it: a line for each member, and no indentation. */
import fc, { type Arbitrary } from 'fast-check';

/** A type as it is printed, and what binds its pieces. */
interface Piece {
  readonly text: string;
  readonly joint: 'none' | 'union' | 'intersection';
}

const letters = (least: number, most: number): Arbitrary<string> =>
  fc
    .string({
      unit: fc.constantFrom(...Array.from('abcdefghijklmnopqrstuvwxyz')),
      minLength: least,
      maxLength: most,
    })
    .map((text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`);

const NAME = letters(2, 36);
/** Of types and properties some are as long as a line: places to break are missing there. */
const ANY_NAME = fc.oneof({ weight: 20, arbitrary: NAME }, { weight: 1, arbitrary: letters(37, 110) });
const KEY = fc.oneof(ANY_NAME, fc.constantFrom("'x-y'", "'/a/{b}'", '200'));
const LITERAL = fc.oneof(
  NAME.map((text) => `'${text}'`),
  fc.constantFrom("'a | b'", "'{ (['", '"it\'s"', '42', 'true', '`a/${string}`'),
);
const KEYWORD = fc.constantFrom('string', 'number', 'null', 'undefined', 'unknown', 'boolean');

const bare = (text: string): Piece => ({ text, joint: 'none' });
const grouped = ({ text, joint }: Piece): string => (joint === 'none' ? text : `(${text})`);

/** In unions intersections have parentheses; in intersections both have. */
const joined = (pieces: readonly Piece[], joint: 'union' | 'intersection'): Piece => ({
  text: pieces
    .map((piece) => (joint === 'union' && piece.joint === 'union' ? piece.text : grouped(piece)))
    .join(joint === 'union' ? ' | ' : ' & '),
  joint,
});

const members = (pieces: readonly (readonly [string, boolean, Piece])[]): readonly string[] =>
  pieces.map(
    ([key, isOptional, { text }], index) =>
      `${isOptional ? 'readonly ' : ''}${key}${index}${isOptional ? '?' : ''}: ${text}`,
  );

const { type: PIECE } = fc.letrec<{ type: Piece }>((tie) => {
  const type = tie('type');
  const some = (least: number, most: number): Arbitrary<Piece[]> =>
    fc.array(type, { minLength: least, maxLength: most });
  const fields = fc.array(fc.tuple(NAME, fc.boolean(), type), { minLength: 1, maxLength: 3 });
  return {
    type: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 6, arbitrary: fc.oneof(ANY_NAME, LITERAL, KEYWORD).map(bare) },
      { weight: 2, arbitrary: type.map((each) => bare(`${grouped(each)}[]`)) },
      { weight: 2, arbitrary: type.map(({ text }) => bare(`Record<string, ${text}>`)) },
      {
        weight: 1,
        arbitrary: fc.tuple(ANY_NAME, type).map(([keys, { text }]) => bare(`{ [key in ${keys}]?: ${text} }`)),
      },
      {
        weight: 2,
        arbitrary: fc
          .tuple(NAME, some(1, 3))
          .map(([name, given]) => bare(`${name}<${given.map(({ text }) => text).join(', ')}>`)),
      },
      { weight: 3, arbitrary: some(2, 5).map((pieces) => joined(pieces, 'union')) },
      { weight: 1, arbitrary: some(2, 3).map((pieces) => joined(pieces, 'intersection')) },
      {
        weight: 1,
        arbitrary: some(1, 3).map((pieces) => bare(`[${pieces.map(({ text }) => text).join(', ')}]`)),
      },
      { weight: 1, arbitrary: fields.map((each) => bare(`{ ${members(each).join('; ')} }`)) },
      { weight: 1, arbitrary: fields.map((each) => bare(`{\n${members(each).join(';\n')};\n}`)) },
    ),
  };
});

const TYPE = PIECE.map(({ text }) => text);
/** One that stands in one line. */
const FLAT = TYPE.map((text) => text.replaceAll('{\n', '{ ').replaceAll(';\n}', ' }').replaceAll('\n', ' '));

const lines = <T>(items: Arbitrary<T>, least: number, most: number): Arbitrary<T[]> =>
  fc.array(items, { minLength: least, maxLength: most });

const COMMENT = fc.constantFrom('', "/** It's { one line. */\n", '/**\n * Several\n * \n *   (lines.\n */\n');

const MEMBER = fc
  .tuple(COMMENT, fc.constantFrom('', 'readonly '), KEY, fc.constantFrom('', '?'), TYPE)
  .map(([comment, before, key, optional, type]) => `${comment}${before}${key}${optional}: ${type};`);

/** None is required behind one that is not. */
const PARAMETERS = fc
  .tuple(lines(fc.tuple(NAME, FLAT), 0, 4), fc.nat({ max: 4 }))
  .map(([all, required]) =>
    all.map(([name, type], index) => `${name}${index}${index < required ? '' : '?'}: ${type}`).join(', '),
  );

const METHOD = fc
  .tuple(COMMENT, NAME, fc.constantFrom('', '<V extends Version>'), PARAMETERS, FLAT, NAME)
  .map(
    ([comment, name, generics, parameters, type, constant]) =>
      `${comment}${name}${generics}(${parameters}): ${type} {\nreturn this.api.send(${constant}, [${constant}, a], params, options);\n}`,
  );

const VALUE = fc.oneof(
  NAME,
  lines(NAME, 1, 6).map((names) => `{ ${names.map((name) => `${name}: form`).join(', ')} }`),
  lines(NAME, 1, 6).map((names) => `[${names.map((name) => `'${name}'`).join(', ')}]`),
  lines(fc.nat({ max: 999 }), 1, 60).map((all) => `[${all.join(', ')}]`),
  lines(lines(NAME, 1, 2), 1, 3).map(
    (all) => `[${all.map((each) => `['${each.join("', '")}']`).join(', ')}]`,
  ),
  fc
    .tuple(NAME, lines(NAME, 1, 5))
    .map(([name, all]) => `/* @__PURE__ */ ${name}({ ${all.map((each) => `${each}: json`).join(', ')} })`),
  fc
    .tuple(NAME, lines(NAME, 2, 4))
    .map(([name, all]) => `${name}(${all.join(', ')}, { a: ${name} }, ${name})`),
);

const ALIAS = fc
  .tuple(ANY_NAME, fc.constantFrom('', '<V extends Version = DefaultVersion>'), TYPE)
  .map(([name, generics, type]) => `export type ${name}${generics} = ${type};`);
const INTERFACE = fc
  .tuple(NAME, lines(NAME, 0, 4), lines(MEMBER, 0, 4))
  .map(
    ([name, bases, all]) =>
      `export interface ${name}${bases.length === 0 ? '' : ` extends ${bases.join(', ')}`} {\n${all.map((each) => `${each}\n`).join('')}}`,
  );
const CLASS = fc
  .tuple(
    NAME,
    fc.constantFrom('', '<V extends Version = DefaultVersion>'),
    fc.constantFrom('Resource', 'Resource<VersionedApi<V>>'),
    lines(METHOD, 0, 3),
  )
  .map(
    ([name, generics, base, all]) =>
      `export class ${name}${generics} extends ${base} {\n${all.join('\n\n')}\n\n}`,
  );
const CONSTANT = fc
  .tuple(NAME, FLAT, lines(fc.tuple(NAME, VALUE), 1, 4))
  .map(
    ([name, type, all]) =>
      `const ${name}: Operation<${type}> = {\n${all.map(([key, value], index) => `${key}${index}: ${value},\n`).join('')}};`,
  );
const NAMES = fc
  .tuple(fc.constantFrom('import ', 'import type ', 'export ', 'export type '), lines(NAME, 1, 6), NAME)
  .map(([word, names, from]) => `${word}{ ${names.join(', ')} } from './${from}.js';`);
const LIST = fc
  .tuple(NAME, lines(NAME, 1, 6))
  .map(([name, all]) => `export const ${name} = [${all.map((each) => `'${each}'`).join(', ')}] as const;`);

/** A statement of any kind that files of a client consist of. */
export const STATEMENT: Arbitrary<string> = fc.oneof(ALIAS, INTERFACE, CLASS, CONSTANT, NAMES, LIST);
