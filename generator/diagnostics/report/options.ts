import type { Diagnostic, SourceLookup } from '../diagnostic.js';

export interface ReportOptions {
  /** Colour for a terminal. Default false. Only `pretty` has any. */
  readonly color?: boolean;
  /** How wide the terminal is, so that `pretty` cuts lines of documents before it does. */
  readonly columns?: number;
  /** The most problems to show, the most severe first; the rest are counted. Default: all. */
  readonly maxProblems?: number;
}

/** Makes the text of a report: lines that end with a line break, or `''` for nothing to say. */
export type Reporter = (
  diagnostics: readonly Diagnostic[],
  sources: SourceLookup,
  options?: ReportOptions,
) => string;
