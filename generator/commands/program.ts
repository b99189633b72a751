import { Command, CommanderError, type Option } from 'commander';
import { nearest } from '../diagnostics/did-you-mean.js';
import type { Flags } from './flags.js';
import { allOptions, optionsOf } from './options.js';
import { aside, print } from './streams.js';
import { VERSION } from '../version.js';
import { COMMANDS, NAMES, WORDS, type CommandName } from './words/all.js';
import type { Word } from './words/word.js';

/** What hears a command. */
export type Action = (name: CommandName, words: readonly string[], flags: Flags) => Promise<void>;

/**
 * The command line: what there is to say, and who hears it. The program parses the flags of all commands, so that they may
 * stand before and after the word of one; those that mean nothing to it are refused. Mistakes are commander's
 * `CommanderError`s, which it has printed already.
 */
export const createProgram = (action: Action): Command => {
  const program = new Command('apivintage')
    .configureOutput({ writeOut: print, writeErr: aside })
    .exitOverride()
    .showHelpAfterError('See apivintage --help.');
  for (const option of allOptions(Object.values(WORDS))) program.addOption(option);
  program
    .usage('[command] [spec] -o <folder> | [command] [name...]')
    .description(
      'Typed TypeScript clients for APIs that live in several dated versions, generated from OpenAPI.',
    )
    .optionsGroup('About:')
    .option('-V, --version [version]', 'print the version')
    .helpOption('-h, --help', 'print this; after a command, its own flags')
    .configureHelp({
      minWidthToWrap: 12,
      visibleOptions: listed,
      subcommandTerm: (command) => command.name(),
    })
    .helpCommand('help [command]', 'print what a command takes')
    .addHelpText('after', EPILOGUE);
  for (const name of NAMES) addCommand(program, name, action);
  return program;
};

/** What `--help` lists, and what a misspelt flag may have been: for the program what `generate` takes. */
const listed = (command: Command): Option[] => {
  const { parent } = command;
  const name = parent === null ? 'generate' : NAMES.find((each) => each === command.name());
  const about = (parent ?? command).options.filter(({ long }) => long === '--version');
  return [
    ...(name === undefined ? [] : optionsOf(WORDS[name])),
    ...(parent === null ? about : []),
    command.createOption('-h, --help', 'print this').helpGroup('About:'),
  ];
};

const SPECIFICATIONS = 'a path, a URL or - for stdin; or names of APIs in the configuration';

/** What may follow a command, each of its forms on a line of its own where one line has no room for all. */
const usageOf = (name: CommandName, { usage }: Word): string => {
  const start = `Usage: apivintage ${name} `;
  return start.length + usage.length <= 80
    ? usage
    : usage.replaceAll(' | ', `\n${' '.repeat('Usage: '.length)}${start.slice('Usage: '.length)}`);
};

const addCommand = (program: Command, name: CommandName, action: Action): void => {
  const word = WORDS[name];
  const command = program
    .command(name, { isDefault: name === 'generate' })
    .description(word.description)
    .usage(usageOf(name, word))
    .copyInheritedSettings(program)
    .showHelpAfterError(`See apivintage ${name} --help.`)
    // Commander would suggest flags of other commands, which are refused then.
    .showSuggestionAfterError(false)
    .configureOutput({ outputError: (text, write) => write(text + suggestionFor(text, name)) });
  const [term, meaning] = word.argument ?? ['spec or name', SPECIFICATIONS];
  if (word.takesWords !== false) command.argument(`[${term}...]`, meaning);
  command.action(async (words: string[]) => {
    const flags = program.opts<Flags>();
    answerVersion(program, word, flags);
    refuseForeign(program, command, name);
    refuseChoice(command, name, '--format <format>', flags.format, word.formats);
    refuseChoice(command, name, '--fail-on <severity>', flags.failOn, word.failOn);
    await action(name, word.takesWords === false ? [] : words, flags);
  });
};

/** Only some commands are told of a version; elsewhere the flag asks for ours. */
const answerVersion = (program: Command, { own = {} }: Word, { version }: Flags): void => {
  if ('version' in own || version === undefined) return;
  if (version !== true) {
    program.error("error: option '--version' takes a value with the command project only");
  }
  print(`${VERSION}\n`);
  throw new CommanderError(0, 'commander.version', VERSION);
};

/** A flag that a command does not look at is a mistake of who gave it: it would do nothing, in silence. */
const refuseForeign = (program: Command, command: Command, name: CommandName): void => {
  const own = spellings(name);
  for (const option of program.options) {
    const { long = '' } = option;
    if (own.has(long) || program.getOptionValueSource(option.attributeName()) !== 'cli') continue;
    const owners = NAMES.filter((each) => spellings(each).has(long)).join(', ');
    command.error(`error: ${long} is not a flag of ${name}.\nIt belongs to ${owners}.`);
  }
};

/** What a flag that does not exist may have been meant to be: one of the command, `-V` for `-v`. */
const suggestionFor = (text: string, name: CommandName): string => {
  const flag = /^error: unknown option '(--?[\w-]+)/.exec(text)?.[1] ?? '';
  const own = [...optionsOf(WORDS[name]).flatMap(({ short, long }) => [short, long]), ...EVERYWHERE];
  const meant = flag.startsWith('--')
    ? nearest(
        flag,
        own.filter((each) => each !== undefined),
      )
    : own.find((each) => each?.toLowerCase() === flag.toLowerCase());
  return meant === undefined ? '' : `(Did you mean ${meant}?)\n`;
};

const EVERYWHERE: readonly string[] = ['-V', '--version', '-h', '--help'];

const spellings = (name: CommandName): ReadonlySet<string | undefined> =>
  new Set(optionsOf(WORDS[name]).map(({ long }) => long));

/** What a flag takes differs from command to command. */
const refuseChoice = (
  command: Command,
  name: CommandName,
  flag: string,
  value: string | undefined,
  choices: readonly string[] = [],
): void => {
  if (value === undefined || choices.includes(value)) return;
  const meant = nearest(value, choices);
  command.error(
    [
      `error: option '${flag}' argument '${value}' is invalid for ${name}.`,
      ...(meant === undefined ? [] : [`(Did you mean ${meant}?)`]),
      `Allowed choices are ${choices.join(', ')}.`,
    ].join('\n'),
  );
};

/** `help` about what is no command: commander would print the help of the program, as if that were meant. */
export const refuseTopic = (program: Command, [first, topic]: readonly string[]): void => {
  if (first !== 'help' || topic === undefined || topic.startsWith('-') || COMMANDS.includes(topic)) return;
  const meant = nearest(topic, COMMANDS);
  const suggestion = meant === undefined ? '' : `\n(Did you mean ${meant}?)`;
  program.error(`error: unknown command '${topic}'${suggestion}`);
};

const EPILOGUE = `
Without a command it is generate. What others take: apivintage <command> --help

Examples:
  apivintage openapi.yaml -o src/api        one client, no configuration
  apivintage generate                       all APIs of apivintage.config.yaml
  apivintage check                          whether what is committed is current
  apivintage lint openapi.yaml              what is wrong with a specification
  apivintage diff openapi.yaml --base main  what this branch changes
  apivintage project openapi.yaml --version 2026-04-16 > 2026-04-16.yaml
  curl -s https://example.com/openapi.json | apivintage - -o src/api

Exit codes:
  0  done
  1  done, with something to mend: lint, check, warnings under --fail-on warn
  2  the command line, configuration, specification or installation is wrong
  70 a bug of apivintage
`;
