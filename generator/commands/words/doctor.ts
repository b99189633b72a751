import type { Word } from './word.js';

export const doctor: Word = {
  description: 'look at what a run depends on, and tell what is amiss',
  usage: '[--config <file>]',
  takesWords: false,
  flags: ['config', 'cwd', 'format', 'verbose', 'color'],
  says: { format: 'of what is printed (default: pretty)' },
  formats: ['pretty', 'json'],
};
