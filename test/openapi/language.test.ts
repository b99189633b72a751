// What is promised of the language, phrase by phrase: the types of each are compiled, what is wrong is refused, and what is
// sent is looked at. `nesting` and `recursion` go through all combinations; `keywords` and `fields` hold what is written.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateFromText } from '../../generator/generate.js';
import { compile, COMPILERS, type Complaint } from '../support/compilers.js';
import { ROOT, writeAll } from '../support/folders.js';
import { ANSWERS } from './language/answers.js';
import { BESIDE } from './language/beside.js';
import { DYNAMIC } from './language/dynamic.js';
import { REQUESTS } from './language/requests.js';
import { SCHEMAS } from './language/schemas.js';
import type { Row } from './language/row.js';

const ROWS: readonly Row[] = [...SCHEMAS, ...DYNAMIC, ...REQUESTS, ...ANSWERS, ...BESIDE];

const described = ({ openapi = '3.2.0', parts }: Row): string =>
  JSON.stringify({
    openapi,
    info: { title: 'Sample', version: '1' },
    servers: [{ url: 'https://sample.example' }],
    paths: {},
    ...parts,
  });

/** Where the client of a row is. */
const folderOf = (row: Row): string => `r${String(ROWS.indexOf(row))}`;

/** The expressions of a row, each with what the compiler has to say of it, if anything. */
const expressionsOf = ({
  fine,
  wrong,
  sent = [],
}: Row): readonly (readonly [expression: string, words?: string | RegExp])[] => [
  ...fine.map((each) => [each] as const),
  ...sent.map(([call]) => [call] as const),
  ...wrong,
];

const HEAD = `import * as api from './client/index.js';
type Fetch = NonNullable<NonNullable<ConstructorParameters<typeof api.Sample>[0]>['fetch']>;
type Same<A, B> = [A, B] extends [B, A] ? true : false;
type Items<T> = T extends AsyncIterable<infer Item> ? Item : never;
export const type = <T>(): T => { throw new Error('of no value'); };
export const same = <A, B>(is: Same<A, B>): boolean => is;
export const when = (condition: unknown): unknown => condition;
export const each = <S>(items: S, use: (item: Items<S>) => unknown): unknown => [items, use];
declare const client: api.Sample;
declare const fetch: Fetch;
`;

const checks = (row: Row): string =>
  `${HEAD}${expressionsOf(row)
    .map(([expression]) => `void (${expression});\n`)
    .join('')}export const shared: unknown = [client, fetch];\n`;
const FIRST = HEAD.split('\n').length;

/** The calls of a row as a module, which the tests import. */
const calls = ({ sent = [] }: Row): string => `import * as api from './client/index.js';
type Fetch = NonNullable<NonNullable<ConstructorParameters<typeof api.Sample>[0]>['fetch']>;
export const calls = (client: api.Sample, fetch: Fetch): (() => unknown)[] => [
${sent.map(([call]) => `  () => ${call},\n`).join('')}  () => [client, fetch],
];
export const callsWith = (fetch: Fetch): (() => unknown)[] => calls(new api.Sample({ fetch }), fetch);
`;

let folder = '';
const said = new Map<string, readonly string[]>();
const comments = new Map<string, string>();
let complaints: readonly Complaint[] = [];

