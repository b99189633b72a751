import { pluginRun, refused } from './blame.js';
import { isFilePath } from './output/paths.js';
import type {
  Output,
  OutputInput,
  OutputName,
  OutputPlan,
  PackageOptions,
  PathsOptions,
  PlannedFile,
} from './seams.js';
import { packageOutput } from './typescript/package.js';
import { pathsOutput } from './typescript/paths/output.js';
import { clientOutput } from './typescript/plan.js';
import { VERSION } from './version.js';

/** What is asked of the outputs of a run. */
export interface OutputsOptions {
  readonly outputs?: readonly (OutputName | Output)[];
  readonly env?: Readonly<Record<string, string>>;
  readonly paths?: PathsOptions;
  readonly runtime?: 'copied' | 'package';
  readonly package?: PackageOptions;
}

/** The files of all outputs, and which of them those of users made. */
export interface OutputsPlan extends Required<OutputPlan> {
  /** The output of the user that made a file, by path. */
  readonly owners: ReadonlyMap<string, string>;
}

/**
 * Let every output plan its files. Several share a folder: the types that are no part of the client get one of their own
 * in it.
 *
 * @throws {FatalError} where an output of the user throws, or gives what is none
 */
export const planOutputs = (options: OutputsOptions, input: OutputInput, cwd: string): OutputsPlan => {
  const { outputs = ['client'], env = {}, paths, runtime, package: published } = options;
  const folder = outputs.length > 1 ? 'paths/' : '';
  const owners = new Map<string, string>();
  const plans = outputs.map((output): OutputPlan => {
    if (output === 'paths') return pathsOutput(paths, folder).plan(input);
    if (output === 'client') {
      const settings = {
        env: new Map(Object.entries(env)),
        runtime: runtime === 'package' ? { name: 'apivintage/runtime', version: VERSION } : undefined,
        packageName: published?.name,
      };
      return clientOutput(settings).plan(input);
    }
    const plugin = `output "${output.name}"`;
    const plan = pluginRun(plugin, cwd, () => output.plan(input));
    const files = pluginRun(plugin, cwd, () => listOf(plugin, plan));
    checkFiles(plugin, files);
    for (const { path } of files) owners.set(path, plugin);
    return { ...plan, files };
  });
  const isShared = runtime === 'package' && outputs.includes('client');
  const dependencies = isShared ? { apivintage: VERSION } : {};
  const packageOf = (files: ReadonlySet<string>): Iterable<PlannedFile> =>
    published === undefined ? [] : packageOutput(published, { files, dependencies }).plan(input).files;
  const needed = new Set<string>();
  return { files: filesOf(plans, packageOf, owners, needed), runtime: needed, owners };
};

/** The files of a user's output, all at once: what is wrong with them is to be known before anything is formatted. */
const listOf = (plugin: string, plan: OutputPlan): readonly PlannedFile[] => {
  const files: unknown = memberOf(plan, 'files');
  if (typeof files !== 'object' || files === null || !(Symbol.iterator in files)) {
    throw refused(plugin, 'plan must return an object with a list of files');
  }
  return [...plan.files];
};

/** The types say all this, and a configuration in JavaScript has none. */
const checkFiles = (plugin: string, files: readonly unknown[]): void => {
  for (const file of files) {
    const path = memberOf(file, 'path');
    if (typeof path !== 'string') throw refused(plugin, 'every file needs a path');
    if (!isFilePath(path)) {
      const rule = 'paths are relative, lower case and free of spaces, as in docs/routes.md';
      throw refused(plugin, `"${path}" is no path for a file: ${rule}`);
    }
    const isTemplate =
      typeof memberOf(file, 'template') === 'string' && typeof memberOf(file, 'view') === 'object';
    if (!isTemplate && !isCode(memberOf(file, 'code'))) {
      throw refused(plugin, `"${path}" needs code made with the tag code, or a template and a view`);
    }
  }
};

/** Of this copy of the library, or of the one that the configuration imports. */
const isCode = (value: unknown): boolean => typeof memberOf(value, 'text') === 'string';

const memberOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;

/**
 * The files of all plans, then those of the package, which lists what stands in its folder. Modules of the runtime that
 * they import are added to `needed`.
 */
function* filesOf(
  plans: readonly OutputPlan[],
  packageOf: (files: ReadonlySet<string>) => Iterable<PlannedFile>,
  owners: ReadonlyMap<string, string>,
  needed: Set<string>,
): Generator<PlannedFile> {
  const seen = new Set<string>();
  const once = function* (files: Iterable<PlannedFile>): Generator<PlannedFile> {
    for (const file of files) {
      const plugin = owners.get(file.path);
      if (plugin !== undefined && seen.has(file.path))
        throw refused(plugin, `"${file.path}" is a file of another output`);
      seen.add(file.path);
      yield file;
    }
  };
  for (const { files, runtime = [] } of plans) {
    yield* once(files);
    for (const module of runtime) needed.add(module);
  }
  yield* once(packageOf(seen));
}
