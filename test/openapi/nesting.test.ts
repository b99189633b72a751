// `oneOf`, `anyOf` and `allOf` in each other, three deep and in every order: what is valid has the type, what is not has not.
import { beforeAll, describe, expect, it } from 'vitest';
import { generateFromText } from '../../generator/generate.js';
import { compile, COMPILERS } from '../support/compilers.js';
import { inScratch, writeAll } from '../support/folders.js';

const KEYWORDS = ['oneOf', 'anyOf', 'allOf'] as const;
type Keyword = (typeof KEYWORDS)[number];

/** How the schemas in a nesting are written. */
const SPELLINGS = [
  'in place',
  'in place, then by reference',
  'by reference, then in place',
  'by reference',
  'by reference, with tags',
  'by reference, with mapped tags',
  'by reference at every depth',
  'by reference at every depth, with mapped tags',
] as const;
type Spelling = (typeof SPELLINGS)[number];

interface Case {
  readonly name: string;
  readonly spelling: Spelling;
  /** From the outermost to the innermost. */
  readonly keywords: readonly [Keyword, Keyword, Keyword];
}

const CASES: readonly Case[] = SPELLINGS.flatMap((spelling) =>
  KEYWORDS.flatMap((outer) =>
    KEYWORDS.flatMap((middle) =>
      KEYWORDS.map((inner): Case => {
        const keywords = [outer, middle, inner] as const;
        return { name: `${keywords.join(' of ')}, ${spelling}`, spelling, keywords };
      }),
    ),
  ),
);

/** The schemas at the bottom: each has a property that it requires. */
const LEAVES = ['A', 'B', 'C', 'D'] as const;
type Leaf = (typeof LEAVES)[number];

const tagOf = (leaf: Leaf, spelling: Spelling): string =>
  spelling.endsWith('with mapped tags') ? `the ${leaf}` : leaf;

const leafSchema = (leaf: Leaf): object => ({
  type: 'object',
  properties: { [leaf.toLowerCase()]: { type: 'string' }, kind: { type: 'string' } },
  required: [leaf.toLowerCase(), 'kind'],
});

/** A schema of two others, as it is written, and what it asks for. */
interface Made {
  readonly schema: object;
  /** The leaves that make an instance valid: those of any of these lists. */
  readonly ways: readonly (readonly Leaf[])[];
}

/** Every second schema is written in the other way, where there are two. */
const isInPlace = (name: Leaf, spelling: Spelling): boolean => {
  const isSecond = name === 'B' || name === 'D';
  if (spelling === 'in place, then by reference') return !isSecond;
  return spelling === 'by reference, then in place' ? isSecond : spelling === 'in place';
};

const leaf = (name: Leaf, spelling: Spelling): Made => ({
  schema: isInPlace(name, spelling) ? leafSchema(name) : { $ref: `#/components/schemas/${name}` },
  ways: [[name]],
});

const joined = (keyword: Keyword, first: Made, second: Made): Made => ({
  schema: { [keyword]: [first.schema, second.schema] },
  ways:
    keyword === 'allOf'
      ? first.ways.flatMap((one) => second.ways.map((other) => [...one, ...other]))
      : [...first.ways, ...second.ways],
});

const tagged = (made: Made, keyword: Keyword, spelling: Spelling): Made => {
  if (keyword === 'allOf' || !spelling.includes('tags')) return made;
  const mapping = { [tagOf('A', spelling)]: '#/components/schemas/A', [tagOf('B', spelling)]: 'B' };
  const discriminator = {
    propertyName: 'kind',
    ...(spelling.endsWith('with mapped tags') ? { mapping } : {}),
  };
  return { ...made, schema: { ...made.schema, discriminator } };
};

