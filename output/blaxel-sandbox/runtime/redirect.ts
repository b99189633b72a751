// Part of the runtime of apivintage, copied as it is. Do not edit.

/**
 * Redirects, followed by the rules of Fetch on the same origin only: custom headers hold credentials. Browsers hide
 * where a redirect leads unless they follow it themselves, with these headers, so there it is an error.
 */
import type { Fetch, HttpRequest } from './connection.js';
import { named, RedirectError, type Requested } from './errors.js';
import { discard } from './response.js';

const STATUSES = [301, 302, 303, 307, 308];
const MOST_HOPS = 5;

/** Sends a request, and again to where the server says. Throws {@link RedirectError}. */
export async function fetchOnOrigin(fetch: Fetch, request: HttpRequest, call: Requested): Promise<Response> {
  let current = request;
  for (let hops = 0; ; hops += 1) {
    const { url, init } = current;
    // Whatever middleware made of it.
    init.redirect = 'manual';
    let response: Response;
    try {
      response = await fetch(url, init);
    } catch (error) {
      throw named(error, call, 'got no answer');
    }
    const { status, type } = response;
    if (type === 'opaqueredirect') refuse(call, ', and browsers do not say where to');
    const location = STATUSES.includes(status) ? response.headers.get('location') : null;
    if (location === null) return response;
    await discard(response);
    if (hops === MOST_HOPS) refuse(call, ` more than ${MOST_HOPS} times`);
    current = redirected(current, status, location, call);
  }
}

function redirected(
  { url, init }: HttpRequest,
  status: number,
  location: string,
  call: Requested,
): HttpRequest {
  const to = target(location, new URL(url), call);
  const { method } = init;
  if (status === 303 ? method === 'GET' || method === 'HEAD' : status > 303 || method !== 'POST') {
    if (init.body instanceof ReadableStream) refuse(call, ', and a stream cannot be sent again');
    return { url: to, init };
  }
  const kept = Object.entries(init.headers).filter(([name]) => !name.startsWith('content-'));
  return { url: to, init: { ...init, method: 'GET', body: null, headers: Object.fromEntries(kept) } };
}

function target(location: string, from: URL, call: Requested): string {
  let to = from;
  try {
    to = new URL(location, from);
  } catch {
    refuse(call, ' to something that is no URL');
  }
  if (to.origin !== from.origin) {
    refuse(call, ` from ${from.origin} to ${to.origin}, which is not followed`);
  }
  if (to.username + to.password !== '') refuse(call, ' to a URL with a user name');
  return to.href;
}

function refuse(call: Requested, why: string): never {
  throw new RedirectError(call.request, `was redirected${why}`);
}
