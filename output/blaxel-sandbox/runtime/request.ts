// Part of the runtime of apivintage, copied as it is. Do not edit.

/** From an operation and what the caller gives to a plan, and from there to what `fetch` takes. */
import type { HttpInit, HttpRequest } from './connection.js';
import { property } from './errors.js';
import { type HeaderMap, setHeader, setHeaders } from './headers.js';
import type { Carrier, OperationOnWire, PathValue, Plan, QueryValues } from './operation.js';
import type { RequestOptions } from './options.js';
import { form, join, replaced } from './query.js';

/** What all requests of a client have in common. */
export interface Base {
  readonly headers: Readonly<HeaderMap>;
  /** Encoded pairs, joined. */
  readonly query: string;
}

/** Throws TypeError for values that cannot be sent as declared. */
export function plan(
  operation: OperationOnWire,
  base: Base,
  baseURL: string,
  values: readonly PathValue[],
  params: object,
  options: RequestOptions,
): Plan {
  const { method, path: template, fill, query = {} } = operation;
  const path = fill ? fill(template, values) : typeof template === 'string' ? template : '';
  const body = operation.body?.(operation.bodyFrom?.(operation, params), options);
  return {
    method,
    url: baseURL + path,
    path,
    base: base.query,
    query: join(join(base.query, pairsOf(params, query)), options.query ? pairsOf(options.query) : ''),
    headers: headersOf(operation, base.headers, params, options.idempotencyKey, body?.type),
    body,
    own: checked(options.headers),
  };
}

/** The same plan with some query parameters replaced. */
export function withQuery(from: Plan, query: QueryValues): Plan {
  return { ...from, query: replaced(from.query, pairsOf(query)) };
}

/** The value of a query parameter, decoded. */
export function queryValue({ query }: Plan, name: string): string | undefined {
  return new URLSearchParams(query).get(name) ?? undefined;
}

/** A request that carries nothing secret yet. */
export function carrierOf({ headers: planned, query }: Plan): Carrier {
  // Not by spreading: engines are slow to add to an object that was spread.
  const headers: HeaderMap = {};
  for (const name in planned) headers[name] = planned[name] ?? '';
  return { headers, query, secret: '' };
}

/** A plan with its credentials. */
export function toHttp(
  { method, url, path, body, own }: Plan,
  { headers, query }: Carrier,
  signal: AbortSignal,
): HttpRequest {
  const init: HttpInit = { method, headers, signal, redirect: 'manual' };
  if (body) {
    init.body = body.body;
    if (body.isStream === true) init.duplex = 'half';
  }
  setHeaders(headers, own);
  // The path of some operations has a query of its own.
  return { url: join(url, query, path.includes('?') ? '&' : '?'), init };
}

/** The pairs that styles make of their parameters; without styles, what the usual one makes of all. */
function pairsOf(params: object, styles?: OperationOnWire['query']): string {
  let text = '';
  for (const name in styles ?? params) {
    const value = property(params, name);
    if (value !== undefined) text = join(text, (styles?.[name] ?? form)(name, value));
  }
  return text;
}

function headersOf(
  operation: OperationOnWire,
  base: Readonly<HeaderMap>,
  params: object,
  key: string | undefined,
  type: string | undefined,
): Readonly<HeaderMap> {
  const { accept, putHeaders } = operation;
  // Most operations share one object.
  if ((accept ?? putHeaders ?? key ?? type) === undefined) return base;
  const headers: HeaderMap = { ...base };
  if (accept !== undefined && base['accept'] === JSON_TYPE) setHeader(headers, 'accept', accept);
  putHeaders?.(headers, operation, params);
  if (type !== undefined) setHeader(headers, 'content-type', type);
  if (key !== undefined) setHeader(headers, 'idempotency-key', key);
  return headers;
}

/** The headers of a call as they are now. What cannot be sent is refused before a credential is asked for. */
function checked(headers: RequestOptions['headers']): RequestOptions['headers'] {
  setHeaders({}, headers);
  return headers && { ...headers };
}

/** Checks and merges headers once, for all calls. Entries that are undefined are left out. */
export function baseHeaders(...all: readonly RequestOptions['headers'][]): HeaderMap {
  const merged: HeaderMap = { accept: JSON_TYPE };
  for (const headers of all) setHeaders(merged, headers);
  return merged;
}

const JSON_TYPE = 'application/json';
