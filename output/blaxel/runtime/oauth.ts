// Part of the runtime of apivintage, copied as it is. Do not edit.

/** OAuth 2.0: a token that is given, or one that is fetched and renewed. */
import { bearer, type Credential, type Scheme, type Session } from './auth.js';
import { setHeader } from './headers.js';
import type { Carrier } from './operation.js';
import { type Token, TokenCache } from './token-cache.js';
import { type IssuedToken, requestToken, type TokenClient, type TokenRequest } from './token-request.js';

/** What the description says of the token endpoint, which an option may say otherwise. */
export interface TokenOptions {
  /** What the token shall be good for. Without any the server decides. */
  readonly scopes?: readonly string[] | undefined;
  /** More fields of the token request, such as `audience`. */
  readonly fields?: Readonly<Record<string, string>> | undefined;
  /** Where tokens come from: an address, or a path below that of the API. */
  readonly tokenURL?: string | undefined;
  /** Where the request says who asks: in `Authorization`, or among its fields. */
  readonly clientAuth?: 'basic' | 'body' | undefined;
  /** How the fields are written. */
  readonly encoding?: 'form' | 'json' | undefined;
}

/** A client that acts for itself. Functions are asked for each token. */
export interface OAuthClient extends TokenOptions {
  readonly clientId: Credential;
  readonly clientSecret: Credential;
}

/** What a user allowed the client to do, for as long as the refresh token is good. */
export interface OAuthRefreshToken extends TokenOptions {
  readonly refreshToken: Credential;
  /** Used until the server refuses it. */
  readonly accessToken?: string | undefined;
  readonly clientId?: Credential | undefined;
  /** Only clients that can keep a secret have one. */
  readonly clientSecret?: Credential | undefined;
  /** Gets what the server gave: to store a refresh token that replaces the last one. */
  readonly onToken?: ((token: IssuedToken) => void | Promise<void>) | undefined;
}

/** What generated code knows: the endpoint, and credentials from the environment. */
export interface TokenSettings extends TokenOptions {
  readonly tokenURL: string;
  /** Where refresh tokens go, if elsewhere. */
  readonly refreshURL?: string | undefined;
  readonly clientId?: string | undefined;
  readonly clientSecret?: string | undefined;
}

type Cache = TokenCache<Session>;

/**
 * Tokens by the clients that share them, by the credential as it was given, by the endpoint. Clients that come of each other by
 * `withOptions` or `withVersion` are one family; when the last one goes, its tokens go.
 */
const FAMILIES = new WeakMap<object, WeakMap<object, Map<string, Cache>>>();

/** A bearer token, given or fetched. */
export function oauth2(
  credential: Credential | OAuthClient | OAuthRefreshToken | undefined,
  settings: TokenSettings,
  header = 'authorization',
): Scheme | undefined {
  if (typeof credential === 'string' || typeof credential === 'function') return bearer(credential, header);
  const given = credential ?? fromSettings(settings);
  if (given === undefined || lacksSecret(given)) return undefined;
  const make = 'refreshToken' in given ? refreshing(given, settings) : acting(given, settings);
  const { tokenURL = settings.tokenURL, scopes } = given;
  let found: { readonly session: Session; readonly cache: Cache } | undefined;
  const cacheOf = (session: Session): Cache => {
    if (found?.session === session) return found.cache;
    const { connection, baseURL } = session;
    const caches = entry(FAMILIES, connection.family, () => new WeakMap<object, Map<string, Cache>>());
    const own = entry(caches, credential ?? connection.family, () => new Map<string, Cache>());
    // No token of one place is for another.
    const cache = entry(own, JSON.stringify([tokenURL, baseURL, scopes]), make);
    found = { session, cache };
    return cache;
  };
  const used = new WeakMap<Carrier, string>();
  const put = (token: string, carrier: Carrier): void => {
    setHeader(carrier.headers, header, `Bearer ${token}`);
    used.set(carrier, token);
  };
  return {
    // A refresh token alone is the visitor's own.
    isSecret: given.clientSecret !== undefined,
    apply: (carrier, session, signal) => {
      const token = cacheOf(session).get(session, signal);
      if (typeof token !== 'string') return token.then((fetched) => put(fetched, carrier));
      put(token, carrier);
      return undefined;
    },
    renew: async (carrier, session, signal) => {
      const token = used.get(carrier);
      // A header of the call itself may have gone in place of the token.
      if (token === undefined || carrier.headers[header.toLowerCase()] !== `Bearer ${token}`) return false;
      await cacheOf(session).renew(token, session, signal);
      return true;
    },
  };
}

