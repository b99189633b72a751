import type { Difference } from '../difference.js';
import { CLASSES } from '../rules.js';
import type { Comparison } from './comparison.js';

/** The same comparisons with the most serious of their differences to show, `most` in all. */
export const limited = (comparisons: readonly Comparison[], most: number): readonly Comparison[] => {
  const all = comparisons.flatMap(({ differences }) => differences);
  if (all.length <= most) return comparisons;
  const ranked = CLASSES.flatMap((of) => all.filter((each) => each.class === of));
  const kept = new Set(ranked.slice(0, most));
  return comparisons.map((each) => ({
    ...each,
    shown: each.differences.filter((difference) => kept.has(difference)),
  }));
};

/** What a report shows of a comparison. */
export const shownOf = ({ shown, differences }: Comparison): readonly Difference[] => shown ?? differences;

/** `3 of 9 changes are shown, the most serious; all: --max-problems 9`; `undefined` where all are. */
export const restText = (comparisons: readonly Comparison[]): string | undefined => {
  const total = comparisons.reduce((sum, { differences }) => sum + differences.length, 0);
  const shown = comparisons.reduce((sum, each) => sum + shownOf(each).length, 0);
  return shown === total
    ? undefined
    : `${shown} of ${total} changes are shown, the most serious; all: --max-problems ${total}`;
};
