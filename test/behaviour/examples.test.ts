/** The programs in examples/, run as they are: what they send to the API reaches a server of ours. */
import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { generate } from '../../generator/generate.js';
import { ROOT } from '../support/folders.js';
import { addAgents, type BlaxelServer, startBlaxel } from './support/blaxel/server.js';
import { KEY, OLD, WORKSPACE } from './support/blaxel/state.js';
import { ACCOUNT } from './support/blaxel/tokens.js';
import { fill } from './support/blaxel/world.js';
import { type SandboxServer, startSandbox } from './support/sandbox/server.js';

const API = 'https://api.blaxel.ai/v0';

const said: string[] = [];

beforeEach(() => {
  const keep = (...words: unknown[]): void => {
    said.push(words.join(' '));
  };
  vi.spyOn(console, 'log').mockImplementation(keep);
  vi.spyOn(console, 'error').mockImplementation(keep);
  vi.stubEnv('BL_API_KEY', KEY);
  vi.stubEnv('BL_WORKSPACE', WORKSPACE);
});

afterEach(() => {
  said.length = 0;
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

/** A server that stands where the clients of the examples look for the API. */
async function inPlaceOfTheApi(): Promise<BlaxelServer> {
  const server = await startBlaxel();
  const { fetch } = globalThis;
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => fetch(url.replace(API, server.baseURL), init));
  return server;
}

it('list-and-page.ts', async () => {
  const server = await inPlaceOfTheApi();
  fill(server.store);
  for (let at = 1; at <= 30; at += 1)
    server.store.put('/sandboxes', `s${at}`, { metadata: { name: `s${at}` } });
  await import('../../examples/list-and-page.js');
  expect(said).toHaveLength(6);
  expect(said).toContain('agent helper');
  expect(said).toContain('sandboxes in all 31');
  expect(said).toContain('jobs in this page 1');
  expect(said).toContain('largest volume data');
});

it('two-versions.ts', async () => {
  const server = await inPlaceOfTheApi();
  fill(server.store);
  addAgents(server, 'second');
  await import('../../examples/two-versions.js');
  expect(said).toEqual(['agents 2 2', 'regions anywhere anywhere']);
  expect(server.seen.filter(({ headers }) => headers['blaxel-version'] === OLD)).toHaveLength(2);
});

it('errors.ts', async () => {
  const server = await inPlaceOfTheApi();
  fill(server.store);
  await import('../../examples/errors.js');
  expect(said).toEqual([
    'no such agent: GET /agents/support-bot answered 404: support-bot does not exist',
    'box is there already',
    'DEPLOYED',
  ]);
  expect(server.last().line).toBe('POST /v0/jobs/import/executions');
});

it('client-credentials.ts', async () => {
  vi.stubEnv('BL_API_KEY', undefined);
  vi.stubEnv('BL_CLIENT_ID', ACCOUNT.id);
  vi.stubEnv('BL_CLIENT_SECRET', ACCOUNT.secret);
  const server = await inPlaceOfTheApi();
  fill(server.store);
  await import('../../examples/client-credentials.js');
  expect(said).toEqual(['agents 1', 'no token: invalid_client']);
  expect(server.lines().filter((line) => line === 'POST /v0/oauth/token')).toHaveLength(2);
});

it('create.ts', async () => {
  const server = await inPlaceOfTheApi();
  server.answer(() => Response.json({ error: 'busy' }, { status: 503 }));
  await import('../../examples/create.js');
  expect(said).toEqual(['created data 200', 'there is data']);
  const [first, again, other] = server.seen.map(({ line, headers }) => [line, headers['idempotency-key']]);
  expect(again).toEqual(first);
  expect(first?.[1]).toMatch(/^[0-9a-f-]{36}$/);
  expect(other).toEqual(['POST /v0/volumes', undefined]);
});

it('cancel.ts', async () => {
  const server = await inPlaceOfTheApi();
  fill(server.store);
  const { fetch } = globalThis;
  const stalled = (url: string, init: RequestInit): Promise<Response> =>
    url.includes('/models') ? new Promise(() => undefined) : fetch(url, init);
  vi.stubGlobal('fetch', stalled);
  await import('../../examples/cancel.js');
  const left = 'aborted: the user left';
  expect(said).toEqual([left, left, 'too slow', 'first of all helper']);
});

/** A server that stands where the clients of the examples look for their sandbox. */
async function inPlaceOfTheSandbox(): Promise<SandboxServer> {
  const server = await startSandbox();
  const { fetch } = globalThis;
  const here = 'https://sbx-box-acme.us-pdx-1.bl.run';
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => fetch(url.replace(here, server.origin), init));
  return server;
}

it('stream.ts', async () => {
  const server = await inPlaceOfTheSandbox();
  await import('../../examples/stream.js');
  expect(said).toEqual(['stdout: hällo', 'stderr: careful', 'exit code 0']);
  expect(server.last().headers['authorization']).toBe(`Bearer ${KEY}`);
});

it('upload.ts', async () => {
  const server = await inPlaceOfTheSandbox();
  await import('../../examples/upload.js');
  expect(said).toEqual(['downloaded 6291456']);
  expect(server.files.get('/data/weights.bin')).toHaveLength(6_291_456);
  expect(server.lines().filter((line) => line.startsWith('PUT'))).toHaveLength(2);
});

it('fake-fetch.ts', async () => {
  const outfile = join(ROOT, '.scratch', `fake-fetch-${process.pid}.mjs`);
  await build({
    entryPoints: [join(ROOT, 'examples/fake-fetch.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['node:*'],
  });
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [
      '--test',
      '--test-reporter=tap',
      outfile,
    ]);
    expect(stdout).toMatch(/^# pass 2$/m);
    expect(stdout).toMatch(/^# fail 0$/m);
  } finally {
    await rm(outfile, { force: true });
  }
});

it('routes-output.ts', async () => {
  const { routes } = await import('../../examples/routes-output.js');
  const { files } = await generate({ spec: 'spec/blaxel/openapi.yaml', cwd: join(ROOT), outputs: [routes] });
  expect(files.paths).toEqual(['routes.ts']);
  expect(files.text('routes.ts')).toContain(
    "{ method: 'GET', path: '/agents', versions: ['2026-04-16', '2026-04-28'] }",
  );
});
