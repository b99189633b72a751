import type { Revision, VersionId } from './model.js';

/** Definitions of one element by version, oldest first, joined where they mean the same. The newest wording is kept. */
export const revisionsOf = <T extends object>(
  entries: readonly { readonly version: VersionId; readonly value: T }[],
): readonly Revision<T>[] => {
  const [first, ...others] = entries;
  // What most elements are: one object in all versions, of which nobody needs to know what it means.
  if (first !== undefined && others.every(({ value }) => value === first.value)) {
    return [{ versions: [first.version, ...others.map(({ version }) => version)], value: first.value }];
  }
  return joined(entries.map(({ version, value }) => ({ versions: [version], value })));
};

/** The same for definitions that hold in several versions each. */
export const joined = <T extends object>(revisions: readonly Revision<T>[]): readonly Revision<T>[] => {
  if (revisions.length < 2) return revisions;
  const groups = new Map<string, { versions: [VersionId, ...VersionId[]]; value: T }>();
  const known = new Map<T, string>();
  for (const { versions, value } of revisions) {
    const key = known.get(value) ?? meaningOf(value);
    known.set(value, key);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { versions: [...versions], value });
    else {
      group.versions.push(...versions);
      group.value = value;
    }
  }
  return [...groups.values()];
};

/** Documentation, places and limits that no type can express: two definitions may differ in them and mean the same. */
const WORDING: ReadonlySet<string> = new Set(['doc', 'origin', 'constraints', 'tags']);

const meaningOf = (value: object): string =>
  JSON.stringify(value, (key, member: unknown) =>
    WORDING.has(key) || (key === 'name' && typeof member === 'object') ? undefined : member,
  );
