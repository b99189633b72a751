// What a call costs over bare `fetch`, ours and others': `npm run bench:overhead`. The server is a function in this
// process that answers at once, so nothing but the clients is measured. Batches alternate, since machines have moods.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { bundled, withPrograms } from './client/programs.mjs';
import { ROOT } from '../scripts/build/root.mjs';
import { textOf } from './table.mjs';

const ROUNDS = 200;
const BATCH = 300;
const WARM_UPS = 20;
const TEXT = '{"data":[{"name":"a"}],"meta":{"hasMore":false}}';
const HEADERS = new globalThis.Headers({ 'content-type': 'application/json' });

/** As much of a Response as clients ask for; a real one would cost more than all of them. */
class Answer {
  ok = true;
  status = 200;
  type = 'default';
  url = 'https://api.example.com/v0/agents';
  headers = HEADERS;
  body = null;
  bodyUsed = false;
  text = () => Promise.resolve(TEXT);
  json = () => Promise.resolve(JSON.parse(TEXT));
}

globalThis.fetch = () => Promise.resolve(new Answer());

const bare = async () => {
  const headers = { accept: 'application/json', authorization: 'Bearer k' };
  const response = await globalThis.fetch(
    `https://api.example.com/v0/agents?limit=${encodeURIComponent(10)}`,
    {
      method: 'GET',
      headers,
    },
  );
  return response.json();
};

const say = (text) => process.stdout.write(`${text}\n`);

const table = (runs) => {
  const medians = new Map(runs.map(({ name, times }) => [name, median(times)]));
  const least = new Map(runs.map(({ name, times }) => [name, Math.min(...times)]));
  const floor = medians.get('bare fetch');
  const over = (name) => medians.get(name) - floor;
  const base = medians.has('openapi-fetch') ? over('openapi-fetch') : undefined;
  return textOf([
    ['One list call', 'median', 'over bare fetch', 'of openapi-fetch', 'least over bare fetch'],
    ...[...medians].map(([name, time]) => [
      name,
      `${time.toFixed(0)} ns`,
      `${over(name).toFixed(0)} ns`,
      base === undefined ? '' : `×${(over(name) / base).toFixed(2)}`,
      `${(least.get(name) - least.get('bare fetch')).toFixed(0)} ns`,
    ]),
  ]);
};

const median = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];

await withPrograms(async (programs) => {
  const folder = join(ROOT, '.scratch/bench');
  mkdirSync(folder, { recursive: true });
  const runs = [{ name: 'bare fetch', list: bare, times: [] }];
  for (const [index, { name, program, missing }] of programs.entries()) {
    if (program === undefined) {
      say(`${name} is not measured: ${missing}`);
      continue;
    }
    const file = join(folder, `client-${process.pid}-${index}.mjs`);
    writeFileSync(file, await bundled(program));
    const { list } = await import(pathToFileURL(file).href);
    runs.push({ name, list, times: [] });
  }
  for (let round = -WARM_UPS; round < ROUNDS; round++) {
    for (const { list, times } of runs) {
      const start = performance.now();
      for (let at = 0; at < BATCH; at++) await list();
      if (round >= 0) times.push(((performance.now() - start) * 1e6) / BATCH);
    }
  }
  say(table(runs));
});
