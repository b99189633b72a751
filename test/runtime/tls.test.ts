/** R04 and R14 where they matter: a server that speaks TLS would like the client to go on without. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Api } from '../../templates/runtime/api.js';
import { bearer } from '../../templates/runtime/auth.js';
import { json } from '../../templates/runtime/json.js';
import { linkPage, urlPage } from '../../templates/runtime/url-page.js';
import { selfSigned } from '../support/certificate.js';
import { inTurn, reply, serve } from './server.js';

const CERTIFICATE = selfSigned();

interface Body {
  readonly items: number[];
  readonly next: string;
}

beforeAll(() => {
  // Nobody has signed the certificate but itself, and `fetch` takes no other authority.
  vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
});
afterAll(() => {
  vi.unstubAllEnvs();
});

function api(baseURL: string): Api {
  return new Api({ baseURL, auth: { Key: bearer('sk-canary') }, security: [['Key']] });
}

describe('from TLS to no TLS', () => {
  it.each([301, 302, 303, 307, 308])('R04: a redirect is refused (%s)', async (status) => {
    const plain = await serve((_request, response) => reply(response, 200, {}));
    const secure = await serve(
      (_request, response) => reply(response, status, {}, { location: `${plain.url}/x` }),
      CERTIFICATE,
    );
    await expect(
      api(secure.url).send({ method: 'GET', path: '/x', returns: json }, []),
    ).rejects.toMatchObject({
      name: 'RedirectError',
      message: `GET /x was redirected from ${secure.url} to ${plain.url}, which is not followed`,
    });
    expect(secure.seen[0]?.headers.authorization).toBe('Bearer sk-canary');
    expect(plain.seen).toEqual([]);
  });

  it('R04: nor to the same host and port', async () => {
    const secure = await serve((request, response) => {
      reply(response, 302, {}, { location: `http://${request.headers.host ?? ''}/x` });
    }, CERTIFICATE);
    await expect(
      api(secure.url).send({ method: 'GET', path: '/x', returns: json }, []),
    ).rejects.toMatchObject({ name: 'RedirectError' });
    expect(secure.seen).toHaveLength(1);
  });

  it.each([
    ['in a header', linkPage<number, Body, object>({ items: (body) => body.items })],
    [
      'in the body',
      urlPage<number, Body, object>({ items: (body) => body.items, next: (body) => body.next }),
    ],
  ])('R14: a next page %s is refused after the items that came', async (_where, returns) => {
    const plain = await serve((_request, response) => reply(response, 200, { items: [2] }));
    const next = `${plain.url}/x?page=2`;
    const secure = await serve(
      (_request, response) => reply(response, 200, { items: [1], next }, { link: `<${next}>; rel="next"` }),
      CERTIFICATE,
    );
    const items: number[] = [];
    const all = async (): Promise<void> => {
      const list = api(secure.url).send({ method: 'GET', path: '/x', returns }, []);
      for await (const item of list) items.push(item);
    };
    await expect(all()).rejects.toMatchObject({ name: 'PaginationError' });
    expect(items).toEqual([1]);
    expect([secure.seen.length, plain.seen.length]).toEqual([1, 0]);
  });
});

it('from TLS to TLS on the same origin a redirect is followed with the credential', async () => {
  const secure = await serve(
    inTurn(
      (_request, response) => reply(response, 307, {}, { location: '/y' }),
      (_request, response) => reply(response, 200, { id: 1 }),
    ),
    CERTIFICATE,
  );
  expect(await api(secure.url).send({ method: 'GET', path: '/x', returns: json }, [])).toEqual({ id: 1 });
  expect(secure.seen.map(({ url, headers }) => [url, headers.authorization])).toEqual([
    ['/x', 'Bearer sk-canary'],
    ['/y', 'Bearer sk-canary'],
  ]);
});
