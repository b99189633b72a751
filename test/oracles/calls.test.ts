// A small part of `npm run oracle:calls`: what clients of our own descriptions send is what these describe.
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROOT } from '../support/folders.js';
import { CallsRun } from './calls/main.js';
import { listen, type Listener } from './calls/server.js';

let listener: Listener;
beforeAll(async () => {
  listener = await listen();
});
afterAll(() => {
  listener.close();
});

const TOPICS = [
  ...['security', 'request-response', 'parameters', 'parameter-styles', 'request-bodies', 'files-and-forms'],
  ...['paths-and-resources', 'servers', 'request-sequences'],
];

it.each(TOPICS)('%s', async (topic) => {
  const root = join(ROOT, 'test/fixtures', topic);
  const run = new CallsRun(listener);
  await run.document({ path: join(root, 'openapi.yaml'), name: topic, group: topic, root });
  expect(run.mistakes).toEqual([]);
});