function acting(given: OAuthClient, settings: TokenSettings): () => Cache {
  const fetch = async (session: Session, signal: AbortSignal): Promise<Token> => {
    const client = await clientOf(given);
    const fields = { grant_type: 'client_credentials' };
    const asked = { ...request(given, settings, client, fields), repeatable: true };
    return tokenOf(await requestToken(session, asked, signal));
  };
  return () =>
    new TokenCache((session) => {
      const controller = new AbortController();
      return {
        token: fetch(session, controller.signal),
        cancel: () => {
          controller.abort();
        },
      };
    });
}

function refreshing(given: OAuthRefreshToken, settings: TokenSettings): () => Cache {
  return () => {
    let rotated: string | undefined;
    const refresh = async (session: Session): Promise<Token> => {
      const [client, first] = [await clientOf(given), rotated ?? (await valueOf(given.refreshToken))];
      const fields = { grant_type: 'refresh_token', refresh_token: first };
      const { refreshURL: url = settings.tokenURL } = settings;
      const issued = await requestToken(session, {
        ...request(given, { ...settings, tokenURL: url }, client, fields),
        repeatable: false,
      });
      rotated = issued.refreshToken ?? rotated;
      await given.onToken?.(issued);
      return tokenOf(issued);
    };
    // One after the other: a server takes a refresh token that comes twice for a stolen one. None is given up: its answer
    // may hold the only refresh token that is still good.
    let turn: Promise<unknown> = Promise.resolve();
    return new TokenCache<Session>((session) => {
      const token = turn.then(() => refresh(session));
      turn = token.catch(() => undefined);
      return { token };
    }, given.accessToken);
  };
}

function request(
  given: TokenOptions,
  settings: TokenSettings,
  client: TokenClient | undefined,
  grant: Readonly<Record<string, string>>,
): Omit<TokenRequest, 'repeatable'> {
  const { scopes = [] } = given;
  return {
    url: given.tokenURL ?? settings.tokenURL,
    clientAuth: given.clientAuth ?? settings.clientAuth ?? 'basic',
    encoding: given.encoding ?? settings.encoding ?? 'form',
    client,
    fields: { ...given.fields, ...grant, ...(scopes.length > 0 ? { scope: scopes.join(' ') } : {}) },
  };
}

function fromSettings({ clientId, clientSecret }: TokenSettings): OAuthClient | undefined {
  return clientId === undefined || clientSecret === undefined ? undefined : { clientId, clientSecret };
}

function lacksSecret(given: OAuthClient | OAuthRefreshToken): boolean {
  return 'refreshToken' in given
    ? given.refreshToken === ''
    : given.clientId === '' || given.clientSecret === '';
}

async function clientOf({
  clientId,
  clientSecret,
}: Pick<OAuthRefreshToken, 'clientId' | 'clientSecret'>): Promise<TokenClient | undefined> {
  if (clientId === undefined) return undefined;
  const secret = clientSecret === undefined ? undefined : await valueOf(clientSecret);
  return { id: await valueOf(clientId), secret };
}

async function valueOf(credential: Credential): Promise<string> {
  return typeof credential === 'function' ? credential() : credential;
}

function tokenOf({ accessToken, expiresIn = Infinity }: IssuedToken): Token {
  return { value: accessToken, lifetime: expiresIn * 1000 };
}

function entry<K, V>(
  map: { readonly get: (key: K) => V | undefined; readonly set: (key: K, value: V) => unknown },
  key: K,
  make: () => V,
): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
