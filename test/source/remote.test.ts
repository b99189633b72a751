import { describe, expect, it } from 'vitest';
import { generate } from '../../generator/generate.js';
import { loadDocuments } from '../../generator/source/documents.js';
import { fetchText } from '../../generator/source/remote.js';
import { Budget } from '../../generator/source/read.js';
import { DEFAULT_LIMITS } from '../../generator/source/limits.js';
import { brief, fatalOf } from './fatal.js';
import { folderWith } from './folder.js';
import { serve, type Handler } from './server.js';

const text =
  (body: string): Handler =>
  (_request, response) =>
    response.end(body);
const redirect =
  (location: string): Handler =>
  (_request, response) =>
    response.writeHead(302, { location }).end();

describe('a remote entry', () => {
  it('may refer to its own origin and to nothing else', async () => {
    const other = await serve(text('{"no": 1}'));
    const { origin, requests } = await serve((request, response) => {
      const body = request.url?.startsWith('/api/openapi.json')
        ? JSON.stringify({
            a: { $ref: 'b.json' },
            b: { $ref: `${other.origin}/x` },
            c: { $ref: 'file:///etc/hostname' },
          })
        : '{"fine": 1}';
      response.end(body);
    });
    const documents = await loadDocuments(`${origin}/api/openapi.json?token=SECRET`);
    const { entry } = documents;
    expect(entry.name).toBe(`${origin}/api/openapi.json?…`);
    expect(documents.get(documents.resolveUri('b.json', entry))).toMatchObject({ value: { fine: 1 } });
    expect(documents.get(`${other.origin}/x`)).toMatchObject({ failure: { code: 'remote-reference' } });
    expect(documents.get('file:///etc/hostname')).toMatchObject({
      failure: { code: 'reference-unreadable' },
    });
    expect(requests.map((request) => request.url)).toEqual(['/api/openapi.json?token=SECRET', '/api/b.json']);
    expect(other.requests).toEqual([]);
    expect(documents.inputs).toEqual([]);
  });

  it('sends credentials to its own origin only, and shows them nowhere', async () => {
    const other = await serve(text('{"other": 1}'));
    const { origin, requests } = await serve(text(JSON.stringify({ a: { $ref: `${other.origin}/x` } })));
    const entry = `${origin.replace('//', '//user:p%40ss@')}/a.json`;
    const documents = await loadDocuments(entry, { allowRef: [other.origin] });
    expect(requests[0]?.headers.authorization).toBe(`Basic ${Buffer.from('user:p@ss').toString('base64')}`);
    expect(other.requests.map((request) => request.headers.authorization)).toEqual([undefined]);
    expect(`${documents.entry.uri} ${documents.entry.name}`).not.toMatch(/user|ss@/);
  });

  it('is an error where the server says no, and where there is none', async () => {
    const { origin } = await serve((_request, response) => response.writeHead(404).end('SECRET page'));
    const refused = await fatalOf(loadDocuments(`${origin}/a.json?key=SECRET`));
    expect(refused.message).toBe(`"${origin}/a.json?…" cannot be fetched: the server answers 404.`);
    expect((await fatalOf(loadDocuments('http://127.0.0.1:1/a'))).message).toMatch(/cannot be fetched/);
  });

  it('needs https elsewhere than on this machine', async () => {
    const contacted: string[] = [];
    const spy: typeof fetch = (input) => {
      contacted.push(input instanceof Request ? input.url : input.toString());
      return Promise.resolve(new Response('{}'));
    };
    const [refused] = (await fatalOf(loadDocuments('http://api.test/a.json', { fetch: spy }))).diagnostics;
    expect(refused?.help).toContain('https://api.test/a.json');
    expect(contacted).toEqual([]);
    await loadDocuments('https://api.test/a.json', { fetch: spy });
    expect(contacted).toEqual(['https://api.test/a.json']);
  });
});

