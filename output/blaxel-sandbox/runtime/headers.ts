// Part of the runtime of apivintage, copied as it is. Do not edit.

/** Headers of a request while it is put together: by name in lower case, every value checked. */

export type HeaderMap = Record<string, string>;

// The last one is a name, but not a key of an object like others: what it holds would be lost in silence.
const NO_NAME = /[^!#$%&'*+.^`|~\w-]|^$|^__proto__$/i;
// All but visible Latin-1 with blanks inside: what `Headers` would refuse, quoting the value, or trim in silence.
const NO_VALUE = /[^\t -~\u00a0-\u00ff]|^[\t ]|[\t ]$/;

/** Sets a header, or removes it when the value is undefined. The error names the header, never its value. */
export function setHeader(headers: HeaderMap, name: string, value: string | undefined): void {
  if (NO_NAME.test(name) || (value !== undefined && NO_VALUE.test(value))) {
    throw new TypeError(`the name or the value of the header '${name}' cannot be sent`);
  }
  const key = name.toLowerCase();
  if (value === undefined) Reflect.deleteProperty(headers, key);
  else headers[key] = value;
}

export function setHeaders(
  headers: HeaderMap,
  values: Readonly<Record<string, string | undefined>> | undefined,
): void {
  for (const name in values) setHeader(headers, name, values[name]);
}
