import { contractsOf, describe, modelOf } from './description.js';
import { diagnose } from './diagnostics/catalogue.js';
import { Diagnostics } from './diagnostics/collector.js';
import type { Diagnostic } from './diagnostics/diagnostic.js';
import { Types } from './ir/lookup.js';
import type { Api, TypeId } from './ir/model.js';
import type { PaginationRule } from './ir/page-rule.js';
import { allocateNames } from './naming/allocate.js';
import type { Names } from './naming/names.js';
import { checkEnvironment } from './naming/options.js';
import { FileSet } from './output/file-set.js';
import { omitDeprecated } from './passes/deprecated.js';
import { findFacts } from './passes/facts.js';
import { findConflicts } from './passes/inheritance.js';
import { verifyPagination } from './passes/pagination.js';
import { findServices } from './passes/services.js';
import { loadAssets } from './render/assets.js';
import { Engine } from './render/engine.js';
import { formatAll, loadFormatter, type Rendered } from './render/format.js';
import { traced } from './render/trace.js';
import {
  documentsFromText,
  loadDocuments,
  type Documents,
  type ExternalCatalogue,
} from './source/documents.js';
import { limitsFrom, type SetLimits } from './source/limits.js';
import type {
  Output,
  OutputInput,
  OutputName,
  OutputPlan,
  Pass,
  PathsOptions,
  PlannedFile,
  TemplateFile,
} from './seams.js';
import { Stopwatch, type Timing } from './stopwatch.js';
import { findHomes } from './typescript/homes.js';
import { pathsOutput } from './typescript/paths/output.js';
import { clientOutput } from './typescript/plan.js';
import { runtimeClosure } from './typescript/runtime-closure.js';
import { VERSION } from './version.js';

export type { ExternalCatalogue };

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
  readonly deprecated?: 'keep' | 'omit';
  /** What a description may cost, by the names of the limits; default: what no real one needs. */
  readonly limits?: SetLimits;
  /** The versions of the API, where they are listed elsewhere than in the description. */
  readonly catalogue?: ExternalCatalogue;
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
  /** `none` leaves the text as the templates print it. */
  readonly format?: 'oxfmt' | 'none';
}

export interface Generated {
  /** Relative path → text; empty when a diagnostic is an error. */
  readonly files: FileSet;
  /** What was read: places of diagnostics are looked up here. */
  readonly documents: Documents;
  readonly diagnostics: readonly Diagnostic[];
  readonly summary: { readonly title: string; readonly versions: number; readonly operations: number };
  readonly timings: readonly Timing[];
}

/**
 * The whole pipeline: documents → one view per version → snapshots → model → names → views → text.
 *
 * @throws {FatalError} where the entry document cannot be read at all
 */
export const generate = async (options: GenerateOptions): Promise<Generated> => {
  const watch = new Stopwatch();
  const { spec, cwd, allowRef = [], limits = {}, catalogue, pagination } = options;
  const documents = await loadDocuments(spec, {
    cwd,
    allowRef,
    limits,
    ...(catalogue === undefined ? {} : { catalogue }),
    ...(pagination === undefined ? {} : { pagination }),
  });
  watch.lap('read');
  return await generateFrom(documents, options, watch);
};

/** The same for descriptions in memory: `files` are documents that the entry refers to, by relative path. */
export const generateFromText = async (
  name: string,
  text: string,
  options: Omit<GenerateOptions, 'spec' | 'cwd' | 'allowRef'> = {},
  files: Readonly<Record<string, string>> = {},
): Promise<Generated> =>
  await generateFrom(await documentsFromText(name, text, files, options), options, new Stopwatch());

