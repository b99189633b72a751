import type { Diagnostic, Severity, SourceLookup } from '../diagnostic.js';
import { locateAll, type Located } from '../located.js';

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** What a report shows, in order, and how many it leaves out. */
export interface Selection {
  readonly shown: readonly Located[];
  readonly omitted: number;
}

const bySeverity = (located: readonly Located[]): readonly Located[] =>
  located.toSorted((a, b) => RANK[a.diagnostic.severity] - RANK[b.diagnostic.severity]);

/** All in the order of the documents; where there are too many, the most severe of them. */
export const select = (
  diagnostics: readonly Diagnostic[],
  sources: SourceLookup,
  maxProblems: number = Infinity,
): Selection => {
  const located = locateAll(diagnostics, sources);
  if (located.length <= maxProblems) return { shown: located, omitted: 0 };
  const kept = new Set(bySeverity(located).slice(0, maxProblems));
  return { shown: located.filter((each) => kept.has(each)), omitted: located.length - kept.size };
};

/** The most severe first, and within a severity in the order of the documents. */
export const mostSevereFirst = (selection: Selection): readonly Located[] => bySeverity(selection.shown);
