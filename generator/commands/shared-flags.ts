import { InvalidArgumentError, type Option } from 'commander';
import { DEPRECATED, ENUMS, INT64, SCHEMAS, UNRESOLVED } from '../choices.js';
import { DEEPEST, LIMITS, type SetLimits } from '../source/limits.js';
import type { FlagName } from './flags.js';

/** A flag as it is written and explained. */
export interface Declaration {
  readonly spelling: string;
  readonly description: string;
  /** The heading that it stands under in `--help`. */
  readonly group: string;
  readonly choices?: readonly string[];
  /** How its value is read, where it is not the text itself. */
  readonly parse?: (option: Option) => Option;
}

const OPTIONS = 'Options:';
const INPUT = 'Input:';
const OUTPUT = 'Output:';
const REPORT = 'Report:';

/** The name of a flag that several commands take. */
export type SharedFlag = Extract<
  FlagName,
  | 'from'
  | 'to'
  | 'config'
  | 'cwd'
  | 'allowRef'
  | 'limit'
  | 'output'
  | 'name'
  | 'deprecated'
  | 'unresolved'
  | 'schemas'
  | 'int64'
  | 'enums'
  | 'dryRun'
  | 'force'
  | 'format'
  | 'failOn'
  | 'maxProblems'
  | 'quiet'
  | 'verbose'
  | 'color'
>;

/** The flags that several commands take, by the names under which commands find them. */
export const SHARED: Readonly<Record<SharedFlag, Declaration>> = {
  from: { spelling: '--from <version>', description: 'the older version', group: OPTIONS },
  to: { spelling: '--to <version>', description: 'the newer version', group: OPTIONS },
  config: {
    spelling: '-c, --config <file>',
    description: 'configuration (default: apivintage.config.* of the working directory)',
    group: INPUT,
  },
  cwd: { spelling: '--cwd <folder>', description: 'working directory (default: this one)', group: INPUT },
  allowRef: {
    spelling: '--allow-ref <place>',
    description: 'origin, path of one, or folder that references may lead to; may be repeated',
    group: INPUT,
    parse: (option) =>
      option.argParser((place, earlier: readonly string[] | undefined) => [...(earlier ?? []), place]),
  },
  limit: {
    spelling: '--limit <name=number>',
    description: `how much is read and written; may be repeated: ${LIMITS.join(', ')}`,
    group: INPUT,
    parse: (option) =>
      option.argParser((text, earlier: SetLimits | undefined) => ({ ...earlier, ...limit(text) })),
  },
  output: {
    spelling: '-o, --output <path>',
    description: 'where the client goes; a folder of its own',
    group: OUTPUT,
    parse: (option) => option.argParser(path),
  },
  name: {
    spelling: '--name <class>',
    description: 'name of the client class (default: key in the configuration, or title)',
    group: OUTPUT,
    parse: (option) => option.argParser(className),
  },
  deprecated: {
    spelling: '--deprecated <what>',
    description: 'whether deprecated operations are in the client (default: keep)',
    group: OUTPUT,
    choices: DEPRECATED,
  },
  unresolved: {
    spelling: '--unresolved <what>',
    description: 'what a reference that leads nowhere is (default: error; unknown warns and goes on)',
    group: OUTPUT,
    choices: UNRESOLVED,
  },
  schemas: {
    spelling: '--schemas <reading>',
    description: 'how schemas are read (default: usual; literal is to the letter of JSON Schema)',
    group: OUTPUT,
    choices: SCHEMAS,
  },
  int64: {
    spelling: '--int64 <kind>',
    description: 'what integers of 64 bits are (default: number; string and bigint keep every digit)',
    group: OUTPUT,
    choices: INT64,
  },
  enums: {
    spelling: '--enums <kind>',
    description: 'whether choices may have values that are not listed (default: closed)',
    group: OUTPUT,
    choices: ENUMS,
  },
  dryRun: {
    spelling: '--dry-run',
    description: 'list what would be written, and write nothing',
    group: OUTPUT,
  },
  force: {
    spelling: '--force',
    description: 'overwrite generated files that were edited by hand',
    group: OUTPUT,
  },
  format: {
    spelling: '--format <format>',
    description: 'of the report (default: pretty; github in a workflow)',
    group: REPORT,
  },
  failOn: {
    spelling: '--fail-on <severity>',
    description: 'fail on these, and on worse (default: error)',
    group: REPORT,
  },
  maxProblems: {
    spelling: '--max-problems <count>',
    description: 'most problems to show (default: 100; json: all)',
    group: REPORT,
    parse: (option) => option.argParser(count),
  },
  quiet: { spelling: '-q, --quiet', description: 'problems only', group: REPORT },
  verbose: {
    spelling: '--verbose',
    description: 'the stack of a crash',
    group: REPORT,
  },
  color: { spelling: '--no-color', description: 'no colour (as NO_COLOR does)', group: REPORT },
};

/** A variable of a script that is not set would be the working directory. */
const path = (text: string): string => {
  if (text === '') throw new InvalidArgumentError('It is empty.');
  return text;
};

/** A name that no class can have would become another one in silence. */
const className = (text: string): string => {
  if (!/^[\p{L}_$]/u.test(text)) throw new InvalidArgumentError('It begins with a letter, as PetStore does.');
  return text;
};

const count = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new InvalidArgumentError('It is a number from 1.');
  return value;
};

const limit = (text: string): SetLimits => {
  const [name = '', number = ''] = text.split('=');
  const key = LIMITS.find((each) => each === name);
  const value = count(number);
  if (key === undefined) throw new InvalidArgumentError(`Limits are ${LIMITS.join(', ')}.`);
  if (key === 'depth' && value > DEEPEST) throw new InvalidArgumentError(`The depth is ${DEEPEST} at most.`);
  return { [key]: value };
};
