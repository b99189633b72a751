import { afterPasses, blamedOn, pluginRun } from './blame.js';
import type { Deprecated, Enums, Int64, Schemas, Unresolved } from './choices.js';
import { contractsOf, describe, modelOf } from './description.js';
import { diagnose } from './diagnostics/catalogue.js';
import { Diagnostics } from './diagnostics/collector.js';
import type { Diagnostic } from './diagnostics/diagnostic.js';
import { tolerating } from './diagnostics/tolerance.js';
import { Types } from './ir/lookup.js';
import type { Api, TypeId } from './ir/model.js';
import type { PaginationRule } from './ir/page-rule.js';
import { allocateNames } from './naming/allocate.js';
import type { Names } from './naming/names.js';
import { checkEnvironment } from './naming/options.js';
import { FileSet } from './output/file-set.js';
import { planOutputs, type OutputsPlan } from './outputs.js';
import { limitCombinations } from './passes/combinations.js';
import { omitDeprecated } from './passes/deprecated.js';
import { findFacts } from './passes/facts.js';
import { findConflicts } from './passes/inheritance.js';
import { suggestPages, type PageSuggestion } from './passes/page-suggestion.js';
import { verifyPagination } from './passes/pagination.js';
import { nameRecursiveLists } from './passes/recursive-lists.js';
import { checkServers } from './passes/servers.js';
import { findServices } from './passes/services.js';
import { textInJson } from './passes/text-in-json.js';
import { webhookAccess } from './passes/webhook-access.js';
import { loadAssets } from './render/assets.js';
import { loadTemplates, type CustomTemplates } from './render/custom.js';
import { renderPlan } from './print.js';
import {
  documentsFromText,
  loadDocuments,
  type Documents,
  type ExternalCatalogue,
  type Setting,
} from './source/documents.js';
import { limitsFrom, type SetLimits } from './source/limits.js';
import { sourceName } from './source/setting.js';
import type { Output, OutputInput, OutputName, PackageOptions, Pass, PathsOptions } from './seams.js';
import { Stopwatch, type Tell, type Timing } from './stopwatch.js';
import { findHomes } from './typescript/homes.js';
import type { ImportExtension } from './typescript/literal.js';

export type { ExternalCatalogue, PageSuggestion, Setting };

export interface GenerateOptions {
  /** A path, an http(s) URL, or `-` for standard input. */
  readonly spec: string;
  /** Against which paths are relative. */
  readonly cwd: string;
  /** What the client class is called after; default: the title of the API. */
  readonly name?: string;
  /** Defaults of client options from the environment: option → name of the variable. */
  readonly env?: Readonly<Record<string, string>>;
  /** Origins and folders that references may lead to besides the specification's own folder. */
  readonly allowRef?: readonly string[];
  /** `omit` leaves deprecated operations out, and what only they reach. Default: `keep`. */
  readonly deprecated?: Deprecated;
  /**
   * `unknown` makes a warning of a reference that leads nowhere: a schema is `unknown`, anything else is as if it were not
   * there. Default: `error`.
   */
  readonly unresolved?: Unresolved;
  /**
   * `literal` reads schemas to the letter: keywords of objects or lists say nothing of other values unless there is a
   * `type`, and objects may have properties that are not declared unless they say otherwise. Default: `usual`.
   */
  readonly schemas?: Schemas;
  /**
   * What integers of the formats `int64` and `uint64` are, of which a number loses digits: `string` or `bigint` delivers and
   * sends every digit. Default: `number`.
   */
  readonly int64?: Int64;
  /** `open` admits values of choices that are not listed, as the API may get later: `'A' | 'B' | (string & {})`. Default: `closed`. */
  readonly enums?: Enums;
  /** What a description may cost, by the names of the limits; default: what no real one needs. */
  readonly limits?: SetLimits;
  /** The versions of the API, where they are listed elsewhere than in the description. */
  readonly catalogue?: ExternalCatalogue;
  /** Where a configuration says all this: what is wrong with the name of the description is shown there. */
  readonly setting?: Setting;
  /** Pagination rules, tried in order, that count instead of `x-pagination` at the root of the description. */
  readonly pagination?: readonly PaginationRule[];
  /** What is made of the description: outputs that come along, by name, and others. Default: the client. */
  readonly outputs?: readonly (OutputName | Output)[];
  /** How the output `paths` spells the description. */
  readonly paths?: PathsOptions;
  /** What changes the model before anything is named, in this order. */
  readonly passes?: readonly Pass[];
  /** `package` imports the runtime from `apivintage/runtime` in place of copying what is needed. Default: `copied`. */
  readonly runtime?: 'copied' | 'package';
  /** Makes a package of the folder. */
  readonly package?: PackageOptions;
  /** A folder of templates, relative to `cwd`, that take the place of those that come along. */
  readonly templates?: string;
  /** `prettier` is that of the project, with its configuration; `none` leaves the text as the templates print it. */
  readonly format?: 'oxfmt' | 'prettier' | 'none';
  /** How generated files name each other in imports. Default: `js`. */
  readonly importExtension?: ImportExtension;
  /** Where the files are going to stand, for the configuration of Prettier. Default: `cwd`. */
  readonly folder?: string;
}

