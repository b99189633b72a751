import type { Unresolved } from '../choices.js';
import type { Diagnostic } from './diagnostic.js';

/** What a reference that leads nowhere is reported as. */
const NOWHERE: ReadonlySet<string> = new Set(['unresolved-reference', 'reference-cycle', 'file-not-found']);

/** A document or an overlay of a version that is missing is no reference: without it the version would be another. */
const leadsNowhere = ({ code, place }: Diagnostic): boolean =>
  NOWHERE.has(code) && (code !== 'file-not-found' || place?.pointer?.endsWith('/$ref') === true);

/** What helps where what refers to nothing is an error. */
const WAY_OUT = '`--unresolved unknown` goes on without it.';

/**
 * Tell of problems so that, where that is wanted, what a description refers to and does not have is no error. Elsewhere
 * they say how to want it: nobody can correct the descriptions of others.
 */
export const tolerating =
  (unresolved: Unresolved | undefined, tell: (diagnostic: Diagnostic) => void) =>
  (found: Diagnostic): void => {
    if (!leadsNowhere(found)) tell(found);
    else if (unresolved === 'unknown') tell({ ...found, severity: 'warning' });
    else tell({ ...found, help: found.help === undefined ? WAY_OUT : `${found.help} ${WAY_OUT}` });
  };
