// A list that became paged, and an operation that went, in an API of five versions: written in each form, the client
// compiles, and does in each version what its description says.
import { createServer } from 'node:http';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateFromText } from '../../generator/generate.js';
import { reportOf } from '../support/fixtures.js';
import { complaints, COMPILERS } from '../support/compilers.js';
import { ROOT, writeAll } from '../support/folders.js';
import { listingOf, methodOf, type LiveClient } from '../support/live-client.js';

const VERSIONS = ['v1', 'v2', 'v3', 'v4', 'v5'];
const BOAT = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'integer' } },
};
const NAMED = { ...BOAT, properties: { ...BOAT.properties, name: { type: 'string' } } };
const FLEET = {
  type: 'object',
  required: ['data'],
  properties: {
    data: { type: 'array', items: { $ref: '#/components/schemas/Boat' } },
    next: { type: 'string' },
  },
};
const CURSOR = { name: 'cursor', in: 'query', schema: { type: 'string' } };

const answer = (schema: object): object => ({
  description: 'ok',
  content: { 'application/json': { schema } },
});
const arrayOfBoats = { type: 'array', items: { $ref: '#/components/schemas/Boat' } };
const fleet = { $ref: '#/components/schemas/Fleet' };

/** As it was from the version of this index on: paged from `v3`, with names from `v2`, without sinking from `v4`. */
const documentAt = (index: number): object => ({
  openapi: '3.1.0',
  info: { title: 'Boats', version: '1' },
  'x-pagination': { style: 'cursor', request: 'cursor', items: '/data', next: '/next' },
  paths: {
    '/boats': {
      get:
        index < 2
          ? { parameters: [], responses: { 200: answer(arrayOfBoats) } }
          : { parameters: [CURSOR], responses: { 200: answer(fleet) } },
    },
    '/boats/{id}/sink': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
      ...(index < 3 ? { post: { responses: { 204: { description: 'gone' } } } } : {}),
    },
  },
  components: { schemas: { Boat: index < 1 ? BOAT : NAMED, ...(index < 2 ? {} : { Fleet: FLEET }) } },
});

const overlay = (...actions: readonly object[]): object => ({
  overlay: '1.0.0',
  info: { title: 'change', version: '1' },
  actions,
});
const LIST = "$.paths['/boats'].get";
const CONTENT = `${LIST}.responses['200'].content['application/json']`;
const OVERLAYS: Readonly<Record<string, object>> = {
  v2: overlay({ target: '$.components.schemas.Boat.properties', update: { name: { type: 'string' } } }),
  v3: overlay(
    { target: '$.components.schemas', update: { Fleet: FLEET } },
    { target: `${LIST}.parameters`, update: CURSOR },
    { target: `${CONTENT}.schema`, remove: true },
    { target: CONTENT, update: { schema: fleet } },
  ),
  v4: overlay({ target: "$.paths['/boats/{id}/sink'].post", remove: true }),
};

interface Written {
  readonly entry: object;
  readonly files: Readonly<Record<string, object>>;
}

const catalogue = (more: (version: string) => object): object => ({
  'x-api-versions': {
    header: 'Boats-Version',
    versions: VERSIONS.map((version) => ({ version, ...more(version) })),
  },
});

const FORMS: Readonly<Record<string, Written>> = {
  overlays: {
    entry: {
      ...documentAt(0),
      ...catalogue((version) => (version in OVERLAYS ? { overlay: `${version}.overlay.json` } : {})),
    },
    files: Object.fromEntries(
      Object.entries(OVERLAYS).map(([version, value]) => [`${version}.overlay.json`, value]),
    ),
  },
  documents: {
    entry: { ...documentAt(4), ...catalogue((version) => ({ document: `${version}.json` })) },
    files: Object.fromEntries(VERSIONS.map((version, index) => [`${version}.json`, documentAt(index)])),
  },
};

