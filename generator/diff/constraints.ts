import { isMembers, own } from '../ir/documents.js';
import type { TypeComparison, Use } from './types.js';

/** Limits that are stricter the greater they are, and those that are stricter the smaller they are. */
const FLOORS = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems'] as const;
const CEILINGS = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems'] as const;
/** Limits of which only the presence can be weighed. */
const PLAIN = ['pattern', 'multipleOf'] as const;

/** Compare the limits of two schemas: as written, or as lowered. */
export const compareConstraints = (
  { ledger }: TypeComparison,
  before: unknown,
  after: unknown,
  { direction, ...use }: Use,
): void => {
  const side = direction === 'sent' ? 'request' : 'response';
  const changes = [...limits(before, after), ...plainLimits(before, after, direction)];
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
  if (JSON.stringify(first) !== JSON.stringify(second))
    ledger.add('default-changed', { ...use, message: `\`default\` ${changeText(first, second)}` });
};

interface LimitChange {
  readonly text: string;
  readonly isTighter: boolean;
}

const limits = (before: unknown, after: unknown): readonly LimitChange[] =>
  [...FLOORS, ...CEILINGS].flatMap((keyword): LimitChange[] => {
    const [was, is] = [numberAt(before, keyword), numberAt(after, keyword)];
    if (was === is) return [];
    const isHigher = was !== undefined && is !== undefined && is > was;
    const isFloor = FLOORS.some((each) => each === keyword);
    const isTighter = was === undefined || (is !== undefined && isHigher === isFloor);
    return [{ text: `\`${keyword}\` ${changeText(was, is)}`, isTighter }];
  });

/** Which of two patterns admits more cannot be told: values may be refused, and new ones may come. */
const plainLimits = (before: unknown, after: unknown, direction: Use['direction']): readonly LimitChange[] =>
  PLAIN.flatMap((keyword): LimitChange[] => {
    const [was, is] = [memberOf(before, keyword), memberOf(after, keyword)];
    if (was === is) return [];
    const isTighter = was === undefined || (is !== undefined && direction === 'sent');
    return [{ text: `\`${keyword}\` ${changeText(was, is)}`, isTighter }];
  });

const memberOf = (value: unknown, keyword: string): unknown =>
  isMembers(value) ? own(value, keyword) : undefined;

const numberAt = (value: unknown, keyword: string): number | undefined => {
  const member = memberOf(value, keyword);
  return typeof member === 'number' ? member : undefined;
};

const changeText = (was: unknown, is: unknown): string => {
  if (was === undefined) return `is ${JSON.stringify(is)} now`;
  return is === undefined
    ? `is gone, was ${JSON.stringify(was)}`
    : `is ${JSON.stringify(is)}, was ${JSON.stringify(was)}`;
};
