import { createRequire } from 'node:module';
import { isAbsolute, join, resolve } from 'node:path';
import type ts from 'typescript';
import { diagnose } from '../diagnostics/catalogue.js';
import { FatalError } from '../diagnostics/fatal.js';

/** The compiler of a project, through its JavaScript API. */
export type Compiler = typeof ts;

/**
 * The TypeScript of a project: the package that its code is compiled with, or the one that the user names.
 *
 * @param folder where the project is
 * @param named a package, or a folder that one is in
 * @throws {FatalError} compiler-missing, compiler-without-api
 */
export const compilerOf = (folder: string, named = 'typescript'): Compiler => {
  const require = createRequire(join(folder, 'package.json'));
  const id = named.startsWith('.') || isAbsolute(named) ? resolve(folder, named) : named;
  const module = found((): unknown => require(id));
  if (module === undefined) throw new FatalError(diagnose('compiler-missing', { name: named }));
  if (isCompiler(module)) return module;
  throw new FatalError(diagnose('compiler-without-api', { name: named, version: versionOf(module) }));
};

/** Undefined also for a package that cannot be loaded. */
const found = <T>(load: () => T): T | undefined => {
  try {
    return load();
  } catch {
    return undefined;
  }
};

const isCompiler = (module: unknown): module is Compiler =>
  typeof module === 'object' &&
  module !== null &&
  'createProgram' in module &&
  typeof module.createProgram === 'function';

const versionOf = (module: unknown): string =>
  typeof module === 'object' && module !== null && 'version' in module && typeof module.version === 'string'
    ? module.version
    : '';
