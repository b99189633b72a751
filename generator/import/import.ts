import { describe, formatProblem, isSwagger2 } from '../description.js';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { FatalError } from '../diagnostics/fatal.js';
import { isMembers, own, type Members } from '../ir/documents.js';
import { versionId } from '../ir/ids.js';
import type { Version, Versioning } from '../ir/model.js';
import type { Documents } from '../source/documents.js';
import { bundle } from '../versions/bundle.js';
import { hasAnnotation } from '../versions/dated.js';
import { annotate, type Edition } from './annotate.js';

export interface ImportOptions {
  /** The names of the versions, in the order of the documents. Default: what `info.version` says, else the file names. */
  readonly versions?: readonly string[];
  readonly carrier: Versioning['carrier'];
  /** Is told what is odd about the documents, though they can be imported. */
  readonly report?: (diagnostic: Diagnostic, documents: Documents) => void;
}

/**
 * Documents of single versions as one document with a catalogue and annotations. What `project` makes of it is what
 * went in; documents of several files are joined first, and those of Swagger 2.0 are in the words of OpenAPI 3.
 *
 * @param all the documents, oldest version first
 * @throws {FatalError} where they are no plain OpenAPI documents, or it is not clear what their versions are called
 */
export const importDocuments = (all: readonly Documents[], options: ImportOptions): Members => {
  const { carrier, report = () => undefined } = options;
  if (all.length < 2) throw new FatalError(diagnose('import-of-one', {}));
  const documents = all.map((each) => plainDocument(each, (diagnostic) => report(diagnostic, each)));
  const names = options.versions ?? namesOf(all, documents);
  if (names.length !== all.length || new Set(names).size !== all.length) {
    throw new FatalError(diagnose('import-versions-unclear', { versions: names, count: all.length }));
  }
  const editions = documents.map((value, index): Edition => ({
    version: versionOf(names[index] ?? ''),
    value,
  }));
  const { openapi, info, ...rest } = annotate(editions);
  const catalogue = { [carrier.kind]: carrier.name, versions: names.map((version) => ({ version })) };
  return { openapi, ...(info === undefined ? {} : { info }), 'x-api-versions': catalogue, ...rest };
};

const versionOf = (name: string): Version => ({
  id: versionId(name),
  stage: name.endsWith('.preview') ? 'preview' : 'stable',
});

const plainDocument = (documents: Documents, report: (diagnostic: Diagnostic) => void): Members => {
  const { value, name } = documents.entry;
  if (!isMembers(value)) {
    throw new FatalError(diagnose('not-openapi', { found: 'no object' }, { file: name }), documents);
  }
  const isOld = isSwagger2(value);
  const problem = isOld ? undefined : formatProblem(value, name);
  if (problem !== undefined) throw new FatalError(problem, documents);
  if ('x-api-versions' in value || [...documents.all.values()].some((each) => hasAnnotation(each.value))) {
    throw new FatalError(diagnose('import-of-versions', {}, { file: name }), documents);
  }
  if (documents.all.size === 1 && !isOld) return value;
  const [view] = describe(documents, (diagnostic) => {
    if (diagnostic.severity === 'error') throw new FatalError(diagnostic, documents);
    report(diagnostic);
  }).views;
  return view === undefined ? value : bundle(view, { whole: true }).document;
};

/** What the documents say, else what their files are called. */
const namesOf = (all: readonly Documents[], values: readonly Members[]): readonly string[] => {
  const told = values.flatMap(({ info }) => {
    const version = isMembers(info) ? own(info, 'version') : undefined;
    return typeof version === 'string' && version !== '' ? [version] : [];
  });
  if (new Set(told).size === all.length) return told;
  return all.map(({ entry }) => (entry.name.split('/').at(-1) ?? '').replace(/\.(?:ya?ml|json)$/i, ''));
};
