import { createRequire } from 'node:module';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as PrettierModule from 'prettier';
import { diagnose } from '../diagnostics/catalogue.js';
import { FatalError } from '../diagnostics/fatal.js';
import { MalformedOutput } from './errors.js';
import type { Formatter, Project } from './formatter.js';

type Prettier = Pick<typeof PrettierModule, 'format' | 'resolveConfig'>;

/** The Prettier of a project, with the configuration that it has for each file; ours where the project has none.
 * What it throws: {@link MalformedOutput} where a text does not parse, {@link FatalError} where Prettier does not work. */
export const projectPrettier = async ({ cwd, folder }: Project): Promise<Formatter> => {
  const { format, resolveConfig } = await loadPrettier(cwd);
  return async (path, text) => {
    const filepath = join(folder, path);
    try {
      const options = await resolveConfig(filepath, { editorconfig: true });
      return await format(text, { ...options, filepath });
    } catch (error) {
      // Only what does not parse is a matter of the text: a configuration may be broken, and a plugin missing.
      if (error instanceof Error && error.name === 'SyntaxError')
        throw new MalformedOutput(path, error.message, 0);
      throw failed(error, cwd);
    }
  };
};

const failed = (error: unknown, cwd: string): FatalError => {
  const problem = error instanceof Error ? error.message : String(error);
  const [line = ''] = problem.split('\n');
  return new FatalError(diagnose('formatter-failed', { problem: line.replaceAll(`${cwd}${sep}`, '') }));
};

const loadPrettier = async (cwd: string): Promise<Prettier> => {
  const path = resolved(cwd);
  const module = path === undefined ? undefined : await load(path, cwd);
  if (isPrettier(module)) return module;
  // The module that `require` finds is CommonJS.
  const whole: unknown =
    typeof module === 'object' && module !== null ? Reflect.get(module, 'default') : undefined;
  return isPrettier(whole) ? whole : await import('prettier');
};

const load = async (path: string, cwd: string): Promise<unknown> => {
  try {
    return await import(pathToFileURL(path).href);
  } catch (error) {
    throw failed(error, cwd);
  }
};

const resolved = (cwd: string): string | undefined => {
  try {
    return createRequire(join(cwd, 'package.json')).resolve('prettier');
  } catch {
    return undefined;
  }
};

const isPrettier = (module: unknown): module is Prettier =>
  typeof module === 'object' && module !== null && 'format' in module && 'resolveConfig' in module;
