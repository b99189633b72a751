import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../build/root.mjs';
import { run } from './project.mjs';

const SHOP = 'packages/shop';
const QUIET = {
  NX_DAEMON: 'false',
  NX_NO_CLOUD: 'true',
  TURBO_TELEMETRY_DISABLED: '1',
  DO_NOT_TRACK: '1',
  CI: '1',
};

/** The project as a package of a monorepo, with the files of an example. */
const createWorkspace = async (folder, files) => {
  const shop = join(folder, SHOP);
  await rm(join(folder, 'packages'), { recursive: true, force: true });
  await mkdir(shop, { recursive: true });
  for (const name of ['openapi.yaml', 'apivintage.config.yaml'])
    await cp(join(folder, name), join(shop, name));
  const manifest = { name: 'shop', version: '1.0.0', scripts: { generate: 'apivintage generate' } };
  await writeFile(join(shop, 'package.json'), JSON.stringify(manifest));
  const root = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const workspace = { ...root, packageManager: 'npm@10.9.0', workspaces: ['packages/*'] };
  await writeFile(join(folder, 'package.json'), JSON.stringify(workspace));
  for (const [from, to] of Object.entries(files)) await cp(join(ROOT, 'examples', from), join(folder, to));
};

/** The first run generates; the second brings the client back from the cache; a change of the description does not. */
const hitsTheCache = async (folder, words, hit) => {
  const go = () => run(folder, 'npx', words, QUIET);
  const client = join(folder, SHOP, 'src/api/client.ts');
  assert.doesNotMatch(await go(), hit);
  await rm(join(folder, SHOP, 'src/api'), { recursive: true });
  assert.match(await go(), hit);
  assert.ok(existsSync(client), 'the client comes out of the cache');
  const path = join(folder, SHOP, 'openapi.yaml');
  await writeFile(path, `${await readFile(path, 'utf8')}\n# Changed.\n`);
  assert.doesNotMatch(await go(), hit);
};

export const turborepoCaches = async (folder) => {
  await createWorkspace(folder, { 'turborepo/turbo.json': 'turbo.json' });
  await hitsTheCache(folder, ['turbo', 'run', 'generate'], /1 cached, 1 total/);
};

export const nxCaches = async (folder) => {
  await createWorkspace(folder, { 'nx/project.json': `${SHOP}/project.json` });
  await writeFile(join(folder, 'nx.json'), '{}');
  await hitsTheCache(folder, ['nx', 'run', 'shop:generate'], /read the output from the cache/);
};
