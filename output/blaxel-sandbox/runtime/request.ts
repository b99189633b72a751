// Part of the runtime of apivintage, copied as it is. Do not edit.

/** From an operation and what the caller gives to what is sent. */
import type { ApiSettings, RequestOptions } from './options.js';
import { type HeaderMap, setHeader, setHeaders } from './headers.js';
import type { EncodedBody, Operation, PathValue, QueryValues } from './operation.js';
import { buildPath } from './path.js';
import { form } from './query.js';

/** An operation with everything of the caller's in it, encoded when the call was made: later changes do not reach it. */
export interface Plan {
  readonly method: string;
  readonly baseURL: string;
  readonly path: string;
  /** Encoded pairs. */
  readonly query: readonly string[];
  readonly headers: Readonly<HeaderMap>;
  readonly cookies: readonly string[];
  readonly body: EncodedBody | undefined;
  /** Set last, over credentials too. */
  readonly own: RequestOptions['headers'];
}

/** The values of an operation's parameters by their keys. */
type Params = Readonly<Record<string, unknown>>;

/** What all requests of a client have in common. */
interface Base {
  readonly baseURL: string;
  readonly headers: Readonly<HeaderMap>;
  readonly query: readonly string[];
}

/** Throws TypeError for values that cannot be sent as declared. */
export function plan(
  operation: Operation<unknown>,
  base: Base,
  path: readonly PathValue[],
  given: object,
  options: RequestOptions,
): Plan {
  const params: Params = { ...given };
  return {
    method: operation.method,
    baseURL: base.baseURL,
    path: buildPath(operation.path, path),
    query: [...base.query, ...pairs(operation.query, params), ...extraPairs(options.query)],
    headers: headersOf(operation, base.headers, params, options.idempotencyKey),
    cookies: pairs(operation.cookies, params),
    body: bodyOf(operation, params),
    own: options.headers,
  };
}

/** The value of a parameter; not what every object inherits, for a parameter called `constructor`. */
function own(params: Params, name: string): unknown {
  return Object.hasOwn(params, name) ? params[name] : undefined;
}

/** The same plan with some query parameters replaced. */
export function withQuery(from: Plan, query: QueryValues): Plan {
  const fresh = Object.entries(query).map(([name, value]) => form(name, value));
  const names = new Set(fresh.map(nameOf));
  // A style may write several pairs as one text.
  const kept = from.query.flatMap((text) => text.split('&')).filter((pair) => !names.has(nameOf(pair)));
  return { ...from, query: [...kept, ...fresh] };
}

/** The value of a query parameter, decoded. */
export function queryValue({ query }: Plan, name: string): string | undefined {
  return new URLSearchParams(query.join('&')).get(name) ?? undefined;
}

function nameOf(pair: string): string {
  return pair.slice(0, pair.indexOf('='));
}

function pairs(styles: Operation<unknown>['query'], params: Params): string[] {
  const texts: string[] = [];
  for (const name in styles) {
    const text = styles[name]?.(name, own(params, name));
    if (text !== undefined && text !== '') texts.push(text);
  }
  return texts;
}

function extraPairs(query: RequestOptions['query'] = {}): string[] {
  return Object.entries(query)
    .map(([name, value]) => form(name, value))
    .filter((text) => text !== '');
}

function headersOf(
  { accept, headers: styles }: Operation<unknown>,
  base: Readonly<HeaderMap>,
  params: Params,
  idempotencyKey: string | undefined,
): HeaderMap {
  const headers: HeaderMap = { accept: accept ?? 'application/json', ...base };
  for (const name in styles) {
    const written = styles[name]?.(name, own(params, name));
    if (written !== undefined) setHeader(headers, ...written);
  }
  if (idempotencyKey !== undefined) setHeader(headers, 'idempotency-key', idempotencyKey);
  return headers;
}

function bodyOf(operation: Operation<unknown>, params: Params): EncodedBody | undefined {
  if (operation.body === undefined) return undefined;
  if (operation.bodyAt !== undefined) return operation.body(params[operation.bodyAt]);
  const { query = {}, headers = {}, cookies = {} } = operation;
  const elsewhere = [query, headers, cookies];
  // `fromEntries` also keeps a key called `__proto__`.
  const entries = Object.entries(params).filter(
    ([key, value]) => value !== undefined && !elsewhere.some((names) => Object.hasOwn(names, key)),
  );
  if (entries.length === 0 && operation.bodyRequired !== true) return undefined;
  return operation.body(Object.fromEntries(entries));
}

/** Checks and merges headers once, for all calls. Entries that are undefined are left out. */
export function baseHeaders({ headers, options }: ApiSettings): HeaderMap {
  const merged: HeaderMap = {};
  setHeaders(merged, headers);
  setHeaders(merged, options?.headers);
  return merged;
}
