import { isMembers, own } from '../ir/documents.js';
import { canonical } from '../versions/canonical.js';
import { limitChanges } from './limits.js';
import type { Comparison, Use } from './comparison.js';
import type { Node } from './nodes.js';
import { placeOf, statedBy, type Stated } from './stated.js';
import { changeText, tagText } from './words.js';

/** Compare what schemas say beside their types, as written: limits, formats and defaults. */
export const compareConstraints = (
  comparison: Comparison,
  before: readonly Node[],
  after: readonly Node[],
  at: Use,
): void => {
  const stated = statedBy([comparison.before, comparison.after], before, after);
  const use = { ...at, ...placesOf(stated, before, after, at) };
  const [old, now] = [stated.before, stated.after].map((nodes) => nodes.map(({ value }) => value));
  compareSaid(comparison, old ?? [], now ?? [], use);
};

/** Where the schemas are what is told of, the place is that of the one that says something. */
const placesOf = (
  stated: Stated,
  before: readonly Node[],
  after: readonly Node[],
  at: Use,
): Pick<Use, 'before' | 'after'> => ({
  before: before.some((each) => each.pointer === at.before?.pointer) ? placeOf(stated.before) : at.before,
  after: after.some((each) => each.pointer === at.after?.pointer) ? placeOf(stated.after) : at.after,
});

const compareSaid = (
  { ledger, before: left, after: right }: Comparison,
  before: readonly unknown[],
  after: readonly unknown[],
  { direction, ...use }: Use,
): void => {
  const side = direction === 'sent' ? 'request' : 'response';
  const changes = limitChanges(before, after, direction);
  for (const [rule, message, isTighter] of [
    [`${side}-constraint-tightened`, 'is more limited', true],
    [`${side}-constraint-loosened`, 'is less limited', false],
  ] as const) {
    const texts = changes.filter((each) => each.isTighter === isTighter).map(({ text }) => text);
    if (texts.length > 0) ledger.add(rule, { ...use, message: `${message}: ${texts.join(', ')}` });
  }
  const [oldXml, xml] = [firstOf(before, 'xml'), firstOf(after, 'xml')].map((each) => canonical(each ?? {}));
  if (oldXml !== xml && (left.nodes.hasXml || right.nodes.hasXml))
    ledger.add(`${side}-xml-changed`, { ...use, message: 'is written otherwise in XML' });
  compareTags(ledger, [before, after], { direction, ...use });
  const [was, is] = [textOf(firstOf(before, 'format')), textOf(firstOf(after, 'format'))];
  if (was !== is)
    ledger.add(`${side}-${formatChange(was, is)}`, { ...use, message: `\`format\` ${changeText(was, is)}` });
  const [first, second] = [firstOf(before, 'default'), firstOf(after, 'default')];
  if (JSON.stringify(first) === JSON.stringify(second)) return;
  // What is left out means something else: a default that nobody knew of may have been the same all along.
  const isOther = direction === 'sent' && first !== undefined;
  const message = `\`default\` ${changeText(first, second)}`;
  ledger.add(isOther ? 'request-default-changed' : 'default-changed', { ...use, message });
};

/** Formats of numbers, with those that hold all of their values. */
const WIDER_FORMATS: ReadonlyMap<unknown, string> = new Map([
  ['int32', 'int64'],
  ['float', 'double'],
]);

const formatChange = (was: unknown, is: unknown) => {
  if (was === undefined) return 'format-added';
  if (is === undefined) return 'format-removed';
  if (WIDER_FORMATS.get(was) === is) return 'type-widened';
  return WIDER_FORMATS.get(is) === was ? 'type-narrowed' : 'format-changed';
};

/** Whether members of a union are told apart at all, and what stands for values that tell nothing. */
const compareTags = (
  ledger: Comparison['ledger'],
  [before, after]: readonly [readonly unknown[], readonly unknown[]],
  { direction, ...use }: Use,
): void => {
  const [was, is] = [firstOf(before, 'discriminator'), firstOf(after, 'discriminator')];
  const rule = `${direction === 'sent' ? 'request' : 'response'}-discriminator-changed` as const;
  const [old, now] = [memberOf(was, 'propertyName'), memberOf(is, 'propertyName')];
  if ((old === undefined) !== (now === undefined)) {
    ledger.add(rule, { ...use, message: tagText(textOf(now), textOf(old)) });
    return;
  }
  const [first, second] = [memberOf(was, 'defaultMapping'), memberOf(is, 'defaultMapping')];
  if (first === second) return;
  const message = `takes what tells nothing for ${textOf(second) ?? 'nothing'}, for ${textOf(first) ?? 'nothing'} before`;
  ledger.add(rule, { ...use, message });
};

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** What the first of several schemas says that says anything. */
const firstOf = (schemas: readonly unknown[], keyword: string): unknown =>
  schemas.map((schema) => memberOf(schema, keyword)).find((each) => each !== undefined);

const memberOf = (value: unknown, keyword: string): unknown =>
  isMembers(value) ? own(value, keyword) : undefined;
