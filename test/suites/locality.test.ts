import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generate } from '../../generator/generate.js';

/** A copy of the reference specification that a test may edit. */
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'locality-'));
  cpSync('spec/blaxel', join(folder, 'spec'), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

const edit = (file: string, from: string, to: string): void => {
  const path = join(folder, 'spec', file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
};

const textsOf = async (): Promise<ReadonlyMap<string, string>> => {
  const { files, diagnostics } = await generate({ spec: 'spec/openapi.yaml', cwd: folder, name: 'blaxel' });
  expect(diagnostics.filter((each) => each.severity === 'error')).toEqual([]);
  return new Map(files);
};

/** The files that differ after an edit. */
const changedBy = async (file: string, from: string, to: string): Promise<readonly string[]> => {
  const before = await textsOf();
  edit(file, from, to);
  const after = await textsOf();
  edit(file, to, from);
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter((path) => before.get(path) !== after.get(path)).sort();
};

describe('an edit of the specification changes the files that show it, and no other', () => {
  it('a description of a schema: the file that declares it', async () => {
    expect(
      await changedBy('volumes.yaml', 'Storage that outlives the workloads', 'Disks that outlive workloads'),
    ).toEqual(['models/volumes.ts']);
  });

  it('a summary of an operation: the file of its service and the list of methods', async () => {
    expect(await changedBy('volumes.yaml', 'summary: List volumes', 'summary: Show volumes')).toEqual([
      'api.md',
      'resources/volumes.ts',
    ]);
  });

  it('a new property: the file that declares it', async () => {
    const from = '        attachedTo:\n';
    const to = `        encrypted: { type: boolean, description: Whether it is encrypted. }\n${from}`;
    expect(await changedBy('volumes.yaml', from, to)).toEqual(['models/volumes.ts']);
  });
});
