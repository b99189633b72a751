/** From an operation and what the caller gives to a plan, and from there to what `fetch` takes. */
import type { Carrier } from './auth.js';
import type { HttpInit, HttpRequest } from './connection.js';
import { property } from './errors.js';
import { type HeaderMap, setHeader, setHeaders } from './headers.js';
import type { Operation, PathValue, Plan, QueryValues } from './operation.js';
import type { RequestOptions } from './options.js';
import { form } from './query.js';

/** What all requests of a client have in common. */
export interface Base {
  readonly headers: Readonly<HeaderMap>;
  /** Encoded pairs, joined. */
  readonly query: string;
}

/** Throws TypeError for values that cannot be sent as declared. */
export function plan(
  operation: Operation<unknown>,
  base: Base,
  baseURL: string,
  values: readonly PathValue[],
  params: object,
  options: RequestOptions,
): Plan {
  const { method, fill } = operation;
  const path = fill === undefined ? operation.path.join('') : fill(operation.path, values);
  const body = operation.body?.(operation.bodyFrom?.(operation, params), options);
  return {
    method,
    url: baseURL + path,
    path,
    query: join(join(base.query, written(operation.query, params)), pairsOf(options.query)),
    headers: headersOf(operation, base.headers, params, options.idempotencyKey),
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

/** A request that carries nothing secret yet. */
export function carrierOf(plan: Plan): Carrier {
  // Not by spreading: engines are slow to add to an object that was spread twice.
  const headers: HeaderMap = {};
  for (const name in plan.headers) headers[name] = plan.headers[name] ?? '';
  return { headers, query: [] };
}

/** A plan with its credentials. */
export function toHttp(
  { method, url, query, body, own }: Plan,
  { headers, query: secrets }: Carrier,
  signal: AbortSignal,
): HttpRequest {
  if (body?.type !== undefined) setHeader(headers, 'content-type', body.type);
  setHeaders(headers, own);
  const init: HttpInit = { method, headers, signal, redirect: 'manual' };
  if (body !== undefined) init.body = body.body;
  if (init.body instanceof ReadableStream) init.duplex = 'half';
  // The path of some operations has a query of its own.
  return { url: join(url, join(query, secrets.join('&')), url.includes('?') ? '&' : '?'), init };
}

/** Two texts, with the separator between them where neither is empty. */
export function join(one: string, other: string, separator = '&'): string {
  return one && other ? one + separator + other : one + other;
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
  { accept, headers: styles, cookies }: Operation<unknown>,
  base: Readonly<HeaderMap>,
  params: object,
  idempotencyKey: string | undefined,
): Readonly<HeaderMap> {
  // Most operations share one object.
  if (accept === undefined && styles === undefined && cookies === undefined && idempotencyKey === undefined) {
    return base;
  }
  const headers: HeaderMap = { ...base };
  if (accept !== undefined && base['accept'] === JSON_TYPE) headers['accept'] = accept;
  for (const name in styles) {
    const header = styles[name]?.(name, property(params, name));
    if (header !== undefined) setHeader(headers, ...header);
  }
  const pairs = written(cookies, params, '; ');
  if (pairs !== '') setHeader(headers, 'cookie', pairs);
  if (idempotencyKey !== undefined) setHeader(headers, 'idempotency-key', idempotencyKey);
  return headers;
}

/** Checks and merges headers once, for all calls. Entries that are undefined are left out. */
export function baseHeaders(...all: readonly RequestOptions['headers'][]): HeaderMap {
  const merged: HeaderMap = { accept: JSON_TYPE };
  for (const headers of all) setHeaders(merged, headers);
  return merged;
}

const JSON_TYPE = 'application/json';
