// What annotations do to the types of a client: every one on every kind of node that types know of, in every carrier of a
// version. What a program may write compiles, and what it may not is told in words that help.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateFromText } from '../../generator/generate.js';
import { compile, COMPILERS, type Complaint } from '../support/compilers.js';
import { CONDITIONAL, editorOf, type Editor } from '../support/editor.js';
import { reportOf } from '../support/fixtures.js';
import { ROOT, writeAll } from '../support/folders.js';
import { BODIES } from './matrix/bodies.js';
import { BESIDE } from './matrix/beside.js';
import { OPERATIONS } from './matrix/operations.js';
import { camel, pascal, VERSIONS, type Row } from './matrix/row.js';
import { SCHEMAS, SHARED } from './matrix/schemas.js';

const ROWS: readonly Row[] = [...OPERATIONS, ...BODIES, ...SCHEMAS, ...BESIDE];

const CARRIERS: Readonly<Record<string, { readonly carrier: object; readonly url: string }>> = {
  header: { carrier: { header: 'Shop-Version' }, url: 'https://shop.example' },
  query: { carrier: { query: 'api-version' }, url: 'https://shop.example' },
  server: { carrier: { server: 'release' }, url: 'https://shop.example/{release}' },
};

const schemasOf = ({ name, schemas = {} }: Row): readonly (readonly [string, object])[] =>
  Object.entries(schemas).map(([ending, schema]) => [`${pascal(name)}${ending}`, schema]);

const together = (tables: readonly (object | undefined)[]): object =>
  Object.fromEntries(tables.flatMap((table) => Object.entries(table ?? {})));

const description = ({ carrier, url }: { readonly carrier: object; readonly url: string }): object => ({
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1' },
  servers: [{ url, ...(url.includes('{') ? { variables: { release: { default: 'fourth' } } } : {}) }],
  'x-api-versions': { ...carrier, versions: VERSIONS.map((version) => ({ version })) },
  paths: Object.fromEntries(
    ROWS.map(({ name, path }) => [
      `/${name}${'parameters' in path && name.startsWith('path-p') ? '/{id}' : ''}`,
      path,
    ]),
  ),
  webhooks: together(ROWS.map(({ beside }) => beside?.webhooks)),
  tags: ROWS.flatMap(({ beside }) => beside?.tags ?? []),
  components: {
    schemas: { ...SHARED, ...Object.fromEntries(ROWS.flatMap(schemasOf)) },
    securitySchemes: together(ROWS.map(({ beside }) => beside?.securitySchemes)),
  },
});

const HEAD = `import * as api from './client/index.js';
import type { ApiPromise } from './client/index.js';
const now = new api.Shop();
const old = now.withVersion('first');
const preview = new api.Shop({ version: 'third.preview' });
declare const version: api.Version;
const any = new api.Shop({ version });
const use = <T>(value: T): T => value;
const text = (value: string): string => use(value);
const number = (value: number): number => use(value);
declare const errors: <E>(call: ApiPromise<unknown, E>) => E;
export const uses: readonly unknown[] = [now, old, preview, any, text, number, errors];
`;

/** A statement of a row, and what its writer has to read; nothing where it compiles. */
interface Statement {
  readonly row: string;
  readonly text: string;
  readonly words: string | undefined;
}

const STATEMENTS: readonly Statement[] = ROWS.flatMap((row) => {
  const { name: key, fine, wrong } = row;
  const spelled = (each: string): string =>
    each.replaceAll('$', camel(key)).replaceAll('#', `api.${pascal(key)}`);
  return [
    ...fine.map((each) => ({ row: key, text: spelled(each), words: undefined })),
    ...wrong.map(([each, words]) => ({ row: key, text: spelled(each), words })),
  ];
});

const PROGRAM = `${HEAD}${STATEMENTS.map(({ text }) => `void (${text});\n`).join('')}`;
const FIRST = HEAD.split('\n').length;

let folder = '';
beforeAll(async () => {
  await mkdir(join(ROOT, '.scratch'), { recursive: true });
  folder = await mkdtemp(join(ROOT, '.scratch/version-types-'));
  for (const [name, carrier] of Object.entries(CARRIERS)) {
    const made = await generateFromText('openapi.json', JSON.stringify(description(carrier)), {});
    expect(await reportOf(made)).toBe('');
    await writeAll(join(folder, name, 'client'), made.files);
    await writeAll(join(folder, name), [['program.ts', PROGRAM]]);
  }
});
afterAll(async () => await rm(folder, { recursive: true, force: true }));

describe.each(COMPILERS)('with $name', ({ path }) => {
  let complaints: readonly Complaint[] = [];
  beforeAll(async () => {
    complaints = await compile(path, folder, ['.']);
  });

  it('nothing else is said of the clients', () => {
    expect(complaints.filter(({ file }) => !file.endsWith('program.ts'))).toEqual([]);
    expect(complaints.filter(({ line }) => line < FIRST)).toEqual([]);
  });

  describe.each(Object.keys(CARRIERS))('by %s', (carrier) => {
    it.each(ROWS.map(({ name }) => name))('%s', (name) => {
      const told = STATEMENTS.flatMap(({ row, text, words }, index) => {
        if (row !== name) return [];
        const messages = complaints
          .filter(({ file, line }) => file === `${carrier}/program.ts` && line === FIRST + index)
          .map(({ message }) => message);
        const isAsPromised =
          words === undefined ? messages.length === 0 : messages.some((each) => each.includes(words));
        return isAsPromised ? [] : [`${text}: ${words ?? 'compiles'}, but told: ${messages.join('\n')}`];
      });
      expect(told).toEqual([]);
    });
  });
});

describe('an editor', () => {
  let editor: Editor;
  beforeAll(() => {
    editor = editorOf(join(folder, 'header/program.ts'), PROGRAM);
  }, 60_000);

  // One that is fine: what is shown of a call that is none is no signature.
  const CALLS = STATEMENTS.filter(({ words }) => words === undefined)
    .map(({ text }) => /(?:now|old|preview|any)\.\w+\.\w+/.exec(text)?.[0])
    .filter((call) => call !== undefined);

  it.each([...new Set(CALLS)])('shows %s without types that only compilers work out', (call) => {
    const [, , method = ''] = call.split('.');
    expect(editor.shown(call)).toMatch(new RegExp(`^\\(method\\) \\w+(?:<.*?>)?\\.${method}\\b`));
    expect(editor.shown(call)).not.toMatch(CONDITIONAL);
  });
});
