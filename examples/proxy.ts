/**
 * A route of your server between pages and the API: the credential stays on the server, and only your users pass. It
 * takes a `Request` and gives a `Response`, as Next.js, Hono, Deno, Bun and workers want it.
 *
 * In the page: `new Blaxel({ baseURL: '/api/blaxel' })`, without a credential.
 */

export interface ProxyOptions {
  /** Where the route is: `/api/blaxel`. */
  readonly route: string;
  /** Where the API is: `https://api.blaxel.ai/v0`. */
  readonly api: string;
  /** What the page must not know. */
  readonly credential: () => string | Promise<string>;
  /** Who asks: undefined for nobody that you know. Look at the session, and at the origin of requests that write. */
  readonly caller: (request: Request) => Promise<string | undefined>;
  /** What a caller may do: the method, and the path below the API. Say yes to what your pages need, to nothing else. */
  readonly allow: (method: string, path: string, caller: string) => boolean;
}

/** What pages may say to the API, and the API to pages. Cookies and credentials are in neither list. */
const REQUEST_HEADERS = ['accept', 'content-type', 'idempotency-key', 'blaxel-version', 'x-blaxel-workspace'];
const RESPONSE_HEADERS = ['content-type', 'cache-control', 'retry-after', 'x-request-id', 'link'];

export function proxy(options: ProxyOptions): (request: Request) => Promise<Response> {
  return async (request) => {
    const caller = await options.caller(request);
    if (caller === undefined) return refusal(401, 'sign in first');
    const { pathname, search } = new URL(request.url);
    // Parsed, so that no `..` or `//` is left in it; what is encoded stays encoded, and is refused where it may be a path.
    const path = pathname.startsWith(`${options.route}/`) ? pathname.slice(options.route.length) : '';
    const isPlain = path !== '' && !path.includes('//') && !/%(?:2e|2f|5c)/i.test(path);
    if (!isPlain || !options.allow(request.method, path, caller)) return refusal(403, 'not through here');

    const headers = picked(request.headers, REQUEST_HEADERS);
    headers.set('authorization', `Bearer ${await options.credential()}`);
    const answer = await fetch(`${options.api}${path}${search}`, {
      method: request.method,
      headers,
      // As it comes, both ways: nothing is collected in memory, and who leaves ends the request to the API.
      ...(request.body === null ? {} : { body: request.body, duplex: 'half' }),
      signal: request.signal,
      redirect: 'manual',
    });
    // A redirect would lead the page past this route, or the credential elsewhere.
    if (answer.status >= 300 && answer.status < 400 && answer.status !== 304) {
      await answer.body?.cancel();
      return refusal(502, 'the API redirects');
    }
    return new Response(answer.body, {
      status: answer.status,
      headers: picked(answer.headers, RESPONSE_HEADERS),
    });
  };
}

function picked(from: Headers, names: readonly string[]): Headers {
  const found = new Headers();
  for (const name of names) {
    const value = from.get(name);
    if (value !== null) found.set(name, value);
  }
  return found;
}

/** In the shape that the API's own errors have, so that pages read both in the same way. */
function refusal(status: number, error: string): Response {
  return Response.json({ error }, { status });
}
