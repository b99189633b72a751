// Every payload in every place where a specification can hold a text: the program stays the same, values come through.
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { generateFromText } from '../../generator/generate.js';
import type * as assets from '../../generator/render/assets.js';
import { baselineOf, problemsWith, type Baseline, type Generate } from './support/checks.js';
import { PAYLOADS } from './support/payloads.js';
import { describeApi } from './support/positions.js';
import { describeVersions } from './support/versions.js';

// Templates are compiled once, as in the published program.
vi.mock('../../generator/render/assets.js', async (importOriginal) => {
  const { loadAssets } = await importOriginal<typeof assets>();
  const loaded = loadAssets();
  return { loadAssets: () => loaded };
});

const generate: Generate = (name, text) => generateFromText(name, text, { format: 'none' });

describe.each([
  ['a description', describeApi],
  ['a description with versions', describeVersions],
] as const)('%s', (_, describeWith) => {
  let baseline: Baseline | undefined;

  beforeAll(async () => {
    baseline = await baselineOf(generate, describeWith);
  });

  it.each([...PAYLOADS])('is safe with %s anywhere', async (_name, payload) => {
    if (baseline === undefined) throw new Error('there is no baseline');
    const found: string[] = [];
    for (const position of baseline.slots.keys()) {
      const problems = await problemsWith(generate, baseline, position, payload);
      found.push(...problems.map((problem) => `${position}: ${problem}`));
    }
    expect(found).toEqual([]);
  });
});
