import { FAIL_ON, FORMATS } from '../flags.js';
import { READS, REPORTS, type Word } from './word.js';

export const lint: Word = {
  description: 'check a specification, or those of the configuration',
  usage: '[spec] | [name...]',
  flags: [...READS, ...REPORTS, 'quiet'],
  formats: FORMATS,
  failOn: FAIL_ON,
};
