import { Command, CommanderError, Option } from 'commander';
import { FAIL_ON, type Flags } from './flags.js';
import { options } from './options.js';
import { VERSION } from '../version.js';
import { NAMES, WORDS, type CommandName } from './words/all.js';
import type { Word } from './words/word.js';

/** What hears a command. */
export type Action = (name: CommandName, words: readonly string[], flags: Flags) => Promise<void>;

/**
 * The command line: what there is to say, and who hears it. Flags belong to the program, so that they may stand before
 * and after the word of a command. Mistakes are commander's `CommanderError`s, which it has printed already.
 */
export const createProgram = (action: Action): Command => {
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
  for (const name of NAMES) addCommand(program, name, action);
  return program;
};

const addCommand = (program: Command, name: CommandName, action: Action): void => {
  const word = WORDS[name];
  const command = program
    .command(name, { isDefault: name === 'generate' })
    .description(word.description)
    .usage(word.usage)
    .argument(
      '[words...]',
      word.argument ?? 'a path, a URL or - for stdin; or names of APIs in the configuration',
    )
    .copyInheritedSettings(program);
  for (const [flags, description] of word.options ?? []) command.addOption(new Option(flags, description));
  command.action(async (words: string[]) => {
    const flags = { ...program.opts<Flags>(), ...command.opts<Flags>() };
    answerVersion(program, word, flags);
    refuseFormat(program, name, flags);
    refuseFailOn(program, name, flags);
    await action(name, words, flags);
  });
};

/** Only some commands are told of a version; elsewhere the flag asks for ours. */
const answerVersion = (program: Command, { takesVersion }: Word, { version }: Flags): void => {
  if (takesVersion === true || version === undefined) return;
  if (version !== true) {
    program.error("error: option '--version' takes a value with the command project only");
  }
  process.stdout.write(`${VERSION}\n`);
  throw new CommanderError(0, 'commander.version', VERSION);
};

const refuseFormat = (program: Command, name: CommandName, { format }: Flags): void => {
  const { formats } = WORDS[name];
  if (format === undefined || formats.includes(format)) return;
  const choices = formats.join(', ');
  program.error(
    `error: option '--format <format>' argument '${format}' is invalid for ${name}. Allowed choices are ${choices}.`,
  );
};

/** `breaking` is what `diff` may fail on, and nothing else is. */
const refuseFailOn = (program: Command, name: CommandName, { failOn }: Flags): void => {
  const choices = WORDS[name].failOn ?? FAIL_ON;
  if (failOn === undefined || choices.some((each) => each === failOn)) return;
  program.error(
    `error: option '--fail-on <severity>' argument '${failOn}' is invalid for ${name}. Allowed choices are ${choices.join(', ')}.`,
  );
};

const EPILOGUE = `
Examples:
  apivintage openapi.yaml -o src/api            one client, no configuration
  apivintage generate                           all APIs of apivintage.config.yaml
  apivintage check                              whether what is committed is current
  apivintage lint openapi.yaml                  what is wrong with a specification
  apivintage project --version 2026-04-16 openapi.yaml > 2026-04-16.yaml
  apivintage diff openapi.yaml --base main      what this branch changes
  curl -s https://example.com/openapi.json | apivintage - -o src/api --name Example

Exit codes:
  0  done
  1  done, with something to mend: lint, check, warnings under --fail-on warn
  2  the command line, the configuration or a specification is wrong
  70 a bug of apivintage
`;
