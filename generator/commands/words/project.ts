import { DOCUMENT_FORMATS, FAIL_ON } from '../flags.js';
import { READS, REPORTS, type Word } from './word.js';

export const project: Word = {
  description: 'print one version of an API as a plain OpenAPI document',
  usage: '--version <version> [spec] | [name]',
  own: { version: ['--version <version>', 'the version of the API to print'] },
  flags: [...READS, 'unresolved', ...REPORTS],
  says: { format: 'of the document (default: yaml)' },
  formats: DOCUMENT_FORMATS,
  failOn: FAIL_ON,
};
