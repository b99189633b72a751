// Limits have names: what is over one says which, and how it is raised.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inScratch } from '../support/folders.js';
import { generate, type GenerateOptions } from '../../generator/generate.js';
import { FatalError } from '../../generator/diagnostics/fatal.js';

const SPEC = `openapi: 3.1.0
info: { title: Shop, version: '1' }
paths: {}
components:
  schemas:
    A: { $ref: a.yaml }
    B: { $ref: b.yaml }
`;

const outcome = async (limits: NonNullable<GenerateOptions['limits']>): Promise<readonly string[]> =>
  await inScratch(async (cwd) => {
    for (const [name, text] of [
      ['openapi.yaml', SPEC],
      ['a.yaml', 'type: object\n'],
      ['b.yaml', 'type: object\n'],
    ] as const)
      await writeFile(join(cwd, name), text);
    try {
      const { diagnostics } = await generate({ spec: 'openapi.yaml', cwd, limits });
      return diagnostics.map(({ code, help }) => `${code}: ${help ?? ''}`);
    } catch (error) {
      if (!(error instanceof FatalError)) throw error;
      return error.diagnostics.map(({ code, help }) => `${code}: ${help ?? ''}`);
    }
  });

describe('limits', () => {
  it('hold nothing back by default', async () => {
    expect(await outcome({})).toEqual([]);
  });

  it.each([
    ['documentBytes', 20, 'too-large'],
    ['depth', 2, 'too-deep'],
    ['nodes', 5, 'too-many-nodes'],
    ['documents', 2, 'too-many-documents'],
    ['outputBytes', 1000, 'output-too-large'],
    ['totalBytes', 155, 'too-large'],
  ] as const)('%s', async (name, value, code) => {
    const help = `Where you trust it, raise the limit: --limit ${name}=<number>, or "limits" in the configuration.`;
    expect((await outcome({ [name]: value }))[0]).toBe(`${code}: ${help}`);
  });
});
