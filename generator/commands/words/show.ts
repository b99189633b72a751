import { FAIL_ON } from '../flags.js';
import { READS, REPORTS, type Word } from './word.js';

export const show: Word = {
  description: 'print what is made of one operation or type, as JSON',
  usage: '<path | operation | type> [spec | name]',
  argument: [
    'element',
    'a path, "GET /path", an operationId or a type; then a specification or an API of the configuration',
  ],
  flags: [...READS, 'name', ...REPORTS],
  says: { format: 'of what is printed' },
  formats: ['json'],
  failOn: FAIL_ON,
};
