import { basename } from 'node:path';
import { Clients } from './clients.js';
import type { BuildStepOptions } from './options.js';

export type { BuildStepOptions };

/** A plugin of esbuild. */
export interface EsbuildPlugin {
  readonly name: string;
  setup(build: EsbuildBuild): void;
}

/** What the plugin needs of the bundler. */
export interface EsbuildBuild {
  readonly initialOptions: {
    readonly absWorkingDir?: string;
    readonly entryPoints?: EntryPoints;
    readonly logLevel?: string;
  };
  onStart(work: () => Promise<Messages>): void;
  onResolve(options: { filter: RegExp }, work: (entry: Import) => Promise<Resolved | undefined>): void;
  resolve(path: string, options: Omit<Import, 'path'>): Promise<Resolved>;
}

type EntryPoints = readonly (string | { readonly in: string })[] | Readonly<Record<string, string>>;

interface Messages {
  errors?: { text: string }[];
  warnings?: { text: string }[];
}

interface Import {
  path: string;
  kind:
    | 'entry-point'
    | 'import-statement'
    | 'require-call'
    | 'dynamic-import'
    | 'require-resolve'
    | 'import-rule'
    | 'composes-from'
    | 'url-token';
  importer: string;
  namespace: string;
  resolveDir: string;
  pluginData?: unknown;
}

interface Resolved extends Messages {
  path?: string;
  external?: boolean;
  namespace?: string;
  suffix?: string;
  watchFiles?: string[];
}

const NAME = 'apivintage';

/** Generates the clients of the project before it is built, and again in watch mode when what they are made of changes. */
export const apivintage = (options: BuildStepOptions = {}): EsbuildPlugin => ({
  name: NAME,
  setup(build): void {
    const { absWorkingDir, entryPoints = [], logLevel } = build.initialOptions;
    const clients = new Clients(options, absWorkingDir ?? process.cwd());
    // Plugins have a word in errors and warnings only; other lines follow what was asked for.
    const info = (text: string): void => {
      if (TALKATIVE.has(logLevel)) process.stderr.write(`[${NAME}] ${text}\n`);
    };
    build.onStart(async () => {
      const warnings: { text: string }[] = [];
      const problem = await clients.generate({ info, warn: (text) => void warnings.push({ text }) });
      return { warnings, errors: problem === undefined ? [] : [{ text: problem }] };
    });
    watchInputs(build, entriesOf(entryPoints), clients);
  },
});

const TALKATIVE: ReadonlySet<string | undefined> = new Set(['info', 'debug', 'verbose']);

const entriesOf = (entryPoints: EntryPoints): readonly string[] =>
  (isList(entryPoints) ? entryPoints : Object.values(entryPoints)).map((each) =>
    typeof each === 'string' ? each : each.in,
  );

const isList = (entryPoints: EntryPoints): entryPoints is readonly (string | { readonly in: string })[] =>
  Array.isArray(entryPoints);

/** Marks a question of ours, so that it is not ours to answer. */
const ASKED: unique symbol = Symbol(NAME);

/** Files are watched with a module that they belong to: with every entry point. */
const watchInputs = (build: EsbuildBuild, entries: readonly string[], clients: Clients): void => {
  if (entries.length === 0) return;
  const names = entries.map((entry) => basename(entry).replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
  build.onResolve({ filter: new RegExp(`(?:${names.join('|')})$`) }, async ({ path, ...where }) => {
    if (where.kind !== 'entry-point' || where.pluginData === ASKED) return undefined;
    const found = await build.resolve(path, { ...where, pluginData: ASKED });
    const { errors = [], warnings = [], external = false, namespace = 'file', suffix = '' } = found;
    const watchFiles = [...clients.inputs];
    return errors.length > 0
      ? { errors, warnings, watchFiles }
      : { path: found.path ?? path, errors, warnings, external, namespace, suffix, watchFiles };
  });
};
