import { isMembers, own } from '../ir/documents.js';
import type { Doc } from '../ir/model.js';
import type { WordChange } from './difference.js';
import { excerpts } from './excerpt.js';
import type { Finding, Ledger } from './ledger.js';
import type { RuleId } from './rules.js';

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
  compareSunsets(ledger, place);
  compareWords(ledger, [before, after], place);
};

/** The day on which something goes: `x-sunset`, beside `deprecated`. */
const compareSunsets = (ledger: Ledger, told: Told): void => {
  const [was, is] = [sunsetOf(told.before), sunsetOf(told.after)];
  if (was === is) return;
  const tell = (rule: RuleId, message: string): void => ledger.add(rule, { ...told, message });
  if (was === undefined) tell('sunset-announced', `will be gone by ${is ?? ''}`);
  else if (is === undefined) tell('sunset-withdrawn', `is no longer to be gone by ${was}`);
  else if (isLater(is, was)) tell('sunset-put-off', `will be gone by ${is}, later than ${was}`);
  else tell('sunset-brought-forward', `will be gone by ${is}, was to stay until ${was}`);
};

const sunsetOf = (node: Told['before']): string | undefined => {
  const date = node !== undefined && isMembers(node.value) ? own(node.value, 'x-sunset') : undefined;
  return typeof date === 'string' ? date : undefined;
};

/** What is no date is not later than anything. */
const isLater = (one: string, other: string): boolean => Date.parse(one) > Date.parse(other);

/** That something is gone, and whether that was to be expected. */
export const goneText = ({ deprecated }: Doc): string =>
  deprecated === true ? 'is gone, having been deprecated' : 'is gone';

export const compareWords = (
  ledger: Ledger,
  [before, after]: readonly [Doc, Doc],
  { holder, subject, before: old, after: now }: Told,
): void => {
  const words = wordChanges(before, after);
  if (words.length === 0) return;
  const message = 'is described in other words';
  ledger.add('documentation-changed', { holder, subject, before: old, after: now, message, words });
};

/** Everything that documentation says but that something is deprecated, which is a change of its own. */
const wordChanges = (before: Doc, after: Doc): readonly WordChange[] => [
  ...wordChange('summary', before.summary, after.summary),
  ...wordChange('description', before.body, after.body),
  ...wordChange('example', jsonOf(before.example), jsonOf(after.example)),
];

/** How words differ, if they do. */
export const wordChange = (
  of: WordChange['of'],
  before: string | undefined,
  after: string | undefined,
): readonly WordChange[] => {
  if (before === after) return [];
  const [was, is] = excerpts(before ?? '', after ?? '');
  return [
    { of, ...(before === undefined ? {} : { before: was }), ...(after === undefined ? {} : { after: is }) },
  ];
};

const jsonOf = (example: unknown): string | undefined =>
  example === undefined ? undefined : JSON.stringify(example);
