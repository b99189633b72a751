import { FORMATS } from '../flags.js';
import type { Word } from './word.js';

export const lock: Word = {
  description: 'record what each released version says, so that lint notices when it changes',
  usage: '[spec] | [name...]',
  formats: FORMATS,
  options: [['--accept', 'record also that a released version says something else now']],
};
