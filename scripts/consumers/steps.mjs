import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { ROOT } from '../build/root.mjs';
import { run } from './project.mjs';
import { withShop } from './server.mjs';

const node = (folder, ...args) => run(folder, process.execPath, args);
const tsc = (folder, ...args) => node(folder, join(ROOT, 'node_modules/typescript/bin/tsc'), ...args);

/** A program calls the shop, and prints what it answers. */
const callsTheShop = async (folder, file) =>
  assert.equal(await withShop((url) => run(folder, process.execPath, [file], { SHOP_URL: url })), 'a b\n');

/** The command generates, and a second run finds nothing to do. */
export const generates = async (folder) => {
  assert.match(await run(folder, 'npx', ['apivintage']), /Wrote +src\/api: \d+ new, 0 changed/);
  assert.match(await run(folder, 'npx', ['apivintage']), /Read +openapi\.yaml: unchanged/);
  await run(folder, 'npx', ['apivintage', 'check']);
};

/** The client compiles in the strictest project, and what comes of it runs. */
export const compiles = async (folder) => {
  await tsc(folder, '-p', '.');
  await callsTheShop(folder, 'compiled/main.js');
};

/** The same client with the runtime of the package in place of a copy. */
export const sharesTheRuntime = async (folder) => {
  const config = join(folder, 'apivintage.config.yaml');
  const text = await readFile(config, 'utf8');
  try {
    await writeFile(config, `${text}    runtime: package\n`);
    await run(folder, 'npx', ['apivintage']);
    assert.ok(!existsSync(join(folder, 'src/api/runtime')), 'nothing is copied');
    await compiles(folder);
  } finally {
    await writeFile(config, text);
    await run(folder, 'npx', ['apivintage']);
  }
};

export const isALibrary = async (folder) => {
  for (const file of ['library.mjs', 'library.cjs']) assert.equal(await node(folder, file), 'true\n');
};

/** A bundler builds from nothing generated, what it builds runs, and a broken description fails the build in our words. */
export const builds = (bundler) => async (folder) => {
  await rm(join(folder, 'src/api'), { recursive: true, force: true });
  await node(folder, 'build.mjs', bundler);
  await callsTheShop(folder, `built/${bundler}/main.mjs`);
  await cp(join(folder, 'openapi.yaml'), join(folder, 'openapi.good.yaml'));
  try {
    const text = await readFile(join(folder, 'openapi.yaml'), 'utf8');
    await writeFile(join(folder, 'openapi.yaml'), text.replace("schemas/Order'", "schemas/Odrer'"));
    await assert.rejects(node(folder, 'build.mjs', bundler), /openapi\.yaml:14:\d+.*unresolved-reference/s);
    assert.ok(existsSync(join(folder, 'src/api/client.ts')), 'the client is left as it was');
  } finally {
    await cp(join(folder, 'openapi.good.yaml'), join(folder, 'openapi.yaml'));
  }
};

/** The types of the plugins are those that the bundlers take. */
export const pluginsFit = async (folder) => {
  const options = [
    '--noEmit',
    '--strict',
    '--skipLibCheck',
    '--exactOptionalPropertyTypes',
    '--target',
    'es2022',
  ];
  await tsc(folder, ...options, '--module', 'nodenext', '--types', 'node', 'src/plugins.ts');
};

/** A bundler in watch mode builds again when the description changes, tells when it breaks, and goes on when it is mended. */
export const watches = (bundler) => async (folder) => {
  await rm(join(folder, 'src/api'), { recursive: true, force: true });
  const description = await readFile(join(folder, 'openapi.yaml'), 'utf8');
  try {
    // Between these the plugin says what it wrote.
    const lines = (await node(folder, 'watch.mjs', bundler)).split('\n');
    const steps = ['built', 'rebuilt', 'told', 'mended'];
    assert.deepEqual(
      lines.filter((line) => steps.includes(line)),
      steps,
    );
  } finally {
    await writeFile(join(folder, 'openapi.yaml'), description);
  }
};

/** The output `paths` in the place of openapi-typescript: its users compile, run, and find what does not exist. */
export const typesReactQuery = async (folder) => {
  await run(folder, 'npx', ['apivintage', 'paths', 'openapi.yaml', '-o', 'src/schema.ts']);
  const target = ['--target', 'es2022', '--module', 'nodenext', '--lib', 'es2022,dom,dom.iterable'];
  await tsc(folder, '--strict', '--skipLibCheck', ...target, '--outDir', 'compiled', 'src/react-query.ts');
  await callsTheShop(folder, 'compiled/react-query.js');
};

export const regeneratesInDevelopment = async (folder) => {
  await rm(join(folder, 'src/api'), { recursive: true, force: true });
  assert.equal(await node(folder, 'dev.mjs'), 'generated\nregenerated\ntold\nmended\n');
};
