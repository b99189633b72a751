// Part of the runtime of apivintage, copied as it is. Do not edit.

/** From an operation and what the caller gives to what is sent. */
import { property } from './errors.js';
import { type HeaderMap, setHeader, setHeaders } from './headers.js';
import type { EncodedBody, Operation, PathValue, Plan, QueryValues } from './operation.js';
import type { ApiSettings, RequestOptions } from './options.js';
import { buildPath } from './path.js';
import { form } from './query.js';

/** What all requests of a client have in common. */
interface Base {
  readonly baseURL: string;
  readonly headers: Readonly<HeaderMap>;
  readonly query: string;
}

/** Throws TypeError for values that cannot be sent as declared. */
export function plan(
  operation: Operation<unknown>,
  base: Base,
  values: readonly PathValue[],
  params: object,
  options: RequestOptions,
): Plan {
  const path = buildPath(operation.path, values);
  const body = operation.body && bodyOf(operation, params, options);
  return {
    method: operation.method,
    url: base.baseURL + path,
    path,
    query: join(join(base.query, written(operation.query, params)), pairsOf(options.query)),
    headers: headersOf(operation, base.headers, params, options.idempotencyKey),
    cookies: written(operation.cookies, params, '; '),
    body,
    replayable: !(body?.body instanceof ReadableStream),
    own: options.headers,
  };
}

/** The same plan with some query parameters replaced. */
export function withQuery(from: Plan, query: QueryValues): Plan {
  const fresh = pairsOf(query);
  const names = fresh.split('&').map(nameOf);
  const kept = from.query.split('&').filter((pair) => !names.includes(nameOf(pair)));
  return { ...from, query: join(kept.join('&'), fresh) };
}

/** The value of a query parameter, decoded. */
export function queryValue({ query }: Plan, name: string): string | undefined {
  return new URLSearchParams(query).get(name) ?? undefined;
}

/** Two texts, with the separator between them where neither is empty. */
export function join(one: string, other: string, separator = '&'): string {
  return one === '' || other === '' ? one + other : one + separator + other;
}

function nameOf(pair: string): string {
  return pair.slice(0, pair.indexOf('='));
}

/** The pairs that styles make of their parameters. */
function written(styles: Operation<unknown>['query'], params: object, separator?: string): string {
  let text = '';
  for (const name in styles) text = join(text, styles[name]?.(name, property(params, name)) ?? '', separator);
  return text;
}

function pairsOf(query: RequestOptions['query']): string {
  let text = '';
  for (const name in query) text = join(text, form(name, query[name]));
  return text;
}

function headersOf(
  { accept = 'application/json', headers: styles }: Operation<unknown>,
  base: Readonly<HeaderMap>,
  params: object,
  idempotencyKey: string | undefined,
): HeaderMap {
  const headers: HeaderMap = { accept, ...base };
  for (const name in styles) {
    const header = styles[name]?.(name, property(params, name));
    if (header !== undefined) setHeader(headers, ...header);
  }
  if (idempotencyKey !== undefined) setHeader(headers, 'idempotency-key', idempotencyKey);
  return headers;
}

function bodyOf(
  { body, bodyAt, bodyRequired, ...operation }: Operation<unknown>,
  params: object,
  options: object,
): EncodedBody | undefined {
  const named = property(options, 'contentType');
  const type = typeof named === 'string' ? named : undefined;
  if (bodyAt !== undefined) return body?.(property(params, bodyAt), type);
  // `fromEntries` also keeps a key called `__proto__`.
  const elsewhere = { ...operation.query, ...operation.headers, ...operation.cookies };
  const entries = Object.entries(params).filter(
    ([key, value]) => value !== undefined && !Object.hasOwn(elsewhere, key),
  );
  return entries.length > 0 || bodyRequired === true ? body?.(Object.fromEntries(entries), type) : undefined;
}

/** Checks and merges headers once, for all calls. Entries that are undefined are left out. */
export function baseHeaders({ headers, options }: ApiSettings): HeaderMap {
  const merged: HeaderMap = {};
  setHeaders(merged, headers);
  setHeaders(merged, options?.headers);
  return merged;
}
