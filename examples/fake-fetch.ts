/** A test of a program that uses a client, without a server: `node --test`, or any other runner. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Blaxel } from '../output/blaxel/index.js';

/** What is tested: a program takes its client, so that a test can give it another one. */
export async function names(blaxel: Blaxel): Promise<string[]> {
  const found: string[] = [];
  for await (const { metadata } of blaxel.agents.list({ limit: 1 })) found.push(metadata.name);
  return found;
}

const page = (name: string, nextCursor?: string): object => ({
  data: [{ metadata: { name }, spec: {} }],
  meta: { total: 2, hasMore: nextCursor !== undefined, nextCursor },
});

/** Answers in turn, and remembers what it was asked. */
function faked(...answers: readonly Response[]): { readonly blaxel: Blaxel; readonly urls: string[] } {
  const [left, urls] = [[...answers], [] as string[]];
  const fetch = (url: string): Promise<Response> => {
    urls.push(url);
    const answer = left.shift();
    return answer === undefined ? Promise.reject(new Error('asked too often')) : Promise.resolve(answer);
  };
  return { blaxel: new Blaxel({ apiKey: 'test', fetch, maxRetries: 0 }), urls };
}

await test('the names of all pages are there', async () => {
  const { blaxel, urls } = faked(Response.json(page('a', 'next')), Response.json(page('b')));
  assert.deepEqual(await names(blaxel), ['a', 'b']);
  assert.deepEqual(
    urls.map((url) => new URL(url).search),
    ['?limit=1', '?limit=1&cursor=next'],
  );
});

await test('an error of the API is the error of the program', async () => {
  const { blaxel } = faked(Response.json({ error: 'no' }, { status: 403 }));
  await assert.rejects(names(blaxel), { name: 'PermissionDeniedError', status: 403 });
});
