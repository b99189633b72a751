import { Option } from 'commander';
import { SHARED, type SharedFlag } from './shared-flags.js';
import type { OwnFlags, Word } from './words/word.js';

/** Every flag of every command, as the program parses it; `--version` is the program's own. */
export const allOptions = (words: readonly Word[]): readonly Option[] => [
  ...sharedNames().map((name) => sharedOption(name)),
  ...words.flatMap(({ own = {} }) => ('version' in own ? [] : ownOptions(own))),
];

/** The flags of a command, as its `--help` lists them. */
export const optionsOf = ({ flags, own = {}, says = {}, formats, failOn }: Word): readonly Option[] => [
  ...ownOptions(own),
  ...sharedNames()
    .filter((name) => flags.includes(name))
    .map((name) =>
      sharedOption(name, says[name], name === 'format' ? formats : name === 'failOn' ? failOn : undefined),
    ),
];

const ownOptions = (own: OwnFlags): readonly Option[] =>
  Object.values(own).map(([spelling, description, choices]) => {
    const option = new Option(spelling, description);
    return choices === undefined ? option : option.choices(choices);
  });

// Its keys are what the table is written with.
const sharedNames = (): readonly SharedFlag[] => Object.keys(SHARED) as SharedFlag[];

const sharedOption = (name: SharedFlag, says?: string, allowed?: readonly string[]): Option => {
  const { spelling, description, group, parse, choices = allowed } = SHARED[name];
  const option = new Option(spelling, says ?? description).helpGroup(group);
  if (choices !== undefined) option.choices(choices);
  return parse === undefined ? option : parse(option);
};