const generateFrom = async (
  documents: Documents,
  options: Omit<GenerateOptions, 'spec' | 'cwd' | 'allowRef'>,
  watch: Stopwatch,
): Promise<Generated> => {
  const diagnostics = new Diagnostics();
  const report = (diagnostic: Diagnostic): void => diagnostics.add(diagnostic);

  const planned = planDocuments(documents, options, report, watch);
  if (planned === undefined) return nothing(documents, diagnostics, watch);
  const { api, plan } = planned;

  const assets = loadAssets();
  const engine = new Engine(assets.templates, assets.partials);
  const { outputBytes } = limitsFrom(options.limits);
  let size = 0;
  const render = function* (): Iterable<Rendered> {
    for (const file of plan.files) {
      const text = textOf(file, engine);
      size += text.length;
      if (size > outputBytes) return;
      yield { path: file.path, text };
    }
  };
  const format = options.format === 'none' ? undefined : await loadFormatter();
  const formatted = await formatAll(render(), format).catch(
    traced(plan.files.filter(isTemplateFile), assets.sources),
  );
  if (size > outputBytes) {
    report(diagnose('output-too-large', { limit: outputBytes }, { file: documents.entry.name }));
    return nothing(documents, diagnostics, watch);
  }
  const files = new FileSet([...formatted, ...runtimeClosure(plan.runtime, assets.runtime)]);
  watch.lap('render');
  return { files, documents, diagnostics: diagnostics.all, summary: summaryOf(api), timings: watch.timings };
};

/** What is known of a client before any of its text is made: what `show` shows. */
export interface Planned {
  readonly api: Api;
  readonly names: Names;
  /** The file of each type. */
  readonly homes: ReadonlyMap<TypeId, string>;
  readonly plan: Required<OutputPlan>;
}

/** The pipeline up to the views; undefined where the description has errors, all of which are reported. */
export const planDocuments = (
  documents: Documents,
  options: Omit<GenerateOptions, 'spec' | 'cwd' | 'allowRef'>,
  tell: (diagnostic: Diagnostic) => void,
  watch: Stopwatch = new Stopwatch(),
): Planned | undefined => {
  let hasErrors = false;
  const report = (diagnostic: Diagnostic): void => {
    hasErrors ||= diagnostic.severity === 'error';
    tell(diagnostic);
  };
  const isBroken = (): boolean => hasErrors;

  const description = describe(documents, report);
  watch.lap('project');

  const merged = modelOf(description, report);
  watch.lap('lower');
  if (merged === undefined || isBroken()) return undefined;

  const chosen = options.deprecated === 'omit' ? omitDeprecated(merged) : merged;
  const passed = (options.passes ?? []).reduce((model, pass) => pass.run(model), chosen);
  const api = findConflicts(verifyPagination(findServices(passed), report));
  const facts = findFacts(api);
  watch.lap('passes');

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
    source: documents.entry.name,
    contracts: (literally) => contractsOf(description, literally),
  };
  const plans = outputsOf(options).map((output) => output.plan(input));
  const plan = {
    files: plans.flatMap(({ files }) => files),
    runtime: new Set(plans.flatMap(({ runtime }) => [...(runtime ?? [])])),
  };
  watch.lap('plan');
  return { api, names, homes, plan };
};

/** Several outputs share a folder: the types that are no part of the client get one of their own in it. */
const outputsOf = ({
  outputs = ['client'],
  env = {},
  paths,
  runtime,
}: Pick<GenerateOptions, 'outputs' | 'env' | 'paths' | 'runtime'>): readonly Output[] => {
  const folder = outputs.length > 1 ? 'paths/' : '';
  const configuration = {
    env: new Map(Object.entries(env)),
    runtime: runtime === 'package' ? { name: 'apivintage/runtime', version: VERSION } : undefined,
  };
  return outputs.map((output) => {
    if (output === 'paths') return pathsOutput(paths, folder);
    return output === 'client' ? clientOutput(configuration) : output;
  });
};

const isTemplateFile = (file: PlannedFile): file is TemplateFile => 'template' in file;

const textOf = (file: PlannedFile, engine: Engine): string =>
  isTemplateFile(file) ? engine.render(file.template, file.view) : `${file.code.text}\n`;

const nothing = (documents: Documents, diagnostics: Diagnostics, watch: Stopwatch): Generated => ({
  files: new FileSet([]),
  documents,
  diagnostics: diagnostics.all,
  summary: { title: '', versions: 0, operations: 0 },
  timings: watch.timings,
});

const summaryOf = (api: Api): Generated['summary'] => ({
  title: api.title,
  versions: api.versioning === undefined ? 0 : api.versions.length,
  operations: api.operations.length,
});
