import type { Comparison } from '../../diff/report/comparison.js';
import { isBreaking } from '../../diff/rules.js';
import { at } from '../../ir/lookup.js';
import type { Api, VersionId } from '../../ir/model.js';
import { shortId, type Chapter } from '../history.js';

/** What became of an element in a version, against the one before it. */
export type State = 'absent' | 'same' | 'added' | 'changed' | 'breaking' | 'removed';

/** An element, with a state for each version in the order of the catalogue. */
export interface Row {
  readonly id: string;
  readonly states: readonly State[];
}

/**
 * The operations of an API by version. What changed in a schema that an operation uses has changed the operation too, and
 * a change that breaks a caller or a sender is told from others.
 */
export const operationRows = (
  { operations }: Api,
  chapters: readonly Chapter[],
  comparisons: readonly (Comparison | undefined)[],
): readonly Row[] => {
  const reached = comparisons.map(reachedOperations);
  return operations.map((timeline) => {
    const states = chapters.map(({ version, operations: difference }, index): State => {
      const state = stateOf(timeline.id, at(timeline, version.id) !== undefined, difference);
      return state === 'same' || state === 'changed' ? (reached[index]?.get(timeline.id) ?? state) : state;
    });
    return { id: timeline.id, states };
  });
};

/** The same for schemas that have a name. */
export const schemaRows = ({ types }: Api, chapters: readonly Chapter[]): readonly Row[] => {
  const has = (timeline: Api['types'][number], version: VersionId): boolean =>
    at(timeline, version) !== undefined;
  return types
    .filter(({ revisions }) => revisions.some(({ value }) => value.name.strength !== 'derived'))
    .map((timeline) => ({
      id: shortId(timeline.id),
      states: chapters.map(({ version, schemas }) =>
        stateOf(shortId(timeline.id), has(timeline, version.id), schemas),
      ),
    }));
};

const stateOf = (id: string, isThere: boolean, { added, changed, removed }: Chapter['operations']): State => {
  if (added.includes(id)) return 'added';
  if (changed.includes(id)) return 'changed';
  if (removed.includes(id)) return 'removed';
  return isThere ? 'same' : 'absent';
};

/** What a version changed of operations, the most serious of each. What only words say is no change. */
const reachedOperations = (comparison: Comparison | undefined): ReadonlyMap<string, State> => {
  const reached = new Map<string, State>();
  for (const { class: of, operations } of comparison?.differences ?? []) {
    if (of === 'documentation') continue;
    for (const id of operations) {
      if (reached.get(id) !== 'breaking') reached.set(id, isBreaking(of) ? 'breaking' : 'changed');
    }
  }
  return reached;
};

/** Whether something became of an element after the first version. */
export const hasHistory = ({ states }: Row): boolean => states.some((state) => state !== 'same');
