import { FORMATS } from '../flags.js';
import type { Word } from './word.js';

export const lint: Word = {
  description: 'check a specification, or those of the configuration',
  usage: '[spec] | [name...]',
  formats: FORMATS,
};
