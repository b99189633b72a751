import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { FatalError } from '../diagnostics/fatal.js';
import { jsonText } from '../diagnostics/json-text.js';
import { planDocuments, type Planned } from '../generate.js';
import { loadDocuments } from '../source/documents.js';
import { Elements } from './elements.js';
import { EXIT, type ExitCode } from './exit.js';
import { workingDirectory, type Flags } from './flags.js';
import { Report } from './report.js';
import { findSpecifications, onlyOne } from './targets.js';

/**
 * Print the model, the names and the views of the elements that a word means, as JSON. What is wrong with the
 * specification goes to standard error.
 *
 * @throws {FatalError} where no word says what to show, nothing is called so, or nothing can be read
 */
export const runShow = async (words: readonly string[], flags: Flags): Promise<ExitCode> => {
  const [word, ...rest] = withoutGap(words);
  if (word === undefined) throw new FatalError(diagnose('element-not-named', {}));
  const cwd = workingDirectory(flags);
  const { spec, options, key } = onlyOne(await findSpecifications('show', rest, flags, cwd));
  const documents = await loadDocuments(spec, { cwd, ...options });
  const report = new Report();
  const tell = (diagnostic: Diagnostic): void => report.add([diagnostic], documents);
  const name = flags.name ?? key;
  const planned = planDocuments(documents, name === undefined ? {} : { name }, tell);
  process.stderr.write(await report.text({ ...flags, format: 'pretty' }, process.stderr));
  if (planned !== undefined) process.stdout.write(jsonText(found(word, planned)));
  return planned === undefined ? EXIT.failure : report.exitCode(flags);
};

/** `GET /pets` is one word also where a shell makes two of it. */
const withoutGap = (words: readonly string[]): readonly string[] => {
  const [first = '', second = '', ...rest] = words;
  const isSplit = METHOD.test(first) && second.startsWith('/');
  return isSplit ? [`${first} ${second}`, ...rest] : words;
};

const METHOD = /^(?:get|put|post|delete|options|head|patch|trace|query)$/i;

const found = (word: string, planned: Planned): unknown => {
  const elements = new Elements(planned);
  const matches = elements.find(word);
  if (matches.length === 0) {
    throw new FatalError(diagnose('no-such-element', { element: word, known: elements.words }));
  }
  return matches.length === 1 ? matches[0] : matches;
};
