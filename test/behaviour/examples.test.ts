/** The programs in examples/, run as they are: what they send to the API reaches a server of ours. */
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { generate } from '../../generator/generate.js';
import { ROOT } from '../support/folders.js';
import { addAgents, type BlaxelServer, startBlaxel } from './support/blaxel/server.js';
import { KEY, OLD, WORKSPACE } from './support/blaxel/state.js';
import { ACCOUNT } from './support/blaxel/tokens.js';
import { fill } from './support/blaxel/world.js';
import { startSandbox } from './support/sandbox/server.js';

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

it('sandbox.ts', async () => {
  const server = await startSandbox();
  const { fetch } = globalThis;
  const here = 'https://sbx-box-acme.us-pdx-1.bl.run';
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => fetch(url.replace(here, server.origin), init));
  await import('../../examples/sandbox.js');
  expect(said).toEqual(['stdout: hällo', 'stderr: careful', 'exit code 0', 'downloaded 6291456']);
  expect(server.files.get('/data/weights.bin')).toHaveLength(6_291_456);
  expect(server.lines().filter((line) => line.startsWith('PUT'))).toHaveLength(2);
  expect(server.last().headers['authorization']).toBe(`Bearer ${KEY}`);
});

it('routes-output.ts', async () => {
  const { routes } = await import('../../examples/routes-output.js');
  const { files } = await generate({ spec: 'spec/blaxel/openapi.yaml', cwd: join(ROOT), outputs: [routes] });
  expect(files.paths).toEqual(['routes.ts']);
  expect(files.text('routes.ts')).toContain(
    "{ method: 'GET', path: '/agents', versions: ['2026-04-16', '2026-04-28'] }",
  );
});
