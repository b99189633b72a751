// The file of each version, where there are so many that files pass on others which are not those of the version before.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { generateFromText } from '../../generator/generate.js';
import { compile, COMPILERS } from '../support/compilers.js';
import { reportOf } from '../support/fixtures.js';
import { ROOT, writeAll } from '../support/folders.js';

const VERSIONS = Array.from({ length: 21 }, (_, index) => `v${String(index + 1).padStart(2, '0')}`);

const text = { type: 'string' };
const object = (properties: object, more: object = {}): object => ({ type: 'object', properties, ...more });
const list = (schema: string, more: object = {}): object => ({
  type: 'array',
  items: { $ref: `#/components/schemas/${schema}` },
  ...more,
});

const DESCRIPTION = {
  openapi: '3.1.0',
  info: { title: 'Railway', version: '1' },
  servers: [{ url: 'https://railway.example' }],
  'x-api-versions': { header: 'Train-Version', versions: VERSIONS.map((version) => ({ version })) },
  paths: {
    '/station': {
      get: {
        responses: {
          '200': {
            description: 'All.',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Station' } } },
          },
        },
      },
    },
  },
  components: {
    schemas: {
      Station: object({
        trains: list('Train'),
        trams: list('Tram', { 'x-added': 'v03', 'x-removed': 'v11' }),
        buses: list('Bus', { 'x-added': 'v15' }),
      }),
      Train: object({
        line: text,
        ...Object.fromEntries(['v04', 'v09', 'v14'].map((at) => [at, { ...text, 'x-added': at }])),
      }),
      Tram: object({ line: text }, { 'x-added': 'v03', 'x-removed': 'v11' }),
      Bus: object({ line: text }, { 'x-added': 'v15' }),
    },
  },
};

/** A line that compiles in some versions only. */
const only = (isFine: boolean, line: string): string => `${isFine ? '' : '// @ts-expect-error'}\n${line}\n`;

/** What a program may take for granted of the file of a version. */
const promisesOf = (version: string): string => `
import type * as ${version} from './client/${version}.js';
export const ${version}Train: Same<${version}.Train, api.Train<'${version}'>> = true;
export const ${version}Station: Same<${version}.Station, api.Station<'${version}'>> = true;
${only(version >= 'v03' && version < 'v11', `export const ${version}Tram: ${version}.Tram = { line: '1' };`)}
${only(version >= 'v15', `export const ${version}Bus: ${version}.Bus = { line: '1' };`)}`;

const PROGRAM = `import type * as api from './client/index.js';
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
${VERSIONS.map(promisesOf).join('')}`;

let folder = '';
let files: ReadonlyMap<string, string> = new Map();
beforeAll(async () => {
  await mkdir(join(ROOT, '.scratch'), { recursive: true });
  folder = await mkdtemp(join(ROOT, '.scratch/version-files-'));
  const made = await generateFromText('openapi.json', JSON.stringify(DESCRIPTION), {});
  expect(await reportOf(made)).toBe('');
  files = new Map(made.files);
  await writeAll(join(folder, 'client'), made.files);
  await writeAll(folder, [['program.ts', PROGRAM]]);
});
afterAll(async () => await rm(folder, { recursive: true, force: true }));

it.each(COMPILERS)('has the types of its version, and no others: $name', async ({ path }) => {
  expect(await compile(path, folder, ['.'])).toEqual([]);
});

/** How many files stand behind that of a version. */
const behind = (version: string): number => {
  const [, before] = /export type \* from '\.\/(\w+)\.js'/.exec(files.get(`${version}.ts`) ?? '') ?? [];
  return before === undefined ? 0 : 1 + behind(before);
};

it('has few files behind it, since a compiler walks through all of them', () => {
  expect(Math.max(...VERSIONS.map(behind))).toBe(4);
});
