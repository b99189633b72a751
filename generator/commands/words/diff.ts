import { DIFF_FAIL_ON, DIFF_FORMATS } from '../flags.js';
import type { Word } from './word.js';

export const diff: Word = {
  description: 'list what changed between two versions, two documents or two git revisions',
  usage: '[spec] [--from <version> --to <version>] | <old> <new> | [spec] --base <revision>',
  formats: DIFF_FORMATS,
  failOn: DIFF_FAIL_ON,
  options: [
    ['--from <version>', 'compare from this version (default: the one before --to)'],
    ['--to <version>', 'compare to this version (default: the newest)'],
    ['--git <a..b>', 'compare a document in two git revisions; with <a> alone to what is on disk'],
    ['--base <revision>', 'compare to where this branch left a git revision, such as main'],
  ],
};
