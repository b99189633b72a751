import type { Word } from './word.js';

export const init: Word = {
  description: 'write a configuration, asking on a terminal',
  usage: '[spec] [-o <folder>] [--yes]',
  argument: 'the specification; without one it is looked for',
  formats: ['pretty'],
  options: [
    ['-y, --yes', 'ask nothing: take what is named and found'],
    ['--no-script', 'leave the scripts of package.json alone'],
  ],
};
