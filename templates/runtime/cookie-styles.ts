/** Cookies that hold lists or objects, and those that are sent as they are (a scalar that is encoded needs no style). */
import type { QueryStyle } from './operation.js';
import { csv, form } from './query.js';

/** `form`, exploded: `color=blue; color=black`; for objects `R=100; G=200`. */
export const cookies: QueryStyle = (name, value) => form(name, value).replaceAll('&', '; ');

/** `cookie`: `color=blue,black`. Nothing is encoded; throws TypeError for what no cookie may hold. */
export const rawCookie: QueryStyle = (name, value) => raw(name, csv(name, value));

/** The same, exploded: `color=blue; color=black`. */
export const rawCookies: QueryStyle = (name, value) =>
  form(name, value)
    .split('&')
    .map((pair) => raw(name, pair))
    .join('; ');

function raw(name: string, encoded: string): string {
  const text = decodeURIComponent(encoded);
  // RFC 6265 allows no spaces, no semicolons and no control characters: they would end the value.
  if (!/^[!-:<-~]*$/.test(text))
    throw new TypeError(`the cookie ${name} holds what no cookie may: encode it`);
  return text;
}
