import { describe } from '../description.js';
import { diagnose } from '../diagnostics/catalogue.js';
import { FatalError } from '../diagnostics/fatal.js';
import { isMembers, own, textOf, type Members } from '../ir/documents.js';
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
}

/**
 * Documents of single versions as one document with a catalogue and annotations. What `project` makes of it is what
 * went in; documents of several files are joined first.
 *
 * @param all the documents, oldest version first
 * @throws {FatalError} where they are no plain OpenAPI 3 documents, or it is not clear what their versions are called
 */
export const importDocuments = (all: readonly Documents[], { versions, carrier }: ImportOptions): Members => {
  if (all.length < 2) throw new FatalError(diagnose('import-of-one', {}));
  const documents = all.map(plainDocument);
  const names = versions ?? namesOf(all, documents);
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

const plainDocument = (documents: Documents): Members => {
  const { value, name } = documents.entry;
  const openapi = isMembers(value) ? own(value, 'openapi') : undefined;
  if (!isMembers(value) || openapi === undefined) {
    throw new FatalError(
      diagnose('not-openapi', { found: 'no OpenAPI 3 document' }, { file: name }),
      documents,
    );
  }
  if (!/^3(?:\.[012](?:\.|$)|$)/.test(textOf(openapi))) {
    const place = { file: name, pointer: '/openapi' };
    throw new FatalError(diagnose('unsupported-openapi', { version: textOf(openapi) }, place), documents);
  }
  if ('x-api-versions' in value || [...documents.all.values()].some((each) => hasAnnotation(each.value))) {
    throw new FatalError(diagnose('import-of-versions', {}, { file: name }), documents);
  }
  if (documents.all.size === 1) return value;
  const [view] = describe(documents, (diagnostic) => {
    throw new FatalError(diagnostic, documents);
  }).views;
  return view === undefined ? value : bundle(view).document;
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
