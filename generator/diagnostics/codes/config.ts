import { didYouMean } from '../did-you-mean.js';
import { say } from '../show.js';

/** A command to which nobody said what it is about. */
interface Unnamed {
  readonly command: string;
  /** A specification that is here. */
  readonly found: string | undefined;
}

/** How a command is called with a specification: the usual one needs no word. */
const wordsFor = (command: string, spec: string): string =>
  command === 'generate' ? spec : `${command} ${spec}`;

/** The configuration file and the command line. */
export const configCodes = {
  'config-not-found': {
    severity: 'error',
    message: (args: { path: string }): string => say`There is no configuration "${args.path}".`,
    help: 'Name it as seen from the working directory, or write one: npx apivintage init',
  },
  'config-ambiguous': {
    severity: 'error',
    message: (args: { paths: readonly string[] }): string =>
      say`There is more than one configuration here: ${args.paths}.`,
    help: 'Keep one, or name one with --config.',
  },
  'config-unreadable': {
    severity: 'error',
    message: (args: { path: string; reason: string }): string =>
      say`The configuration "${args.path}" cannot be loaded: ${args.reason}.`,
    help: 'A configuration is YAML or JSON, or a program with `export default defineConfig({ apis: { … } })`.',
  },
  'invalid-config': {
    severity: 'error',
    message: (args: { problem: string; purpose?: string | undefined }): string =>
      say`The configuration is not valid: ${args.problem}.`,
    help: ({ purpose }: { problem: string; purpose?: string | undefined }): string =>
      purpose === undefined
        ? 'The README lists what it may say; config.schema.json tells editors.'
        : say`${purpose}`,
  },
  'unknown-client-option': {
    severity: 'error',
    message: (args: { option: string; known: readonly string[] }): string =>
      say`The client has no option "${args.option}" that could come from the environment.`,
    help: (args: { option: string; known: readonly string[] }): string =>
      didYouMean(args.option, args.known) ??
      (args.known.length === 0 ? 'It has none at all.' : say`It has: ${args.known}.`),
    setting: (args: { option: string; known: readonly string[] }): string =>
      `/env/${args.option.replaceAll('~', '~0').replaceAll('/', '~1')}`,
  },
  'unknown-option': {
    severity: 'error',
    message: (args: { option: string; known: readonly string[]; within?: string }): string =>
      args.within === undefined
        ? say`There is no option "${args.option}".`
        : say`There is no option "${args.option}" in ${args.within}.`,
    help: (args: { option: string; known: readonly string[] }): string | undefined =>
      didYouMean(args.option, args.known) ?? say`Options here: ${args.known}.`,
  },
  'output-shared': {
    severity: 'error',
    message: (args: { first: string; second: string; output: string }): string =>
      say`"${args.first}" and "${args.second}" both write to "${args.output}".`,
    help: 'Give each API an output folder of its own.',
  },
  'nothing-to-watch': {
    severity: 'error',
    message: (): string => 'No file is behind this: what changes cannot be seen.',
    help: 'Save the specification, and watch the file.',
  },
  'nothing-to-generate': {
    severity: 'error',
    message: (args: Unnamed): string =>
      args.found === undefined
        ? 'There is neither a specification nor a configuration here.'
        : say`There is no configuration here, and nobody said what to do with ${args.found}.`,
    help: ({ command, found = 'openapi.yaml' }: Unnamed): string =>
      say`Name both ends: npx apivintage ${wordsFor(command, found)} -o src/api; or write a configuration: npx apivintage init`,
  },
  'nothing-to-read': {
    severity: 'error',
    message: (args: Unnamed): string =>
      args.found === undefined
        ? 'There is neither a specification nor a configuration here.'
        : say`There is no configuration here, and nobody named ${args.found}.`,
    help: ({ command, found = 'openapi.yaml' }: Unnamed): string =>
      say`Name a specification: npx apivintage ${command === 'show' ? 'show "GET /pets"' : command} ${found}; or write a configuration: npx apivintage init`,
  },
  'nothing-to-build': {
    severity: 'error',
    message: (args: { folder: string }): string => say`There is no configuration in "${args.folder}".`,
    help: 'Write one (npx apivintage init), or give the plugin one: apivintage({ apis: { … } })',
  },
  'output-missing': {
    severity: 'error',
    message: ({ spec }: { spec: string; command: string }): string =>
      say`Nothing says where the client of "${spec}" goes.`,
    help: ({ spec, command }: { spec: string; command: string }): string =>
      say`Name a folder: npx apivintage ${wordsFor(command, spec)} -o src/api`,
  },
  'unknown-word': {
    severity: 'error',
    message: (args: { word: string; known: readonly string[] }): string =>
      say`"${args.word}" is neither a command, nor a file or URL, nor an API of the configuration.`,
    help: (args: { word: string; known: readonly string[] }): string | undefined =>
      didYouMean(args.word, args.known) ??
      say`Known words: ${args.known}. A specification is named by its path.`,
  },
  'config-exists': {
    severity: 'error',
    message: (args: { path: string }): string => say`There is a configuration already: "${args.path}".`,
    help: 'Edit it: nothing is overwritten.',
  },
  'config-unwritable': {
    severity: 'error',
    message: (args: { path: string; reason: string }): string =>
      say`"${args.path}" cannot be written: ${args.reason}.`,
    help: 'Make room for it there, or name another folder with --cwd; --dry-run prints what it would be.',
  },
  'no-specification': {
    severity: 'error',
    message: (): string => 'There is no OpenAPI description here, nor in the folders below.',
    help: 'Name it: apivintage init path/to/openapi.yaml, or a URL.',
  },
  'ambiguous-specification': {
    severity: 'error',
    message: (args: { paths: readonly string[] }): string =>
      say`There are several OpenAPI descriptions: ${args.paths}.`,
    help: 'Name one: apivintage init path/to/openapi.yaml',
  },
  'no-such-code': {
    severity: 'error',
    message: (args: { code: string; known: readonly string[] }): string =>
      say`There is no code "${args.code}".`,
    help: (args: { code: string; known: readonly string[] }): string =>
      didYouMean(args.code, args.known) ?? 'All are listed by: apivintage explain',
  },
  'element-not-named': {
    severity: 'error',
    message: (): string => 'Nothing says what to show.',
    help: 'Name an operation or a type: apivintage show "GET /pets" openapi.yaml',
  },
  'element-not-first': {
    severity: 'error',
    message: (args: { spec: string; command: string }): string =>
      say`"${args.spec}" is what to look in, and comes after what to show.`,
    help: (args: { spec: string; command: string }): string => `Run: ${args.command}`,
  },
  'no-such-element': {
    severity: 'error',
    message: (args: { element: string; known: readonly string[] }): string =>
      say`There is no path, operation or type "${args.element}".`,
    help: (args: { element: string; known: readonly string[] }): string =>
      didYouMean(args.element, args.known) ?? say`There are: ${args.known}.`,
  },
  'several-specifications': {
    severity: 'error',
    message: (args: { words: readonly string[] }): string =>
      say`A run takes one specification, and here are more words: ${args.words}.`,
    help: 'Several APIs at once are the business of a configuration: apis in apivintage.config.yaml.',
  },
  'no-such-folder': {
    severity: 'error',
    message: (args: { path: string }): string => say`There is no folder "${args.path}".`,
    help: 'Name one that is there with --cwd, or leave the flag out.',
  },
  'single-api-flag': {
    severity: 'error',
    message: (args: { flag: string; apis: readonly string[] }): string =>
      say`${args.flag} is for one API, and this run has several: ${args.apis}.`,
    help: 'Name the one that is meant: apivintage generate <name>',
  },
} as const;
