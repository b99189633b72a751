import { DOCUMENT_FORMATS } from '../flags.js';
import type { Word } from './word.js';

export const importWord: Word = {
  description: 'make one annotated document of documents of single versions, oldest first',
  usage: '<spec> <spec...> [-o <file>]',
  formats: DOCUMENT_FORMATS,
  argument: 'paths or URLs of the documents, oldest version first',
  options: [
    ['--versions <names>', 'names of the versions, with commas (default: info.version, or the files)'],
    ['--header <name>', 'header that names the version'],
    ['--query <name>', 'query parameter that names the version'],
    ['--server-variable <name>', "variable of the server's URL that names the version"],
  ],
};
