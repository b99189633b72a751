import { own, type Members } from '../ir/documents.js';
import type { Version, VersionId } from '../ir/model.js';
import { ADDED, REMOVED } from './annotations.js';

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

/** Whether a node exists at a moment, by its own `x-added` and `x-removed`. */
export const isAlive = (node: Members, moment: Moment): boolean => {
  const added = own(node, ADDED);
  const removed = own(node, REMOVED);
  if (typeof added === 'string' && moment.holds(added) === false) return false;
  return !(typeof removed === 'string' && moment.holds(removed) === true);
};
