import { isList } from './documents.js';
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

/** Definitions that mean the same, and the newest of them. */
interface Group<T> {
  readonly versions: [VersionId, ...VersionId[]];
  value: T;
}

/** The same for definitions that hold in several versions each. */
export const joined = <T extends object>(revisions: readonly Revision<T>[]): readonly Revision<T>[] => {
  if (revisions.length < 2) return revisions;
  const groups: Group<T>[] = [];
  const known = new Map<T, Group<T>>();
  for (const { versions, value } of revisions) {
    const group = known.get(value) ?? groups.find((each) => meansTheSame(each.value, value));
    if (group !== undefined) {
      group.versions.push(...versions);
      group.value = value;
      known.set(value, group);
      continue;
    }
    const made: Group<T> = { versions: [...versions], value };
    groups.push(made);
    known.set(value, made);
  }
  return groups;
};

/** Documentation, places and limits that no type can express: two definitions may differ in them and mean the same. */
const WORDING: ReadonlySet<string> = new Set(['doc', 'origin', 'constraints', 'tags']);

/** Definitions are made alike, so that their members stand in the same order. */
const meansTheSame = (a: unknown, b: unknown): boolean => {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (isList(a) || isList(b)) {
    return (
      isList(a) && isList(b) && a.length === b.length && a.every((item, at) => meansTheSame(item, b[at]))
    );
  }
  const [members, others] = [meaningOf(a), meaningOf(b)];
  return (
    members.length === others.length &&
    members.every(([key, member], at) => key === others[at]?.[0] && meansTheSame(member, others[at][1]))
  );
};

const meaningOf = (value: object): readonly (readonly [key: string, member: unknown])[] =>
  Object.entries(value).filter(
    ([key, member]) =>
      member !== undefined && !WORDING.has(key) && !(key === 'name' && typeof member === 'object'),
  );
