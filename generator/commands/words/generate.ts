import { FORMATS } from '../flags.js';
import type { Word } from './word.js';

export const generate: Word = {
  description: 'write the client of a specification, or those of the configuration',
  usage: '[spec] -o <folder> | [name...]',
  formats: FORMATS,
};
