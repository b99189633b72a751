import { DIFF_FORMATS } from '../flags.js';
import { READS, type Word } from './word.js';

export const upgrade: Word = {
  description: 'tell what a newer version of the API asks of the code that calls it',
  usage: '[--to <version>] [name...] | <spec> -o <folder> [--to <version>]',
  own: {
    project: ['--project <tsconfig>', 'program that calls the API (default: tsconfig.json)'],
    typescript: ['--typescript <package>', 'the TypeScript to compile with (default: typescript)'],
    write: ['--write', 'write the new version to where the old one is pinned'],
  },
  flags: ['from', 'to', ...READS, 'output', 'name', 'unresolved', 'format', 'verbose', 'color'],
  says: {
    from: 'change pins of this version only (default: of all before --to)',
    to: 'the version to change to (default: the newest stable one)',
    output: 'where the client is, with a specification',
  },
  formats: DIFF_FORMATS,
};
