import { isList, isMembers, own } from '../ir/documents.js';
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
  compareStability(ledger, place);
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
  const date = memberOf(node, 'x-sunset');
  return typeof date === 'string' ? date : undefined;
};

/** What is no date is not later than anything. */
const isLater = (one: string, other: string): boolean => Date.parse(one) > Date.parse(other);

/** The levels of `x-stability-level`, the lowest first. What names none is stable. */
const LEVELS = ['draft', 'alpha', 'beta', 'stable'] as const;

const compareStability = (ledger: Ledger, told: Told): void => {
  const [was, is] = [levelOf(told.before), levelOf(told.after)];
  if (was === undefined || is === undefined || was === is) return;
  const isLower = LEVELS.indexOf(is) < LEVELS.indexOf(was);
  const message = `is ${is} now, was ${was}`;
  ledger.add(isLower ? 'stability-lowered' : 'stability-raised', { ...told, message });
};

/** Undefined for a level that nobody knows. */
const levelOf = (node: Told['before']): (typeof LEVELS)[number] | undefined => {
  const level = memberOf(node, 'x-stability-level') ?? 'stable';
  return LEVELS.find((each) => each === level);
};

/** That something is gone, and whether that was to be expected. */
export const goneText = ({ deprecated }: Doc): string =>
  deprecated === true ? 'is gone, having been deprecated' : 'is gone';

export const compareWords = (ledger: Ledger, [before, after]: readonly [Doc, Doc], told: Told): void =>
  tellWords(
    ledger,
    [...wordChanges(before, after), ...membersSaid(told, ['externalDocs']), ...examplesSaid(told)],
    told,
  );

/** The same for what the model knows nothing of. */
export const compareSaid = (ledger: Ledger, keys: readonly string[], told: Told): void =>
  tellWords(ledger, membersSaid(told, keys), told);

/** That words differ, if they do. */
export const tellWords = (
  ledger: Ledger,
  words: readonly WordChange[],
  { holder, subject, before, after }: Told,
): void => {
  if (words.length === 0) return;
  const message = 'is described in other words';
  ledger.add('documentation-changed', { holder, subject, before, after, message, words });
};

/** How members of two nodes differ that are there to be read. */
export const membersSaid = (
  { before, after }: Pick<Told, 'before' | 'after'>,
  keys: readonly string[],
): readonly WordChange[] =>
  keys.flatMap((key) => wordChange(key, saidOf(memberOf(before, key)), saidOf(memberOf(after, key))));

/** A text as it is, anything else as JSON: a link to documentation by its address, where that is all. */
const saidOf = (value: unknown): string | undefined => {
  if (value === undefined || typeof value === 'string') return value;
  const url = isMembers(value) && Object.keys(value).length === 1 ? own(value, 'url') : undefined;
  return typeof url === 'string' ? url : JSON.stringify(value);
};

/** Everything that documentation says but that something is deprecated, which is a change of its own. */
const wordChanges = (before: Doc, after: Doc): readonly WordChange[] => [
  ...wordChange('summary', before.summary, after.summary),
  ...wordChange('description', before.body, after.body),
  ...wordChange('example', jsonOf(before.example), jsonOf(after.example)),
];

/** Examples that the model leaves out: those of a table, and all of a list but the first. */
export const examplesSaid = (told: Pick<Told, 'before' | 'after'>): readonly WordChange[] => {
  const [was, is] = [furtherExamples(told.before), furtherExamples(told.after)];
  return wordChange('examples', jsonOf(was), jsonOf(is));
};

const furtherExamples = (node: Told['before']): unknown => {
  const examples = memberOf(node, 'examples');
  if (!isList(examples)) return examples;
  return examples.length > 1 ? examples.slice(1) : undefined;
};

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

const memberOf = (node: Told['before'], key: string): unknown =>
  isMembers(node?.value) ? own(node.value, key) : undefined;
