import { diagnose } from '../diagnostics/catalogue.js';
import { ONLY_HTTPS } from '../diagnostics/codes/source.js';
import { FatalError } from '../diagnostics/fatal.js';
import { type Address, isCovered } from './addresses.js';
import { documentText, type DocumentText } from './decode.js';
import { tooLarge, type Budget } from './read.js';
import { redactUrl } from './uris.js';

const REDIRECTS = 5;
const DEADLINE_MS = 10_000;

export interface RemoteOptions {
  /** What the user has named. Every hop must be covered: a redirect cannot lead anywhere else. */
  readonly addresses: readonly Address[];
  readonly fetch: typeof fetch;
  /** An `authorization` header for one origin: the user's credentials from the URL of the entry. */
  readonly credentials?: { readonly origin: string; readonly authorization: string };
  /** Milliseconds for all hops and the body. Default 10,000. */
  readonly deadline?: number;
}

/**
 * The text of a remote document. Addresses need no check of their own: only hosts that the user has named are
 * contacted, and https proves that whoever answers for a name owns it.
 *
 * @throws {FatalError} remote-reference, remote-unreadable, too-large, not-utf8
 */
export const fetchText = async (
  url: string,
  name: string,
  budget: Budget,
  options: RemoteOptions,
): Promise<DocumentText> => {
  const signal = AbortSignal.timeout(options.deadline ?? DEADLINE_MS);
  try {
    const { response, address } = await follow(url, options, signal);
    // A part of a document that nobody asked for is no document.
    if (!response.ok || response.status === 206) {
      await response.body?.cancel();
      throw unreadable(url, `the server answers ${response.status}`);
    }
    const bytes = await readBody(response, name, budget);
    budget.take(name, bytes.length);
    return { ...documentText(name, bytes), ...(address === new URL(url).href ? {} : { address }) };
  } catch (error) {
    if (error instanceof FatalError) throw error;
    throw unreadable(url, signal.aborted ? 'no answer came in time' : connectionProblem(error));
  }
};

/** What answers at the end of all redirects. */
interface Found {
  readonly response: Response;
  readonly address: string;
}

const unreadable = (url: string, reason: string): FatalError =>
  new FatalError(diagnose('remote-unreadable', { url: redactUrl(url), reason }));

const follow = async (url: string, options: RemoteOptions, signal: AbortSignal): Promise<Found> => {
  let target = new URL(url);
  for (let hop = 0; hop <= REDIRECTS; hop++) {
    checkTarget(target, url, options);
    const response = await options.fetch(target, {
      redirect: 'manual',
      headers: headersFor(target, options),
      signal,
    });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || location === null) {
      return { response, address: target.href };
    }
    await response.body?.cancel();
    target = redirectTarget(location, target);
  }
  throw unreadable(url, `it redirects more than ${REDIRECTS} times`);
};

const redirectTarget = (location: string, from: URL): URL => {
  try {
    const target = new URL(location, from);
    target.username = '';
    target.password = '';
    return target;
  } catch {
    throw unreadable(from.href, 'it redirects to something that is no URL');
  }
};

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/** @param url the one at which the way to the target began */
const checkTarget = (target: URL, url: string, options: RemoteOptions): void => {
  if (target.protocol !== 'https:' && !(target.protocol === 'http:' && LOOPBACK.test(target.hostname))) {
    const isFirst = target.href === new URL(url).href;
    throw unreadable(
      url,
      isFirst ? ONLY_HTTPS : `it redirects to ${redactUrl(target.href)}, and ${ONLY_HTTPS}`,
    );
  }
  if (isCovered(target, options.addresses)) return;
  const { origin, pathname } = target;
  const isPartly = options.addresses.some((address) => address.origin === origin);
  const place = isPartly ? origin + pathname : origin;
  throw new FatalError(diagnose('redirect-refused', { url: redactUrl(url), place }));
};

const headersFor = (target: URL, { credentials }: RemoteOptions): Record<string, string> => ({
  accept: 'application/json, application/yaml, text/yaml, */*;q=0.5',
  ...(credentials?.origin === target.origin ? { authorization: credentials.authorization } : {}),
});

const readBody = async (response: Response, name: string, budget: Budget): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader: ReadableStreamDefaultReader<Uint8Array> | undefined = response.body?.getReader();
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    length += part.value.length;
    if (length > budget.limits.documentBytes) {
      await reader?.cancel();
      throw tooLarge(name, 'document', budget.limits.documentBytes);
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
};

/** The reason of a failed connection, which `fetch` hides in the cause: never a URL. */
const connectionProblem = (error: unknown): string => {
  const cause = error instanceof Error ? error.cause : undefined;
  if (!(cause instanceof Error && 'code' in cause && typeof cause.code === 'string'))
    return 'the connection failed';
  const reason = REASONS.get(cause.code) ?? (cause.code.startsWith('HPE_') ? NO_HTTP : undefined);
  return reason === undefined ? cause.code : `${reason} (${cause.code})`;
};

const UNTRUSTED = 'its certificate is not trusted, unless NODE_EXTRA_CA_CERTS names who signed it';

/** What llhttp, the parser of Node, complains about. */
const NO_HTTP = 'what answers does not speak http';

const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOTFOUND', 'there is no such host'],
  ['EAI_AGAIN', 'the name of the host cannot be looked up'],
  ['ECONNREFUSED', 'nothing answers there'],
  ['ETIMEDOUT', 'nothing answers there'],
  ['UND_ERR_CONNECT_TIMEOUT', 'nothing answers there'],
  ['ECONNRESET', 'the connection broke off'],
  ['UND_ERR_SOCKET', 'the connection broke off'],
  ['UND_ERR_HEADERS_OVERFLOW', 'the headers of the answer are too long'],
  ['Z_DATA_ERROR', 'the answer is not compressed as it says'],
  ['Z_BUF_ERROR', 'the answer ends too early'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'the server does not speak https'],
  ['CERT_HAS_EXPIRED', 'its certificate has expired'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'its certificate is for another host'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', UNTRUSTED],
  ['SELF_SIGNED_CERT_IN_CHAIN', UNTRUSTED],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', UNTRUSTED],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', UNTRUSTED],
]);
