import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { DOCUMENT_FORMATS, FAIL_ON, FORMATS, type Flags } from './flags.js';
import { DEEPEST, LIMITS, type SetLimits } from '../source/limits.js';
import { VERSION } from './version.js';

export type Action = (words: readonly string[], flags: Flags) => Promise<void>;

type Word = 'generate' | 'lint' | 'versions' | 'project';

interface About {
  readonly description: string;
  readonly usage: string;
  readonly formats: readonly string[];
}

/** The words that are commands, with what they do. */
const WORDS: Readonly<Record<Word, About>> = {
  generate: {
    description: 'write the client of a specification, or those of the configuration',
    usage: '[spec] -o <folder> | [name...]',
    formats: FORMATS,
  },
  lint: {
    description: 'check a specification, or those of the configuration',
    usage: '[spec] | [name...]',
    formats: FORMATS,
  },
  versions: {
    description: 'list the versions of an API, and what each adds, changes and removes',
    usage: '[spec] | [name...]',
    formats: ['pretty', 'json'],
  },
  project: {
    description: 'print one version of an API as a plain OpenAPI document',
    usage: '--version <version> [spec] | [name]',
    formats: DOCUMENT_FORMATS,
  },
};

/** What the commands do. */
export type Actions = Readonly<Record<Word, Action>>;

export const COMMANDS: readonly string[] = [...Object.keys(WORDS), 'help'];

/**
 * The command line: what there is to say, and which action hears it. Flags belong to the program, so that they may stand
 * before and after the word of a command. Mistakes are commander's `CommanderError`s, which it has printed already.
 */
export const createProgram = (actions: Actions): Command => {
  const program = new Command('apivintage').exitOverride().showHelpAfterError('See apivintage --help.');
  for (const option of options()) program.addOption(option);
  program
    .usage('[spec] -o <folder> | [name...]')
    .description(
      'Typed TypeScript clients for APIs that live in several dated versions, generated from OpenAPI.',
    )
    .optionsGroup('About:')
    .option('-V, --version [version]', 'print the version; of `project`: the version of the API to print')
    .helpOption('-h, --help', 'print this')
    .configureHelp({ showGlobalOptions: true })
    .addHelpText('after', EPILOGUE);
  addCommand(program, 'generate', actions.generate);
  addCommand(program, 'lint', actions.lint);
  addCommand(program, 'versions', actions.versions);
  addCommand(program, 'project', actions.project);
  return program;
};

const addCommand = (program: Command, word: Word, action: Action): void => {
  const { description, usage, formats } = WORDS[word];
  program
    .command(word, { isDefault: word === 'generate' })
    .description(description)
    .usage(usage)
    .argument('[words...]', 'a path, a URL or - for stdin; or names of APIs in the configuration')
    .copyInheritedSettings(program)
    .action(async (words: string[]) => {
      const flags = program.opts<Flags>();
      answerVersion(program, word, flags);
      refuseFormat(program, word, flags, formats);
      await action(words, flags);
    });
};

/** Only `project` is told of a version; elsewhere the flag asks for ours. */
const answerVersion = (program: Command, word: Word, { version }: Flags): void => {
  if (word === 'project' || version === undefined) return;
  if (version !== true)
    program.error("error: option '--version' takes a value with the command project only");
  process.stdout.write(`${VERSION}\n`);
  throw new CommanderError(0, 'commander.version', VERSION);
};

const refuseFormat = (program: Command, word: Word, { format }: Flags, formats: readonly string[]): void => {
  if (format === undefined || formats.includes(format)) return;
  const choices = formats.join(', ');
  program.error(
    `error: option '--format <format>' argument '${format}' is invalid for ${word}. Allowed choices are ${choices}.`,
  );
};

const INPUT = 'Input:';
const OUTPUT = 'Output:';
const REPORT = 'Report:';

const options = (): readonly Option[] => [
  new Option(
    '-c, --config <file>',
    'configuration (default: apivintage.config.* of the working directory)',
  ).helpGroup(INPUT),
  new Option('--cwd <folder>', 'working directory (default: this one)').helpGroup(INPUT),
  new Option('--allow-ref <place>', 'origin or folder that references may lead to; may be repeated')
    .argParser((place: string, earlier: readonly string[] | undefined) => [...(earlier ?? []), place])
    .helpGroup(INPUT),
  new Option('--limit <name=number>', `how much is read and written; may be repeated: ${LIMITS.join(', ')}`)
    .argParser((text: string, earlier: SetLimits | undefined) => ({ ...earlier, ...limit(text) }))
    .helpGroup(INPUT),
  new Option('-o, --output <folder>', 'where the client goes; a folder of its own').helpGroup(OUTPUT),
  new Option(
    '--name <class>',
    'name of the client class (default: key in the configuration, or title)',
  ).helpGroup(OUTPUT),
  new Option('--dry-run', 'list what would be written, and write nothing').helpGroup(OUTPUT),
  new Option('--force', 'overwrite generated files that were edited by hand').helpGroup(OUTPUT),
  new Option('--format <format>', 'of the report (default: pretty; github in a workflow) or document')
    .choices([...FORMATS, 'yaml'])
    .helpGroup(REPORT),
  new Option('--fail-on <severity>', 'fail on these, and on worse (default: error)')
    .choices(FAIL_ON)
    .helpGroup(REPORT),
  new Option('--max-problems <count>', 'most problems to show (default: 100; json: all)')
    .argParser(count)
    .helpGroup(REPORT),
  new Option('-q, --quiet', 'problems only').helpGroup(REPORT),
  new Option('--verbose', 'time per stage; the stack of a crash').helpGroup(REPORT),
  new Option('--no-color', 'no colour (as NO_COLOR does)').helpGroup(REPORT),
];

const count = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new InvalidArgumentError('It is a number from 1.');
  return value;
};

const EPILOGUE = `
Examples:
  apivintage openapi.yaml -o src/api            one client, no configuration
  apivintage generate                           all APIs of apivintage.config.yaml
  apivintage lint openapi.yaml                  what is wrong with a specification
  apivintage project --version 2026-04-16 openapi.yaml > 2026-04-16.yaml
  curl -s https://example.com/openapi.json | apivintage - -o src/api --name Example

Exit codes:
  0  done
  1  done, and there is something to mend: errors of lint, warnings under --fail-on warn
  2  the command line, the configuration or a specification is wrong
  70 a bug of apivintage
`;

const limit = (text: string): SetLimits => {
  const [name = '', number = ''] = text.split('=');
  const key = LIMITS.find((each) => each === name);
  const value = count(number);
  if (key === undefined) throw new InvalidArgumentError(`Limits are ${LIMITS.join(', ')}.`);
  if (key === 'depth' && value > DEEPEST) throw new InvalidArgumentError(`The depth is ${DEEPEST} at most.`);
  return { [key]: value };
};
