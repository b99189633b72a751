import { dirname, extname, relative, resolve, sep } from 'node:path';
import { diagnose } from '../diagnostics/catalogue.js';
import { noSources, type Diagnostic, type SourceLookup } from '../diagnostics/diagnostic.js';
import { FatalError } from '../diagnostics/fatal.js';
import type { Checked, Root } from './check.js';
import type { ApiConfig, Config } from './config.js';
import { readData } from './data.js';
import { findConfig, isPackageJson, namedConfig } from './find.js';
import { plainConfig } from './plain.js';
import { runProgram } from './program.js';

/** A valid configuration, its paths absolute. */
export interface LoadedConfig extends Config {
  /** The name to show: relative to the working directory. */
  readonly name: string;
  /** The absolute path of the file. */
  readonly path: string;
}

/**
 * Load the configuration that the user named, or the one of the working directory; undefined where that has none.
 *
 * @throws {FatalError} what is wrong with it
 */
export const loadConfig = async (cwd: string, named?: string): Promise<LoadedConfig | undefined> => {
  const path = named === undefined ? await findConfig(cwd) : await namedConfig(named, cwd);
  if (path === undefined) return undefined;
  const name = relative(cwd, path).replaceAll(sep, '/');
  const { value, root, sources } = await read(path, name);
  if (value === undefined && isPackageJson(path) && named === undefined) return undefined;
  const { config, diagnostics } = await check(value, root);
  refuse(diagnostics, sources);
  if (config === undefined) return undefined;
  const absolute = absoluteConfig(config, dirname(path));
  refuse(sharedOutputs(absolute, cwd, root), sources);
  return { ...absolute, name, path };
};

const check = async (value: unknown, root: Root): Promise<Checked> => {
  const config = plainConfig(value);
  return config === undefined
    ? (await import('./check.js')).checkConfig(value, root)
    : { config, diagnostics: [] };
};

const refuse = ([first, ...rest]: readonly Diagnostic[], sources: SourceLookup): void => {
  if (first !== undefined) throw new FatalError([first, ...rest], sources);
};

interface Read {
  readonly value: unknown;
  readonly root: Root;
  readonly sources: SourceLookup;
}

const read = async (path: string, name: string): Promise<Read> => {
  switch (extname(path)) {
    case '.ts':
    case '.mts':
    case '.js':
    case '.mjs':
      return { value: await runProgram(path, name), root: { file: name }, sources: noSources };
    case '.json':
    case '.yaml':
    case '.yml': {
      const { value, sources } = await readData(path, name);
      return isPackageJson(path)
        ? { value: memberOf(value, 'apivintage'), root: { file: name, pointer: '/apivintage' }, sources }
        : { value, root: { file: name, pointer: '' }, sources };
    }
    default: {
      const reason = 'it must end in .ts, .mts, .js, .mjs, .json or .yaml';
      throw new FatalError(diagnose('config-unreadable', { path: name, reason }));
    }
  }
};

const memberOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, key)?.value
    : undefined;

const absoluteConfig = ({ apis }: Config, folder: string): Config => ({
  apis: Object.fromEntries(Object.entries(apis).map(([key, api]) => [key, absoluteApi(api, folder)])),
});

const absoluteApi = (api: ApiConfig, folder: string): ApiConfig => ({
  ...api,
  spec: absolute(api.spec, folder),
  output: resolve(folder, api.output),
  allowRef: (api.allowRef ?? []).map((each) => absolute(each, folder)),
});

const absolute = (pathOrUrl: string, folder: string): string =>
  /^https?:/i.test(pathOrUrl) ? pathOrUrl : resolve(folder, pathOrUrl);

const sharedOutputs = ({ apis }: Config, cwd: string, root: Root): readonly Diagnostic[] => {
  const owners = new Map<string, string>();
  return Object.entries(apis).flatMap(([second, { output }]) => {
    const first = owners.get(output);
    owners.set(output, second);
    if (first === undefined) return [];
    const args = { first, second, output: relative(cwd, output).replaceAll(sep, '/') };
    return [diagnose('output-shared', args, { file: root.file })];
  });
};
