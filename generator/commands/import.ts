import { existsSync } from 'node:fs';
import { access } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { diagnose } from '../diagnostics/catalogue.js';
import { FatalError } from '../diagnostics/fatal.js';
import { show } from '../diagnostics/show.js';
import { errorCode } from '../diagnostics/system-error.js';
import { reasonOf } from '../diagnostics/unwritable.js';
import { importDocuments, type ImportOptions } from '../import/import.js';
import type { Members } from '../ir/documents.js';
import { loadDocuments, type Documents } from '../source/documents.js';
import { replaceWhole, writeNewFile } from '../output/whole-file.js';
import { EXIT, type ExitCode } from './exit.js';
import { workingDirectory, type Flags } from './flags.js';
import { documentText } from './document-text.js';
import { Report } from './report.js';
import { shownPath, STDOUT } from './targets.js';

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
  for (const word of words) all.push(await loadDocuments(word, reading));
  const report = new Report();
  const document = importDocuments(all, {
    ...optionsOf(flags),
    report: (diagnostic, documents) => report.add([diagnostic], documents),
  });
  process.stderr.write(await report.text({ ...flags, format: 'pretty' }, process.stderr));
  const text = documentText(document, { format: flags.format ?? formatOf(flags.output) });
  if (flags.output === undefined || flags.output === STDOUT) process.stdout.write(text);
  else await write(resolve(cwd, flags.output), text, flags, cwd);
  process.stderr.write(adviceOf(document, flags, cwd));
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

const write = async (path: string, text: string, { force, dryRun }: Flags, cwd: string): Promise<void> => {
  const shown = shownPath(path, cwd);
  const isThere = new FatalError(diagnose('import-over-file', { path: shown }));
  if (force !== true && existsSync(path)) throw isThere;
  try {
    if (dryRun === true) await access(dirname(path));
    else if (force === true) await replaceWhole(path, text);
    else await writeNewFile(path, text);
  } catch (error) {
    throw errorCode(error) === 'EEXIST'
      ? isThere
      : new FatalError(diagnose('import-not-written', { path: shown, reason: reasonOf(error) }));
  }
};

const adviceOf = (document: Members, flags: Flags, cwd: string): string => {
  const { quiet, output, dryRun, header, query, serverVariable } = flags;
  const isGuess = header === undefined && query === undefined && serverVariable === undefined;
  const guess = isGuess
    ? `Check  x-api-versions: "header: ${GUESS}" is a guess; --header, --query or --server-variable says it\n`
    : '';
  if (quiet === true || output === undefined || output === STDOUT) return guess;
  const { info } = document;
  const title = typeof info === 'object' && info !== null && 'title' in info ? show(String(info.title)) : '';
  return `${dryRun === true ? 'Would write' : 'Wrote '} ${shownPath(resolve(cwd, output), cwd)}: ${title}\n${guess}`;
};
