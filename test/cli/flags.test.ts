// Every flag of every command changes what a user gets: each is given and left out, and one of the two shows it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createProgram } from '../../generator/commands/program.js';
import { NAMES } from '../../generator/commands/words/all.js';
import { ROOT } from '../support/folders.js';
import { contentOf, folderWith, petStore, useBundle } from './command.js';

const bundle = useBundle();

const SHELF = `openapi: 3.1.0
info: { title: Shelf, version: '1' }
paths:
  /books: { get: { deprecated: true, responses: { '200': { description: All. } } } }
  /books/{id}: { get: { parameters: [{ name: id, in: path, required: true, schema: { type: integer } }], responses: { '200': { description: One. } } } }
components:
  schemas:
    Book:
      type: object
      properties:
        z: { type: string, readOnly: true }
        a: { type: string, default: x }
        kind: { type: string, enum: [x, y] }
        like: { type: string, enum: [x, y] }
        pair: { type: array, maxItems: 1, items: { type: string } }
        empty: { type: object }
    shelf_kind: { enum: [1, 2], x-enum-varnames: [Wide, Narrow] }
    plain: { type: object, properties: { p: { type: string } } }
`;

/** Of `paths`: the flag, what only it prints, and the flag without which it says nothing. */
const SPELLINGS: readonly (readonly [flag: string, prints: RegExp, other?: '--enum' | '--root-types'])[] = [
  ['--additional-properties', /plain: \{\n {6}p\?: string;\n {6}\[key: string\]: unknown;/],
  ['--alphabetize', /Book: \{\n {6}\/\*\* @defaultValue "x" \*\/\n {6}a: /],
  ['--array-length', /pair\?: \[\] \| \[string\];/],
  ['--conditional-enums', /kind\?: 'x' \| 'y';[^]*export enum Shelf_kind/, '--enum'],
  ['--dedupe-enums', /like\?: BookKind;/, '--enum'],
  ['--default-non-nullable=false', / a\?: string;/],
  ['--empty-objects-unknown', /empty\?: Record<string, unknown>;/],
  ['--enum', /^export enum BookKind \{\n {2}x = 'x',/m],
  ['--enum-values', /^export const bookKindValues: readonly \('x' \| 'y'\)\[\] = \['x', 'y'\];/m],
  ['--exclude-deprecated', /'\/books': \{[^]*? get\?: never;/],
  ['--export-type', /^export type paths = \{/m],
  ['--immutable', /readonly '\/books': \{/],
  ['--make-paths-enum', /^export enum ApiPaths \{/m],
  ['--path-params-as-types', /\[path: `\/books\/\$\{number\}`\]: \{/],
  ['--properties-required-by-default', / p: string;/],
  ['--read-write-markers', / z\?: \$Read<string>;/],
  ['--root-types', /^export type SchemaBook = components\['schemas'\]\['Book'\];/m],
  ['--root-types-keep-casing', /^export type Schemashelf_kind = /m, '--root-types'],
  ['--root-types-no-schema-prefix', /^export type Book = /m, '--root-types'],
];

it.each(
  SPELLINGS.map(([flag, prints, other]) => ({ flag, prints, others: other === undefined ? [] : [other] })),
)('apivintage paths $flag', async ({ flag, prints, others }) => {
  const folder = await folderWith({ 'api.yaml': SHELF });
  const words = ['paths', 'api.yaml', ...others];
  expect((await bundle.run(folder, words)).stdout).not.toMatch(prints);
  const { code, stdout, stderr } = await bundle.run(folder, [...words, flag]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(prints);
});

/** What a run left behind: its words, its code, and what is in its folder. */
const everything = async (
  words: readonly string[],
  files: Readonly<Record<string, string>>,
): Promise<string> => {
  const folder = await folderWith(files);
  const { code, stdout, stderr } = await bundle.run(folder, words, { env: { FORCE_COLOR: '1' } });
  const left = Object.entries(await contentOf(folder)).map(([path, { text }]) => `${path}\n${text}`);
  return [`exit ${String(code)}`, stdout, stderr, ...left].join('\n');
};

const PETS = { 'api.yaml': petStore() };
const WARNED = {
  'api.yaml': petStore({
    'operationId: listPets': 'operationId: listPets\n      x-paginate: 1\n      deprecated: true',
  }),
};
const DANGLING = { 'api.yaml': petStore({ '#/components/schemas/Pet': '#/components/schemas/Gone' }) };
const INT64 = {
  'api.yaml': petStore({ 'schema: { type: string }': 'schema: { type: integer, format: int64 }' }),
};
const CHOICE = {
  'api.yaml': petStore({ 'city: { type: string }': 'city: { type: string, enum: [Rome, Oslo] }' }),
};
const RELEASED = {
  'shop.yaml': `x-api-versions: { header: V, versions: [{ version: one, released: 2020-01-01 }] }\n${petStore()}`,
};
const CHANGED = { 'a.yaml': petStore(), 'b.yaml': petStore().replaceAll('type: string', 'type: integer') };
const TWO = { 'a.yaml': petStore(), 'b.yaml': petStore({ 'version: 1.0.0': 'version: 2.0.0' }) };

/** A command line, a flag, the files, and what only the flag makes of them. */
const EFFECTS: readonly (readonly [
  words: string,
  flag: string,
  shows: RegExp,
  files: Readonly<Record<string, string>>,
])[] = [
  ['api.yaml', '-o out', /^out\/client\.ts$/m, PETS],
  ['api.yaml -o out', '--name Zoo', /^export class Zoo /m, PETS],
  ['api.yaml -o out', '--dry-run', /^Would write out: .*\n {2}new {6}/m, PETS],
  ['api.yaml -o out', '--deprecated omit', /0 operations|1 operation\b/, WARNED],
  ['api.yaml -o out', '--unresolved unknown', /^exit 0\n[^]*unresolved-reference/, DANGLING],
  ['api.yaml -o out', '--schemas literal', /^ {2}\[key: string\]: unknown;$/m, PETS],
  ['api.yaml -o out', '--int64 bigint', /^ {2}get\(id: bigint, /m, INT64],
  ['api.yaml -o out', '--enums open', /^ {2}[^:]+: [^;]+ \| \(string & \{\}\);?$/m, CHOICE],
  ['paths api.yaml', '--int64 string', /^ +id: string;$/m, INT64],
  ['project api.yaml', '--unresolved unknown', /^exit 0\nopenapi:/, DANGLING],
  ['diff api.yaml next.yaml', '--unresolved unknown', /^exit 0\n/, { ...DANGLING, 'next.yaml': petStore() }],
  ['versions api.yaml', '--unresolved unknown', /^exit 0\n/, DANGLING],
  ['report api.yaml -o page.html', '--unresolved unknown', /^page.html$/m, DANGLING],
  ['api.yaml -o out', '--quiet', /^exit 0\n\n\n/, PETS],
  ['api.yaml -o out', '--verbose', /^ {2}write +\d/m, PETS],
  ['api.yaml -o out', '--limit nodes=5', /^exit 2\n[^]*limit/, PETS],
  ['gone.yaml -o out', '--no-color', /^exit 2\nerror /, PETS],
  ['gone.yaml -o out', '--format json', /^exit 2\n\{/, PETS],
  [
    'lint api.yaml',
    '--max-problems 1',
    /8 not shown/,
    { 'api.yaml': petStore().replaceAll('description:', 'x-d:') },
  ],
  ['diff a.yaml b.yaml', '--max-problems 1', /^1 of \d+ changes are shown/m, CHANGED],
  ['import a.yaml b.yaml', '--limit nodes=5', /^exit 2\n[^]*limit/, TWO],
  ['import a.yaml b.yaml --versions a,b -o c.yaml', '--dry-run', /^Would write c\.yaml: Pet Store$/m, TWO],
  ['init --yes', '--dry-run', /^Would write apivintage\.config\.yaml:\n\n[^]*spec: api\.yaml/m, PETS],
  ['paths api.yaml -o api.ts', '--dry-run', /^Would write api\.ts: 1 new/m, PETS],
  ['report api.yaml -o api.html', '--dry-run', /^Would write api\.html$/m, PETS],
  ['lock shop.yaml', '--dry-run', /: would be written \(one\)$/m, RELEASED],
  ['import a.yaml b.yaml', '--query version', /query: version/, TWO],
  ['import a.yaml b.yaml', '--header Shop', /header: Shop/, TWO],
  ['import a.yaml b.yaml', '--versions old,new', /version: old/, TWO],
  ['import a.yaml b.yaml', '--server-variable v', /server: v/, TWO],
  ['init --yes', '--no-script', /"scripts": \{\}/, { ...PETS, 'package.json': '{\n  "scripts": {}\n}\n' }],
  [
    'init',
    '--yes',
    /"generate": "apivintage generate"/,
    { ...PETS, 'package.json': '{\n  "scripts": {}\n}\n' },
  ],
];

/** What a dry run says is not what it leaves behind. */
it.each(EFFECTS.filter(([, flag]) => flag === '--dry-run'))(
  'apivintage %s %s writes nothing',
  async (words, flag, _shows, files) => {
    const folder = await folderWith(files);
    await bundle.run(folder, [...words.split(' '), flag]);
    expect(Object.keys(await contentOf(folder)).sort()).toEqual(Object.keys(files).sort());
  },
);

it.each(EFFECTS)('apivintage %s %s', async (words, flag, shows, files) => {
  const given = words.split(' ');
  expect(await everything(given, files)).not.toMatch(shows);
  expect(await everything([...given, ...flag.split(' ')], files)).toMatch(shows);
});

/** What a flag takes that takes neither anything nor one of a few words. */
const VALUES: ReadonlyMap<string, string> = new Map([
  ['--limit', 'nodes=5'],
  ['--max-problems', '3'],
]);

/** What was heard of a command line, and what was said of it. */
const parse = async (line: readonly string[]): Promise<readonly [heard: string, said: string]> => {
  let [heard, said] = ['', ''];
  const program = createProgram((name) => {
    heard = name;
    return Promise.resolve();
  });
  const writeErr = (text: string): void => {
    said += text;
  };
  for (const each of [program, ...program.commands]) each.configureOutput({ writeErr });
  await program.parseAsync(line, { from: 'user' }).catch(() => undefined);
  return [heard, said];
};

it.each(NAMES)('%s takes the flags of its help, and refuses all others', async (name) => {
  const program = createProgram(() => Promise.resolve());
  const command = program.commands.find((each) => each.name() === name);
  const listed = command?.createHelp().visibleOptions(command) ?? [];
  for (const { long: flag = '', required, argChoices } of program.options) {
    if (flag === '--version') continue;
    const own = listed.find(({ long }) => long === flag);
    const value = (own?.argChoices ?? argChoices)?.[0] ?? VALUES.get(flag) ?? 'x';
    const words = required ? [flag, value] : [flag];
    for (const line of [
      [name, ...words],
      [...words, name],
    ]) {
      const [heard, said] = await parse(line);
      if (own !== undefined) expect([heard, said]).toEqual([name, '']);
      else {
        expect(said).toMatch(
          new RegExp(
            `^error: ${flag} is not a flag of ${name}\\.\\nIt belongs to [a-z, ]+\\.\nSee apivintage ${name} --help\\.\n$`,
          ),
        );
        expect(heard).toBe('');
      }
    }
  }
});

/** Flags whose effect needs more than a folder of files: the file that has the test. */
const ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ['--config', 'test/cli/usage.test.ts'],
  ['--cwd', 'test/cli/usage.test.ts'],
  ['--allow-ref', 'test/cli/input.test.ts'],
  ['--force', 'test/cli/output.test.ts'],
  ['--fail-on', 'test/cli/input.test.ts'],
  ['--version', 'test/commands/commands.test.ts'],
  ['--from', 'test/commands/diff.test.ts'],
  ['--to', 'test/commands/diff.test.ts'],
  ['--git', 'test/commands/diff.test.ts'],
  ['--base', 'test/commands/diff.test.ts'],
  ['--project', 'test/cli/upgrade.test.ts'],
  ['--typescript', 'test/cli/upgrade.test.ts'],
  ['--write', 'test/cli/upgrade.test.ts'],
  ['--accept', 'test/commands/lock.test.ts'],
  ['--check', 'test/cli/paths.test.ts'],
]);

it('leaves out no flag', async () => {
  const flags = createProgram(() => Promise.resolve()).options.map(({ long }) => long ?? '');
  const shown = [...SPELLINGS.map(([flag]) => flag), ...EFFECTS.map(([, flag]) => flag)].map((flag) =>
    flag.replace(/^-o .*/, '--output').replace(/[ =].*/, ''),
  );
  expect(new Set([...shown, ...ELSEWHERE.keys()])).toEqual(new Set(flags));
  for (const [flag, file] of ELSEWHERE) expect(await readFile(join(ROOT, file), 'utf8')).toContain(flag);
});
