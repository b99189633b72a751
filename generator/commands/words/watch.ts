import { CLIENTS, READS, type Word } from './word.js';

export const watch: Word = {
  description: 'generate, and again whenever a specification or the configuration changes',
  usage: '[spec] -o <folder> | [name...]',
  flags: [...READS, ...CLIENTS, 'dryRun', 'force', 'format', 'maxProblems', 'quiet', 'verbose', 'color'],
  says: { format: 'of the reports (default: pretty)' },
  formats: ['pretty', 'plain'],
};
