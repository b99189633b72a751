/** How generated files name each other in imports: all of them, and in a way that a compiler follows. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generate } from '../../generator/generate.js';
import type { FileSet } from '../../generator/output/file-set.js';
import type { ImportExtension } from '../../generator/seams.js';
import { ROOT, writeAll } from '../support/folders.js';

let folder = '';
beforeAll(async () => {
  await mkdir(join(ROOT, '.scratch'), { recursive: true });
  folder = await mkdtemp(join(ROOT, '.scratch/import-extension-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Both outputs of an API with versions: files of every kind. */
const generated = async (importExtension: ImportExtension): Promise<FileSet> => {
  const spec = 'spec/blaxel/openapi.yaml';
  const { files } = await generate({ spec, cwd: ROOT, importExtension, outputs: ['client', 'paths'] });
  return files;
};

/** Every relative module that a file names. */
const importedBy = (files: FileSet): readonly string[] =>
  [...files].flatMap(([path, text]) =>
    path.endsWith('.json')
      ? []
      : [...text.matchAll(/(?:from|import) '(\.[^']*)'/g)].map(([, module = '']) => module),
  );

const compiled = async (files: FileSet, name: string, options: object): Promise<string> => {
  const target = join(folder, name);
  await mkdir(target);
  await writeAll(target, files);
  const tsconfig = {
    extends: join(ROOT, 'tsconfig.json'),
    compilerOptions: options,
    include: ['.'],
    exclude: [],
  };
  await writeFile(join(target, 'tsconfig.json'), JSON.stringify(tsconfig));
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  return await promisify(execFile)(process.execPath, [tsc, '-p', target]).then(
    ({ stdout }) => stdout,
    (error: unknown) => (error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error)),
  );
};

describe('importExtension', () => {
  it('ts: for programs that run TypeScript as it is', async () => {
    const files = await generated('ts');
    const modules = importedBy(files);
    expect(modules.length).toBeGreaterThan(500);
    expect(modules.filter((module) => !module.endsWith('.ts'))).toEqual([]);
    // What cannot be erased cannot be run.
    const options = { module: 'nodenext', allowImportingTsExtensions: true, erasableSyntaxOnly: true };
    expect(await compiled(files, 'ts', options)).toBe('');
  });

  it('none: for bundlers that look for .ts alone', async () => {
    const files = await generated('none');
    expect(importedBy(files).filter((module) => /\.[jt]s$/.test(module))).toEqual([]);
    const options = { module: 'esnext', moduleResolution: 'bundler' };
    expect(await compiled(files, 'none', options)).toBe('');
  });

  it('is js where nothing is said', async () => {
    const { files } = await generate({ spec: 'spec/cortecs/openapi.yaml', cwd: ROOT });
    expect(importedBy(files).filter((module) => !module.endsWith('.js'))).toEqual([]);
  });
});
