/** How many lines are compared from the first difference on, and how many of the result are shown. */
const WINDOW = 120;
const SHOWN = 10;
const LONGEST = 160;

/** Where two texts first differ, and how: lines that begin with `-`, `+` or a space. */
export interface Difference {
  /** 1-based, in the old text. */
  readonly line: number;
  readonly lines: readonly string[];
}

/** The beginning of what turns one text into another. Long differences are cut: they say that, and no more. */
export const lineDiff = (old: string, now: string): Difference => {
  const [before, after] = [old.split('\n'), now.split('\n')];
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  const context = start === 0 ? [] : [` ${before[start - 1] ?? ''}`];
  const changes = compare(before.slice(start, start + WINDOW), after.slice(start, start + WINDOW));
  const last = changes.findLastIndex((line) => !line.startsWith(' '));
  const lines = [...context, ...changes.slice(0, last + 1)];
  const isCut = lines.length > SHOWN;
  return {
    line: start + 1,
    lines: [...lines.slice(0, SHOWN).map(shorten), ...(isCut ? [' …'] : [])],
  };
};

const shorten = (line: string): string => (line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line);

/** Longest common subsequence: both sides are windows, so that a table is small. */
const compare = (before: readonly string[], after: readonly string[]): readonly string[] => {
  const width = after.length + 1;
  const common = new Uint16Array((before.length + 1) * width);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      common[i * width + j] =
        before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const lines: string[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      lines.push(` ${before[i] ?? ''}`);
      i++;
      j++;
    } else if (i < before.length && (j === after.length || at(i + 1, j) >= at(i, j + 1))) {
      lines.push(`-${before[i++] ?? ''}`);
    } else {
      lines.push(`+${after[j++] ?? ''}`);
    }
  }
  return lines;
};
