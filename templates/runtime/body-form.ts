import { isObject } from './errors.js';
import type { BodyEncoder, QueryStyle } from './operation.js';
import { asText, form } from './query.js';

/** A body of `application/x-www-form-urlencoded` whose fields are written by `write`. */
export const formOf =
  (write: QueryStyle): BodyEncoder =>
  (value) => {
    if (!isObject(value)) return undefined;
    const pairs = Object.entries(value).map(([name, item]) => write(name, item));
    return {
      body: pairs.filter((pair) => pair !== '').join('&'),
      type: 'application/x-www-form-urlencoded',
    };
  };

/** Lists repeat their key, objects inside are written as JSON. */
export const formField: QueryStyle = (name, value) =>
  form(name, isObject(value) && !Array.isArray(value) ? asText(value, name) : value);

export const formBody: BodyEncoder = /* @__PURE__ */ formOf(formField);
