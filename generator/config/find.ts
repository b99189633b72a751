import { stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { diagnose } from '../diagnostics/catalogue.js';
import { FatalError } from '../diagnostics/fatal.js';

/** The file names of a configuration, in the order in which they are listed to users. */
const NAMES: readonly string[] = ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs', 'json', 'yaml', 'yml'].map(
  (each) => `apivintage.config.${each}`,
);

const PACKAGE = 'package.json';

/**
 * The path of the configuration of a folder, or undefined. Only the folder itself is searched: a program found further up,
 * or beside a specification, would run code that nobody asked for. A `package.json` comes last; it may hold none.
 *
 * @throws {FatalError} config-ambiguous
 */
export const findConfig = async (cwd: string): Promise<string | undefined> => {
  const present = await Promise.all(
    NAMES.map(async (name) => ((await isFile(join(cwd, name))) ? [name] : [])),
  );
  const [name, ...others] = present.flat();
  if (name !== undefined && others.length > 0) {
    throw new FatalError(diagnose('config-ambiguous', { paths: [name, ...others] }));
  }
  if (name !== undefined) return join(cwd, name);
  return (await isFile(join(cwd, PACKAGE))) ? join(cwd, PACKAGE) : undefined;
};

/**
 * The path of a configuration that the user named.
 *
 * @throws {FatalError} config-not-found
 */
export const namedConfig = async (path: string, cwd: string): Promise<string> => {
  const absolute = resolve(cwd, path);
  if (!(await isFile(absolute))) throw new FatalError(diagnose('config-not-found', { path }));
  return absolute;
};

/** Every path at which `findConfig` looks. */
export const configPaths = (cwd: string): readonly string[] =>
  [...NAMES, PACKAGE].map((name) => join(cwd, name));

/** Whether the configuration is a member of the file, and not the file. */
export const isPackageJson = (path: string): boolean => basename(path) === PACKAGE;

const isFile = async (path: string): Promise<boolean> =>
  await stat(path).then(
    (stats) => stats.isFile(),
    () => false,
  );
