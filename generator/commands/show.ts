import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadConfig } from '../config/load.js';
import { diagnose } from '../diagnostics/catalogue.js';
import { commandLine } from '../diagnostics/command-line.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { FatalError } from '../diagnostics/fatal.js';
import { jsonText } from '../diagnostics/json-text.js';
import { show } from '../diagnostics/show.js';
import { planDocuments, type Planned } from '../generate.js';
import { loadDocuments } from '../source/documents.js';
import { Stopwatch } from '../stopwatch.js';
import { Elements } from './elements.js';
import { EXIT, type ExitCode } from './exit.js';
import { workingDirectory, type Flags } from './flags.js';
import { withProgress } from './progress.js';
import { Report } from './report.js';
import { print } from './streams.js';
import { findSpecifications, isSpecification, onlyOne } from './targets.js';

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
  await refuseOtherOrder(word, rest, flags, cwd);
  const { spec, options, key } = onlyOne(await findSpecifications('show', rest, flags, cwd));
  const report = new Report();
  const name = flags.name ?? key;
  const planned = await withProgress(flags, async (progress) => {
    const watch = new Stopwatch(progress.stages(`reading ${show(spec)}`));
    const documents = await loadDocuments(spec, { cwd, ...options });
    watch.lap('read');
    const tell = (diagnostic: Diagnostic): void => report.add([diagnostic], documents);
    return planDocuments(documents, name === undefined ? {} : { name }, tell, { watch });
  });
  await report.sayBeside(flags);
  if (planned !== undefined) print(jsonText(found(word, planned)));
  return planned === undefined ? EXIT.failure : report.exitCode(flags);
};

/** Other commands take what they look in first. */
const refuseOtherOrder = async (
  word: string,
  rest: readonly string[],
  flags: Flags,
  cwd: string,
): Promise<void> => {
  const [element, ...others] = withoutGap(rest);
  const isOther =
    element === undefined
      ? isDocument(word, cwd)
      : others.length === 0 && (await isSource(word, flags, cwd)) && !(await isSource(element, flags, cwd));
  if (!isOther) return;
  // What was forgotten has an example in its place.
  const command = commandLine('show', element ?? 'GET /path', word);
  throw new FatalError(diagnose('element-not-first', { spec: word, command }));
};

const isSource = async (word: string, flags: Flags, cwd: string): Promise<boolean> =>
  isDocument(word, cwd) || Object.hasOwn((await loadConfig(cwd, flags.config))?.apis ?? {}, word);

/** Whether a word is the place of a description. Paths of an API may look like one. */
const isDocument = (word: string, cwd: string): boolean =>
  statSync(resolve(cwd, word), { throwIfNoEntry: false })?.isFile() === true ||
  (isSpecification(word, cwd) && !/^(?:\w+ )?\//.test(word));

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
