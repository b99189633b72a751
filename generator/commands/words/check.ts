import { FORMATS } from '../flags.js';
import type { Word } from './word.js';

export const check: Word = {
  description: 'tell whether what is written is what would be, and write nothing',
  usage: '[spec] -o <folder> | [name...]',
  formats: FORMATS,
};
