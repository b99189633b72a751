import { FAIL_ON, FORMATS } from '../flags.js';
import { READS, REPORTS, type Word } from './word.js';

export const lock: Word = {
  description: 'record what each released version says, so that lint notices when it changes',
  usage: '[spec] | [name...]',
  own: { accept: ['--accept', 'record also that a released version says something else now'] },
  flags: [...READS, 'dryRun', ...REPORTS, 'quiet'],
  formats: FORMATS,
  failOn: FAIL_ON,
};
