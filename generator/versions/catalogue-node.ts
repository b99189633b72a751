import { isMembers, own, type CatalogueNode, type DocumentSet } from '../ir/documents.js';
import { child } from '../ir/pointer.js';

const KEYS = { versions: 'x-api-versions', changes: 'x-api-changes' } as const;

/** The catalogue at the root of the entry document; undefined where there is none. */
export const catalogueInEntry = (set: DocumentSet): CatalogueNode | undefined => {
  const root = set.value(set.entry);
  const versions = isMembers(root) ? own(root, KEYS.versions) : undefined;
  if (!isMembers(root) || versions === undefined) return undefined;
  const file = set.name(set.entry);
  return {
    versions,
    changes: own(root, KEYS.changes),
    place: (table, ...keys) => ({ file, pointer: child('', KEYS[table], ...keys) }),
    resolve: (reference) => set.resolve(reference, set.entry),
  };
};

/** A catalogue that stands in a configuration, with the changes in it. */
export const catalogueInConfiguration = (
  { value, file, pointer }: { readonly value: unknown; readonly file: string; readonly pointer?: string },
  resolve: (reference: string) => string,
): CatalogueNode => ({
  versions: value,
  changes: isMembers(value) ? own(value, 'changes') : undefined,
  place: (table, ...keys) => {
    const way = table === 'changes' ? ['changes', ...keys] : keys;
    return pointer === undefined ? { file } : { file, pointer: child(pointer, ...way) };
  },
  resolve,
});
