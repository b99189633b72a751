import type { Revision, VersionId } from './model.js';

/** Definitions of one element by version, oldest first, joined where they mean the same. The newest wording is kept. */
export const revisionsOf = <T extends object>(
  entries: readonly { readonly version: VersionId; readonly value: T }[],
): readonly Revision<T>[] => {
  const [only] = entries;
  if (only === undefined) return [];
  if (entries.length === 1) return [{ versions: [only.version], value: only.value }];
  const groups = new Map<string, { versions: [VersionId, ...VersionId[]]; value: T }>();
  for (const { version, value } of entries) {
    const key = meaningOf(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { versions: [version], value });
    else {
      group.versions.push(version);
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
