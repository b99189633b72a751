/**
 * How many combinations of alternatives that hold at once are written out: a compiler works out all of them, and that of
 * TypeScript refuses 100,000. Ten times fewer are no load.
 */
export const COMBINATIONS = 10_000;

/** How many alternatives there are. Primitives and values of them are not combined: what they share is what holds. */
export interface Width {
  readonly count: number;
  readonly isScalar: boolean;
}

export const ONE: Width = { count: 1, isScalar: false };

/** How many combinations there are of what holds at once. */
export const productOf = (widths: readonly Width[]): Width => {
  const scalars = widths.filter(({ isScalar }) => isScalar).map(({ count }) => count);
  const others = widths.filter(({ isScalar }) => !isScalar).map(({ count }) => count);
  return {
    count: others.reduce((all, count) => all * count, Math.max(1, ...scalars)),
    isScalar: others.length === 0,
  };
};
