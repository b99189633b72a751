import { FAIL_ON, FORMATS } from '../flags.js';
import { CLIENTS, READS, REPORTS, type Word } from './word.js';

export const check: Word = {
  description: 'tell whether what is written is what would be, and write nothing',
  usage: '[spec] -o <folder> | [name...]',
  flags: [...READS, ...CLIENTS, ...REPORTS, 'quiet'],
  says: { output: 'where the client is' },
  formats: FORMATS,
  failOn: FAIL_ON,
};
