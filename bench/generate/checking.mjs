import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/build/root.mjs';
import { typescriptIn } from './measure.mjs';
import { runNode } from './process.mjs';

const COMPILER = join(ROOT, 'node_modules/typescript/bin/tsc');
const OPTIONS = {
  noEmit: true,
  strict: true,
  skipLibCheck: true,
  target: 'es2022',
  lib: ['es2023', 'dom', 'dom.iterable'],
  types: [],
  module: 'esnext',
  moduleResolution: 'bundler',
  allowImportingTsExtensions: true,
};

/** What the compiler calls what we want to know of it: seconds, counts, and K of memory. */
const KEYS = {
  total: 'Total time',
  check: 'Check time',
  types: 'Types',
  instantiations: 'Instantiations',
  memory: 'Memory used',
};

/**
 * What it costs to compile all that a program wrote, as a project does that has it among its sources.
 *
 * @returns `{ errors, total, check, types, instantiations, memory }`, times in seconds and memory in KiB, or `{ failure }`
 */
export const compile = async (out, seconds) => await compileFiles(out, typescriptIn(out), seconds);

/**
 * What it costs to compile a program that makes one call: what it imports comes along, and nothing else.
 *
 * @param program its text
 */
export const compileCaller = async (out, program, seconds) => {
  const file = `${out}.caller.ts`;
  writeFileSync(file, program);
  return await compileFiles(out, [file], seconds);
};

const compileFiles = async (out, files, seconds) => {
  const project = `${out}.tsconfig.json`;
  writeFileSync(project, JSON.stringify({ compilerOptions: OPTIONS, files }));
  const { status, stdout } = await runNode([COMPILER, '-p', project, '--extendedDiagnostics'], {
    cwd: out,
    seconds,
  });
  if (status === null) return { failure: `the compiler has no end after ${seconds} s` };
  const read = (name) => Number(new RegExp(`^${name}: +([\\d.]+)`, 'm').exec(stdout)?.[1] ?? NaN);
  return {
    errors: stdout.match(/error TS\d+/g)?.length ?? 0,
    ...Object.fromEntries(Object.entries(KEYS).map(([key, name]) => [key, read(name)])),
  };
};
