import { show } from './show.js';

/** Words longer than this are not typed by hand, and comparing them would cost more than it helps. */
const LONGEST = 64;

/**
 * The candidate nearest to a word by Damerau-Levenshtein distance (case differences are free), or undefined where none is
 * near: at most a third of the word may differ. Ties go to the first candidate; swapped letters are nearer than others.
 */
export const nearest = (word: string, candidates: Iterable<string>): string | undefined => {
  const wanted = word.toLowerCase();
  if (wanted.length > LONGEST) return undefined;
  let best: string | undefined;
  const bound = Math.floor(Math.max(wanted.length, 3) / 3);
  let least = Infinity;
  for (const candidate of candidates) {
    if (candidate === word || Math.abs(candidate.length - word.length) > bound) continue;
    const distance = editDistance(wanted, candidate.toLowerCase());
    if (distance > bound || distance >= least) continue;
    best = candidate;
    least = distance;
    if (distance === 0) break;
  }
  return best;
};

/** `Did you mean "…"?`, or undefined where no candidate is near. */
export const didYouMean = (word: string, candidates: Iterable<string>): string | undefined => {
  const found = nearest(word, candidates);
  return found === undefined ? undefined : `Did you mean "${show(found)}"?`;
};

/** What swapping two neighbours costs: fingers do it more often than they hit another key. */
const SWAP = 0.9;

/** Optimal string alignment: insertions, deletions and replacements, each costing one, and swaps of neighbours. */
const editDistance = (a: string, b: string): number => {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = at(previous, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cost = Math.min(replaced, at(previous, j) + 1, at(current, j - 1) + 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, at(beforePrevious, j - 2) + SWAP);
      current.push(cost);
    }
    beforePrevious = previous;
    previous = current;
  }
  return at(previous, b.length);
};

const at = (row: readonly number[], index: number): number => row[index] ?? Infinity;
