import type { Place, SourceLookup } from '../../diagnostics/diagnostic.js';
import { positionOf } from '../../diagnostics/located.js';
import { jsonText } from '../../diagnostics/json-text.js';
import type { Difference } from '../difference.js';
import { CLASSES } from '../rules.js';
import type { Comparison } from './comparison.js';

/** `{ comparisons: [{ title, from, to, counts, differences: [{ rule, class, subject, message, before, after, … }] }] }`. */
export const json = (comparisons: readonly Comparison[]): string =>
  jsonText({ comparisons: comparisons.map(entryOf) });

const entryOf = ({ title, from, to, differences, before, after }: Comparison): object => ({
  title,
  from,
  to,
  counts: Object.fromEntries(
    CLASSES.map((of) => [of, differences.filter((each) => each.class === of).length]),
  ),
  differences: differences.map((each) => differenceOf(each, before, after)),
});

const differenceOf = (difference: Difference, before: SourceLookup, after: SourceLookup): object => ({
  rule: difference.rule,
  class: difference.class,
  subject: difference.subject,
  message: difference.message,
  before: placeOf(difference.before, before),
  after: placeOf(difference.after, after),
  typescript: difference.typescript,
  words: difference.words,
  operations: difference.operations,
  versions: difference.versions,
  change: difference.change,
});

/** `{ file, line, column, pointer }` */
export const placeOf = (place: Place | undefined, sources: SourceLookup): object | undefined =>
  place === undefined
    ? undefined
    : { file: place.file, ...positionOf({ ...place, on: 'key' }, sources), pointer: place.pointer };
