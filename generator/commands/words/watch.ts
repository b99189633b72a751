import type { Word } from './word.js';

export const watch: Word = {
  description: 'generate, and again whenever a specification or the configuration changes',
  usage: '[spec] -o <folder> | [name...]',
  formats: ['pretty', 'plain'],
};
