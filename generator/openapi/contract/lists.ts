import { isList, own, type Members } from '../../ir/documents.js';
import type { ContractOptions, Shape } from '../../ir/contract.js';
import { union, UNKNOWN } from './source.js';

/** How much is written out for a list with limits before it is a list without. */
const MOST_ITEMS = 30;

/** The shape of a list; `shape` gives that of its items. */
export const listShape = (
  schema: Members,
  { arrayLength }: ContractOptions,
  shape: (schema: unknown) => Shape,
): Shape => {
  const items = own(schema, 'items');
  const prefix = own(schema, 'prefixItems') ?? (isList(items) ? items : undefined);
  if (isList(prefix)) return { kind: 'tuple', items: prefix.map(shape) };
  const item = items === undefined ? UNKNOWN : shape(items);
  return (arrayLength === true ? limited(schema, item) : undefined) ?? { kind: 'list', items: item };
};

/** A tuple for each length that a list may have; undefined where those are too many, or there is no limit. */
const limited = (schema: Members, item: Shape): Shape | undefined => {
  const min = limit(schema, 'minItems') ?? 0;
  const written = limit(schema, 'maxItems');
  const max = written !== undefined && written >= min ? written : undefined;
  const size = max === undefined ? min : (max * (max + 1) - min * (min - 1)) / 2;
  if ((min === 0 && max === undefined) || size >= MOST_ITEMS) return undefined;
  const tuple = (length: number): Shape => ({ kind: 'tuple', items: Array.from({ length }, () => item) });
  if (max === undefined) {
    return { kind: 'tuple', items: Array.from({ length: min }, () => item), rest: item };
  }
  return union(Array.from({ length: max - min + 1 }, (_, index) => tuple(min + index)));
};

const limit = (schema: Members, key: string): number | undefined => {
  const value = own(schema, key);
  return typeof value === 'number' && value >= 0 ? value : undefined;
};
