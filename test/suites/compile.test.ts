// What users compile: the committed clients, and all that comes of the fixtures, under every flag and both compilers.
import { rm } from 'node:fs/promises';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMPILERS, complaints } from '../support/compilers.js';
import { make, TOPICS } from '../support/fixtures.js';
import { ROOT, writeAll } from '../support/folders.js';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'apivintage-compile-'));
  for (const topic of TOPICS) {
    const { files } = await make(topic);
    await writeAll(join(folder, topic), files);
  }
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('generated clients compile under every strictness flag', () => {
  it.each(COMPILERS)('with $name', async ({ path }) => {
    expect(await complaints(path, folder, ['.', join(ROOT, 'output')])).toBe('');
  });
});
