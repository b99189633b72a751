import type { Doc } from '../ir/model.js';
import type { Finding, Ledger } from './ledger.js';

type Told = Omit<Finding, 'message'>;

/** What is said of something beside what it is: that it is deprecated, and words. */
export const compareDocs = (
  ledger: Ledger,
  what: 'operation' | 'parameter' | 'property' | 'schema',
  [before, after]: readonly [Doc, Doc],
  told: Told,
): void => {
  const { holder, subject, before: old, after: now } = told;
  const place = { holder, subject, before: old, after: now };
  const [was, is] = [before.deprecated === true, after.deprecated === true];
  if (is && !was) ledger.add(`${what}-deprecated`, { ...place, message: 'is deprecated now' });
  if (was && !is) ledger.add(`${what}-undeprecated`, { ...place, message: 'is no longer deprecated' });
  compareWords(ledger, [before, after], place);
};

export const compareWords = (
  ledger: Ledger,
  [before, after]: readonly [Doc, Doc],
  { holder, subject, before: old, after: now }: Told,
): void => {
  if (wordsOf(before) === wordsOf(after)) return;
  const message = 'is described in other words';
  ledger.add('documentation-changed', { holder, subject, before: old, after: now, message });
};

/** Everything that documentation says but that something is deprecated, which is a change of its own. */
const wordsOf = ({ summary, body, example }: Doc): string => JSON.stringify([summary, body, example]);
