import { DIFF_FAIL_ON, DIFF_FORMATS } from '../flags.js';
import { READS, REPORTS, type Word } from './word.js';

export const diff: Word = {
  description: 'list what changed between two versions, two documents or two git revisions',
  usage: '[spec] [--from <version> --to <version>] | <old> <new> | [spec] --base <revision>',
  own: {
    git: ['--git <a..b>', 'compare a document in two git revisions; with <a> alone to what is on disk'],
    base: ['--base <revision>', 'compare to where this branch left a git revision, such as main'],
  },
  flags: ['from', 'to', ...READS, 'unresolved', ...REPORTS],
  says: {
    from: 'compare from this version (default: the one before --to)',
    to: 'compare to this version (default: the newest)',
    failOn: 'exit with 1 where something of this kind changed',
    maxProblems: 'most changes to show, the most serious first (default: 100; plain: all, json: always all)',
  },
  formats: DIFF_FORMATS,
  failOn: DIFF_FAIL_ON,
};
