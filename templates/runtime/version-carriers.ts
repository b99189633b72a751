/** Where requests name the version. */
import { pair } from './query.js';
import type { VersionCarrier } from './version.js';

/** A header. */
export function versionHeader(name: string): VersionCarrier {
  const own = name.toLowerCase();
  return (value) => ({
    said: `${name}: ${value}`,
    headers: { [name]: value },
    isSetBy: ({ headers }) => {
      for (const key in headers) if (key.toLowerCase() === own) return true;
      return false;
    },
  });
}

/** A query parameter. */
export function versionQuery(name: string): VersionCarrier {
  return (value) => ({
    said: `${name}=${value}`,
    query: pair(name, value),
    isSetBy: ({ query = {} }) => Object.hasOwn(query, name),
  });
}

/** A variable of the server's address, `{name}`, which also users' own addresses may have. */
export function versionServer(name: string): VersionCarrier {
  return (value) => ({
    said: `version ${value}`,
    address: (baseURL) => baseURL.replaceAll(`{${name}}`, encodeURIComponent(value)),
  });
}
