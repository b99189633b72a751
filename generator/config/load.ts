import { dirname, extname, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { diagnose } from '../diagnostics/catalogue.js';
import { noSources, type Diagnostic, type SourceLookup } from '../diagnostics/diagnostic.js';
import { FatalError } from '../diagnostics/fatal.js';
import type { PaginationRule } from '../ir/page-rule.js';
import { realPath } from '../real-path.js';
import type { ExternalCatalogue, Setting } from '../source/documents.js';
import { placeIn } from '../source/setting.js';
import { isAddress } from '../source/uris.js';
import type { Checked, Root } from './check.js';
import type { ApiConfig, Config } from './config.js';
import { readData } from './data.js';
import { findConfig, isPackageJson, namedConfig } from './find.js';
import { plainConfig } from './plain.js';
import { runProgram, unreadable } from './program.js';

/** One API, its paths absolute, its versions with the place where they are listed. */
export interface LoadedApi extends Omit<ApiConfig, 'versions' | 'pagination'> {
  readonly pagination?: readonly PaginationRule[];
  readonly catalogue?: ExternalCatalogue;
  /** Where the configuration speaks of it. */
  readonly setting: Setting;
}

/** A valid configuration. */
export interface LoadedConfig {
  readonly apis: Readonly<Record<string, LoadedApi>>;
  /** The name to show: relative to the working directory. */
  readonly name: string;
  /** The absolute path of the file. */
  readonly path: string;
  /** The file, and what it imports where it is a program: a change of any is a change of the configuration. */
  readonly files: readonly string[];
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
  const found = await read(path, name);
  if (found.value === undefined && isPackageJson(path) && named === undefined) return undefined;
  const isProgram = found.root.pointer === undefined;
  const files = isProgram ? await (await import('./imports.js')).programFiles(path) : [path];
  return { apis: await loadedApis(found, path, cwd), name, path, files };
};

/**
 * The APIs that a program holds, as `apis` of a configuration in a folder.
 *
 * @param name what to call the configuration in messages
 * @throws {FatalError} what is wrong with it
 */
export const inlineApis = async (
  apis: Config['apis'],
  folder: string,
  name: string,
): Promise<LoadedConfig['apis']> =>
  await loadedApis(
    { value: { apis }, root: { file: name }, sources: noSources },
    resolve(folder, 'package.json'),
    folder,
  );

const loadedApis = async (
  { value, root, sources }: Read,
  path: string,
  cwd: string,
): Promise<LoadedConfig['apis']> => {
  const { config, diagnostics } = await check(value, root);
  refuse(diagnostics, sources);
  const text = sources.text(root.file);
  const apis = Object.fromEntries(
    Object.entries(config?.apis ?? {}).map(([key, api]) => [
      key,
      loadedApi(api, path, settingOf(key, root, text)),
    ]),
  );
  refuse(sharedOutputs(apis, cwd), sources);
  return apis;
};

const check = async (value: unknown, root: Root): Promise<Checked> => {
  try {
    const config = plainConfig(value);
    return config === undefined
      ? (await import('./check.js')).checkConfig(value, root)
      : { config, diagnostics: [] };
  } catch (error) {
    // What a program exports may be computed when it is asked for.
    return { diagnostics: [unreadable(root.file, error)] };
  }
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
    case '.cts':
    case '.js':
    case '.mjs':
    case '.cjs':
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
      const reason = 'it must end in .ts, .mts, .cts, .js, .mjs, .cjs, .json, .yaml or .yml';
      throw new FatalError(diagnose('config-unreadable', { path: name, reason }));
    }
  }
};

const memberOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, key)?.value
    : undefined;

const loadedApi = (
  { versions, pagination, ...api }: ApiConfig,
  path: string,
  setting: Setting,
): LoadedApi => {
  const folder = dirname(path);
  return {
    ...api,
    setting,
    spec: absolute(api.spec, folder),
    output: resolve(folder, api.output),
    ...(api.templates === undefined ? {} : { templates: resolve(folder, api.templates) }),
    allowRef: (api.allowRef ?? []).map((each) => absolute(each, folder)),
    ...(versions === undefined ? {} : { catalogue: catalogueIn(setting, versions, path) }),
    ...(pagination === undefined ? {} : { pagination: [pagination].flat() }),
  };
};

const settingOf = (key: string, { file, pointer }: Root, text: string | undefined): Setting => ({
  file,
  ...(pointer === undefined
    ? {}
    : { pointer: `${pointer}/apis/${key.replaceAll('~', '~0').replaceAll('/', '~1')}` }),
  ...(text === undefined ? {} : { text }),
});

const catalogueIn = (setting: Setting, value: unknown, path: string): ExternalCatalogue => ({
  ...setting,
  ...placeIn(setting, '/versions'),
  value,
  base: pathToFileURL(path).href,
});

const absolute = (pathOrUrl: string, folder: string): string =>
  isAddress(pathOrUrl) ? pathOrUrl : resolve(folder, pathOrUrl);

const sharedOutputs = (apis: LoadedConfig['apis'], cwd: string): readonly Diagnostic[] => {
  const owners = new Map<string, string>();
  return Object.entries(apis).flatMap(([second, { output, setting }]) => {
    const real = realFolder(output);
    const first = owners.get(real);
    owners.set(real, second);
    if (first === undefined) return [];
    const args = { first, second, output: relative(cwd, output).replaceAll(sep, '/') };
    return [diagnose('output-shared', args, placeIn(setting, '/output'))];
  });
};

/** Two names may lead to one folder through links. What cannot be followed is told when it is to be written. */
const realFolder = (path: string): string => {
  try {
    return realPath(path);
  } catch {
    return path;
  }
};
