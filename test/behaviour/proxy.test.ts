/** The proxy route of the examples, on a real port, between a client as a page has it and a server of the API. */
import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { proxy, type ProxyOptions } from '../../examples/proxy.js';
import {
  AuthenticationError,
  Blaxel,
  PermissionDeniedError,
  ServerError,
} from '../../output/blaxel/index.js';
import { addAgents, type BlaxelServer, startBlaxel } from './support/blaxel/server.js';
import { KEY, NEW } from './support/blaxel/state.js';
import { type App, listen, type TestServer } from './support/listen.js';

interface World {
  readonly api: BlaxelServer;
  readonly route: TestServer;
  readonly client: (headers?: Record<string, string>) => Blaxel;
}

async function world(options: Partial<ProxyOptions> = {}): Promise<World> {
  const api = await startBlaxel();
  const handle = proxy({
    route: '/api/blaxel',
    api: api.baseURL,
    credential: () => KEY,
    caller: ({ headers }) => Promise.resolve(headers.get('cookie') === 'session=ann' ? 'ann' : undefined),
    allow: (method, path) => path.startsWith('/agents') && method !== 'DELETE',
    ...options,
  });
  const app: App = new Hono();
  app.all('/api/blaxel/*', ({ req }) => handle(req.raw));
  const route = await listen(app);
  const baseURL = `${route.origin}/api/blaxel`;
  const client = (headers: Record<string, string> = { cookie: 'session=ann' }): Blaxel =>
    new Blaxel({ baseURL, apiKey: '', maxRetries: 0, headers });
  return { api, route, client };
}

it('forwards the query, the body and the version, with the credential of the server', async () => {
  const { api, client } = await world();
  addAgents(api, 'a', 'b', 'c');
  expect(await client().agents.list({ limit: 2, sort: 'name:asc' }).toArray({ limit: 9 })).toHaveLength(3);
  expect(api.seen[0]).toMatchObject({ path: '/v0/agents', query: { limit: '2', sort: 'name:asc' } });
  await client().agents.create({ metadata: { name: 'd' }, spec: {} });
  const { line, headers, body } = api.last();
  expect([line, body]).toEqual(['POST /v0/agents', { metadata: { name: 'd' }, spec: {} }]);
  expect(headers).toMatchObject({ authorization: `Bearer ${KEY}`, 'blaxel-version': NEW });
  expect(headers).not.toHaveProperty('cookie');
});

it('is for callers that it knows, and for what they may do', async () => {
  const { api, client } = await world();
  await expect(client({ cookie: 'session=eve' }).agents.list()).rejects.toThrow(AuthenticationError);
  await expect(client().agents.delete('a')).rejects.toThrow(PermissionDeniedError);
  await expect(client().jobs.list()).rejects.toThrow(PermissionDeniedError);
  expect(api.seen).toHaveLength(0);
});

it.each(['/agents/%2e%2e/jobs', '/agents/..%2fjobs', '/agents//jobs', '/agents%5c..%5cjobs', '/..%2f..', ''])(
  'lets no path out of what is allowed: %s',
  async (path) => {
    const { api, route } = await world();
    const response = await fetch(`${route.origin}/api/blaxel${path}`, { headers: { cookie: 'session=ann' } });
    expect([403, 404]).toContain(response.status);
    expect(api.seen).toHaveLength(0);
  },
);

it('passes on errors, but neither cookies of the API nor its redirects', async () => {
  const { api, client, route } = await world();
  await expect(client().agents.get('none')).rejects.toMatchObject({ status: 404, requestId: 'request-1' });
  const moved = new Response(null, { status: 302, headers: { location: 'https://evil.example/' } });
  const answer = Response.json({}, { headers: { 'set-cookie': 'a=1', 'x-internal': 'yes' } });
  api.answer(
    () => moved,
    () => answer,
  );
  await expect(client().agents.get('x')).rejects.toThrow(ServerError);
  const { headers } = await fetch(`${route.origin}/api/blaxel/agents/x`, {
    headers: { cookie: 'session=ann' },
  });
  expect([headers.get('set-cookie'), headers.get('x-internal')]).toEqual([null, null]);
});

it('passes on a body piece by piece', async () => {
  const { api, client } = await world();
  let more: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      more = controller;
      controller.enqueue(new TextEncoder().encode('data: one\n\n'));
    },
  });
  api.answer(() => new Response(body, { headers: { 'content-type': 'text/event-stream' } }));
  const response = await client().agents.get('x').asResponse();
  const reader = response.body?.getReader();
  const first = await reader?.read();
  expect(new TextDecoder().decode(first?.value)).toBe('data: one\n\n');
  more?.close();
  expect((await reader?.read())?.done).toBe(true);
});
