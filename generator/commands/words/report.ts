import { PAGE_FORMATS } from '../flags.js';
import type { Word } from './word.js';

export const report: Word = {
  description: 'show which version has what, and what each changed, as one HTML page',
  usage: '[spec] [-o <file>] | [name...]',
  formats: PAGE_FORMATS,
};
