import { describe, expect, it } from 'vitest';
import { NEW, Sample } from './sample.js';
import { type Handler, inTurn, reply, serve } from './server.js';

const ok: Handler = (_request, response) => reply(response, 200, { name: 'a' });

function to(location: string | undefined, status = 302): Handler {
  return (_request, response) => {
    response.writeHead(status, location === undefined ? {} : { location });
    response.end('gone');
  };
}

function agents(baseURL: string): Sample['agents'] {
  return new Sample({ baseURL, apiKey: 'sk-canary' }, NEW).agents;
}

describe('a redirect on the same origin', () => {
  it.each([301, 302, 303, 307, 308])('%s is followed with the credential', async (status) => {
    const server = await serve(inTurn(to('/moved?x=1', status), ok));
    await expect(agents(server.url).get('a')).resolves.toEqual({ name: 'a' });
    expect(server.seen[1]).toMatchObject({ method: 'GET', url: '/moved?x=1' });
    expect(server.seen[1]?.headers.authorization).toBe('Bearer sk-canary');
  });

  it.each([
    [301, 'GET', ''],
    [302, 'GET', ''],
    [303, 'GET', ''],
    [307, 'POST', '{"name":"a"}'],
    [308, 'POST', '{"name":"a"}'],
  ])('%s turns a POST into a %s', async (status, method, body) => {
    const server = await serve(inTurn(to('/moved', status), ok));
    await agents(server.url).create({ name: 'a' });
    expect(server.seen[1]).toMatchObject({ method, body });
    expect(server.seen[1]?.headers['content-type']).toBe(body === '' ? undefined : 'application/json');
  });

  it('303 turns a DELETE into a GET, 302 does not', async () => {
    const server = await serve(inTurn(to('/moved', 303), ok, to('/moved', 302), ok));
    await agents(server.url).remove('a');
    await agents(server.url).remove('a');
    expect(server.seen.map(({ method }) => method)).toEqual(['DELETE', 'GET', 'DELETE', 'DELETE']);
  });

  it('is followed five times', async () => {
    const server = await serve(to('/again'));
    await expect(agents(server.url).get('a')).rejects.toMatchObject({ name: 'RedirectError' });
    expect(server.seen).toHaveLength(6);
  });
});

describe('a redirect elsewhere', () => {
  it('is refused, naming both origins, and the other one sees nothing', async () => {
    const other = await serve(ok);
    const server = await serve(to(`${other.url}/x?secret=1`, 307));
    const message = `GET /agents/a was redirected from ${server.url} to ${other.url}, which is not followed`;
    await expect(agents(server.url).get('a')).rejects.toMatchObject({ name: 'RedirectError', message });
    expect(other.seen).toHaveLength(0);
    expect(server.seen).toHaveLength(1);
  });

  it('is recognised in every disguise', async () => {
    const { port } = new URL((await serve(ok)).url);
    const places = [
      '//evil.example',
      '/\\evil.example',
      'https://a@evil.example',
      'javascript:alert(1)',
      'http://[',
    ];
    for (const place of [...places, `http://localhost:${port}/`]) {
      const server = await serve(to(place));
      await expect(agents(server.url).get('a')).rejects.toMatchObject({ name: 'RedirectError' });
    }
  });

  it('with a user name is refused on the same origin too', async () => {
    const server = await serve((request, response) =>
      to(`http://u:p@${request.headers.host ?? ''}/`)(request, response),
    );
    await expect(agents(server.url).get('a')).rejects.toThrow(/user name/);
  });
});

describe('what is no redirect', () => {
  it.each([
    ['302 without Location', to(undefined)],
    ['300 with Location', to('/x', 300)],
  ])('%s is an error like others', async (_name, handler) => {
    const server = await serve(handler);
    await expect(agents(server.url).get('a')).rejects.toMatchObject({ name: 'ApiError' });
    expect(server.seen).toHaveLength(1);
  });
});