/** What a program says of it: each mistake is one that a version makes a mistake. */
const PROGRAM = `
import { Boats, type BoatListResults, type VersionsSince } from './client/index.js';
import type { Boat as First } from './client/v1.js';
import type { Boat as Later, Fleet } from './client/v4.js';

export const run = async (): Promise<void> => {
  const newest = new Boats({ baseURL: 'http://localhost' });
  for await (const { id, name } of newest.boats.list({ cursor: 'x' })) console.log(id, name);
  const old = newest.withVersion('v1');
  const boats = await old.boats.list();
  const first: First | undefined = boats[0];
  await old.boats.sink(first?.id ?? 1);
  const second = await newest.withVersion('v2').boats.list();
  console.log(second[0]?.name);
  const page: Fleet = (await newest.withVersion('v4').boats.list()).body;
  const later: Later | undefined = page.data[0];
  console.log(later?.name);
  // @ts-expect-error -- names came with v2
  console.log(boats[0]?.name, first?.name);
  // @ts-expect-error -- pages came with v3
  await old.boats.list({ cursor: 'x' });
  // @ts-expect-error -- nothing sinks since v4
  await newest.boats.sink(1);
};
export type Paged = BoatListResults[VersionsSince['v3']];
`;

const state = { folder: '', url: '', seen: [] as string[] };
const server = createServer((request, response) => {
  const version = String(request.headers['boats-version']);
  state.seen.push(`${version} ${request.method ?? ''} ${request.url ?? ''}`);
  const isPaged = VERSIONS.indexOf(version) >= 2;
  const isFirst = !request.url?.includes('cursor');
  const page = { data: [{ id: isFirst ? 1 : 2 }], ...(isFirst ? { next: 'two' } : {}) };
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(isPaged ? page : [{ id: 1 }, { id: 2 }]));
});

const generated = async (form: string): Promise<ReadonlyMap<string, string>> => {
  const { entry, files } = FORMS[form] ?? { entry: {}, files: {} };
  const texts = Object.entries(files).map(([name, value]) => [name, JSON.stringify(value)] as const);
  const result = await generateFromText('openapi.json', JSON.stringify(entry), {}, Object.fromEntries(texts));
  expect(await reportOf(result)).toBe('');
  return new Map(result.files);
};

const connect = async (form: string, version: string): Promise<LiveClient> => {
  const exports: unknown = await import(join(state.folder, form, 'client/index.ts'));
  if (typeof exports !== 'object' || exports === null) throw new TypeError('a package exports something');
  const made: unknown = Reflect.get(exports, 'Boats');
  if (typeof made !== 'function') throw new TypeError('no client');
  const client: unknown = Reflect.construct(made, [{ baseURL: state.url, version }]);
  if (typeof client !== 'object' || client === null) throw new TypeError('a client is an object');
  return { client, exports };
};

beforeAll(async () => {
  await mkdir(join(ROOT, '.scratch'), { recursive: true });
  state.folder = await mkdtemp(join(ROOT, '.scratch/version-forms-'));
  for (const form of Object.keys(FORMS)) {
    await writeAll(join(state.folder, form, 'client'), await generated(form));
    await writeAll(join(state.folder, form), [['program.ts', PROGRAM]]);
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address === 'object' && address !== null) state.url = `http://127.0.0.1:${address.port}`;
});

afterAll(async () => {
  server.close();
  await rm(state.folder, { recursive: true, force: true });
});

describe.each(Object.keys(FORMS))('an API of five versions, by %s', (form) => {
  it.each(COMPILERS)('compiles with a program that tells its versions apart: $name', async ({ path }) => {
    expect(await complaints(path, join(state.folder, form), ['program.ts', 'client'])).toBe('');
  });

  it.each(VERSIONS)('does in %s what is written of it', async (version) => {
    const index = VERSIONS.indexOf(version);
    state.seen = [];
    const client = await connect(form, version);
    const list = methodOf(client, 'boats.list')();
    const ids: unknown[] = [];
    if (index < 2) ids.push(...[await list].flat());
    else for await (const item of listingOf(list)) ids.push(item);
    expect(ids).toEqual([{ id: 1 }, { id: 2 }]);
    const pages = index < 2 ? ['/boats'] : ['/boats', '/boats?cursor=two'];
    expect(state.seen).toEqual(pages.map((path) => `${version} GET ${path}`));
    const sink = Promise.resolve(methodOf(client, 'boats.sink')(1));
    if (index < 3) await sink;
    else await expect(sink).rejects.toThrow(`does not exist in version ${version}, only in v1, v2, v3`);
  });
});

it('has one client, byte for byte, in both forms', async () => {
  expect(await generated('overlays')).toEqual(await generated('documents'));
});
