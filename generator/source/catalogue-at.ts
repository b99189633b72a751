import { isList, isMembers, own, type Members } from '../ir/documents.js';
import type { ExternalCatalogue } from './document.js';
import { documentsOfVersions } from './versions.js';

/** What names a version beside its own entry. */
const NAMING = ['pin', 'omitted'];

/** A description of an earlier commit: its entry, and the catalogue that the configuration has of it. */
export interface Entered {
  readonly uri: string;
  readonly catalogue: ExternalCatalogue;
}

/**
 * What a configuration says of a description as far as it holds for an earlier commit. A version whose document or overlay
 * has come since then was not there, nor was one that the entry describes, if that has come since then: the newest document
 * that was there is the entry then. Where none was there all stays, and what is missing is told.
 *
 * @param isNew whether a document has come since then, by its uri
 * @param resolve the uri of a document, by the reference of the catalogue
 */
export const enteredAt = async (
  { uri, catalogue }: Entered,
  isNew: (uri: string) => Promise<boolean>,
  resolve: (reference: string) => string,
): Promise<Entered> => {
  const { value } = catalogue;
  const versions = isMembers(value) ? own(value, 'versions') : undefined;
  if (!isMembers(value) || !isList(versions)) return { uri, catalogue };
  const uris = versions.map((entry) => documentsOfVersions({ versions: [entry] }).map(resolve));
  const come = new Set<string>();
  for (const each of new Set([uri, ...uris.flat()])) if (await isNew(each)) come.add(each);
  const known = versions.filter((_entry, index) => {
    const [first = uri, ...others] = uris[index] ?? [];
    return ![first, ...others].some((each) => come.has(each));
  });
  const newest = known.at(-1);
  if (newest === undefined || known.length === versions.length) return { uri, catalogue };
  const document = isMembers(newest) ? own(newest, 'document') : undefined;
  return {
    uri: come.has(uri) && typeof document === 'string' ? resolve(document) : uri,
    catalogue: { ...catalogue, value: withVersions(value, known) },
  };
};

const withVersions = (value: Members, versions: readonly unknown[]): Members => {
  const ids = new Set(versions.map((entry) => (isMembers(entry) ? own(entry, 'version') : undefined)));
  const members = Object.entries(value).filter(([key, named]) => !NAMING.includes(key) || ids.has(named));
  const changes = own(value, 'changes');
  if (!isMembers(changes)) return { ...Object.fromEntries(members), versions };
  const dated = Object.entries(changes).filter(
    ([, change]) => isMembers(change) && ids.has(own(change, 'in')),
  );
  return { ...Object.fromEntries(members), versions, changes: Object.fromEntries(dated) };
};