/** What a case consists of: the whole, and the schemas in it that have names of their own. */
const madeOf = (
  { keywords: [outer, middle, inner], spelling }: Case,
  name: string,
): Made & { readonly named: Readonly<Record<string, object>> } => {
  const [a, b, c, d] = [leaf('A', spelling), leaf('B', spelling), leaf('C', spelling), leaf('D', spelling)];
  const named: Record<string, object> = {};
  const part = (made: Made, depth: string): Made => {
    if (!spelling.includes('at every depth')) return made;
    named[`${name}${depth}`] = made.schema;
    return { ...made, schema: { $ref: `#/components/schemas/${name}${depth}` } };
  };
  const innermost = part(tagged(joined(inner, a, b), inner, spelling), 'Inner');
  const whole = joined(outer, part(joined(middle, innermost, c), 'Middle'), d);
  return { ...whole, named };
};

/** An instance with the properties of some leaves; its tag is that of the first. */
const instanceOf = (leaves: readonly Leaf[], spelling: Spelling): string =>
  JSON.stringify({
    kind: tagOf(leaves[0] ?? 'A', spelling),
    ...Object.fromEntries(leaves.map((name) => [name.toLowerCase(), 'x'])),
  });

/** The smallest sets of leaves that make an instance invalid: one is missing from each way. */
const tooLittle = (ways: Made['ways']): readonly (readonly Leaf[])[] =>
  ways
    .flatMap((way) => way.map((missing) => way.filter((each) => each !== missing)))
    .filter((some) => !ways.some((way) => way.every((each) => some.includes(each))));

const typeName = (index: number): string => `Nesting${String(index)}`;

/** A line of TypeScript for each instance, and whether it has to compile. */
const linesOf = (each: Case, index: number): readonly (readonly [line: string, isValid: boolean])[] => {
  const { ways } = madeOf(each, typeName(index));
  const line = (leaves: readonly Leaf[]): string =>
    `void (${instanceOf(leaves, each.spelling)} satisfies api.${typeName(index)});`;
  const never = `void (undefined as unknown as api.${typeName(index)} satisfies never);`;
  return [
    [never, false],
    ...ways.map((way) => [line(way), true] as const),
    ...tooLittle(ways).map((some) => [line(some), false] as const),
  ];
};

describe('a nesting', () => {
  const problems = new Map<string, string[]>(CASES.map(({ name }) => [name, []]));

  beforeAll(async () => {
    const schemas = Object.fromEntries([
      ...LEAVES.map((name) => [name, leafSchema(name)] as const),
      ...CASES.flatMap((each, index): readonly (readonly [string, object])[] => {
        const { schema, named } = madeOf(each, typeName(index));
        return [[typeName(index), schema], ...Object.entries(named)];
      }),
    ]);
    const document = {
      openapi: '3.1.0',
      info: { title: 'N', version: '1' },
      paths: {},
      components: { schemas },
    };
    const { files, diagnostics } = await generateFromText('api.json', JSON.stringify(document));
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const checks = CASES.flatMap((each, index) =>
      linesOf(each, index).map(([line, isValid]) => ({ each, line, isValid })),
    );
    const text = ["import type * as api from './index.js';", ...checks.map(({ line }) => line)].join('\n');
    await inScratch(async (folder) => {
      await writeAll(folder, [
        ...[...files].filter(([path]) => path.endsWith('.ts')),
        ['checks.ts', `${text}\n`],
      ]);
      const complaints = await compile(COMPILERS.at(-1)?.path ?? '', folder, ['.']);
      expect(complaints.filter(({ file }) => file !== 'checks.ts')).toEqual([]);
      const refused = new Set(complaints.map(({ line }) => line));
      for (const [index, { each, line, isValid }] of checks.entries()) {
        if (refused.has(index + 2) === isValid)
          problems.get(each.name)?.push(`${isValid ? 'refused' : 'taken'}: ${line}`);
      }
    });
  }, 120_000);

  it.each(CASES)('$name', ({ name }) => {
    expect(problems.get(name)).toEqual([]);
  });
});
