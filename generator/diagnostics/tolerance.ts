import type { Diagnostic } from './diagnostic.js';

/** What a reference that leads nowhere is: an error, or a warning, and what it stands for `unknown`. */
export type Unresolved = 'error' | 'unknown';

/** Tell of problems so that, where that is wanted, what a description refers to and does not have is no error. */
export const tolerating =
  (unresolved: Unresolved | undefined, tell: (diagnostic: Diagnostic) => void) =>
  (found: Diagnostic): void =>
    tell(
      unresolved === 'unknown' && found.code === 'unresolved-reference'
        ? { ...found, severity: 'warning' }
        : found,
    );
