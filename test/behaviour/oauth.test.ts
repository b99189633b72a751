import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AuthenticationError, Blaxel, TokenError } from '../../output/blaxel/index.js';
import { connected, startBlaxel } from './support/blaxel/server.js';
import { KEY, OLD } from './support/blaxel/state.js';
import { ACCOUNT } from './support/blaxel/tokens.js';

const accessToken = { clientId: ACCOUNT.id, clientSecret: ACCOUNT.secret };
const TOKENS = 'POST /v0/oauth/token';

beforeEach(() => {
  for (const name of ['BL_API_KEY', 'BL_WORKSPACE', 'BL_CLIENT_ID', 'BL_CLIENT_SECRET']) {
    vi.stubEnv(name, undefined);
  }
});

afterEach(() => {
  vi.unstubAllEnvs();
});

const tokensAsked = ({ lines }: { readonly lines: () => string[] }): number =>
  lines().filter((line) => line === TOKENS).length;

describe('client credentials', () => {
  it('become a token at the address of the API, with a body of JSON', async () => {
    const { server, blaxel } = await connected({ apiKey: undefined, accessToken });
    await blaxel.agents.list();
    const [asked, call] = server.seen;
    expect(asked).toMatchObject({ line: TOKENS, body: { grant_type: 'client_credentials' } });
    expect(asked?.headers['authorization']).toBe(`Basic ${btoa(`${ACCOUNT.id}:${ACCOUNT.secret}`)}`);
    expect(call?.headers['authorization']).toBe('Bearer token-1');
    expect(asked?.headers).not.toHaveProperty('blaxel-version');
  });

  it('may stand in the body instead', async () => {
    const { server, blaxel } = await connected({ accessToken: { ...accessToken, clientAuth: 'body' } });
    await blaxel.agents.list();
    expect(server.seen[0]?.headers).not.toHaveProperty('authorization');
    expect(server.seen[0]?.body).toMatchObject({
      client_id: ACCOUNT.id,
      client_secret: ACCOUNT.secret,
    });
  });

  it('may come from the environment', async () => {
    vi.stubEnv('BL_CLIENT_ID', ACCOUNT.id);
    vi.stubEnv('BL_CLIENT_SECRET', ACCOUNT.secret);
    const server = await startBlaxel();
    const blaxel = new Blaxel({ baseURL: server.baseURL });
    await blaxel.agents.list();
    await blaxel.withVersion(OLD).agents.list();
    await blaxel.withOptions({ timeout: 1000 }).agents.list();
    expect(tokensAsked(server)).toBe(1);
  });

  it('are asked for once by 50 calls, in either version, with other options', async () => {
    const { server, blaxel } = await connected({ accessToken });
    const clients = [blaxel, blaxel.withOptions({ middleware: [(request, next) => next(request)] })];
    await Promise.all([
      ...Array.from({ length: 25 }, (_, at) => clients[at % 2]?.agents.list()),
      ...Array.from({ length: 25 }, () => blaxel.withVersion(OLD).agents.list()),
    ]);
    expect(tokensAsked(server)).toBe(1);
    expect(server.seen).toHaveLength(51);
  });

  it('go before an API key, and travel in the header of the gateway', async () => {
    const authorizationHeader = 'X-Blaxel-Authorization';
    const { server, blaxel } = await connected({ apiKey: KEY, accessToken, authorizationHeader });
    await blaxel.agents.list();
    expect(server.last().headers).toMatchObject({ 'x-blaxel-authorization': 'Bearer token-1' });
    expect(server.last().headers).not.toHaveProperty('authorization');
  });

  it('are not needed where a token is given', async () => {
    const { server, blaxel } = await connected({ apiKey: undefined, accessToken: () => KEY });
    await blaxel.agents.list();
    expect(tokensAsked(server)).toBe(0);
  });

  it('get another token when one is taken back', async () => {
    const { server, blaxel } = await connected({ apiKey: undefined, accessToken });
    await blaxel.agents.list();
    server.state.keys.delete('token-1');
    await Promise.all(Array.from({ length: 10 }, () => blaxel.agents.list()));
    expect(tokensAsked(server)).toBe(2);
  });

  it('that never help are a 401 after one more try', async () => {
    const { server, blaxel } = await connected({ apiKey: undefined, accessToken });
    vi.spyOn(server.state.keys, 'add').mockReturnThis();
    await expect(blaxel.agents.list()).rejects.toThrow(AuthenticationError);
    expect(server.seen).toHaveLength(4);
  });

  it('that are wrong are an error that holds neither', async () => {
    const secret = 'canary-5a1d';
    const { server, blaxel } = await connected({ accessToken: { ...accessToken, clientSecret: secret } });
    const error: unknown = await blaxel.agents.list().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TokenError);
    expect(error).toMatchObject({ status: 400, code: 'invalid_client' });
    const shown = [error, blaxel].map((one) => inspect(one, { depth: Infinity, showHidden: true })).join();
    expect(shown + JSON.stringify(error)).not.toContain(secret);
    expect(server.lines()).toEqual([TOKENS]);
  });
});
