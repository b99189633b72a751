/** Clients that import `apivintage/runtime` in place of a copy of it. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { generate } from '../../generator/generate.js';
import { PUBLIC_RUNTIME, RUNTIME_MODULES } from '../../generator/typescript/runtime-names.js';
import { VERSION } from '../../generator/version.js';
import { reply, serve } from '../runtime/server.js';
import { ROOT, writeAll } from '../support/folders.js';
import { iterate } from '../support/live-client.js';

const RUNTIME = join(ROOT, 'templates/runtime.ts');

let folder = '';
beforeAll(async () => {
  await mkdir(join(ROOT, '.scratch'), { recursive: true });
  folder = await mkdtemp(join(ROOT, '.scratch/runtime-package-'));
  const spec = 'bench/client/agents.yaml';
  const { files } = await generate({ spec, cwd: ROOT, name: 'Sample', runtime: 'package' });
  expect(files.paths.filter((path) => path.startsWith('runtime/'))).toEqual([]);
  await writeAll(folder, files);
  await writeFile(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: join(ROOT, 'tsconfig.json'),
      compilerOptions: { paths: { 'apivintage/runtime': [RUNTIME] } },
      include: ['.'],
      exclude: [],
    }),
  );
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** What the strictest compiler says of the client. */
const compiled = async (): Promise<string> => {
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  return await promisify(execFile)(process.execPath, [tsc, '-p', folder]).then(
    ({ stdout }) => stdout,
    (error: unknown) => (error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error)),
  );
};

it('compile, but not with the runtime of another version', async () => {
  expect(await compiled()).toBe('');
  const file = join(folder, 'runtime.ts');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace(`'${VERSION}'`, "'0.0.1'"));
  expect(await compiled()).toMatch(/runtime\.ts.*'"0\.0\.1"' does not satisfy/);
  await writeFile(file, text);
});

it('say so in their README', async () => {
  expect(await readFile(join(folder, 'README.md'), 'utf8')).toContain(
    'It needs\n`apivintage/runtime`, `fetch`',
  );
});

it('do what clients with a copy do', async () => {
  const outfile = join(folder, 'client.mjs');
  await build({
    entryPoints: [join(folder, 'index.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    alias: { 'apivintage/runtime': RUNTIME },
  });
  const exports: unknown = await import(outfile);
  const server = await serve(({ url }, response) =>
    reply(
      response,
      200,
      url.includes('cursor=')
        ? { data: [{ name: 'b' }], meta: { hasMore: false } }
        : { data: [{ name: 'a' }], meta: { hasMore: true, nextCursor: 'x' } },
    ),
  );
  const Sample: unknown = typeof exports === 'object' && exports && Reflect.get(exports, 'Sample');
  if (typeof Sample !== 'function') throw new TypeError('no client');
  const client: unknown = Reflect.construct(Sample, [{ baseURL: server.url, key: 'k' }]);
  const agents: unknown = typeof client === 'object' && client && Reflect.get(client, 'agents');
  const list: unknown = typeof agents === 'object' && agents && Reflect.get(agents, 'list');
  if (typeof list !== 'function') throw new TypeError('no list');
  const { items, error } = await iterate(Reflect.apply(list, agents, []));
  expect([items, error]).toEqual([[{ name: 'a' }, { name: 'b' }], undefined]);
  expect(server.seen.map(({ url, headers }) => [url, headers.authorization])).toEqual([
    ['/agents', 'Bearer k'],
    ['/agents?cursor=x', 'Bearer k'],
  ]);
});

it('find in the package all that any client names', async () => {
  const text = await readFile(RUNTIME, 'utf8');
  const exported = [
    ...text.matchAll(/export (?:type )?\{([^}]*)\} from '\.\/(runtime\/[\w-]+)\.js'/g),
  ].flatMap(([, names = '', module = '']) =>
    names
      .split(',')
      .map((name) => name.replace('type ', '').trim())
      .filter((name) => name !== '')
      .map((name) => `${module}.ts ${name}`),
  );
  const named = [
    ...Object.entries(RUNTIME_MODULES).map(([name, module]) => `${module} ${name}`),
    ...PUBLIC_RUNTIME.flatMap(({ module, values, types }) =>
      [...values, ...types].map((name) => `${module} ${name}`),
    ),
  ];
  expect(exported.sort()).toEqual([...new Set(named)].sort());
});
