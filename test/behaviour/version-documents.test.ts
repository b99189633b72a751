// Documents of single versions that differ in what hardly ever does: where the API is, how it is signed, and whether what
// a name stands for is a list.
import { createServer } from 'node:http';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateFromText } from '../../generator/generate.js';
import { complaints, COMPILERS } from '../support/compilers.js';
import { reportOf } from '../support/fixtures.js';
import { ROOT, writeAll } from '../support/folders.js';
import { methodOf } from '../support/live-client.js';

const VERSIONS = ['v1', 'v2', 'v3'] as const;

const BOATS = { type: 'array', items: { type: 'object', properties: { id: { type: 'integer' } } } };
const FLEET = { type: 'object', properties: { boats: BOATS } };

const answers = (name: string): object => ({
  get: {
    responses: {
      200: {
        description: 'ok',
        content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } },
      },
    },
  },
});

/** In `v1` the fleet is a list and the crew an object, in `v3` the other way round. */
const documentOf = (version: string): object => ({
  openapi: version === 'v1' ? '3.0.3' : '3.1.0',
  info: { title: 'Boats', version },
  servers: [{ url: `https://boats.example/${version}/` }],
  security: version === 'v1' ? [{ login: [] }] : [{ key: [] }],
  paths: { '/fleet': answers('Fleet'), '/crew': answers('Crew') },
  components: {
    securitySchemes: {
      key: { type: 'apiKey', in: 'header', name: 'Boats-Key' },
      ...(version === 'v1' ? { login: { type: 'http', scheme: 'basic' } } : {}),
    },
    schemas: {
      Fleet: version === 'v1' ? BOATS : FLEET,
      Crew: version === 'v3' ? BOATS : FLEET,
    },
  },
});

const PROGRAM = `
import { Boats } from './client/index.js';

export const run = async (): Promise<void> => {
  const newest = new Boats({ key: 'k', login: { username: 'u', password: 'p' } });
  console.log((await newest.fleet.get()).boats?.[0]?.id, (await newest.crew.list())[0]?.id);
  const old = newest.withVersion('v1');
  console.log((await old.fleet.get())[0]?.id, (await old.crew.list()).boats?.[0]?.id);
  // @ts-expect-error -- a list has no boats in v1
  console.log((await old.fleet.get()).boats);
};
`;

const state = { folder: '', url: '', answer: '' };
const seen: string[] = [];
const server = createServer((request, response) => {
  const { authorization, 'boats-key': key } = request.headers;
  seen.push(`${request.url ?? ''} ${authorization ?? String(key)}`);
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(state.answer);
});

beforeAll(async () => {
  await mkdir(join(ROOT, '.scratch'), { recursive: true });
  state.folder = await mkdtemp(join(ROOT, '.scratch/version-documents-'));
  const versions = VERSIONS.map((version) => ({ version, document: `${version}.json` }));
  const entry = JSON.stringify({ 'x-api-versions': { header: 'Boats-Version', versions } });
  const files = VERSIONS.map((version) => [`${version}.json`, JSON.stringify(documentOf(version))] as const);
  const result = await generateFromText('openapi.json', entry, {}, Object.fromEntries(files));
  expect(await reportOf(result)).toBe('');
  await writeAll(join(state.folder, 'client'), result.files);
  await writeAll(state.folder, [['program.ts', PROGRAM]]);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address === 'object' && address !== null) state.url = `http://127.0.0.1:${address.port}`;
});

afterAll(async () => {
  server.close();
  await rm(state.folder, { recursive: true, force: true });
});

const call = async (version: string, method: string): Promise<unknown> => {
  const exports: unknown = await import(join(state.folder, 'client/index.ts'));
  if (typeof exports !== 'object' || exports === null) throw new TypeError('a package exports something');
  const made: unknown = Reflect.get(exports, 'Boats');
  if (typeof made !== 'function') throw new TypeError('no client');
  const to = (url: string, init: RequestInit): Promise<Response> =>
    fetch(url.replace('https://boats.example', state.url), init);
  const options = { key: 'k', login: { username: 'u', password: 'p' }, version, fetch: to };
  const client: unknown = Reflect.construct(made, [options]);
  if (typeof client !== 'object' || client === null) throw new TypeError('a client is an object');
  return await methodOf({ client, exports }, method)();
};

describe('a document for each version', () => {
  it.each(COMPILERS)('gives types of its own: $name', async ({ path }) => {
    expect(await complaints(path, state.folder, ['program.ts', 'client'])).toBe('');
  });

  it.each([
    ['v1', 'fleet.get', '/v1/fleet Basic dTpw'],
    ['v2', 'fleet.get', '/v2/fleet k'],
    ['v3', 'crew.list', '/v3/crew k'],
  ])('says where %s is, and how %s is signed', async (version, method, line) => {
    seen.length = 0;
    state.answer = version === 'v2' ? '{}' : '[]';
    await call(version, method);
    expect(seen).toEqual([line]);
  });

  const list = [{ id: 1 }];
  it.each([
    ['v1', 'fleet.get', list, { boats: list }],
    ['v2', 'fleet.get', { boats: list }, list],
    ['v3', 'fleet.get', { boats: list }, list],
    ['v1', 'crew.list', { boats: list }, list],
    ['v3', 'crew.list', list, { boats: list }],
  ])('says that %s %s gives no list, or one', async (version, method, right, wrong) => {
    state.answer = JSON.stringify(right);
    expect(await call(version, method)).toEqual(right);
    state.answer = JSON.stringify(wrong);
    const refusal = await call(version, method).catch((error: unknown) => error);
    if (Array.isArray(right)) expect(refusal).toBeInstanceOf(Error);
  });
});
