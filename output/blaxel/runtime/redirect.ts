// Part of the runtime of apivintage, copied as it is. Do not edit.

/**
 * Redirects, followed by the rules of Fetch on the same origin only: custom headers hold credentials. Browsers hide
 * where a redirect leads unless they follow it themselves, with these headers, so there it is an error.
 */
import type { Connection, Fetch, HttpInit, HttpRequest } from './connection.js';
import { named, RedirectError, type Requested } from './errors.js';
import { discard } from './response.js';
import { toURL } from './url.js';

const STATUSES = [301, 302, 303, 307, 308];
const MOST_HOPS = 5;

/** Makes one attempt of a call. Rejects with {@link RedirectError} and `ConnectionError`. */
export type Send = (request: HttpRequest, call: Requested) => Promise<Response>;

/** Sends requests through all middleware, the first one outermost, and to where the server says. */
export function sender({ fetch, middleware }: Connection): Send {
  return middleware.reduceRight<Send>(
    (next, layer) => (first, call) => layer(first, (request) => next(request, call)),
    (request, call) => fetchOnOrigin(fetch, request, call),
  );
}

/** Sends a request, and again to where the server says. */
async function fetchOnOrigin(
  fetch: Fetch,
  { url, init }: HttpRequest,
  call: Requested,
  hops = 0,
): Promise<Response> {
  // Whatever middleware made of it.
  init.redirect = 'manual';
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch (error) {
    throw named(error, call, 'got no answer');
  }
  const { ok, status, type } = response;
  if (ok) return response;
  const location = STATUSES.includes(status) ? response.headers.get('location') : null;
  if (location === null && type !== 'opaqueredirect') return response;
  await discard(response);
  const to = location === null ? undefined : toURL(location, url);
  const next = redirected(init, status);
  const why = refusal(new URL(url), to, next, hops);
  if (!to || why !== '') {
    throw new RedirectError(call.request, `was redirected ${why}, which is not followed`);
  }
  return fetchOnOrigin(fetch, { url: to.href, init: next }, call, hops + 1);
}

/** Why a redirect is not followed; empty where it is. */
function refusal({ origin }: URL, to: URL | undefined, next: HttpInit, hops: number): string {
  if (to?.origin !== origin) return `from ${origin} to ${to?.origin ?? 'an unknown place'}`;
  if (to.username + to.password !== '') return 'to a user name';
  if (next.body && next.duplex) return 'with a stream';
  return hops < MOST_HOPS ? '' : `more than ${hops} times`;
}

/** What goes there: a GET in place of what is not to be done twice. */
function redirected(init: HttpInit, status: number): HttpInit {
  const { method, headers } = init;
  if (status === 303 ? /^(?:GET|HEAD)$/.test(method) : status > 303 || method !== 'POST') return init;
  const kept = Object.entries(headers).filter(([name]) => !name.startsWith('content-'));
  return { ...init, method: 'GET', body: null, headers: Object.fromEntries(kept) };
}