describe('redirects', () => {
  it('lead to where references are relative to', async () => {
    const { origin, requests } = await serve((request, response) => {
      if (request.url === '/latest') {
        redirect('/v3/openapi.json')(request, response);
        return;
      }
      const isEntry = request.url === '/v3/openapi.json';
      response.end(isEntry ? '{"a": {"$ref": "pets.json"}, "b": {"$ref": "openapi.json#/a"}}' : '{"pet": 1}');
    });
    const documents = await loadDocuments(`${origin}/latest`);
    const { entry } = documents;
    expect(documents.get(documents.resolveUri('pets.json', entry))).toMatchObject({ value: { pet: 1 } });
    expect(documents.resolveUri('openapi.json', entry)).toBe(entry.uri);
    expect(requests.map(({ url }) => url)).toEqual(['/latest', '/v3/openapi.json', '/v3/pets.json']);
  });

  it('are followed within what is allowed', async () => {
    const { origin } = await serve((request, response) =>
      request.url === '/new' ? response.end('{"moved": 1}') : redirect('/new')(request, response),
    );
    expect((await loadDocuments(`${origin}/old`)).entry.value).toEqual({ moved: 1 });
  });

  it('are checked at every hop', async () => {
    const secret = await serve(text('{"SECRET": 1}'));
    const { origin } = await serve(redirect(`${secret.origin}/latest`));
    const dir = await folderWith({ 'a.json': JSON.stringify({ a: { $ref: `${origin}/x` } }) });
    const documents = await loadDocuments('a.json', { cwd: dir, allowRef: [origin] });
    expect(documents.get(`${origin}/x`)).toMatchObject({
      failure: {
        code: 'redirect-refused',
        message: `"${origin}/x" redirects to ${secret.origin}, and nothing allows that.`,
      },
    });
    expect(secret.requests).toEqual([]);
  });

  it('carry no credentials to another origin, even an allowed one', async () => {
    const other = await serve(text('{}'));
    const { origin } = await serve(redirect(`${other.origin.replace('//', '//u:p@')}/x`));
    await loadDocuments(`${origin.replace('//', '//user:pass@')}/a`, { allowRef: [other.origin] });
    expect(other.requests.map((request) => request.headers.authorization)).toEqual([undefined]);
  });

  it.each([
    ['in a circle', '/again', /redirects more than 5 times/],
    ['to another protocol', 'file:///etc/hostname', /\/a" .*it redirects to file:.*only https is supported/],
    ['to nonsense', 'http://[', /no URL/],
  ])('%s end', async (_what, location, message) => {
    const { origin, requests } = await serve(redirect(location));
    expect((await fatalOf(loadDocuments(`${origin}/a`))).message).toMatch(message);
    expect(requests.length).toBeLessThanOrEqual(6);
  });
});

describe('documents', () => {
  it('that are thought of as they are asked for come to an end', async () => {
    const { origin, requests } = await serve((request, response) =>
      response.end(JSON.stringify({ a: { $ref: `/n${String(Number(request.url?.slice(2)) + 1)}` } })),
    );
    const error = await fatalOf(loadDocuments(`${origin}/n0`));
    expect(brief(error.diagnostics)).toEqual(['document-chain -:-']);
    expect(requests.length).toBeLessThan(300);
  });

  it('of which a part comes are refused', async () => {
    const { origin } = await serve((_request, response) => response.writeHead(206).end('{"fine": 1}'));
    expect((await fatalOf(loadDocuments(`${origin}/a`))).message).toMatch(/the server answers 206/);
  });

  it.each([
    [
      'with headers that do not end',
      { 'x-long': 'a'.repeat(20_000) },
      /the headers of the answer are too long/,
    ],
    ['that are not compressed', { 'content-encoding': 'gzip' }, /the answer is not compressed as it says/],
  ])('%s are refused in words', async (_what, headers, message) => {
    const { origin } = await serve((_request, response) =>
      response.writeHead(200, headers).end('{"fine": 1}'),
    );
    expect((await fatalOf(loadDocuments(`${origin}/a`))).message).toMatch(message);
  });

  it('give no type a name that holds a part of the query', async () => {
    const { origin } = await serve((request, response) =>
      response.end(
        request.url?.startsWith('/pet')
          ? '{"type":"object","properties":{"name":{"type":"string"}}}'
          : JSON.stringify({
              openapi: '3.1.0',
              info: { title: 'Pets', version: '1' },
              paths: {
                '/pets': {
                  get: {
                    responses: {
                      200: {
                        description: 'ok',
                        content: { 'application/json': { schema: { $ref: '/pet?key=SECRET' } } },
                      },
                    },
                  },
                },
              },
            }),
      ),
    );
    const { files } = await generate({ spec: `${origin}/openapi?key=SECRET`, cwd: '/' });
    const texts = [...files].map(([path, content]) => `${path}\n${content}`).join('\n');
    expect(texts).toContain('export interface Pet ');
    expect(texts).not.toContain('SECRET');
  });
});

describe('bodies', () => {
  it('without end are cut off', async () => {
    const { origin } = await serve((_request, response) => {
      const write = (): void => {
        while (response.write('x'.repeat(10_000)));
      };
      response.on('drain', write);
      write();
    });
    const error = await fatalOf(loadDocuments(`${origin}/a`, { limits: { documentBytes: 100_000 } }));
    expect(brief(error.diagnostics)).toEqual(['too-large -:-']);
  });

  it('that stall are given up', async () => {
    const { origin } = await serve((_request, response) => response.write('{'));
    const options = { addresses: [{ origin, path: '' }], fetch, deadline: 200 };
    const error = await fatalOf(fetchText(`${origin}/a`, 'a', new Budget(DEFAULT_LIMITS), options));
    expect(error.message).toMatch(/no answer came in time/);
  });
});

describe('what goes wrong on the way', () => {
  it.each([
    ['ENOTFOUND', 'there is no such host (ENOTFOUND)'],
    ['ECONNREFUSED', 'nothing answers there (ECONNREFUSED)'],
    ['CERT_HAS_EXPIRED', 'its certificate has expired (CERT_HAS_EXPIRED)'],
    ['EUNHEARD', 'EUNHEARD'],
  ])('is told in words: %s', async (code, reason) => {
    const cause = Object.assign(new Error('secret'), { code });
    const failing = (): Promise<Response> => Promise.reject(new TypeError('fetch failed', { cause }));
    const error = await fatalOf(loadDocuments('https://h.test/x', { fetch: failing }));
    expect(error.message).toBe(`"https://h.test/x" cannot be fetched: ${reason}.`);
  });
});
