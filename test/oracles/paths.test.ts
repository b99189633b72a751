// The output `paths` is, to the compiler, what openapi-typescript makes of the same document.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FIXTURES } from '../support/fixtures.js';
import { comparePaths, compareTypes, oursOf } from './paths.js';

const TOPICS = [
  'bodies-and-responses',
  'parameters',
  'representations',
  'request-response',
  'schemas-openapi30',
  'security',
];

describe('types fit those of openapi-typescript', () => {
  it.each([
    ...TOPICS.map((topic) => [topic, {}] as const),
    ['request-response', { exportType: true, immutable: true }] as const,
  ])('%s %o', async (topic, options) => {
    const verdict = await comparePaths(join(FIXTURES, topic, 'openapi.yaml'), options);
    expect(verdict?.compared).toBeGreaterThan(4);
    expect(verdict).toMatchObject({ differing: [], errors: [] });
  });
});

it('sees a type that does not fit', async () => {
  const ours = (await oursOf(join(FIXTURES, 'request-response', 'openapi.yaml'))) ?? '';
  expect(ours).toContain(': string;');
  const { differing } = compareTypes(ours, ours.replace(': string;', ': number;'));
  expect(differing.length).toBeGreaterThan(0);
});
