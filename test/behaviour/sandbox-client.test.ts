/** Where the client of a sandbox sends requests, and files on their way there and back. */
import { afterEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import {
  BlaxelSandbox,
  type BlaxelSandboxAddress,
  type BlaxelSandboxOptions,
  createClient,
  PathParameterError,
} from '../../output/blaxel-sandbox/index.js';
import { json } from './support/answers.js';
import { sandbox, TOKEN } from './support/sandbox/server.js';

const address = { sandboxId: 'box', workspaceId: 'acme', region: 'us-pdx-1' };

afterEach(() => {
  vi.unstubAllEnvs();
});

/** A `fetch` that keeps the addresses that it was given. */
function keeping(): { readonly urls: string[]; readonly fetch: NonNullable<BlaxelSandboxOptions['fetch']> } {
  const urls: string[] = [];
  return {
    urls,
    fetch: (url) => {
      urls.push(url);
      return Promise.resolve(Response.json([]));
    },
  };
}

describe('the address', () => {
  it('comes from its parts', async () => {
    const { urls, fetch } = keeping();
    await new BlaxelSandbox({ ...address, token: TOKEN, fetch }).process.list();
    expect(urls).toEqual(['https://sbx-box-acme.us-pdx-1.bl.run/process']);
  });

  it('comes as a whole, as the control plane gives it', async () => {
    const { urls, fetch } = keeping();
    const client = new BlaxelSandbox({ baseURL: 'https://sbx-a-b.eu.bl.run/', token: TOKEN, fetch });
    await client.process.list();
    await client.withOptions({ timeout: 1000 }).process.list();
    expect(urls).toEqual(['https://sbx-a-b.eu.bl.run/process', 'https://sbx-a-b.eu.bl.run/process']);
  });

  it('changes with one of its parts', async () => {
    const { urls, fetch } = keeping();
    const client = new BlaxelSandbox({ ...address, token: TOKEN, fetch });
    await client.withOptions({ sandboxId: 'other' }).process.list();
    expect(urls).toEqual(['https://sbx-other-acme.us-pdx-1.bl.run/process']);
  });

  it('is needed', () => {
    expectTypeOf<{ token: string }>().not.toExtend<BlaxelSandboxAddress>();
    expectTypeOf<{ sandboxId: string; workspaceId: string }>().not.toExtend<BlaxelSandboxAddress>();
    expectTypeOf<typeof address>().toExtend<BlaxelSandboxAddress>();
    const parts = { sandboxId: 'box', workspaceId: 'acme' };
    // @ts-expect-error: a part is missing.
    expect(() => new BlaxelSandbox(parts)).toThrow("needs 'region': give it, or baseURL");
    // @ts-expect-error: everything is missing.
    expect(() => createClient({})).toThrow("needs 'sandboxId'");
  });

  it.each(['evil.example/', 'me@evil.example', 'evil.example#', ''])(
    'is never elsewhere for %j',
    (sandboxId) => {
      expect(() => new BlaxelSandbox({ ...address, sandboxId, token: TOKEN })).toThrow("'sandboxId'");
    },
  );
});

it('takes the token from the environment', async () => {
  vi.stubEnv('BL_API_KEY', 'from-the-environment');
  const { server } = await sandbox();
  server.answer(json([]));
  await new BlaxelSandbox({ baseURL: server.origin }).process.list();
  expect(server.last().headers['authorization']).toBe('Bearer from-the-environment');
});

describe('paths of files', () => {
  it.each([
    ['notes.txt', '/filesystem/notes.txt', '/home/user/notes.txt'],
    ['a/b c/ü#?.txt', '/filesystem/a/b%20c/%C3%BC%23%3F.txt', '/home/user/a/b c/ü#?.txt'],
    ['/etc/100%.conf', '/filesystem/%2Fetc/100%25.conf', '/etc/100%.conf'],
    ['/a', '/filesystem/%2Fa', '/a'],
  ])('%s', async (path, target, written) => {
    const { server, client } = await sandbox();
    expect((await client.filesystem.write(path, { content: 'here' })).path).toBe(written);
    expect(server.last().line).toBe(`PUT ${target}`);
    const found = await client.filesystem.get(path);
    if (!('content' in found)) throw new Error('a file was due');
    expect([found.path, found.content]).toEqual([written, 'here']);
  });

  it.each(['', '..', '../process', 'a/../../process', 'a//b', 'a/', '.'])('are none: %j', async (path) => {
    const { server, client } = await sandbox();
    await expect(client.filesystem.delete(path, { recursive: true })).rejects.toThrow(PathParameterError);
    await expect(client.filesystem.write(path, {})).rejects.toThrow(PathParameterError);
    expect(server.seen).toEqual([]);
  });
});

it('uploads bytes in parts', async () => {
  const { server, client } = await sandbox();
  const { uploads } = client.filesystem;
  const bytes = Uint8Array.from({ length: 100_000 }, (_, at) => (at * 7919) % 256);
  const { uploadId, path } = await uploads.initiate('/data/weights.bin');
  const parts: { partNumber: number; etag: string }[] = [];
  for (let at = 0; at < bytes.length; at += 30_000) {
    const partNumber = parts.length + 1;
    const file = new Blob([bytes.slice(at, at + 30_000)]);
    const { etag, size } = await uploads.putPart(uploadId, { partNumber, file });
    expect(size).toBe(file.size);
    parts.push({ partNumber, etag });
  }
  await uploads.complete(uploadId, { parts });
  expect(parts).toHaveLength(4);
  expect(Buffer.compare(server.files.get(path) ?? new Uint8Array(), bytes)).toBe(0);
});
