/** What programs go by that minifiers went over. */
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { NEW, type Sample } from './sample.js';

/** The classes of the sample client after minifying. */
async function minified(): Promise<typeof Sample> {
  const { outputFiles } = await build({
    entryPoints: [new URL('sample.ts', import.meta.url).pathname],
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
  });
  const program: unknown = await import(
    `data:text/javascript;base64,${Buffer.from(outputFiles[0]?.contents ?? []).toString('base64')}`
  );
  return z.object({ Sample: z.custom<typeof Sample>((value) => typeof value === 'function') }).parse(program)
    .Sample;
}

async function failureOf(work: (client: Sample) => PromiseLike<unknown>, answers: readonly Response[]) {
  const Minified = await minified();
  const left = [...answers];
  const fetch = (): Promise<Response> => {
    const answer = left.shift();
    return answer ? Promise.resolve(answer) : Promise.reject(new Error('no answer'));
  };
  return work(new Minified({ fetch, maxRetries: 0 }, NEW)).then(
    () => 'none',
    (error: unknown) => (error instanceof Error ? error.name : error),
  );
}

const page = (nextCursor: string): Response => Response.json({ data: [{ name: 'a' }], meta: { nextCursor } });

describe('the name of an error, in a minified program,', () => {
  it.each([
    ['NotFoundError', [Response.json({}, { status: 404 })]],
    ['ServerError', [Response.json({}, { status: 503 })]],
    ['ApiError', [Response.json({}, { status: 418 })]],
    ['InvalidApiVersionError', [Response.json({ error: 'invalid_api_version' }, { status: 400 })]],
    ['ResponseParseError', [new Response('<')]],
    ['RedirectError', [Response.redirect('https://other.example.com')]],
    ['ConnectionError', []],
  ])('is %s', async (name, answers) => {
    expect(await failureOf(({ agents }) => agents.get('a'), answers)).toBe(name);
  });

  it.each([
    ['VersionMismatchError', [Response.json([])]],
    ['PaginationError', [page('c'), page('c')]],
    ['CursorExpiredError', [page('c'), Response.json({}, { status: 410 })]],
  ])('is %s for a list', async (name, answers) => {
    expect(await failureOf(({ agents }) => agents.list().toArray({ limit: 9 }), answers)).toBe(name);
  });

  it('is that of what ended the call', async () => {
    const ended = (options: object) => failureOf(({ agents }) => agents.get('a', {}, options), []);
    expect(await ended({ signal: AbortSignal.abort() })).toBe('AbortError');
    const Minified = await minified();
    const stuck = new Minified({ fetch: () => new Promise(() => undefined), timeout: 5 }, NEW);
    await expect(stuck.agents.get('a')).rejects.toMatchObject({ name: 'TimeoutError' });
  });
});
