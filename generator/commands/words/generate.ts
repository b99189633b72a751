import { FAIL_ON, FORMATS } from '../flags.js';
import { CLIENTS, READS, REPORTS, type Word } from './word.js';

export const generate: Word = {
  description: 'write the client of a specification, or those of the configuration',
  usage: '[spec] -o <folder> | [name...]',
  flags: [...READS, ...CLIENTS, 'dryRun', 'force', ...REPORTS, 'quiet'],
  says: { verbose: 'time per stage; the stack of a crash' },
  formats: FORMATS,
  failOn: FAIL_ON,
};
