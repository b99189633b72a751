import { DOCUMENT_FORMATS } from '../flags.js';
import type { Word } from './word.js';

export const project: Word = {
  description: 'print one version of an API as a plain OpenAPI document',
  usage: '--version <version> [spec] | [name]',
  formats: DOCUMENT_FORMATS,
  takesVersion: true,
};
