import type { Shape } from '../../ir/contract.js';
import { isList, own, type Members } from '../../ir/documents.js';
import { literalShape } from './literals.js';
import { primitive, type Source } from './source.js';

/** What an integer of 64 bits is where it is to be no number; undefined for every other schema. */
export const int64Of = ({ int64 }: Source, schema: Members): 'string' | 'bigint' | undefined => {
  const type = own(schema, 'type');
  const isInteger = isList(type) ? type.includes('integer') : type === 'integer';
  const format = own(schema, 'format');
  return int64 !== 'number' && isInteger && (format === 'int64' || format === 'uint64') ? int64 : undefined;
};

/** The shape of which an integer of 64 bits is the only value; of one that no number holds, any. */
export const exactShape = (value: unknown, int64: 'string' | 'bigint'): Shape => {
  if (typeof value !== 'number' || !Number.isInteger(value)) return literalShape(value);
  if (!Number.isSafeInteger(value)) return primitive(int64);
  return int64 === 'string'
    ? { kind: 'literal', value: String(BigInt(value)) }
    : { kind: 'literal', value, isBigint: true };
};
