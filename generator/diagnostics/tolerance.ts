import type { Unresolved } from '../choices.js';
import type { Diagnostic } from './diagnostic.js';

/** Tell of problems so that, where that is wanted, what a description refers to and does not have is no error. */
export const tolerating =
  (unresolved: Unresolved | undefined, tell: (diagnostic: Diagnostic) => void) =>
  (found: Diagnostic): void =>
    tell(
      unresolved === 'unknown' && found.code === 'unresolved-reference'
        ? { ...found, severity: 'warning' }
        : found,
    );
