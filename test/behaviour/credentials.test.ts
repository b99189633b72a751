import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AuthenticationError, Blaxel, PermissionDeniedError } from '../../output/blaxel/index.js';
import { addAgents, type BlaxelServer, connected, startBlaxel } from './support/blaxel/server.js';
import { KEY, OLD } from './support/blaxel/state.js';

beforeEach(() => {
  for (const name of ['BL_API_KEY', 'BL_WORKSPACE']) vi.stubEnv(name, undefined);
});

afterEach(() => {
  vi.unstubAllEnvs();
});

const sent = ({ seen }: BlaxelServer): (string | undefined)[] =>
  seen.map(({ headers }) => headers['authorization']);

describe('an API key', () => {
  it('is sent as a bearer token', async () => {
    const { server, blaxel } = await connected({ apiKey: KEY });
    await blaxel.agents.list();
    expect(sent(server)).toEqual([`Bearer ${KEY}`]);
    expect(server.last().headers).not.toHaveProperty('x-blaxel-authorization');
  });

  it('travels in the header of the gateway on request, with every version', async () => {
    const { server, blaxel } = await connected({ authorizationHeader: 'X-Blaxel-Authorization' });
    await blaxel.agents.list();
    await blaxel.withVersion(OLD).agents.list();
    expect(sent(server)).toEqual([undefined, undefined]);
    expect(server.seen.map(({ headers }) => headers['x-blaxel-authorization'])).toEqual([
      `Bearer ${KEY}`,
      `Bearer ${KEY}`,
    ]);
  });

  it('may come from a function, which is asked for every request', async () => {
    const keys = ['one', 'two', 'three'];
    const { server, blaxel } = await connected({ apiKey: () => keys.shift() ?? 'none' });
    for (const key of keys) server.state.keys.add(key);
    await blaxel.agents.list();
    await blaxel.agents.list();
    await blaxel.withVersion(OLD).agents.list();
    expect(sent(server)).toEqual(['Bearer one', 'Bearer two', 'Bearer three']);
  });

  it('may come from a function that has to wait', async () => {
    const { server, blaxel } = await connected({ apiKey: () => Promise.resolve(KEY) });
    await blaxel.agents.list();
    expect(sent(server)).toEqual([`Bearer ${KEY}`]);
  });

  it('is asked for again on each page', async () => {
    const asked = vi.fn(() => KEY);
    const { server, blaxel } = await connected({ apiKey: asked });
    addAgents(server, 'a', 'b', 'c');
    await blaxel.agents.list({ limit: 1 }).toArray({ limit: 3 });
    expect(asked).toHaveBeenCalledTimes(3);
  });

  it('rejects the call where its function fails, and nothing is sent', async () => {
    const { server, blaxel } = await connected({
      apiKey: () => Promise.reject(new Error('vault is locked')),
    });
    await expect(blaxel.agents.list()).rejects.toThrow('vault is locked');
    expect(server.seen).toEqual([]);
  });
});

describe('an access token', () => {
  it('wins over an API key', async () => {
    const { server, blaxel } = await connected({ accessToken: 'token', apiKey: KEY });
    server.state.keys.add('token');
    await blaxel.agents.list();
    expect(sent(server)).toEqual(['Bearer token']);
  });
});

describe('the environment', () => {
  it('gives the key and the workspace where options do not', async () => {
    vi.stubEnv('BL_API_KEY', KEY);
    vi.stubEnv('BL_WORKSPACE', 'acme');
    const server = await startBlaxel();
    await new Blaxel({ baseURL: server.baseURL }).agents.list();
    expect(server.last().headers).toMatchObject({
      authorization: `Bearer ${KEY}`,
      'x-blaxel-workspace': 'acme',
    });
  });

  it('gives way to options', async () => {
    vi.stubEnv('BL_API_KEY', 'stale');
    vi.stubEnv('BL_WORKSPACE', 'elsewhere');
    const { server, blaxel } = await connected({ workspace: 'acme' });
    await blaxel.agents.list();
    expect(server.last().headers).toMatchObject({
      authorization: `Bearer ${KEY}`,
      'x-blaxel-workspace': 'acme',
    });
  });

  it('is read when the client is made', async () => {
    vi.stubEnv('BL_API_KEY', KEY);
    const server = await startBlaxel();
    const blaxel = new Blaxel({ baseURL: server.baseURL });
    vi.stubEnv('BL_API_KEY', 'later');
    await blaxel.agents.list();
    expect(sent(server)).toEqual([`Bearer ${KEY}`]);
  });
});

describe('no credential', () => {
  it('sends none, and the error says that none is configured', async () => {
    const server = await startBlaxel();
    const anonymous = new Blaxel({ baseURL: server.baseURL });
    const error: unknown = await anonymous.agents.list().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(String(error)).toMatch(/no credential|without a credential/);
    expect(Object.keys(server.last().headers)).not.toContain('authorization');
    expect(Object.keys(server.last().headers)).not.toContain('x-blaxel-workspace');
  });

  it('works behind a proxy that adds one', async () => {
    const server = await startBlaxel();
    const { fetch } = globalThis;
    const viaProxy = new Blaxel({
      baseURL: server.baseURL,
      fetch: (url, init) => {
        const headers = new Headers(init.headers);
        headers.set('authorization', `Bearer ${KEY}`);
        return fetch(url, { ...init, headers });
      },
    });
    expect((await viaProxy.agents.list()).data).toEqual([]);
  });
});

describe('a credential that is not enough', () => {
  it('is a 401 when it is wrong, and does not show in the error', async () => {
    const { blaxel } = await connected({ apiKey: 'a-wrong-key' });
    const error: unknown = await blaxel.agents.list().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(error).toMatchObject({ status: 401, body: { error: 'Unauthorized' } });
    expect(JSON.stringify(error) + String(error)).not.toContain('a-wrong-key');
  });

  it('is a 403 in a workspace that it does not reach', async () => {
    const { blaxel } = await connected({ workspace: 'elsewhere' });
    await expect(blaxel.agents.list()).rejects.toThrow(PermissionDeniedError);
  });

  it('is refused before sending when no header can carry it', async () => {
    const { server, blaxel } = await connected({ apiKey: 'two\nlines' });
    await expect(blaxel.agents.list()).rejects.toThrow("the header 'authorization'");
    expect(server.seen).toEqual([]);
  });

  it('does not go to a host that is not this machine without encryption', () => {
    expect(() => new Blaxel({ baseURL: 'http://api.example.com', apiKey: KEY })).toThrow(/unencrypted/);
    expect(
      () => new Blaxel({ baseURL: 'http://api.example.com', apiKey: KEY, allowInsecure: true }),
    ).not.toThrow();
  });
});

describe('a header of a single call', () => {
  it('wins over the credential and the workspace of the client', async () => {
    const { server, blaxel } = await connected({ workspace: 'elsewhere' });
    server.state.keys.add('other');
    const headers = { Authorization: 'Bearer other', 'X-Blaxel-Workspace': 'acme' };
    await blaxel.agents.list({}, { headers });
    expect(sent(server)).toEqual(['Bearer other']);
  });
});

describe('withOptions', () => {
  it('replaces the credential and keeps the rest', async () => {
    const { server, blaxel } = await connected({ workspace: 'acme' });
    server.state.keys.add('other');
    await blaxel.withOptions({ apiKey: 'other' }).agents.list();
    await blaxel.agents.list();
    expect(sent(server)).toEqual(['Bearer other', `Bearer ${KEY}`]);
    expect(server.last().headers['x-blaxel-workspace']).toBe('acme');
  });
});
