/** From a plan to what `fetch` takes. */
import type { Carrier } from './auth.js';
import type { HttpInit, HttpRequest } from './connection.js';
import { type HeaderMap, setHeader, setHeaders } from './headers.js';
import type { Plan } from './operation.js';
import { join } from './request.js';

/** The parts of a plan that credentials go into. */
export function carrierOf(plan: Plan): Carrier {
  // Not by spreading: engines are slow to add to an object that was spread twice.
  const headers: HeaderMap = {};
  for (const name in plan.headers) headers[name] = plan.headers[name] ?? '';
  return { headers, query: [], cookies: [] };
}

/** A plan with its credentials. */
export function toHttp(
  { method, url, query, cookies, body, own }: Plan,
  carrier: Carrier,
  signal: AbortSignal,
): HttpRequest {
  const { headers } = carrier;
  if (body?.type !== undefined) setHeader(headers, 'content-type', body.type);
  const cookie = join(cookies, carrier.cookies.join('; '), '; ');
  if (cookie !== '') setHeader(headers, 'cookie', cookie);
  setHeaders(headers, own);
  const init: HttpInit = { method, headers, signal, redirect: 'manual' };
  if (body !== undefined) init.body = body.body;
  if (init.body instanceof ReadableStream) init.duplex = 'half';
  // The path of some operations has a query of its own.
  return { url: join(url, join(query, carrier.query.join('&')), url.includes('?') ? '&' : '?'), init };
}

/** Leaves an answer unread, and its connection free. */
export async function discard(response: Response): Promise<void> {
  try {
    await response.body?.cancel();
  } catch {
    // It broke off already, or somebody else reads it.
  }
}
