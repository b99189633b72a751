import type { Int64, Schemas } from './choices.js';
import type { Diagnostic } from './diagnostics/diagnostic.js';
import { diagnose } from './diagnostics/catalogue.js';
import type { Contract, ContractOptions } from './ir/contract.js';
import type { DocumentSet } from './ir/documents.js';
import type { Api, Pagination } from './ir/model.js';
import { paginationOf } from './ir/page-rule.js';
import { lowerContract } from './openapi/contract/contract.js';
import { Reader } from './openapi/reader.js';
import { openApiRoot } from './openapi/root.js';
import { snapshotsOf } from './openapi/snapshot.js';
import { upgraded } from './openapi/upgrade/upgrade.js';
import { eventData } from './passes/event-data.js';
import { merge } from './passes/merge.js';
import type { Documents } from './source/documents.js';
import { bundle } from './versions/bundle.js';
import { namedBy, readCatalogue, type Catalogue } from './versions/catalogue.js';
import { checkAnnotations } from './versions/check.js';
import { catalogueInConfiguration, catalogueInEntry } from './versions/catalogue-node.js';
import { viewsOf, type Projection } from './versions/editions.js';

/** In which words a document is, before anything is made of it. */
export { formatProblem, isSwagger2 } from './openapi/format.js';

/** What a description says, version by version: what every command but `generate` starts from. */
export interface Description {
  readonly set: DocumentSet;
  readonly catalogue: Catalogue;
  /** The documents at each version of the catalogue, oldest first, in the words of OpenAPI 3. */
  readonly views: readonly Projection[];
  /** Conventions that count instead of `x-pagination` at the root. */
  readonly pagination?: readonly Pagination[];
}

/**
 * Read the catalogue, and make of annotations, overlays and documents of single versions what the description says at
 * each version; what is wrong is reported.
 */
export const describe = (documents: Documents, report: (diagnostic: Diagnostic) => void): Description => {
  for (const remark of documents.remarks) report(remark);
  const set = documentSet(documents);
  const external = documents.catalogue;
  const node =
    external === undefined
      ? catalogueInEntry(set)
      : catalogueInConfiguration(external, (reference) =>
          documents.resolveUri(reference, { uri: external.base }),
        );
  const catalogue = readCatalogue(set, node, report);
  const changes = catalogue.changes.map(({ id }) => id);
  checkAnnotations(set, catalogue.versions, changes, report);
  const views = viewsOf(set, catalogue, report).map((view) =>
    checked(upgraded(view, report), catalogue, report),
  );
  const pagination = conventionsOf(documents, report);
  return { set, catalogue, views, ...(pagination === undefined ? {} : { pagination }) };
};

/** A view, as unread where its entry is no OpenAPI document: nothing can be made of it, by whatever command. */
const checked = (
  view: Projection,
  { sources }: Catalogue,
  report: (diagnostic: Diagnostic) => void,
): Projection => {
  if (!view.isRead) return view;
  const { version } = view.moment;
  const tell = (diagnostic: Diagnostic): void => report(namedBy(sources.get(version.id), diagnostic));
  return openApiRoot(new Reader(view, version, tell)) === undefined ? { ...view, isRead: false } : view;
};

const conventionsOf = (
  { pagination }: Documents,
  report: (diagnostic: Diagnostic) => void,
): readonly Pagination[] | undefined =>
  pagination?.flatMap((written) => {
    const found = paginationOf({ ...written });
    if ('rule' in found) return [found.rule];
    report(diagnose('pagination-misfit', { problem: found.problem }));
    return [];
  });

/** How schemas are read. */
export interface Reading {
  readonly schemas?: Schemas | undefined;
  readonly int64?: Int64 | undefined;
}

/** All versions in one model; undefined, with the reason reported, where one of them is no OpenAPI 3 document, or none. */
export const modelOf = (
  description: Description,
  report: (diagnostic: Diagnostic) => void,
  reading: Reading = {},
): Api | undefined => {
  const { views, catalogue } = description;
  const lower = loweringOf(description, report, reading);
  const read = views.filter(({ isRead }) => isRead);
  const snapshots = read.map((view) => lower(view, view.moment.version));
  const [first, ...rest] = snapshots.filter((snapshot) => snapshot !== undefined);
  return first === undefined || rest.length < views.length - 1
    ? undefined
    : eventData(merge([first, ...rest], catalogue), report);
};

/**
 * Models of single versions, each made when it is asked for. What versions of the same documents have in common is lowered
 * once for all; of versions that have documents of their own, each is told of with the places where it says something itself.
 */
export const singleModelsOf = (
  description: Description,
  report: (diagnostic: Diagnostic) => void,
): ((view: Projection) => Api | undefined) => {
  const lowerAt = lowerings(description, report);
  return (view) => {
    const snapshot = view.isRead ? lowerAt(view)(view, view.moment.version) : undefined;
    return snapshot === undefined ? undefined : eventData(merge([snapshot], description.catalogue), report);
  };
};

/** One lowering for each entry document. */
const lowerings = (
  description: Description,
  report: (diagnostic: Diagnostic) => void,
): ((view: Projection) => Lowering) => {
  const known = new Map<string, Lowering>();
  return ({ entry }) => {
    const lower = known.get(entry) ?? loweringOf(description, report, {});
    known.set(entry, lower);
    return lower;
  };
};

type Lowering = ReturnType<typeof snapshotsOf>;

const loweringOf = (
  { views, pagination }: Description,
  report: (diagnostic: Diagnostic) => void,
  { schemas = 'usual', int64 = 'number' }: Reading,
): Lowering =>
  snapshotsOf(report, {
    count: views.length,
    pagination,
    isLiteral: schemas === 'literal',
    tellsInt64: int64 !== 'number',
  });

/** What each version literally says, oldest first. */
export const contractsOf = (
  { views }: Description,
  options: ContractOptions = {},
  int64: Int64 = 'number',
): readonly Contract[] =>
  views.map((view) =>
    lowerContract(bundle(view, { whole: true }).document, view.moment.version.id, options, int64),
  );

/** What the stages see of the documents: values by uri, or why there is none. */
export const documentSet = (documents: Documents): DocumentSet => ({
  entry: documents.entry.uri,
  uris: [...documents.all.keys()],
  name: (uri) => documents.all.get(uri)?.name ?? uri,
  value: (uri) => documents.all.get(uri)?.value,
  hasKey: (uri, keys) => hasMark(documents, uri, keys),
  namesItself: (uri) => hasMark(documents, uri, ['$id', '$anchor', '$dynamicAnchor']),
  failure: (uri) => {
    const document = documents.get(uri);
    return document !== undefined && 'failure' in document ? document.failure : undefined;
  },
  resolve: (reference, from) => documents.resolveUri(reference, documents.all.get(from) ?? documents.entry),
});

const hasMark = (documents: Documents, uri: string, keys: Iterable<string>): boolean => {
  const marks = documents.all.get(uri)?.marks;
  return marks !== undefined && [...keys].some((key) => marks.has(key));
};
