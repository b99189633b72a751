/**
 * Redirects, followed by the rules of Fetch on the same origin only: custom headers hold credentials. Browsers hide
 * where a redirect leads unless they follow it themselves, with these headers, so there it is an error.
 */
import type { Fetch, HttpRequest } from './connection.js';
import { type RequestFacts, RedirectError } from './errors.js';
import { discard } from './http.js';

const STATUSES = [301, 302, 303, 307, 308];
const MOST_HOPS = 5;

/** Sends a request, and again to where the server says. Throws {@link RedirectError}. */
export async function fetchOnOrigin(
  fetch: Fetch,
  request: HttpRequest,
  facts: RequestFacts,
): Promise<Response> {
  let current = request;
  // Whatever middleware has made of it.
  if (current.init.redirect !== 'manual') current = { ...current, init: { ...current.init, redirect: 'manual' } };
  for (let hops = 0; ; hops += 1) {
    const response = await fetch(current.url, current.init);
    const { status, type } = response;
    if (type === 'opaqueredirect') refuse(facts, ', and browsers do not say where to');
    const location = STATUSES.includes(status) ? response.headers.get('location') : null;
    if (location === null) return response;
    await discard(response);
    if (hops === MOST_HOPS) refuse(facts, ` more than ${MOST_HOPS} times`);
    current = redirected(current, status, location, facts);
  }
}

function redirected(
  { url, init }: HttpRequest,
  status: number,
  location: string,
  facts: RequestFacts,
): HttpRequest {
  const to = target(location, url, facts);
  const { method } = init;
  if (status === 303 ? method === 'GET' || method === 'HEAD' : status > 303 || method !== 'POST') {
    if (init.body instanceof ReadableStream) refuse(facts, ', and a stream cannot be sent again');
    return { url: to, init };
  }
  const kept = Object.entries(init.headers).filter(([name]) => !name.startsWith('content-'));
  return { url: to, init: { ...init, method: 'GET', body: null, headers: Object.fromEntries(kept) } };
}

function target(location: string, base: string, facts: RequestFacts): string {
  const { origin: from } = new URL(base);
  let to: URL;
  try {
    to = new URL(location, base);
  } catch {
    return refuse(facts, ' to something that is no URL');
  }
  if (to.origin !== from) refuse(facts, ` from ${from} to ${to.origin}, which is not followed`);
  if (to.username + to.password !== '') refuse(facts, ' to a URL with a user name');
  return to.href;
}

function refuse(facts: RequestFacts, why: string): never {
  throw new RedirectError(facts, `was redirected${why}`);
}
