/** Where requests name the version. */
import { pair } from './query.js';
import type { VersionCarrier } from './version.js';

/** A header. */
export function versionHeader(name: string): VersionCarrier {
  const own = name.toLowerCase();
  return (value) => ({
    said: `${name}: ${value}`,
    headers: { [name]: value },
    isSetBy: ({ own: headers }) => {
      for (const key in headers) if (key.toLowerCase() === own) return true;
      return false;
    },
  });
}

/** A query parameter. Some servers take `Name`, or `name[]`, for `name`. */
export function versionQuery(name: string): VersionCarrier {
  const own = name.toLowerCase();
  return (value) => ({
    said: `${name}=${value}`,
    query: pair(name, value),
    isSetBy: ({ query }) => {
      let count = 0;
      new URLSearchParams(query).forEach((_value, key) => {
        if (key.toLowerCase().replace(/\[.*/s, '') === own) count += 1;
      });
      return count > 1;
    },
  });
}

/** A variable of the server's address, `{name}`, which also users' own addresses may have. */
export function versionServer(name: string): VersionCarrier {
  return (value) => ({
    said: `version ${value}`,
    address: (baseURL) => baseURL.replaceAll(`{${name}}`, encodeURIComponent(value)),
  });
}
