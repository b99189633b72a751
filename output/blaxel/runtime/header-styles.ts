// Part of the runtime of apivintage, copied as it is. Do not edit.

/** Header and cookie parameters. */
import type { HeaderStyle, QueryStyle } from './operation.js';
import { asText, jsonOf, pair, presentEntries } from './query.js';

/** `blue,black`; for objects `R,100,G,200`. */
export const simple: HeaderStyle = (name, value) => write(name, value, false);

/** As {@link simple}, with objects as `R=100,G=200`. */
export const simpleExploded: HeaderStyle = (name, value) => write(name, value, true);

/** A header that holds JSON. */
export const jsonHeader: HeaderStyle = (name, value) =>
  value === undefined ? undefined : jsonTextHeader(name, jsonOf(value, name));

/** The same for JSON as text. In a header only ASCII is certain to arrive, and JSON can say everything in it. */
export const jsonTextHeader: HeaderStyle = (name, json) =>
  json === undefined ? undefined : [name, asText(json, name).replace(/[^ -~]/g, escaped)];

/** Gives a header that has one name in `params` another one on the wire. */
export function renamedHeader(wire: string, style: HeaderStyle): HeaderStyle {
  return (_name, value) => style(wire, value);
}

/** One cookie, encoded. */
export const cookie: QueryStyle = (name, value) =>
  value === undefined || value === null ? '' : pair(name, value);

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function write(name: string, value: unknown, explode: boolean): readonly [string, string] | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'object') return [name, asText(value, name)];
  const text = (item: unknown): string => asText(item, name);
  if (Array.isArray(value)) return [name, value.map(text).join(',')];
  const members = presentEntries(value).map((entry) => entry.map(text).join(explode ? '=' : ','));
  return [name, members.join(',')];
}
