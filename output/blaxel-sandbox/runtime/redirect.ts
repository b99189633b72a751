// Part of the runtime of apivintage, copied as it is. Do not edit.

/**
 * Redirects, followed by the rules of Fetch on the same origin only: custom headers hold credentials. Browsers hide
 * where a redirect leads unless they follow it themselves, with these headers, so there it is an error.
 */
import type { Fetch, HttpInit, HttpRequest } from './connection.js';
import { type RequestFacts, RedirectError } from './errors.js';
import { discard } from './http.js';

const STATUSES = new Set([301, 302, 303, 307, 308]);
const MOST_HOPS = 5;

/** Sends a request, and again to where the server says. Throws {@link RedirectError}. */
export async function fetchOnOrigin(
  fetch: Fetch,
  request: HttpRequest,
  facts: RequestFacts,
): Promise<Response> {
  let current = request;
  for (let hops = 0; ; hops += 1) {
    const response = await fetch(current.url, { ...current.init, redirect: 'manual' });
    if (response.type === 'opaqueredirect') {
      throw new RedirectError(facts, 'was redirected, and browsers do not say where to');
    }
    const location = STATUSES.has(response.status) ? response.headers.get('location') : null;
    if (location === null) return response;
    await discard(response);
    if (hops === MOST_HOPS) throw new RedirectError(facts, `was redirected more than ${MOST_HOPS} times`);
    current = redirected(current, response.status, location, facts);
  }
}

function redirected(
  request: HttpRequest,
  status: number,
  location: string,
  facts: RequestFacts,
): HttpRequest {
  const from = new URL(request.url);
  const to = parse(location, from);
  if (to === undefined) throw new RedirectError(facts, 'was redirected to something that is no URL');
  if (to.origin !== from.origin) {
    throw new RedirectError(
      facts,
      `was redirected from ${from.origin} to ${to.origin}, which is not followed`,
    );
  }
  if (to.username !== '' || to.password !== '') {
    throw new RedirectError(facts, 'was redirected to a URL with a user name');
  }
  const { method } = request.init;
  const becomesGet =
    status === 303 ? method !== 'GET' && method !== 'HEAD' : status < 303 && method === 'POST';
  if (becomesGet) return { url: to.href, init: withoutBody(request.init) };
  if (request.init.body instanceof ReadableStream) {
    throw new RedirectError(facts, 'was redirected, and a stream cannot be sent again');
  }
  return { url: to.href, init: request.init };
}

function withoutBody({ headers, ...init }: HttpInit): HttpInit {
  const kept = Object.entries(headers).filter(([name]) => !name.startsWith('content-'));
  return { ...init, method: 'GET', body: null, headers: Object.fromEntries(kept) };
}

function parse(location: string, base: URL): URL | undefined {
  try {
    return new URL(location, base);
  } catch {
    return undefined;
  }
}
