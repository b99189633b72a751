// Part of the runtime of apivintage, copied as it is. Do not edit.

/** Where requests name the version. */
import { pair } from './query.js';
import type { VersionCarrier } from './version.js';

/** A header. */
export function versionHeader(name: string): VersionCarrier {
  const own = name.toLowerCase();
  return {
    said: (value) => `${name}: ${value}`,
    headers: (value) => ({ [name]: value }),
    isSetBy: ({ headers = {} }) => Object.keys(headers).some((key) => key.toLowerCase() === own),
  };
}

/** A query parameter. */
export function versionQuery(name: string): VersionCarrier {
  return {
    said: (value) => `${name}=${value}`,
    query: (value) => pair(name, value),
    isSetBy: ({ query = {} }) => Object.hasOwn(query, name),
  };
}

/** A variable of the server's address, `{name}`, which also users' own addresses may have. */
export function versionServer(name: string): VersionCarrier {
  return {
    said: (value) => `version ${value}`,
    address: (baseURL, value) => baseURL.replaceAll(`{${name}}`, encodeURIComponent(value)),
  };
}
