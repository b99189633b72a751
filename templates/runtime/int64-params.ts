/** Parameters that are JSON with integers of 64 bits, or have such JSON in them. */
import { isObject } from './errors.js';
import { stringifyInt64 } from './int64.js';
import { below, type Int64Places, type Spots, spotsOf } from './int64-places.js';
import type { StyledPosition } from './operation.js';

/** The JSON of a value as `style` writes text: in a query, a header or a cookie. */
export function int64Param<Written>(
  places: Int64Places,
  style: (name: string, value: unknown) => Written,
): (name: string, value: unknown) => Written {
  return (name, value) => style(name, value === undefined ? value : stringifyInt64(value, places));
}

/**
 * The members of a value as `style` writes them, where some are objects with such integers: these are JSON in every style.
 * `repeats`: the style writes the lists in an object item by item.
 */
export function int64Members<Written>(
  places: Int64Places,
  style: (name: string, value: unknown) => Written,
  repeats = false,
): (name: string, value: unknown) => Written {
  return (name, value) => {
    const spots = spotsOf(places);
    if (Array.isArray(value)) return style(name, itemsOf(value, spots));
    if (!isObject(value)) return style(name, value);
    const entries = Object.entries(value).map(([key, item]): [string, unknown] => {
      const here = below(spots, key);
      return [key, repeats && Array.isArray(item) ? itemsOf(item, here) : asJson(item, here)];
    });
    return style(name, Object.fromEntries(entries));
  };
}

function itemsOf(list: readonly unknown[], spots: Spots): readonly unknown[] {
  return list.map((item, at) => asJson(item, below(spots, at)));
}

/** What is no object is written by the style. */
function asJson(value: unknown, spots: Spots): unknown {
  return isObject(value) ? stringifyInt64(value, { also: spots }) : value;
}

/** A value as `style` writes it, where that makes JSON of every object. */
export function int64Whole<Written>(
  places: Int64Places,
  style: (name: string, value: unknown) => Written,
): (name: string, value: unknown) => Written {
  return (name, value) => style(name, asJson(value, spotsOf(places)));
}

/** The JSON of a value in a path. */
export function int64Segment(at: number, places: Int64Places): StyledPosition {
  return { at, write: (value, encode) => encode(stringifyInt64(value, places)) };
}
