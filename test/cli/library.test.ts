import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { contentOf, folderWith, petStore, useBundle } from './command.js';

const bundle = useBundle();

const runProgram = async (folder: string, file: string): Promise<string> =>
  (await promisify(execFile)(process.execPath, [file], { cwd: folder })).stdout;

const program = (load: string): string => `
  ${load}
  main();
  async function main() {
    const { generate, planWrite, applyWrite, reporters } = await library;
    const generated = await generate({ spec: 'api.yaml', cwd: process.cwd(), name: 'Zoo' });
    process.stdout.write(reporters.plain(generated.diagnostics, generated.documents));
    const { documents, files } = generated;
    const source = { name: documents.entry.name, sha256: documents.hash };
    const plan = planWrite('out', files, { version: '1.0.0', source, inputs: documents.inputs });
    console.log((await applyWrite(plan)).created.length === files.size);
  }`;

it('does in a program what the command does', async () => {
  const url = JSON.stringify(`file://${join(bundle.dist, 'index.js')}`);
  const folder = await folderWith({
    'api.yaml': petStore(),
    'main.mjs': program(`const library = import(${url});`),
  });
  expect(await runProgram(folder, 'main.mjs')).toBe('true\n');
  expect((await contentOf(join(folder, 'out')))['client.ts']?.text).toContain('export class Zoo');
});

it('can be required by CommonJS programs', async () => {
  const path = JSON.stringify(join(bundle.dist, 'index.js'));
  const folder = await folderWith({
    'api.yaml': petStore(),
    'main.cjs': program(`const library = require(${path});`),
  });
  expect(await runProgram(folder, 'main.cjs')).toBe('true\n');
});
