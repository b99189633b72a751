import type { Word } from './word.js';

export const explain: Word = {
  description: 'tell what a code of a report means, and what to do about it',
  usage: '[code]',
  argument: ['code', 'the code of a problem, such as unknown-version; without one all are listed'],
  flags: ['format', 'verbose', 'color'],
  says: { format: 'of what is printed (default: pretty)' },
  formats: ['pretty', 'json'],
};
