/** Parameters that a client is told once: they go out with every request as their description writes them. */
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { serve } from '../runtime/server.js';
import { liveClient, methodOf, type LiveClient } from '../support/live-client.js';

let connect: (options: object) => LiveClient;
beforeAll(async () => {
  connect = await liveClient('client-parameters', 'Ships');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

async function sentWith(options: object): Promise<Record<string, unknown>> {
  const server = await serve((_request, response) => response.writeHead(204).end());
  await methodOf(connect({ baseURL: server.url, maxRetries: 0, ...options }), 'ships.list')();
  const headers = Object.entries(server.seen[0]?.headers ?? {});
  return Object.fromEntries(headers.filter(([name]) => name.startsWith('x-')));
}

const cargo = { tons: 9007199254740993n, kind: 'tea' };

it.each([
  ['a scalar', { xFleet: 'a', xCrew: 0 }, { 'x-fleet': 'a', 'x-crew': '0' }],
  ['a list', { xDecks: [1, 2] }, { 'x-decks': '1,2' }],
  ['an object', { xCargo: cargo }, { 'x-cargo': 'tons=9007199254740993,kind=tea' }],
  ['JSON', { xCourse: cargo }, { 'x-course': '{"tons":9007199254740993,"kind":"tea"}' }],
  ['null, which no header says', { xPort: null }, {}],
])('%s is written in its style', async (_what, options, headers) => {
  expect(await sentWith(options)).toEqual(headers);
});

it('a number goes before that of the environment', async () => {
  vi.stubEnv('SHIPS_CREW', '7');
  expect(await sentWith({})).toEqual({ 'x-crew': '7' });
  expect(await sentWith({ xCrew: 5 })).toEqual({ 'x-crew': '5' });
});
