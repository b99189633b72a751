// Part of the runtime of apivintage, copied as it is. Do not edit.

/** Headers of a request while it is put together: by name in lower case, every value checked. */

export type HeaderMap = Record<string, string>;

const NAME = /^[!#$%&'*+.^`|~\w-]+$/;
// Visible Latin-1 with blanks inside: what `Headers` would refuse, quoting the value, or trim in silence.
const VALUE = /^(?:[!-~\u00a0-\u00ff](?:[\t -~\u00a0-\u00ff]*[!-~\u00a0-\u00ff])?)?$/;

/** Sets a header, or removes it when the value is undefined. The error names the header, never its value. */
export function setHeader(headers: HeaderMap, name: string, value: string | undefined): void {
  if (!NAME.test(name)) throw new TypeError(`${JSON.stringify(name)} is no header name`);
  if (value !== undefined && !VALUE.test(value)) {
    throw new TypeError(`the value of the header '${name}' holds what no header can carry`);
  }
  const key = name.toLowerCase();
  if (value === undefined) Reflect.deleteProperty(headers, key);
  else headers[key] = value;
}

export function setHeaders(
  headers: HeaderMap,
  values: Readonly<Record<string, string | undefined>> = {},
): void {
  for (const [name, value] of Object.entries(values)) setHeader(headers, name, value);
}
