// Part of the runtime of apivintage, copied as it is. Do not edit.

/** Credentials, and where a request carries them. */
import type { Connection } from './connection.js';
import { type HeaderMap, setHeader } from './headers.js';
import type { Carrier, Security } from './operation.js';
import { join, pair, replaced } from './query.js';

/** A secret, or a function that is asked for one before every attempt. */
export type Credential = string | (() => string | Promise<string>);

export interface BasicCredential {
  readonly username: string;
  readonly password: Credential;
}

/** What a scheme is told of the client that asks. */
export interface Session {
  readonly connection: Connection;
  readonly baseURL: string;
  /** Credentials may travel unencrypted. */
  readonly allowInsecure: boolean;
}

/** One security scheme of an API with what the caller configured for it. */
export interface Scheme {
  /** Whether it holds a value, which no page must: a function may give each visitor a token of their own. */
  readonly isSecret: boolean;
  /** Gives a promise where it has to wait: until the signal says that the call is over, and nobody waits any more. */
  readonly apply: (carrier: Carrier, session: Session, signal: AbortSignal) => Promise<void> | undefined;
  /**
   * Called after a 401 with what the request carried; whether it is worth sending once more, because the next
   * `apply` would carry something else.
   */
  readonly renew?: (carried: Carrier, session: Session, signal: AbortSignal) => boolean | Promise<boolean>;
}

/** The schemes of an API by name; undefined where the caller configured nothing. */
export type Schemes = Readonly<Record<string, Scheme | undefined>>;

/** A bearer token. Some gateways read it from a `header` of their own. */
export function bearer(credential: Credential | undefined, header = 'authorization'): Scheme | undefined {
  return inHeader(credential, header, (secret) => `Bearer ${secret}`);
}

/** User name and password, encoded as UTF-8. Throws TypeError for a name with a colon, behind which a password begins. */
export function basic(credential: BasicCredential | undefined, header = 'authorization'): Scheme | undefined {
  const { username = '', password } = credential ?? {};
  if (username.includes(':')) throw new TypeError('the user name of Basic cannot hold a colon');
  return inHeader(password, header, (secret) => basicValue(username, secret));
}

/** What a header says for a name and a password. */
export function basicValue(username: string, password: string): string {
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  // One by one: arguments of a call are limited, and a token given as a password may be long.
  return `Basic ${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`;
}

/** A key in a header, in the query or in a cookie (which browsers do not let a client set). */
export function apiKey(
  place: 'header' | 'query' | 'cookie',
  name: string,
  credential?: Credential,
): Scheme | undefined {
  if (place === 'header') return inHeader(credential, name, (key) => key);
  return scheme(credential, (key, carrier) => {
    // A link to the next page may bring a key along: the one that was sent before, or somebody else's.
    if (place === 'query') carrier.query = replaced(carrier.query, pair(name, key));
    else addCookie(carrier.headers, pair(name, key));
  });
}

/** Adds to the cookies of a request. Throws TypeError in a browser, which would drop them without a word. */
export function addCookie(headers: HeaderMap, cookie: string): void {
  if (inBrowser()) throw new TypeError(COOKIES);
  setHeader(headers, 'cookie', join(headers['cookie'] ?? '', cookie, '; '));
}

const COOKIES =
  'browsers let no client set a cookie: have the API set it, and send requests to its own origin';

/** What is read of a host that may be a browser: a project for servers has no types of one. */
interface Host {
  readonly fetch: unknown;
  readonly window?: unknown;
  readonly document?: unknown;
  readonly navigator?: { readonly userAgent?: string };
}

/** Whether this is a page or a worker of one. Servers that look like workers call themselves something else. */
export function inBrowser(): boolean {
  const host: Host = globalThis;
  if (host.window !== undefined && host.document !== undefined) return true;
  return 'WorkerGlobalScope' in globalThis && /^Mozilla\//.test(host.navigator?.userAgent ?? '');
}

/** The schemes of the first alternative for which the caller configured everything; none when there is no such. */
export function usableSchemes(security: Security, schemes: Schemes): readonly Scheme[] {
  for (const names of security) {
    const usable = names.flatMap((name) => schemes[name] ?? []);
    if (usable.length > 0 && usable.length === names.length) return usable;
  }
  return [];
}

function inHeader(
  credential: Credential | undefined,
  header: string,
  write: (secret: string) => string,
): Scheme | undefined {
  const key = header.toLowerCase();
  let known: string | undefined;
  let value = '';
  return scheme(credential, (secret, { headers }) => {
    // Written and checked once.
    if (secret !== known) {
      value = write(secret);
      setHeader({}, header, value);
      known = secret;
    }
    headers[key] = value;
  });
}

function scheme(
  credential: Credential | undefined,
  put: (secret: string, carrier: Carrier) => void,
): Scheme | undefined {
  const carry = (secret: string, carrier: Carrier): undefined => {
    carrier.secret = join(carrier.secret, secret, '\n');
    put(secret, carrier);
  };
  if (typeof credential === 'function') {
    return { isSecret: false, apply: async (carrier) => carry(await credential(), carrier) };
  }
  if (credential === undefined || credential === '') return undefined;
  return {
    isSecret: true,
    apply: (carrier) => carry(credential, carrier),
  };
}
