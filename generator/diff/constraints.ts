import { isMembers, own } from '../ir/documents.js';
import { limitChanges } from './limits.js';
import type { Comparison, Use } from './comparison.js';
import { changeText } from './words.js';

/** Compare what schemas say beside their types, as written: limits, formats and defaults. */
export const compareConstraints = (
  { ledger }: Comparison,
  before: unknown,
  after: unknown,
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
  const [was, is] = [memberOf(before, 'format'), memberOf(after, 'format')];
  if (was !== is) {
    const rule = was === undefined ? 'added' : is === undefined ? 'removed' : 'changed';
    ledger.add(`${side}-format-${rule}`, { ...use, message: `\`format\` ${changeText(was, is)}` });
  }
  const [first, second] = [memberOf(before, 'default'), memberOf(after, 'default')];
  if (JSON.stringify(first) === JSON.stringify(second)) return;
  // What is left out means something else: a default that nobody knew of may have been the same all along.
  const isOther = direction === 'sent' && first !== undefined;
  const message = `\`default\` ${changeText(first, second)}`;
  ledger.add(isOther ? 'request-default-changed' : 'default-changed', { ...use, message });
};

const memberOf = (value: unknown, keyword: string): unknown =>
  isMembers(value) ? own(value, keyword) : undefined;
