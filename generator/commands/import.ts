import { existsSync } from 'node:fs';
import { access } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { diagnose } from '../diagnostics/catalogue.js';
import { FatalError } from '../diagnostics/fatal.js';
import { show } from '../diagnostics/show.js';
import { errorCode } from '../diagnostics/system-error.js';
import { reasonOf } from '../diagnostics/unwritable.js';
import { importDocuments, type ImportOptions } from '../import/import.js';
import { textOf, type Members } from '../ir/documents.js';
import { loadDocuments, type Documents } from '../source/documents.js';
import { replaceWhole, writeNewFile } from '../output/whole-file.js';
import { EXIT, type ExitCode } from './exit.js';
import { workingDirectory, type Flags } from './flags.js';
import { documentText } from './document-text.js';
import { uninterrupted } from './interrupt.js';
import { nth, withProgress } from './progress.js';
import { Report } from './report.js';
import { aside, print } from './streams.js';
import { counted } from './summary.js';
import { fileOf, shownPath } from './targets.js';

/** What a catalogue says where nobody has said how the version travels. */
const GUESS = 'X-API-Version';

/**
 * Make one annotated document of documents of single versions, and print it or write it to a file.
 *
 * @throws {FatalError} where they cannot be read or joined, or the file is there already
 */
export const runImport = async (words: readonly string[], flags: Flags): Promise<ExitCode> => {
  const cwd = workingDirectory(flags);
  const all: Documents[] = [];
  const reading = { cwd, allowRef: flags.allowRef ?? [], limits: flags.limit ?? {}, examples: true };
  const report = new Report();
  const document = await withProgress(flags, async (progress) => {
    for (const [index, word] of words.entries()) {
      progress.say(`reading ${show(word)}${nth(index, words)}`);
      all.push(await loadDocuments(word, reading));
    }
    progress.say(`joining ${counted(all.length, 'document')}`);
    return importDocuments(all, {
      ...optionsOf(flags),
      report: (diagnostic, documents) => report.add([diagnostic], documents),
    });
  });
  const file = fileOf(flags);
  await report.sayBeside(flags, file === undefined);
  const text = documentText(document, { format: flags.format ?? formatOf(file) });
  print(file === undefined ? text : await write(file, text, titleOf(document), flags, cwd));
  aside(adviceOf(flags));
  return EXIT.ok;
};

/** A file that is called JSON is JSON. */
const formatOf = (output: string = ''): 'json' | 'yaml' => (/\.json$/i.test(output) ? 'json' : 'yaml');

const optionsOf = ({ versions, header, query, serverVariable }: Flags): ImportOptions => ({
  ...(versions === undefined ? {} : { versions: versions.split(',').map((name) => name.trim()) }),
  carrier:
    query !== undefined
      ? { kind: 'query', name: query }
      : serverVariable !== undefined
        ? { kind: 'server', name: serverVariable }
        : { kind: 'header', name: header ?? GUESS },
});

/** Write the file, or see whether that can be done; what comes of it, for a report. */
const write = async (
  file: string,
  text: string,
  title: string,
  { force, dryRun, quiet }: Flags,
  cwd: string,
): Promise<string> => {
  const path = resolve(cwd, file);
  const shown = shownPath(path, cwd);
  const isThere = new FatalError(diagnose('import-over-file', { path: shown }));
  if (force !== true && existsSync(path)) throw isThere;
  try {
    if (dryRun === true) await access(dirname(path));
    else await uninterrupted(() => (force === true ? replaceWhole(path, text) : writeNewFile(path, text)));
  } catch (error) {
    throw errorCode(error) === 'EEXIST'
      ? isThere
      : new FatalError(diagnose('import-not-written', { path: shown, reason: reasonOf(error) }));
  }
  return quiet === true ? '' : `${dryRun === true ? 'Would write' : 'Wrote '} ${show(shown)}: ${title}\n`;
};

const titleOf = ({ info }: Members): string =>
  typeof info === 'object' && info !== null && 'title' in info ? show(textOf(info.title)) : '';

const adviceOf = ({ header, query, serverVariable }: Flags): string =>
  header === undefined && query === undefined && serverVariable === undefined
    ? `Check  x-api-versions: "header: ${GUESS}" is a guess; --header, --query or --server-variable says it\n`
    : '';
