// Unions that hold at once have as many combinations as the product of their members, and compilers work out all of them.
import { beforeAll, describe, expect, it } from 'vitest';
import { generateFromText } from '../../generator/generate.js';
import type { FileSet } from '../../generator/output/file-set.js';
import { compile, COMPILERS } from '../support/compilers.js';
import { inScratch, writeAll } from '../support/folders.js';

const TEXT = { type: 'string' };
const COUNT = 8;

const range = (length: number): readonly number[] => [...Array(length).keys()];
const named = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const object = (name: string, more: object = {}): object => ({
  type: 'object',
  required: [name],
  properties: { [name]: TEXT, ...more },
});

/** A choice of objects, each with a property that no other has. */
const choice = (index: number, more: object = {}, length: number = COUNT): readonly object[] =>
  range(length).map((option) => object(`p${index}${option}`, more));

const all = (part: (index: number) => object): object => ({ allOf: range(COUNT).map(part) });

const NAMED = Object.fromEntries(range(COUNT).map((index) => [`U${index}`, { oneOf: choice(index) }]));
const STEPS = Object.fromEntries(
  range(COUNT).map((index) => [
    `Step${index}`,
    index === 0 ? named('U0') : { allOf: [named(`Step${index - 1}`), named(`U${index}`)] },
  ]),
);

const SCHEMAS: Readonly<Record<string, object>> = {
  ...NAMED,
  ...STEPS,
  Parts: all((index) => ({ oneOf: choice(index) })),
  Names: all((index) => named(`U${index}`)),
  Steps: named(`Step${COUNT - 1}`),
  Beside: range(COUNT).reduce<object>(
    (inner, index) => ({ properties: { [`q${index}`]: TEXT }, anyOf: choice(index), allOf: [inner] }),
    {},
  ),
  Holder: object('id', { held: { type: 'array', items: all((index) => ({ anyOf: choice(index) })) } }),
  Dated: all((index) => ({
    anyOf: choice(index, { fresh: { ...TEXT, 'x-added': '2026-01-01' }, sub: named('Sub') }),
  })),
  Sub: object('id', { fresh: { ...TEXT, 'x-added': '2026-01-01' } }),
  // Each of these is exact: few combinations, few that differ, or values that are not combined.
  Few: { allOf: range(3).map((index) => ({ oneOf: choice(index) })) },
  Same: all(() => ({ oneOf: range(COUNT).map((index) => named(`U${index}`)) })),
  Values: all((index) => ({ enum: ['a', ...range(COUNT).map((value) => `v${index}${value}`)] })),
};

const inline = all((index) => ({ anyOf: choice(index) }));
const json = (schema: object): object => ({ content: { 'application/json': { schema } } });

const DOCUMENT = {
  openapi: '3.1.0',
  info: { title: 'C', version: '1' },
  'x-api-versions': {
    header: 'X-Version',
    versions: [
      { version: '2025-01-01', released: '2025-01-01' },
      { version: '2026-01-01', released: '2026-01-01' },
    ],
  },
  paths: {
    '/things': {
      post: {
        requestBody: json(inline),
        responses: {
          200: { description: 'A.', ...json(inline) },
          400: { description: 'B.', ...json(inline) },
        },
      },
    },
    '/dated': { get: { responses: { 200: { description: 'A.', ...json(named('Dated')) } } } },
  },
  components: { schemas: SCHEMAS },
};

const LIMITED = [
  'Beside',
  'Dated',
  'Holder',
  'Names',
  'Parts',
  'POST /things',
  'Step4',
  'Step5',
  'Step6',
  'Step7',
];

/** One of each choice, and what is wrong with it. */
const whole = (wrong: object = {}): string =>
  JSON.stringify({ ...Object.fromEntries(range(COUNT).map((index) => [`p${index}0`, 'x'])), ...wrong });

const VALID = [
  ...['Parts', 'Names', 'Steps', 'Beside', 'Same'].map((name) => `${whole()} satisfies api.${name}`),
  `${JSON.stringify({ id: '', held: [JSON.parse(whole())] })} satisfies api.Holder`,
  `${JSON.stringify({ p00: '', p10: '', p20: '' })} satisfies api.Few`,
  "'a' satisfies api.Values",
  `${whole({ fresh: '', sub: { id: '', fresh: '' } })} satisfies api.Dated`,
  `${whole({ sub: { id: '' } })} satisfies api.Dated<'2025-01-01'>`,
];

const INVALID = [
  // The unions within the limit are exact, and of the others it is known what their properties hold.
  ...['Parts', 'Names', 'Steps', 'Beside'].flatMap((name) => [
    `${whole({ p00: undefined })} satisfies api.${name}`,
    `${whole({ p70: 1 })} satisfies api.${name}`,
  ]),
  `${JSON.stringify({ p00: '', p10: '' })} satisfies api.Few`,
  "'v00' satisfies api.Values",
  `${whole({ sub: { id: 1 } })} satisfies api.Dated`,
];

const sources = (files: FileSet): readonly [string, string][] =>
  [...files].filter(([path]) => path.endsWith('.ts'));

describe('alternatives that hold at once', () => {
  let reported: readonly (string | undefined)[] = [];
  let files: FileSet;

  beforeAll(async () => {
    const made = await generateFromText('api.json', JSON.stringify(DOCUMENT));
    expect(made.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    reported = made.diagnostics
      .filter(({ code }) => code === 'too-many-combinations')
      .map(({ place }) => place?.pointer);
    files = made.files;
  });

  it('are reported where they have too many combinations, and only there', () => {
    const place = (name: string): string =>
      name.startsWith('POST') ? '/paths/~1things/post' : `/components/schemas/${name}`;
    expect([...reported].sort()).toEqual(LIMITED.map(place).sort());
  });

  it.each(COMPILERS)('are types that $name takes, as exact as they can be', async ({ path }) => {
    const checks = [
      "import type * as api from './index.js';",
      ...[...VALID, ...INVALID].map((each) => `void (${each});`),
    ];
    await inScratch(async (folder) => {
      await writeAll(folder, [...sources(files), ['checks.ts', `${checks.join('\n')}\n`]]);
      const complaints = await compile(path, folder, ['.']);
      expect(complaints.filter(({ file }) => file !== 'checks.ts')).toEqual([]);
      const refused = [...new Set(complaints.map(({ line }) => checks[line - 1]))];
      expect(refused).toEqual(INVALID.map((each) => `void (${each});`));
    });
  });

  it.each(COMPILERS)('are types that $name takes in the output `paths`', async ({ path }) => {
    const made = await generateFromText('api.json', JSON.stringify(DOCUMENT), { outputs: ['paths'] });
    const value = JSON.stringify({ p00: '', p10: '', p20: '', p30: '' });
    const schemas = "import type { components } from './index.js';\ntype Schemas = components['schemas'];";
    const checks = `${schemas}\nvoid (${value} satisfies Schemas['Parts']);\nvoid ({ p00: '' } satisfies Schemas['Parts']);\n`;
    await inScratch(async (folder) => {
      await writeAll(folder, [...sources(made.files), ['checks.ts', checks]]);
      const complaints = await compile(path, folder, ['.']);
      expect(complaints.map(({ file, line }) => [file, line])).toEqual([['checks.ts', 4]]);
    });
  });
});
