import { isMembers, own } from '../ir/documents.js';
import type { Constraints } from '../ir/model.js';
import type { TypeComparison, Use } from './types.js';

/** Limits that are stricter the greater they are, and those that are stricter the smaller they are. */
const FLOORS = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems'] as const;
const CEILINGS = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems'] as const;
/** Limits of which only the presence can be weighed. */
const PLAIN = ['pattern', 'multipleOf'] as const;

/** Compare the limits of two schemas, or of what lowering made of them. */
export const compareConstraints = (
  { ledger }: TypeComparison,
  before: Constraints | unknown,
  after: Constraints | unknown,
  { direction, ...use }: Use,
): void => {
  const side = direction === 'sent' ? 'request' : 'response';
  const tightened: string[] = [];
  const loosened: string[] = [];
  for (const [keywords, sign] of [[FLOORS, 1], [CEILINGS, -1]] as const) {
    for (const keyword of keywords) {
      const [was, is] = [numberAt(before, keyword), numberAt(after, keyword)];
      if (was === is) continue;
      const text = `\`${keyword}\` ${changeText(was, is)}`;
      const isTighter = was === undefined || (is !== undefined && (is - was) * sign > 0);
      (isTighter ? tightened : loosened).push(text);
    }
  }
  for (const keyword of PLAIN) {
    const [was, is] = [memberOf(before, keyword), memberOf(after, keyword)];
    if (was === is) continue;
    // Which of two patterns admits more cannot be told: values may be refused, and new ones may come.
    const text = `\`${keyword}\` ${changeText(was, is)}`;
    const isTighter = was === undefined || (is !== undefined && direction === 'sent');
    (isTighter ? tightened : loosened).push(text);
  }
  if (tightened.length > 0)
    ledger.add(`${side}-constraint-tightened`, { ...use, message: `is more limited: ${tightened.join(', ')}` });
  if (loosened.length > 0)
    ledger.add(`${side}-constraint-loosened`, { ...use, message: `is less limited: ${loosened.join(', ')}` });
  const [was, is] = [memberOf(before, 'format'), memberOf(after, 'format')];
  if (was !== is) {
    const rule = was === undefined ? 'added' : is === undefined ? 'removed' : 'changed';
    ledger.add(`${side}-format-${rule}`, { ...use, message: `\`format\` ${changeText(was, is)}` });
  }
  const [first, second] = [memberOf(before, 'default'), memberOf(after, 'default')];
  if (JSON.stringify(first) !== JSON.stringify(second))
    ledger.add('default-changed', { ...use, message: `\`default\` ${changeText(first, second)}` });
};

const memberOf = (value: unknown, keyword: string): unknown =>
  isMembers(value) ? own(value, keyword) : undefined;

const numberAt = (value: unknown, keyword: string): number | undefined => {
  const member = memberOf(value, keyword);
  return typeof member === 'number' ? member : undefined;
};

const changeText = (was: unknown, is: unknown): string => {
  if (was === undefined) return `is ${JSON.stringify(is)} now`;
  return is === undefined ? `is gone, was ${JSON.stringify(was)}` : `is ${JSON.stringify(is)}, was ${JSON.stringify(was)}`;
};