export interface Generated {
  /** Relative path → text; empty when a diagnostic is an error. */
  readonly files: FileSet;
  /** What was read: places of diagnostics are looked up here. */
  readonly documents: Documents;
  readonly diagnostics: readonly Diagnostic[];
  readonly summary: { readonly title: string; readonly versions: number; readonly operations: number };
  readonly timings: readonly Timing[];
  /** How lists may be paged of which nothing says how; worked out when it is asked for. */
  readonly suggestPages: () => PageSuggestion | undefined;
}

/**
 * The whole pipeline: documents → one view per version → snapshots → model → names → views → text.
 *
 * @param tell told how far it is
 * @throws {FatalError} where the entry document cannot be read at all
 */
export const generate = async (options: GenerateOptions, tell?: Tell): Promise<Generated> => {
  const watch = new Stopwatch(tell);
  const { spec, cwd, allowRef = [], limits = {}, templates, outputs = [] } = options;
  const { catalogue, setting, pagination } = options;
  const hasOutputs = outputs.some((output) => typeof output !== 'string');
  const custom =
    templates === undefined ? undefined : await loadTemplates(templates, cwd, loadAssets(), hasOutputs);
  const documents = await loadDocuments(spec, {
    cwd,
    allowRef,
    limits,
    ...(catalogue === undefined ? {} : { catalogue }),
    ...(setting === undefined ? {} : { setting }),
    ...(pagination === undefined ? {} : { pagination }),
  });
  watch.lap('read');
  const source = sourceName(documents.entry.uri, cwd, setting);
  return await generateFrom(documents, options, { watch, cwd, custom, source });
};

/** The options of a description that is no file. */
export type TextOptions = Omit<GenerateOptions, 'spec' | 'cwd' | 'allowRef' | 'setting' | 'templates'>;

/** The same for descriptions in memory: `files` are documents that the entry refers to, by relative path. */
export const generateFromText = async (
  name: string,
  text: string,
  options: TextOptions = {},
  files: Readonly<Record<string, string>> = {},
): Promise<Generated> => await generateFrom(await documentsFromText(name, text, files, options), options);

/** What a run has besides the options that a description in memory takes. */
interface Run {
  readonly watch?: Stopwatch;
  /** Against which places in the code of users are shown. */
  readonly cwd?: string;
  readonly custom?: CustomTemplates | undefined;
  /** What the text calls the description. */
  readonly source?: string;
}

