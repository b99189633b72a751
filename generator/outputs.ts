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
  const plans = outputs.map((output) => {
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
    checkPlan(plugin, plan);
    for (const { path } of plan.files) owners.set(path, plugin);
    return plan;
  });
  if (published !== undefined) {
    const made = new Set(plans.flatMap(({ files }) => files.map(({ path }) => path)));
    const isShared = runtime === 'package' && outputs.includes('client');
    const dependencies = isShared ? { apivintage: VERSION } : {};
    plans.push(packageOutput(published, { files: made, dependencies }).plan(input));
  }
  const files = plans.flatMap((plan) => plan.files);
  refuseTwice(files, owners);
  return { files, runtime: new Set(plans.flatMap(({ runtime }) => [...(runtime ?? [])])), owners };
};

/** The types say all this, and a configuration in JavaScript has none. */
const checkPlan = (plugin: string, plan: unknown): void => {
  const files: unknown = memberOf(plan, 'files');
  if (!Array.isArray(files)) throw refused(plugin, 'plan must return an object with a list of files');
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

const refuseTwice = (files: readonly PlannedFile[], owners: ReadonlyMap<string, string>): void => {
  const seen = new Set<string>();
  for (const { path } of files) {
    const plugin = owners.get(path);
    if (plugin !== undefined && seen.has(path))
      throw refused(plugin, `"${path}" is a file of another output`);
    seen.add(path);
  }
};