beforeAll(async () => {
  await mkdir(join(ROOT, '.scratch'), { recursive: true });
  folder = await mkdtemp(join(ROOT, '.scratch/language-'));
  for (const row of ROWS) {
    const others = Object.entries(row.files ?? {}).map(
      ([name, value]) => [name, JSON.stringify(value)] as const,
    );
    const files = Object.fromEntries(others);
    const made = await generateFromText('openapi.json', described(row), { format: 'none' }, files);
    const codes = made.diagnostics.map(({ code, message }) =>
      `${code} ${/"[^"]*"/.exec(message)?.[0] ?? ''}`.trim(),
    );
    said.set(row.phrase, codes);
    comments.set(
      row.phrase,
      [...made.files].flatMap(([, text]) => text.match(/\/\*\*[^]*?\*\//g) ?? []).join('\n'),
    );
    const at = join(folder, folderOf(row));
    await writeAll(join(at, 'client'), [...made.files]);
    await writeAll(at, [
      ['checks.ts', checks(row)],
      ['calls.ts', calls(row)],
    ]);
  }
  complaints = await compile(COMPILERS.at(-1)?.path ?? '', folder, ['.']);
}, 180_000);
afterAll(async () => await rm(folder, { recursive: true, force: true }));

describe.each(ROWS)('$phrase', (row) => {
  it('is said to be followed, or what is not is named', () => {
    expect(said.get(row.phrase)).toEqual(row.said ?? []);
  });

  it('has types that take what is right, and nothing else', () => {
    const name = `${folderOf(row)}/`;
    const own = complaints.filter(({ file }) => file.startsWith(name));
    const lines = expressionsOf(row);
    const isOf = (complaint: Complaint, index: number): boolean =>
      complaint.file === `${name}checks.ts` && complaint.line === FIRST + index;
    const elsewhere = own.filter(
      (each) => !lines.some(([, words], index) => words !== undefined && isOf(each, index)),
    );
    expect(elsewhere).toEqual([]);
    for (const [index, [expression, words]] of lines.entries()) {
      if (words === undefined) continue;
      const told = own.filter((each) => isOf(each, index)).map(({ message }) => message);
      expect(`${expression}: ${told.join('\n')}`).toMatch(words);
    }
  });

  if (row.documented !== undefined)
    it('is told to who reads the client', () => {
      for (const words of row.documented ?? []) expect(comments.get(row.phrase)).toContain(words);
    });

  if (row.sent !== undefined)
    it('sends what it says', async () => {
      let last: Sent | undefined;
      const started = await callsOf(join(folder, folderOf(row), 'calls.ts'), async (url, init) => {
        last = { url, init, body: await new Response(init.body).text() };
        const type = new Headers(init.headers).get('accept') ?? 'application/json';
        return new Response('{}', { headers: { 'content-type': type } });
      });
      for (const [index, [call, ...expected]] of (row.sent ?? []).entries()) {
        last = undefined;
        await started[index]?.();
        expect([call, ...expected.map((part) => asWritten(last, part))]).toEqual([call, ...expected]);
      }
    });
});

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
  readonly body: string;
}

/** What a request has where an expectation speaks of its first line, of a header or of its body. */
const asWritten = (sent: Sent | undefined, part: string): string => {
  if (sent === undefined) return 'nothing was sent';
  if (/^[A-Z-]+ /.test(part)) {
    const url = decodeURIComponent(sent.url).replace(/^https:\/\/sample\.example/, '');
    return `${sent.init.method ?? ''} ${url}`;
  }
  const [, header] = /^([a-z-]+): /.exec(part) ?? [];
  if (header !== undefined) {
    // What separates parts is another text each time.
    const value = new Headers(sent.init.headers).get(header) ?? 'none';
    return `${header}: ${value.replace(/; boundary=.*$/, '')}`;
  }
  return sent.body.includes(part) ? part : sent.body;
};

type Send = (url: string, init: RequestInit) => Promise<Response>;

/** The calls that a module has, of a client that sends by `send`. */
const callsOf = async (path: string, send: Send): Promise<readonly (() => unknown)[]> => {
  const module: unknown = await import(path);
  const callsWith: unknown =
    typeof module === 'object' && module !== null ? Reflect.get(module, 'callsWith') : undefined;
  if (typeof callsWith !== 'function') throw new TypeError('the module has no calls');
  const made: unknown = Reflect.apply(callsWith, undefined, [send]);
  return Array.isArray(made) ? made.map((call: unknown) => asCall(call)) : [];
};

const asCall = (value: unknown): (() => unknown) => {
  if (typeof value !== 'function') throw new TypeError('a call is a function');
  return (): unknown => Reflect.apply(value, undefined, []);
};