const generateFrom = async (
  documents: Documents,
  options: TextOptions,
  { watch = new Stopwatch(), cwd = '.', custom, source = documents.entry.name }: Run = {},
): Promise<Generated> => {
  const diagnostics = new Diagnostics();
  const report = (diagnostic: Diagnostic): void => diagnostics.add(diagnostic);

  const planned = planDocuments(documents, options, report, { watch, cwd, source });
  if (planned === undefined) return nothing(documents, diagnostics, watch);
  const { api, plan } = planned;

  const { outputBytes } = limitsFrom(options.limits);
  const format = options.format ?? 'oxfmt';
  const files = await renderPlan(plan, {
    format,
    project: { cwd, folder: options.folder ?? cwd },
    outputBytes,
    custom,
    importExtension: options.importExtension ?? 'js',
    tell: (count) => watch.pass('file', count),
  });
  if (files === undefined) {
    report(diagnose('output-too-large', { limit: outputBytes }, { file: documents.entry.name }));
    return nothing(documents, diagnostics, watch);
  }
  watch.lap('render');
  return {
    files,
    documents,
    diagnostics: diagnostics.all,
    summary: summaryOf(api),
    timings: watch.timings,
    suggestPages: () => suggestPages(api),
  };
};

/** What is known of a client before any of its text is made: what `show` shows. */
export interface Planned {
  readonly api: Api;
  readonly names: Names;
  /** The file of each type. */
  readonly homes: ReadonlyMap<TypeId, string>;
  readonly plan: OutputsPlan;
}

/** The pipeline up to the views; undefined where the description has errors, all of which are reported. */
export const planDocuments = (
  documents: Documents,
  options: TextOptions,
  tell: (diagnostic: Diagnostic) => void,
  { watch = new Stopwatch(), cwd = '.', source = documents.entry.name }: Omit<Run, 'custom'> = {},
): Planned | undefined => {
  let hasErrors = false;
  const report = tolerating(options.unresolved, (diagnostic) => {
    hasErrors ||= diagnostic.severity === 'error';
    tell(diagnostic);
  });
  const isBroken = (): boolean => hasErrors;

  const description = describe(documents, report);
  watch.lap('project', description.views.length);

  const merged = modelOf(description, report, options);
  watch.lap('lower', merged?.operations.length);
  if (merged === undefined || isBroken()) return undefined;

  const typed = nameRecursiveLists(limitCombinations(webhookAccess(textInJson(merged)), report));
  const chosen = options.deprecated === 'omit' ? omitDeprecated(typed) : typed;
  const { passes = [] } = options;
  const passed = passes.reduce(
    (model, pass) => pluginRun(`pass "${pass.name}"`, cwd, () => pass.run(model)),
    chosen,
  );
  return afterPasses(passes, () => {
    const api = findConflicts(verifyPagination(findServices(passed), report));
    checkServers(api, documents.entry.name, report);
    const facts = findFacts(api);
    watch.lap('passes', api.operations.length);

    const names = allocateNames(api, options.name, report);
    checkEnvironment(options.env ?? {}, api, names, report);
    if (isBroken()) return undefined;
    watch.lap('name');

    const homes = findHomes(api, names);
    const input: OutputInput = {
      api,
      facts,
      names,
      types: new Types(api),
      homes,
      versions: api.versions.map(({ id }) => id),
      pin: api.versioning?.pin,
      source,
      importExtension: options.importExtension ?? 'js',
      int64: options.int64 ?? 'number',
      enums: options.enums ?? 'closed',
      contracts: (literally) => contractsOf(description, literally, options.int64),
    };
    const plan = planOutputs(options, input, cwd);
    return { api, names, homes, plan: { ...plan, files: blamedOn(passes, plan.files) } };
  });
};

const nothing = (documents: Documents, diagnostics: Diagnostics, watch: Stopwatch): Generated => ({
  files: new FileSet([]),
  documents,
  diagnostics: diagnostics.all,
  summary: { title: '', versions: 0, operations: 0 },
  timings: watch.timings,
  suggestPages: () => undefined,
});

const summaryOf = (api: Api): Generated['summary'] => ({
  title: api.title,
  versions: api.versioning === undefined ? 0 : api.versions.length,
  operations: api.operations.length,
});
