import { isMembers, own, type Members } from '../ir/documents.js';
import type { Version, VersionId } from '../ir/model.js';
import { ADDED, BEFORE, MEMBERS_BEFORE, REMOVED } from './annotations.js';

/** Answers whether changes hold at one version. The order of the catalogue is the only order there is. */
export interface Moment {
  readonly version: Version;
  /** Every version, oldest first. */
  readonly order: readonly VersionId[];
  /** Whether a change dated by `change` holds here; undefined where the catalogue does not know `change`. */
  holds(change: string): boolean | undefined;
}

/**
 * A change dated by a stable version holds in every later version; one dated by a preview holds in that preview and
 * later previews, never in a stable version, until its author dates it anew.
 */
export const momentOf = (version: Version, versions: readonly Version[]): Moment => {
  const order = new Map<string, number>(versions.map((each, index) => [each.id, index]));
  const here = order.get(version.id) ?? -1;
  const inPreview = version.stage === 'preview';
  return {
    version,
    order: versions.map((each) => each.id),
    holds: (change) => {
      const since = order.get(change);
      if (since === undefined) return undefined;
      const datedByPreview = versions[since]?.stage === 'preview';
      return here >= since && (inPreview || !datedByPreview);
    },
  };
};

/**
 * Whether a node exists at a moment, by its own `x-added` and `x-removed`, and by those of what stood there before: what
 * was gone for a while is a past that is removed.
 */
export const isAlive = (node: Members, moment: Moment): boolean => {
  const added = own(node, ADDED);
  const removed = own(node, REMOVED);
  if (typeof added === 'string' && moment.holds(added) === false) return false;
  if (typeof removed === 'string' && moment.holds(removed) === true) return false;
  const before = beforeAt(node, moment)?.node;
  return !isMembers(before) || isAlive(before, moment);
};

/** What stood at a node: of several dates that do not hold yet, the oldest decides. */
export const beforeAt = (node: Members, moment: Moment): { date: string; node: unknown } | undefined => {
  const dates = own(node, BEFORE);
  if (!isMembers(dates)) return undefined;
  let found: { date: string; node: unknown } | undefined;
  for (const date of newestFirst(Object.keys(dates), moment)) {
    if (moment.holds(date) === false) found = { date, node: dates[date] };
  }
  return found;
};

/** A member that was otherwise, with the date that says so. */
export interface PastMember {
  readonly date: string;
  /** Null: the node had no such member. */
  readonly value: unknown;
}

/** The members of a node that were otherwise, by name: of several dates that do not hold yet, the oldest decides. */
export const membersBefore = (node: Members, moment: Moment): ReadonlyMap<string, PastMember> => {
  const dates = own(node, MEMBERS_BEFORE);
  const found = new Map<string, PastMember>();
  if (!isMembers(dates)) return found;
  for (const date of newestFirst(Object.keys(dates), moment)) {
    const members = dates[date];
    if (moment.holds(date) !== false || !isMembers(members)) continue;
    for (const [key, value] of Object.entries(members)) found.set(key, { date, value });
  }
  return found;
};

/** A node with the members that it had. */
export const withMembers = (node: Members, past: ReadonlyMap<string, PastMember>): Members => {
  const members = new Map(Object.entries(node));
  for (const [key, { value }] of past) {
    if (value === null) members.delete(key);
    else members.set(key, value);
  }
  return Object.fromEntries(members);
};

/** Dates in the order in which `x-before` applies them. Unknown dates are somebody else's diagnostic and come last. */
export const newestFirst = (dates: readonly string[], moment: Moment): readonly string[] => {
  const rank = new Map<string, number>(moment.order.map((id, index) => [id, index]));
  return [...dates].sort((a, b) => (rank.get(b) ?? -1) - (rank.get(a) ?? -1));
};
