// Ctrl-C, and a request to end, while a file is being written: all of it is there afterwards or nothing, and the exit code tells.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { finished, folderWith, petStore, useBundle } from './command.js';

const bundle = useBundle();

/** Has a file of more than a few bytes be written in two halves, and says when the first one is there. */
const SLOW = `
import fs from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { syncBuiltinESMExports } from 'node:module';
const { writeFile, appendFile } = fs.promises;
fs.promises.writeFile = async (path, text, options) => {
  const half = Math.floor(text.length / 2);
  await writeFile(path, text.slice(0, half), options);
  process.stderr.write('half\\n');
  await setTimeout(500);
  await appendFile(path, text.slice(half));
};
syncBuiltinESMExports();
`;

const CATALOGUE = 'x-api-versions: { header: V, versions: [{ version: a }, { version: b }] }\n';

it.skipIf(process.platform === 'win32').each([
  [
    'import api.yaml old.yaml --versions a,b --header V -o all.yaml',
    'SIGINT',
    'all.yaml',
    /^openapi: [^]*city[^]*\n$/,
  ],
  [
    'import api.yaml old.yaml --versions a,b --header V -o old.yaml --force',
    'SIGTERM',
    'old.yaml',
    /x-api-versions/,
  ],
  ['init api.yaml', 'SIGINT', 'apivintage.config.yaml', /\n {4}output: src\/api\n/],
  ['init api.yaml', 'SIGHUP', 'apivintage.config.yaml', /\n {4}output: src\/api\n/],
  ['lock versions.yaml', 'SIGTERM', 'versions.lock.json', /\}\n$/],
] as const)('%s, ended by %s', async (words, signal, name, whole) => {
  const folder = await folderWith({
    'api.yaml': petStore(),
    'old.yaml': petStore(),
    'versions.yaml': CATALOGUE + petStore(),
    'slow.mjs': SLOW,
  });
  const child = bundle.start(folder, words.split(' '), { node: ['--import', join(folder, 'slow.mjs')] });
  child.stderr.on('data', (text: string) => {
    if (text.includes('half')) child.kill(signal);
  });
  expect(await finished(child)).toMatchObject({ code: null, signal });
  expect(await readFile(join(folder, name), 'utf8')).toMatch(whole);
  const known = new Set(['api.yaml', 'old.yaml', 'versions.yaml', 'slow.mjs', name]);
  expect((await readdir(folder)).filter((each) => !known.has(each))).toEqual([]);
});
