import { InvalidArgumentError, Option } from 'commander';
import { DEEPEST, LIMITS, type SetLimits } from '../source/limits.js';
import { DEPRECATED, DIFF_FAIL_ON, FAIL_ON, FORMATS, PAGE_FORMATS, UNRESOLVED } from './flags.js';

const INPUT = 'Input:';
const OUTPUT = 'Output:';
const REPORT = 'Report:';

/** The flags of all commands. */
export const options = (): readonly Option[] => [
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
  new Option('--name <class>', 'name of the client class (default: key in the configuration, or title)')
    .argParser(className)
    .helpGroup(OUTPUT),
  new Option('--deprecated <what>', 'whether deprecated operations are in the client (default: keep)')
    .choices(DEPRECATED)
    .helpGroup(OUTPUT),
  new Option(
    '--unresolved <what>',
    'what a reference that leads nowhere is (default: error; unknown warns and goes on)',
  )
    .choices(UNRESOLVED)
    .helpGroup(OUTPUT),
  new Option('--dry-run', 'list what would be written, and write nothing').helpGroup(OUTPUT),
  new Option('--force', 'overwrite generated files that were edited by hand').helpGroup(OUTPUT),
  new Option('--format <format>', 'of the report (default: pretty; github in a workflow) or document')
    .choices([...FORMATS, 'yaml', ...PAGE_FORMATS])
    .helpGroup(REPORT),
  new Option('--fail-on <severity>', 'fail on these, and on worse (default: error; of diff: nothing)')
    .choices([...FAIL_ON, ...DIFF_FAIL_ON])
    .helpGroup(REPORT),
  new Option('--max-problems <count>', 'most problems to show (default: 100; json: all)')
    .argParser(count)
    .helpGroup(REPORT),
  new Option('-q, --quiet', 'problems only').helpGroup(REPORT),
  new Option('--verbose', 'time per stage; the stack of a crash').helpGroup(REPORT),
  new Option('--no-color', 'no colour (as NO_COLOR does)').helpGroup(REPORT),
];

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
