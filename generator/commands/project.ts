import { describe } from '../description.js';
import { diagnose } from '../diagnostics/catalogue.js';
import { nearest } from '../diagnostics/did-you-mean.js';
import { FatalError } from '../diagnostics/fatal.js';
import { show } from '../diagnostics/show.js';
import { tolerating } from '../diagnostics/tolerance.js';
import type { Members } from '../ir/documents.js';
import { nearReference } from '../ir/near-reference.js';
import { loadDocuments, type Documents } from '../source/documents.js';
import { bundle } from '../versions/bundle.js';
import type { Projection } from '../versions/editions.js';
import { documentText } from './document-text.js';
import { EXIT, type ExitCode } from './exit.js';
import { workingDirectory, type Flags } from './flags.js';
import { withProgress } from './progress.js';
import { Report } from './report.js';
import { print } from './streams.js';
import { findSpecifications, onlyOne, type Specification } from './targets.js';

/**
 * Print one version of a specification as a plain OpenAPI document. Standard output is for the document alone; what is
 * wrong with the specification goes to standard error, and errors go instead of a document.
 *
 * @throws {FatalError} where it is not clear which document of which version is meant, or nothing can be read
 */
export const runProject = async (words: readonly string[], flags: Flags): Promise<ExitCode> => {
  const cwd = workingDirectory(flags);
  const report = new Report();
  const document = await withProgress(flags, async (progress) => {
    const { spec, options } = onlyOne(await findSpecifications('project', words, flags, cwd));
    const tell = progress.stages(`reading ${show(spec)}`);
    const documents = await loadDocuments(spec, { cwd, ...options, examples: true });
    tell('read');
    const answer = documentOf(documents, options, flags, report);
    progress.say(`printing ${show(spec)}`);
    return answer === undefined ? '' : documentText(answer, flags);
  });
  await report.sayBeside(flags);
  const code = report.exitCode(flags);
  if (code !== EXIT.failure) print(document);
  return code;
};

/** The document of the version that is meant; undefined where the catalogue cannot be used. */
const documentOf = (
  documents: Documents,
  { unresolved: tolerated }: Specification['options'],
  flags: Flags,
  report: Report,
): Members | undefined => {
  const tell = tolerating(tolerated, (diagnostic) => report.add([diagnostic], documents));
  const { views } = describe(documents, tell);
  // A catalogue that cannot be used has no versions to choose from: what is wrong with it is the answer.
  if (report.exitCode(flags) === EXIT.failure) return undefined;
  const view = viewOf(views, flags);
  const { document, unresolved } = bundle(view);
  for (const { uri, pointer, reference } of unresolved) {
    const place = { file: documents.all.get(uri)?.name ?? uri, pointer };
    const near = nearReference(view, reference, uri, nearest);
    tell(diagnose('unresolved-reference', { reference, version: '', near }, place));
  }
  return document;
};

const viewOf = (views: readonly Projection[], { version }: Flags): Projection => {
  const known = views.map(({ moment }) => moment.version.id).filter((id) => id !== '');
  const [only] = views;
  if (only !== undefined && known.length === 0 && version === undefined) return only;
  if (version === undefined || version === true)
    throw new FatalError(diagnose('version-not-named', { versions: known }));
  const view = views.find(({ moment }) => moment.version.id === version);
  if (view === undefined) throw new FatalError(diagnose('no-such-version', { version, known }));
  return view;
};
