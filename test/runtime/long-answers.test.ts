// A server that means no good has a client look at the same characters again and again.
import { expect, it } from 'vitest';
import { type Api } from '../../templates/runtime/api.js';
import { reportNumbers } from '../../templates/runtime/connection.js';
import { json } from '../../templates/runtime/json.js';
import { unknownVersion } from '../../templates/runtime/unknown-version.js';
import { linkPage } from '../../templates/runtime/url-page.js';
import { versionHeader } from '../../templates/runtime/version-carriers.js';
import { VersionedApi } from '../../templates/runtime/version.js';

const LONG = 64 * 1024;

/** Milliseconds until a call has failed or ended, whose answer is this one. */
async function time(answer: () => Response, call: (api: Api) => PromiseLike<unknown>): Promise<number> {
  const options = {
    fetch: (): Promise<Response> => Promise.resolve(answer()),
    middleware: [reportNumbers(() => undefined)],
  };
  const version = {
    carrier: versionHeader('Version'),
    value: 'a',
    known: ['a'],
    unknown: unknownVersion(400, 'x', ['error']),
  };
  const api = new VersionedApi({ baseURL: 'https://api.example.com', options, version });
  const start = performance.now();
  await call(api).then(
    () => undefined,
    () => undefined,
  );
  return performance.now() - start;
}

const pages = linkPage<number, number[], object>({ items: (body) => body });

it.each(['<', '<a>"', '<a>;', '<a>;b=;', '<a>; rel="'])('a Link header of many %s', async (piece) => {
  const link = piece.repeat(LONG / piece.length);
  const took = await time(
    () => Response.json([1], { headers: { link } }),
    (api) => api.send({ method: 'GET', path: '/x', returns: pages }, []).toArray({ limit: 2 }),
  );
  expect(took).toBeLessThan(1000);
});

it.each([
  [200, '\\"', '"'],
  [200, '"', ''],
  [200, '1e', ''],
  [200, '[', ''],
  [400, 'versions: ', '{"error":"x","message":"'],
  [400, 'a,', '{"error":"x","message":"versions: '],
])('a body with status %i of many %s', async (status, piece, start) => {
  const body = `${start}${piece.repeat(LONG / piece.length)}`;
  const headers = { 'content-type': 'application/json' };
  const took = await time(
    () => new Response(status === 400 ? `${body}"}` : body, { status, headers }),
    (api) => api.send({ method: 'GET', path: '/x', returns: json }, []),
  );
  expect(took).toBeLessThan(1000);
});
