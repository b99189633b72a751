import { isList, isMembers } from '../../ir/documents.js';
import type { Shape } from '../../ir/contract.js';
import { member, NEVER, NULL, object, UNKNOWN } from './source.js';

/** The shape of which a value is the only one. */
export const literalShape = (value: unknown): Shape => {
  if (value === null) return NULL;
  if (typeof value === 'string' || typeof value === 'boolean') return { kind: 'literal', value };
  if (typeof value === 'number' && Number.isFinite(value)) return { kind: 'literal', value };
  if (isList(value)) {
    return value.length === 0
      ? { kind: 'list', items: NEVER }
      : { kind: 'tuple', items: value.map(literalShape) };
  }
  if (!isMembers(value)) return UNKNOWN;
  const members = Object.entries(value).map(([key, each]) => member(key, literalShape(each)));
  return members.length === 0 ? { kind: 'record', values: NEVER } : object(members);
};
