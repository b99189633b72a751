/** Parameters that are JSON with integers of 64 bits. */
import { stringifyInt64 } from './int64.js';
import type { Int64Places } from './int64-places.js';
import type { StyledPosition } from './operation.js';

/** The JSON of a value as `style` writes text: in a query, a header or a cookie. */
export function int64Param<Written>(
  places: Int64Places,
  style: (name: string, value: unknown) => Written,
): (name: string, value: unknown) => Written {
  return (name, value) => style(name, value === undefined ? value : stringifyInt64(value, places));
}

/** The same in a path. */
export function int64Segment(at: number, places: Int64Places): StyledPosition {
  return { at, write: (value, encode) => encode(stringifyInt64(value, places)) };
}
