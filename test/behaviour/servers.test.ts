/** Operations with a server of their own, and clients that are told to go elsewhere: no credential strays. */
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { Blaxel, type BlaxelOptions } from '../../output/blaxel/index.js';
import { type App, listen, type TestServer } from './support/listen.js';

const RUN = 'https://run.blaxel.ai';
const ROOT = 'https://api.blaxel.ai';

/** A server that answers everything, and remembers it. */
const proxy = async (): Promise<TestServer> => {
  const app: App = new Hono();
  app.all('*', (asked) => asked.json({}));
  return await listen(app);
};

const client = (options: BlaxelOptions): Blaxel =>
  new Blaxel({
    apiKey: 'secret',
    maxRetries: 0,
    ...options,
    // Nothing of a test leaves this machine; what wants to is told by its address.
    fetch: async (url, init) => {
      if (!url.startsWith('http://127.0.0.1')) throw new Error(`would go to ${url}`);
      return await fetch(url, init);
    },
  });

/** One call to the API's own server, and two to others. */
const callAll = async (blaxel: Blaxel): Promise<void> => {
  await blaxel.agents.get('helper');
  await blaxel.agents.run('acme', 'helper', { body: {} });
  await blaxel.jobs.executions.run('acme', 'import', {});
};

const carrying = ({ seen }: TestServer): readonly string[] =>
  seen.map(({ line, headers }) => `${line} ${headers['authorization'] ?? 'without'}`);

describe('a base URL', () => {
  it('is where every operation goes, with its credential', async () => {
    const [first, second] = [await proxy(), await proxy()];
    await callAll(client({ baseURL: `${first.origin}/api` }));
    expect(carrying(first)).toEqual([
      'GET /api/agents/helper Bearer secret',
      'POST /api/acme/agents/helper Bearer secret',
      'POST /api/acme/jobs/import/executions Bearer secret',
    ]);
    expect(second.seen).toEqual([]);
  });

  it('gives way to a place for one server', async () => {
    const [first, second] = [await proxy(), await proxy()];
    const baseURLs = { [RUN]: `${second.origin}/run/` } as const;
    await callAll(client({ baseURL: `${first.origin}/api`, baseURLs }));
    expect(carrying(first)).toEqual([
      'GET /api/agents/helper Bearer secret',
      'POST /api/acme/jobs/import/executions Bearer secret',
    ]);
    expect(carrying(second)).toEqual(['POST /run/acme/agents/helper Bearer secret']);
  });

  it('is kept by the client in another version', async () => {
    const first = await proxy();
    await client({ baseURL: first.origin })
      .withVersion('2026-04-16')
      .agents.run('acme', 'helper', { body: {} });
    expect(first.lines()).toEqual(['POST /acme/agents/helper']);
  });

  it('is needed to keep an operation from its own server', async () => {
    const call = client({ baseURLs: { [ROOT]: 'http://127.0.0.1:1' } }).agents.run('acme', 'a', { body: {} });
    await expect(call).rejects.toMatchObject({ cause: new Error(`would go to ${RUN}/acme/agents/a`) });
  });

  it('for one server is as safe as for all', async () => {
    const call = client({ baseURLs: { [RUN]: 'http://run.example' } }).agents.run('acme', 'a', { body: {} });
    await expect(call).rejects.toThrow('http://run.example would get the credential unencrypted');
  });
});
