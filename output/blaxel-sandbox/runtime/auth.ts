// Part of the runtime of apivintage, copied as it is. Do not edit.

/** Credentials, and where a request carries them. */
import { type HeaderMap, setHeader } from './headers.js';
import type { Security } from './operation.js';
import { pair } from './query.js';

/** A secret, or a function that is asked for one before every attempt. */
export type Credential = string | (() => string | Promise<string>);

export interface BasicCredential {
  readonly username: string;
  readonly password: Credential;
}

/** The parts of a request that a credential can go into. */
export interface Carrier {
  readonly headers: HeaderMap;
  /** Encoded pairs. */
  readonly query: string[];
  readonly cookies: string[];
}

/** One security scheme of an API with what the caller configured for it. */
export interface Scheme {
  /** `none`; `secret`: a value that a page must not hold; `asked`: a function, which may give each visitor a token of their own. */
  readonly holds: 'none' | 'secret' | 'asked';
  /** Gives a promise where it has to wait. */
  readonly apply: (carrier: Carrier) => Promise<void> | undefined;
  /**
   * Called after a 401 with what the request carried; whether it is worth sending once more, because the next
   * `apply` would carry something else.
   */
  readonly renew?: (carried: Carrier) => boolean | Promise<boolean>;
}

/** A bearer token. Some gateways read it from a `header` of their own. */
export function bearer(credential: Credential | undefined, header = 'authorization'): Scheme {
  return scheme(credential, (secret, carrier) => setHeader(carrier.headers, header, `Bearer ${secret}`));
}

/** User name and password, encoded as UTF-8. */
export function basic(credential: BasicCredential | undefined, header = 'authorization'): Scheme {
  return scheme(credential?.password, (password, carrier) => {
    const bytes = new TextEncoder().encode(`${credential?.username ?? ''}:${password}`);
    setHeader(carrier.headers, header, `Basic ${btoa(String.fromCharCode(...bytes))}`);
  });
}

/** A key in a header, in the query or in a cookie (which browsers do not let a client set). */
export function apiKey(place: 'header' | 'query' | 'cookie', name: string, credential?: Credential): Scheme {
  return scheme(credential, (key, carrier) => {
    if (place === 'header') setHeader(carrier.headers, name, key);
    else (place === 'query' ? carrier.query : carrier.cookies).push(pair(name, key));
  });
}

/** The schemes of the first alternative for which the caller configured everything; none when there is no such. */
export function usableSchemes(
  security: Security,
  schemes: Readonly<Record<string, Scheme>>,
): readonly Scheme[] {
  for (const names of security) {
    const found = names.flatMap((name) => (Object.hasOwn(schemes, name) ? (schemes[name] ?? []) : []));
    const usable = found.filter((one) => one.holds !== 'none');
    if (names.length > 0 && usable.length === names.length) return usable;
  }
  return [];
}

function scheme(credential: Credential | undefined, put: (secret: string, carrier: Carrier) => void): Scheme {
  if (credential === undefined || credential === '') return { holds: 'none', apply: () => undefined };
  if (typeof credential === 'function') {
    return { holds: 'asked', apply: async (carrier) => put(await credential(), carrier) };
  }
  return {
    holds: 'secret',
    apply: (carrier) => {
      put(credential, carrier);
      return undefined;
    },
  };
}
