// Part of the runtime of apivintage, copied as it is. Do not edit.

/** The query styles that most APIs use; the others are in query-styles.ts. */
import { isObject } from './errors.js';
import type { QueryStyle } from './operation.js';

/** `color=blue&color=black`; for objects `R=100&G=200`, lists in them as well. Nothing is sent for undefined, null and empty lists. */
export const form: QueryStyle = (name, value) => {
  if (!isObject(value) || 'toJSON' in value) return isPresent(value) ? pair(name, value) : '';
  const isList = Array.isArray(value);
  const pairs = presentEntries(value).map(([key, item]) =>
    !isList && Array.isArray(item) ? form(key, item) : pair(isList ? name : key, item),
  );
  return pairs.filter((text) => text !== '').join('&');
};

/** `color=blue,black`; for objects `color=R,100,G,200`. */
export const csv: QueryStyle = (name, value) => joined(name, value, ',');

/** One pair whose list or object members are joined by an encoded `separator`. */
export function joined(name: string, value: unknown, separator: string): string {
  if (!isObject(value)) return form(name, value);
  const members = presentEntries(value).flatMap((entry) => (Array.isArray(value) ? entry[1] : entry));
  const texts = members.map((member) => encode(member, name));
  return texts.length === 0 ? '' : `${encode(name, name)}=${texts.join(separator)}`;
}

/** Gives a parameter that has one name in `params` another one on the wire. */
export function renamed(wire: string, style: QueryStyle): QueryStyle {
  return (_name, value) => style(wire, value);
}

/** `name=value`, encoded. */
export function pair(name: string, value: unknown): string {
  const text = `${name}=${asText(value, name)}`;
  return PLAIN.test(text) ? text : `${encode(name, name)}=${encode(value, name)}`;
}

/** Words and numbers as a rule, for which the platform's function takes longer than the test. */
const PLAIN = /^[\w.-]*=[\w.-]*$/;

/** Two texts, with the separator between them where neither is empty. */
export function join(one: string, other: string, separator = '&'): string {
  return one && other ? one + separator + other : one + other;
}

/** A query with other pairs in place of those that have their names. */
export function replaced(query: string, fresh: string): string {
  const names = fresh.split('&').map(nameIn);
  const kept = query.split('&').filter((each) => !names.includes(nameIn(each)));
  return join(kept.join('&'), fresh);
}

function nameIn(text: string): string {
  return text.split('=', 1).join('');
}

/** The entries of an object, or of an array, that have a value. */
export function presentEntries(value: object): [string, unknown][] {
  return Object.entries(value).filter(([, item]) => isPresent(item));
}

/** Percent-encodes what {@link asText} gives. Throws TypeError, with the name of the parameter, for what no URL holds. */
export function encode(value: unknown, name: string): string {
  try {
    return encodeURIComponent(asText(value, name));
  } catch (cause) {
    throw new TypeError(`'${name}' cannot be sent`, { cause });
  }
}

/**
 * A scalar as text; objects, for which styles say nothing, as JSON, and those that JSON has as text, such as a `Date`, as
 * that. Throws TypeError, with the name of the parameter, for what JSON has no text for.
 */
export function asText(value: unknown, name: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const json = jsonOf(value, name);
  return json.startsWith('"') ? String(JSON.parse(json)) : json;
}

/** JSON with bigints, which it does not know, as digits. Throws TypeError for functions, symbols and the like. */
export function jsonOf(value: unknown, name: string): string {
  let mark = '';
  const write = (): string | undefined =>
    JSON.stringify(value, (_key, one: unknown) => (typeof one === 'bigint' ? `${mark}${one}${mark}` : one));
  const json = write();
  if (json === undefined) {
    throw new TypeError(`'${name}' cannot be sent: this ${typeof value} is undefined in JSON`);
  }
  // In the end no text in the value holds it.
  do mark += mark || '#';
  while (json.includes(mark));
  return write()?.replaceAll(`"${mark}`, '').replaceAll(`${mark}"`, '') ?? '';
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null;
}
