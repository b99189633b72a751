import type { Word } from './word.js';

export const init: Word = {
  description: 'write a configuration, asking on a terminal',
  usage: '[spec] [-o <folder>] [--yes]',
  argument: ['spec', 'the specification; without one it is looked for'],
  own: {
    yes: ['-y, --yes', 'ask nothing: take what is named and found'],
    script: ['--no-script', 'leave the scripts of package.json alone'],
  },
  flags: ['cwd', 'output', 'name', 'dryRun', 'maxProblems', 'quiet', 'verbose', 'color'],
  says: { dryRun: 'print what would be written, and write nothing', quiet: 'ask nothing, and add no script' },
};
