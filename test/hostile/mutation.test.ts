// The suite measures the encoders; this measures the suite: with each encoder broken in turn, it must notice.
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../support/folders.js';
import { baselineOf, problemsWith, type Baseline } from './support/checks.js';
import { encoderProblems } from './support/encoder-checks.js';
import type * as encoders from './support/encoders.js';
import { MUTANTS, mutate, type Mutant } from './support/mutants.js';
import { PAYLOADS } from './support/payloads.js';
import { describeApi } from './support/positions.js';
import * as healthy from './support/encoders.js';

type Encoders = typeof encoders;

let folder = '';
let baseline: Baseline | undefined;

beforeAll(async () => {
  await mkdir(join(ROOT, '.scratch'), { recursive: true });
  folder = await mkdtemp(join(ROOT, '.scratch/mutants-'));
  baseline = await baselineOf(
    (name, text) => healthy.generateFromText(name, text, { format: 'none' }),
    describeApi,
  );
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('the suite notices a fault in', () => {
  it.each(MUTANTS.map((mutant) => [mutant.name, mutant] as const))('%s', async (_name, mutant) => {
    const faulty = await bundled(mutant);
    const noticed = mutant.shows === 'generated' ? await noticedInOutput(faulty) : noticedInEncoders(faulty);
    expect(noticed).not.toBe('nothing');
  });
});

/** Bundle the generator with a fault in it. */
const bundled = async (mutant: Mutant): Promise<Encoders> => {
  const outfile = join(folder, `${mutant.name.replaceAll(' ', '-')}.mjs`);
  await build({
    absWorkingDir: ROOT,
    entryPoints: ['test/hostile/support/encoders.ts'],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
    plugins: [faulty(mutant), assetsOnce],
  });
  const loaded: unknown = await import(pathToFileURL(outfile).href);
  if (!isEncoders(loaded)) throw new TypeError('the bundle has no encoders');
  return loaded;
};

const isEncoders = (value: unknown): value is Encoders =>
  typeof value === 'object' && value !== null && 'str' in value && 'generateFromText' in value;

const faulty = (mutant: Mutant): Plugin => ({
  name: 'faulty',
  setup: (builder) => {
    builder.onLoad(
      { filter: /[/\\]generator[/\\]typescript[/\\](?:literal|comments|markdown)\.ts$/ },
      async ({ path }) => {
        const text = await readFile(path, 'utf8');
        return { contents: path.endsWith(mutant.file) ? mutate(text, mutant) : text, loader: 'ts' };
      },
    );
  },
});

/** Templates are compiled once for all that a bundle generates. */
const assetsOnce: Plugin = {
  name: 'assets-once',
  setup: (builder) => {
    builder.onLoad({ filter: /[/\\]generator[/\\]render[/\\]assets\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const once = 'let known;\nexport const loadAssets = () => (known ??= load());\nconst load =';
      return { contents: text.replace('export const loadAssets =', once), loader: 'ts' };
    });
  },
};

/** Payloads that most faults show with: they come first, to save time. */
const TELLING = [
  'end of a single-quoted string',
  'end of a comment',
  'tag of a comment',
  'prototype',
  'link',
  'table',
];

/** The first position and payload with which something goes wrong. */
const noticedInOutput = async ({ generateFromText }: Encoders): Promise<string> => {
  if (baseline === undefined) throw new Error('there is no baseline');
  for (const name of new Set([...TELLING, ...PAYLOADS.keys()])) {
    const payload = PAYLOADS.get(name) ?? '';
    for (const position of baseline.slots.keys()) {
      const generate: Parameters<typeof problemsWith>[0] = (file, text) =>
        generateFromText(file, text, { format: 'none' });
      const [problem] = await problemsWith(generate, baseline, position, payload);
      if (problem !== undefined) return `${position}, ${name}: ${problem}`;
    }
  }
  return 'nothing';
};

const noticedInEncoders = (given: Encoders): string =>
  Object.values(encoderProblems)
    .flatMap((problemsOf) => problemsOf(given))
    .at(0) ?? 'nothing';
