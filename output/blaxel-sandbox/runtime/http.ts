// Part of the runtime of apivintage, copied as it is. Do not edit.

/** From a plan to what `fetch` takes. */
import type { Carrier, Scheme } from './auth.js';
import type { HttpInit, HttpRequest, Middleware } from './connection.js';
import { setHeader, setHeaders } from './headers.js';
import type { Plan } from './request.js';

export type Send = (request: HttpRequest) => Promise<Response>;

/** The parts of a plan that credentials go into, with the credentials in them. */
export async function carry(plan: Plan, schemes: readonly Scheme[]): Promise<Carrier> {
  const carrier = { headers: { ...plan.headers }, query: [...plan.query], cookies: [...plan.cookies] };
  for (const scheme of schemes) {
    const pending = scheme.apply(carrier);
    if (pending !== undefined) await pending;
  }
  return carrier;
}

export function toHttp(plan: Plan, { headers, query, cookies }: Carrier, signal: AbortSignal): HttpRequest {
  const { baseURL, path, method, body, own } = plan;
  if (body?.type !== undefined) setHeader(headers, 'content-type', body.type);
  if (cookies.length > 0) setHeader(headers, 'cookie', cookies.join('; '));
  setHeaders(headers, own);
  const init: HttpInit = { method, headers, signal };
  if (body !== undefined) init.body = body.body;
  if (init.body instanceof ReadableStream) init.duplex = 'half';
  const pairs = query.join('&');
  // The path of some operations has a query of its own.
  const separator = path.includes('?') ? '&' : '?';
  return { url: baseURL + path + (pairs === '' ? '' : separator + pairs), init };
}

/** The middleware, outermost first, around the transport. */
export function withMiddleware(middleware: readonly Middleware[], transport: Send): Send {
  return middleware.reduceRight<Send>((next, layer) => (request) => layer(request, next), transport);
}

/** Leaves an answer unread, and its connection free. */
export async function discard(response: Response): Promise<void> {
  await response.body?.cancel();
}
