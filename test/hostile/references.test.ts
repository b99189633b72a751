// Where a reference may not lead: other folders, other machines, things that are no files.
import { execFileSync } from 'node:child_process';
import { mkdir, symlink } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { filesIn } from '../support/folders.js';
import { useCommand } from './support/command.js';
import { referring } from './support/documents.js';
import { inWorld, type World } from './support/sandbox.js';
import { expectCivil } from './support/verdict.js';

const SECRET = 'type: object\nproperties: { canary-7261: { type: string } }\n';
const GENERATE = ['generate', 'openapi.json', '-o', 'out', '--format', 'plain'];

const servers: Server[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

describe('a reference', () => {
  const command = useCommand();

  it.each([
    ['the folder above', '../secret.yaml'],
    ['an absolute path', '/etc/hostname'],
    ['a file URL', 'file:///etc/hostname'],
    ['an encoded way up', '%2e%2e/secret.yaml'],
    ['a backslash', '..\\secret.yaml'],
    ['another machine', 'https://evil.test/x.yaml'],
    ['a machine without a scheme', '//evil.test/x.yaml'],
    ['this machine', 'http://127.0.0.1:1/x.yaml'],
    ['this machine in disguise', 'http://0x7f.1:1/x.yaml'],
    ['the metadata of a cloud', 'http://169.254.169.254/latest/meta-data/'],
    ['another scheme', 'data:application/json,{}'],
    ['an address that is none', 'http://['],
    ['a malformed encoding', 'a%=b.yaml'],
    ['a link to the outside', './link.yaml'],
    ['a folder', './folder'],
    ['a pipe', './pipe'],
    ['an endless file', './zero'],
  ])('does not lead to %s', async (_name, reference) => {
    const files = [
      ['openapi.json', referring(reference)],
      ['../secret.yaml', SECRET],
    ] as const;
    await inWorld(command, files, async (world) => {
      await addOddities(world);
      await expectRefusal(world, []);
    });
  });

  it('shows no credential of its URL', async () => {
    const reference = 'https://user:canary-7261@evil.test/x?token=canary-7261';
    await inWorld(command, [['openapi.json', referring(reference)]], async (world) => {
      await expectRefusal(world, []);
    });
  });

  it('does not follow a redirect of an allowed server to another one, nor bring it credentials', async () => {
    const seen: string[] = [];
    const other = await serve((url) => (seen.push(url), { status: 200, location: undefined }));
    const allowed = await serve(() => ({ status: 302, location: `${other}/secret` }));
    await inWorld(command, [['openapi.json', referring(`${allowed}/a.json`)]], async (world) => {
      await expectRefusal(world, ['--allow-ref', allowed], []);
    });
    expect(seen).toEqual([]);
  });
});

const addOddities = async ({ work }: World): Promise<void> => {
  await mkdir(join(work, 'folder'));
  await symlink('../secret.yaml', join(work, 'link.yaml'));
  await symlink('/dev/zero', join(work, 'zero'));
  execFileSync('mkfifo', [join(work, 'pipe')]);
};

const expectRefusal = async (
  world: World,
  words: readonly string[],
  node?: readonly string[],
): Promise<void> => {
  const result = await world.run([...GENERATE, ...words], node);
  expectCivil(result);
  expect(result.stdout).toMatch(/^openapi\.json:\d+:\d+: error [a-z0-9-]+: /m);
  expect(result.stdout + result.stderr).not.toContain('canary-7261');
  expect({ code: result.code, files: await filesIn(join(world.work, 'out')) }).toEqual({
    code: 2,
    files: [],
  });
};

const serve = async (
  answer: (url: string) => { readonly status: number; readonly location: string | undefined },
): Promise<string> => {
  const server = createServer((request, response) => {
    const { status, location } = answer(request.url ?? '');
    response.writeHead(status, location === undefined ? {} : { location }).end('{}');
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return `http://127.0.0.1:${address.port}`;
};
