/** The query styles that few APIs use. */
import { isObject } from './errors.js';
import type { QueryStyle } from './operation.js';
import { csv, encode, form, joined, jsonOf, presentEntries } from './query.js';

/** `spaceDelimited`: `color=blue%20black`. */
export const spaced: QueryStyle = (name, value) => joined(name, value, '%20');

/** `pipeDelimited`: `color=blue%7Cblack`. */
export const piped: QueryStyle = (name, value) => joined(name, value, '%7C');

/**
 * `deepObject`: `color%5BR%5D=100&color%5BG%5D=200`. Objects inside go deeper. For lists the specification has no word:
 * they are `ids%5B%5D=1&ids%5B%5D=2`, and lists of objects have numbers, as the servers read it that know this style.
 */
export const deep: QueryStyle = (name, value) => {
  if (!isObject(value)) return form(name, value);
  const isList = Array.isArray(value);
  return presentEntries(value)
    .map(([key, item]) => deep(`${name}[${isList && !isObject(item) ? '' : key}]`, item))
    .filter((text) => text !== '')
    .join('&');
};

/** `content: application/json`: the whole value as JSON. */
export const jsonParam: QueryStyle = (name, value) =>
  value === undefined ? '' : `${encode(name, name)}=${encodeURIComponent(jsonOf(value, name))}`;

/**
 * `allowReserved`: what `style` writes, with `:/?[]@$,;` readable. What would end the value (`&`, `#`, `+`, `=`) stays
 * encoded, and so does a comma where commas separate the members.
 */
export function reserved(style: QueryStyle): QueryStyle {
  const readable = style === csv ? /%(?:3A|2F|3F|5B|5D|40|24|3B)/g : /%(?:3A|2F|3F|5B|5D|40|24|2C|3B)/g;
  return (name, value) =>
    style(name, value).replace(/=[^&]*/g, (text) => text.replace(readable, decodeURIComponent));
}
