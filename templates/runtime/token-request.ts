/** Asks the token endpoint of OAuth 2.0 (RFC 6749) for a token, and believes only what an answer proves. */
import { basicValue, type Session } from './auth.js';
import { isSafe } from './base-url.js';
import { Deadline } from './deadline.js';
import { ClientError, ConnectionError, named, property, type RequestFacts, requestId } from './errors.js';
import { discard, readError } from './response.js';
import { retryDelay } from './retry.js';
import { toURL } from './url.js';

/** The client that a token is for. One without a secret only says its name. */
export interface TokenClient {
  readonly id: string;
  readonly secret: string | undefined;
}

export interface TokenRequest {
  /** Absolute, or a path below the address of the API. */
  readonly url: string;
  readonly client: TokenClient | undefined;
  readonly clientAuth: 'basic' | 'body';
  readonly encoding: 'form' | 'json';
  readonly fields: Readonly<Record<string, string>>;
  /** Nothing is lost where it is sent again although the server may have answered. */
  readonly repeatable: boolean;
}

/** A token as the endpoint gave it. */
export interface IssuedToken {
  readonly accessToken: string;
  /** Seconds, undefined where the server does not say. */
  readonly expiresIn: number | undefined;
  /** Replaces the one that was used. */
  readonly refreshToken: string | undefined;
}

/** No token was to be had. Holds nothing of what was sent, and of the answer only its status and error code. */
export class TokenError extends ClientError {
  override readonly name: string = 'TokenError';
  readonly status: number | undefined;
  /** What OAuth calls the problem: `invalid_client`, `invalid_grant`, … */
  readonly code: string | undefined;
  readonly requestId: string | undefined;

  constructor(request: RequestFacts, message: string, response?: Response, code?: string, cause?: unknown) {
    super(request, message, cause);
    this.status = response?.status;
    this.code = code;
    this.requestId = response && requestId(response.headers);
  }
}

const TIMEOUT = 30_000;
const RETRIES = 2;
/** Seconds; who says more is not believed to the end. */
const LONGEST = 86_400;

/** Throws {@link TokenError}, and TypeError for an address that no secret may be sent to. */
export async function requestToken(
  session: Session,
  asked: TokenRequest,
  signal?: AbortSignal,
): Promise<IssuedToken> {
  const url = tokenURL(session, asked.url);
  const request = { method: 'POST', path: url.pathname };
  const deadline = new Deadline(request, TIMEOUT, signal);
  try {
    deadline.watch();
    const issued = await deadline.race(async () => {
      const response = await answerOf(session, url.href, asked, request, deadline);
      return issuedBy(response, request, asked);
    });
    return issued;
  } catch (error) {
    if (error instanceof TokenError || !(error instanceof ClientError)) throw error;
    throw new TokenError(request, 'gave no token', undefined, undefined, error);
  } finally {
    deadline.pause();
  }
}

/** The last answer, with whatever status. */
async function answerOf(
  { connection }: Session,
  url: string,
  asked: TokenRequest,
  request: RequestFacts,
  deadline: Deadline,
): Promise<Response> {
  const { headers, body } = encoded(asked);
  // As if it were a PUT: another token does no harm.
  const attempted = { method: asked.repeatable ? 'PUT' : 'POST', headers, body: undefined };
  for (let earlier = 0; ; earlier += 1) {
    let outcome: Response | ConnectionError;
    try {
      const { signal } = deadline;
      outcome = await connection.fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' });
    } catch (error) {
      const failure = named(error, { request }, 'got no answer');
      if (!(failure instanceof ConnectionError)) throw failure;
      outcome = failure;
    }
    const answer = outcome instanceof ConnectionError ? undefined : outcome;
    const delay = earlier < RETRIES ? retryDelay(answer, attempted, earlier) : Infinity;
    if (!(delay < deadline.left) || !connection.retries.take()) {
      if (outcome instanceof ConnectionError) throw outcome;
      return outcome;
    }
    await discard(answer);
    await deadline.sleep(delay);
  }
}

function encoded({ client, clientAuth, encoding, fields }: TokenRequest): {
  readonly headers: Record<string, string>;
  readonly body: string;
} {
  const all = { ...fields };
  const type = encoding === 'json' ? 'application/json' : 'application/x-www-form-urlencoded';
  const headers: Record<string, string> = { accept: 'application/json', 'content-type': type };
  if (client?.secret !== undefined && clientAuth === 'basic') {
    headers['authorization'] = basicValue(formEncoded(client.id), formEncoded(client.secret));
  } else if (client !== undefined) {
    all['client_id'] = client.id;
    if (client.secret !== undefined) all['client_secret'] = client.secret;
  }
  return {
    headers,
    body: encoding === 'json' ? JSON.stringify(all) : new URLSearchParams(all).toString(),
  };
}

/** As section 2.3.1 of the RFC wants it in front of Basic. */
function formEncoded(text: string): string {
  return new URLSearchParams({ '': text }).toString().slice(1);
}

async function issuedBy(
  response: Response,
  request: RequestFacts,
  asked: TokenRequest,
): Promise<IssuedToken> {
  const { status, ok, type } = response;
  if (type === 'opaqueredirect' || (status >= 300 && status < 400)) {
    await discard(response);
    throw new TokenError(request, 'was redirected, which is not followed with a secret', response);
  }
  const { body } = await readError(response, request);
  if (ok) return tokenIn(body, (why) => new TokenError(request, `answered ${status} with ${why}`, response));
  const code = codeIn(body, [asked.client?.secret, asked.fields['refresh_token']]);
  const detail = code === undefined ? '' : `: ${code}`;
  throw new TokenError(request, `answered ${status}${detail}`, response, code);
}

function tokenIn(body: unknown, refusal: (why: string) => TokenError): IssuedToken {
  const [kind, accessToken] = [property(body, 'token_type'), property(body, 'access_token')];
  if (typeof accessToken !== 'string' || !/^[!-~]+$/.test(accessToken)) throw refusal('no access_token');
  if (typeof kind !== 'string' || kind.toLowerCase() !== 'bearer') throw refusal('no token_type Bearer');
  const expiresIn = lifetimeIn(property(body, 'expires_in'));
  if (expiresIn !== undefined && !(expiresIn > 0)) throw refusal('an expires_in that is no time to come');
  const next = property(body, 'refresh_token');
  return { accessToken, expiresIn, refreshToken: typeof next === 'string' && next !== '' ? next : undefined };
}

/** Seconds; not a number where it says something else. Some servers write it as text. */
function lifetimeIn(value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined;
  const seconds = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return typeof seconds === 'number' ? Math.min(seconds, LONGEST) : NaN;
}

/** The error code of an answer, unless it holds a secret. */
function codeIn(body: unknown, secrets: readonly (string | undefined)[]): string | undefined {
  const code = property(body, 'error');
  if (typeof code !== 'string' || !/^[\w.-]{1,60}$/.test(code)) return undefined;
  return secrets.some((secret) => secret !== undefined && code.includes(secret)) ? undefined : code;
}

function tokenURL({ baseURL, allowInsecure }: Session, text: string): URL {
  const url = toURL(text.startsWith('/') ? baseURL + text : text);
  if (!url) throw new TypeError('tokenURL is no absolute URL');
  if (url.username + url.password !== '') throw new TypeError('tokenURL holds a user name or password');
  if (!isSafe(url) && !(allowInsecure && url.protocol === 'http:')) {
    throw new TypeError(`${url.origin} would get a secret unencrypted: use https for tokenURL`);
  }
  return url;
}
