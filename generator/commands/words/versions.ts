import { FAIL_ON } from '../flags.js';
import { READS, REPORTS, type Word } from './word.js';

export const versions: Word = {
  description: 'list the versions of an API, and what each adds, changes and removes',
  usage: '[spec] | [name...]',
  flags: [...READS, 'unresolved', ...REPORTS],
  says: { format: 'of what is printed (default: pretty)' },
  formats: ['pretty', 'json'],
  failOn: FAIL_ON,
};
