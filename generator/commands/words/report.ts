import { FAIL_ON, PAGE_FORMATS } from '../flags.js';
import { READS, REPORTS, type Word } from './word.js';

export const report: Word = {
  description: 'show which version has what, and what each changed, as one HTML page',
  usage: '[spec] [-o <file>] | [name...]',
  flags: [...READS, 'unresolved', 'output', 'dryRun', 'force', ...REPORTS, 'quiet'],
  says: {
    format: 'of the page',
    output: 'the file to write (default: print the page)',
    force: 'overwrite a file that is no such page',
  },
  formats: PAGE_FORMATS,
  failOn: FAIL_ON,
};
