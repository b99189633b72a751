// A linter that breaks down says so, and takes nothing else with it.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { lint } from '../../generator/lint/lint.js';
import { inScratch } from '../support/folders.js';

vi.mock('@redocly/openapi-core', async (original) => ({
  ...(await original()),
  lintDocument: () => Promise.reject(new Error('too clever')),
}));

it('linter-failed', async () => {
  const text = `openapi: 3.1.0
info: { title: Shop, version: '1' }
paths: { /a: { get: { responses: { '204': { description: None. } } } } }
`;
  const diagnostics = await inScratch(async (folder) => {
    await writeFile(join(folder, 'openapi.yaml'), text);
    return (await lint({ spec: 'openapi.yaml', cwd: folder })).diagnostics;
  });
  expect(diagnostics.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['linter-failed', 'operation-without-summary']),
  );
  expect(diagnostics.find(({ code }) => code === 'linter-failed')?.message).toContain('too clever');
});
