import { statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { loadConfig, type LoadedApi, type LoadedConfig } from '../config/load.js';
import { diagnose } from '../diagnostics/catalogue.js';
import { FatalError } from '../diagnostics/fatal.js';
import type { GenerateOptions } from '../generate.js';
import { ENDING, PARTIALS, templateNames } from '../template-folder.js';
import type { Setting } from '../source/documents.js';
import { isAddress, redactUrl } from '../source/uris.js';
import type { Flags } from './flags.js';
import { COMMANDS, type CommandName } from './words/all.js';

/** The name of standard output, where a single file may go. */
export const STDOUT = '-';

/** The file that a command writes which makes one document; undefined where it prints it. */
export const fileOf = ({ output }: Flags): string | undefined => (output === STDOUT ? undefined : output);

/** A client to write. */
export interface Target {
  readonly options: GenerateOptions;
  /** The output folder, absolute. */
  readonly output: string;
  /** Files that must survive besides the documents of the description, absolute. */
  readonly inputs: readonly string[];
  /** Where the configuration speaks of it, unless the command line says otherwise. */
  readonly setting?: Setting;
}

/** A specification to look at. */
export interface Specification {
  /** What to call it: its key in the configuration, or where it was found. */
  readonly name: string;
  /** Its key in the configuration, where it has one. */
  readonly key: string | undefined;
  readonly spec: string;
  /** How to read it. */
  readonly options: Pick<
    GenerateOptions,
    'allowRef' | 'catalogue' | 'pagination' | 'limits' | 'setting' | 'unresolved'
  >;
}

/**
 * What a command line is about: one specification that it names, the APIs of the configuration that it names, or all of
 * them. The configuration is read only where something has to come from it.
 *
 * @param command who asks, for what help says
 * @throws {FatalError} where that is nothing, or not clear; what is wrong with the configuration
 */
export const findTargets = async (
  command: CommandName,
  words: readonly string[],
  flags: Flags,
  cwd: string,
): Promise<readonly Target[]> => {
  if (flags.output === STDOUT) throw new FatalError(diagnose('output-is-stream', {}));
  const [word] = words;
  const isSpec = word !== undefined && isSpecification(word, cwd);
  const config =
    isSpec && flags.output !== undefined && flags.config === undefined ? undefined : await load(flags, cwd);
  const apis = findApis(words, config, { command, output: flags.output, cwd });
  if (apis === undefined)
    throw new FatalError(diagnose('nothing-to-generate', { found: specIn(cwd), command }));
  const [, ...others] = apis;
  if (others.length > 0)
    refuseSingleFlags(
      flags,
      apis.map(([key]) => key),
    );
  const inputs = config?.files ?? [];
  return apis.map(([key, api]) => ({ ...targetOf(key, api, flags, cwd), inputs }));
};

/** The clients of a configuration, as it says. */
export const targetsOf = (
  apis: LoadedConfig['apis'],
  inputs: readonly string[],
  cwd: string,
): readonly Target[] =>
  Object.entries(apis).map(([key, api]) => ({ ...targetOf(key, api, {}, cwd), inputs }));

/**
 * The same for commands that write no client.
 *
 * @throws {FatalError} like `findTargets`
 */
export const findSpecifications = async (
  command: CommandName,
  words: readonly string[],
  flags: Flags,
  cwd: string,
): Promise<readonly Specification[]> => {
  const apis = findApis(words, await load(flags, cwd), { command, output: '.', cwd });
  if (apis === undefined) throw new FatalError(diagnose('nothing-to-read', { found: specIn(cwd), command }));
  return apis.map(([key, api]) => ({
    name: key ?? api.spec,
    key,
    spec: api.spec,
    options: { ...readingOf(api, flags), unresolved: flags.unresolved ?? api.unresolved ?? 'error' },
  }));
};

/** How a description is read. */
const readingOf = (
  { allowRef = [], limits, catalogue, pagination, setting }: NamedApi,
  flags: Flags,
): Omit<Specification['options'], 'unresolved'> => ({
  allowRef: [...allowRef, ...(flags.allowRef ?? [])],
  limits: { ...limits, ...flags.limit },
  ...(catalogue === undefined ? {} : { catalogue }),
  ...(pagination === undefined ? {} : { pagination }),
  ...(setting === undefined ? {} : { setting }),
});

/**
 * The one that is meant.
 *
 * @throws {FatalError} several-apis
 */
export const onlyOne = (specifications: readonly Specification[]): Specification => {
  const [first, ...others] = specifications;
  if (first !== undefined && others.length === 0) return first;
  throw new FatalError(diagnose('several-apis', { apis: specifications.map(({ name }) => name) }));
};

/** An API by its key; a specification that no configuration knows has none. */
type KeyedApi = readonly [key: string | undefined, api: NamedApi];

/** An API of the configuration, or of the command line alone. */
type NamedApi = Omit<LoadedApi, 'setting'> & Partial<Pick<LoadedApi, 'setting'>>;

const load = async (flags: Flags, cwd: string): Promise<LoadedConfig | undefined> =>
  await loadConfig(cwd, flags.config);

/** Whether a word of the command line names a document, and not an API of the configuration. */
export const isSpecification = (word: string, cwd: string): boolean =>
  word === '-' ||
  /^(?:https?|file):/i.test(word) ||
  /[/\\]|\.(?:ya?ml|json)$/i.test(word) ||
  statSync(resolve(cwd, word), { throwIfNoEntry: false })?.isDirectory() === false;

/** Undefined where neither a word nor a configuration says. */
const findApis = (
  words: readonly string[],
  config: LoadedConfig | undefined,
  asked: Asked,
): readonly KeyedApi[] | undefined => {
  const [word, ...others] = words;
  if (word === undefined || !isSpecification(word, asked.cwd)) return namedApis(words, config, asked.cwd);
  if (others.length > 0) throw new FatalError(diagnose('several-specifications', { words: others }));
  return [specTarget(word, config, asked)];
};

/** Who asks, and what was said besides words. */
interface Asked {
  readonly command: CommandName;
  readonly output: string | undefined;
  readonly cwd: string;
}

const specTarget = (
  spec: string,
  config: LoadedConfig | undefined,
  { command, output, cwd }: Asked,
): KeyedApi => {
  const known = Object.entries(config?.apis ?? {}).find(([, api]) => isSame(api.spec, spec, cwd));
  if (known !== undefined) return known;
  if (output === undefined) throw new FatalError(diagnose('output-missing', { spec, command }));
  return [undefined, { spec, output }];
};

const isSame = (configured: string, spec: string, cwd: string): boolean =>
  configured === spec || configured === resolve(cwd, spec);

const namedApis = (
  words: readonly string[],
  config: LoadedConfig | undefined,
  cwd: string,
): readonly KeyedApi[] | undefined => {
  const apis = new Map(Object.entries(config?.apis ?? {}));
  const unknown = words.find((word) => !apis.has(word));
  if (unknown !== undefined) throw new FatalError(notKnown(unknown, [...apis.keys()], cwd));
  if (config === undefined) return undefined;
  return [...apis].filter(([key]) => words.length === 0 || words.includes(key));
};

/** A description by the name that most have: what a first run is likely to be about. */
const specIn = (cwd: string): string | undefined =>
  ['openapi', 'swagger']
    .flatMap((name) => ['yaml', 'yml', 'json'].map((ending) => `${name}.${ending}`))
    .find((name) => statSync(resolve(cwd, name), { throwIfNoEntry: false })?.isFile() === true);

const notKnown = (word: string, apis: readonly string[], cwd: string): ReturnType<typeof diagnose> =>
  statSync(resolve(cwd, word), { throwIfNoEntry: false }) === undefined
    ? diagnose('unknown-word', { word, known: [...COMMANDS, ...apis] })
    : diagnose('not-a-file', { path: word, found: 'a folder' });

const refuseSingleFlags = (flags: Flags, keys: readonly (string | undefined)[]): void => {
  const flag = flags.output !== undefined ? '--output' : flags.name !== undefined ? '--name' : undefined;
  if (flag === undefined) return;
  throw new FatalError(diagnose('single-api-flag', { flag, apis: keys.filter((key) => key !== undefined) }));
};

/** What decides about the text of files and nothing else. */
const targetOf = (
  key: string | undefined,
  api: NamedApi,
  flags: Flags,
  cwd: string,
): Omit<Target, 'inputs'> => {
  const name = flags.name ?? api.name ?? key;
  const output = outputAt(flags.output ?? api.output, cwd);
  return {
    output,
    ...(api.setting === undefined || flags.output !== undefined ? {} : { setting: api.setting }),
    options: {
      spec: api.spec,
      cwd,
      ...readingOf(api, flags),
      ...(name === undefined ? {} : { name }),
      ...(api.env === undefined ? {} : { env: api.env }),
      ...choicesOf(api, flags),
      ...printing(api, output),
    },
  };
};

/** What is left to choose about a description: the command line has the last word. */
const choicesOf = (api: NamedApi, flags: Flags): Partial<GenerateOptions> => {
  const deprecated = flags.deprecated ?? api.deprecated;
  const unresolved = flags.unresolved ?? api.unresolved;
  const schemas = flags.schemas ?? api.schemas;
  const int64 = flags.int64 ?? api.int64;
  const enums = flags.enums ?? api.enums;
  return {
    ...(deprecated === undefined ? {} : { deprecated }),
    ...(unresolved === undefined ? {} : { unresolved }),
    ...(schemas === undefined ? {} : { schemas }),
    ...(int64 === undefined ? {} : { int64 }),
    ...(enums === undefined ? {} : { enums }),
  };
};

/** What is made of a description, and how it is printed. */
const printing = (api: NamedApi, output: string): Partial<GenerateOptions> => ({
  ...(api.format === undefined ? {} : { format: api.format }),
  ...(api.importExtension === undefined ? {} : { importExtension: api.importExtension }),
  ...(api.runtime === undefined ? {} : { runtime: api.runtime }),
  ...(api.format === 'prettier' ? { folder: output } : {}),
  ...(api.outputs === undefined ? {} : { outputs: api.outputs }),
  ...(api.paths === undefined ? {} : { paths: api.paths }),
  ...(api.package === undefined ? {} : { package: api.package }),
  ...(api.templates === undefined ? {} : { templates: api.templates }),
  ...(api.passes === undefined ? {} : { passes: api.passes }),
});

/** A place of its own for what options say, without the configuration. */
export const targetAt = (output: string, options: GenerateOptions): Target => ({
  options,
  output: outputAt(output, options.cwd),
  inputs: [],
});

/** @throws {FatalError} where it is an address, of which a path would make folders by the names of its parts */
const outputAt = (output: string, cwd: string): string => {
  if (isAddress(output))
    throw new FatalError(diagnose('output-unsafe-folder', { path: redactUrl(output), what: 'an address' }));
  return resolve(cwd, output);
};

/** The specification of a client, where it is a file, and its templates: known before anything is read. */
export const inputsOf = ({ options: { spec, cwd, templates } }: Target): readonly string[] => [
  ...(spec === '-' || /^https?:/i.test(spec) ? [] : [resolve(cwd, spec)]),
  ...(templates === undefined ? [] : templateFiles(resolve(cwd, templates))),
];

/** A folder of templates, its folder of partials, and what is in both. */
export const templateFiles = (folder: string): readonly string[] => [
  folder,
  resolve(folder, PARTIALS),
  ...(templateNames(folder) ?? []).map((name) => resolve(folder, name + ENDING)),
];

/** A path as a user would type it. */
export const shownPath = (path: string, cwd: string): string =>
  relative(cwd, path).replaceAll('\\', '/') || '.';
