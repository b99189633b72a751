import type { Word } from './word.js';

export const versions: Word = {
  description: 'list the versions of an API, and what each adds, changes and removes',
  usage: '[spec] | [name...]',
  formats: ['pretty', 'json'],
};
