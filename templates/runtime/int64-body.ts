/** Bodies with integers of 64 bits. */
import { isObject } from './errors.js';
import { stringifyInt64 } from './int64.js';
import { below, type Int64Places, spotsOf } from './int64-places.js';
import type { BodyEncoder } from './operation.js';

/** `application/json`. */
export function int64Body(places: Int64Places): BodyEncoder {
  return (value) =>
    value === undefined ? undefined : { body: stringifyInt64(value, places), type: 'application/json' };
}

/** `application/jsonl`: each item of a list on a line of its own. */
export function int64LinesBody(places: Int64Places): BodyEncoder {
  return valuesBody(places, 'application/jsonl', '');
}

/** `application/json-seq`: the same with a record separator in front of each. */
export function int64SequenceBody(places: Int64Places): BodyEncoder {
  return valuesBody(places, 'application/json-seq', '\u001e');
}

function valuesBody(places: Int64Places, type: string, before: string): BodyEncoder {
  return (value) => {
    if (value === undefined) return undefined;
    if (!Array.isArray(value)) throw new TypeError('the body must be a list');
    // What is undefined is null, as in any list of JSON.
    const lines = value.map((item: unknown, at) => {
      const json = stringifyInt64([item], { items: itemOf(places, at) });
      return `${before}${json.slice(1, -1)}\n`;
    });
    return { body: lines.join(''), type };
  };
}

/**
 * Fields of a form, or parts, that are written as JSON, by their names; the others are what `encode` makes of them. `rest`:
 * those of any other name.
 */
export function int64Fields(
  fields: Readonly<Record<string, Int64Places | undefined>>,
  encode: BodyEncoder,
  rest?: Int64Places,
): BodyEncoder {
  return (value, options) => {
    if (!isObject(value)) return encode(value, options);
    const written = Object.entries(value).map(([name, item]): [string, unknown] => {
      const places = Object.hasOwn(fields, name) ? fields[name] : rest;
      if (places === undefined) return [name, item];
      const isList = Array.isArray(item);
      return [name, isList ? item.map((one, at) => asJson(one, itemOf(places, at))) : asJson(item, places)];
    });
    return encode(Object.fromEntries(written), options);
  };
}

function itemOf(places: Int64Places, at: number): Int64Places {
  return { also: below(spotsOf(places), at) };
}

/** What is no object is written by whoever writes the field. */
function asJson(value: unknown, places: Int64Places): unknown {
  if (typeof value === 'bigint') return String(value);
  return isObject(value) && !(value instanceof Blob) ? stringifyInt64(value, places) : value;
}
