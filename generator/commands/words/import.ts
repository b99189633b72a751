import { DOCUMENT_FORMATS } from '../flags.js';
import type { Word } from './word.js';

export const importWord: Word = {
  description: 'make one annotated document of documents of single versions, oldest first',
  usage: '<spec> <spec...> [-o <file>]',
  argument: ['document', 'paths or URLs of the documents, oldest version first'],
  own: {
    versions: [
      '--versions <names>',
      'names of the versions, with commas (default: info.version, or the files)',
    ],
    header: ['--header <name>', 'header that names the version'],
    query: ['--query <name>', 'query parameter that names the version'],
    serverVariable: ['--server-variable <name>', "variable of the server's URL that names the version"],
  },
  flags: [
    'cwd',
    'allowRef',
    'limit',
    'output',
    'dryRun',
    'force',
    'format',
    'maxProblems',
    'quiet',
    'verbose',
    'color',
  ],
  says: {
    format: 'of the document (default: that of the file, or yaml)',
    output: 'the file to write (default: print the document)',
    force: 'overwrite the file',
    quiet: 'problems and guesses only',
  },
  formats: DOCUMENT_FORMATS,
};
