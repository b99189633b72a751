import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { FatalError } from '../diagnostics/fatal.js';
import { percentDecoded } from '../ir/pointer.js';
import type { DocumentText } from './decode.js';
import { sha256 } from '../hash.js';
import { allowedBy, ReferencePolicy } from './policy.js';
import { readTextFile, readTextStream, type Budget } from './read.js';
import { fetchText, type RemoteOptions } from './remote.js';
import { displayName, filePath, invalidReference, isFile, isRemote, redactUrl, STDIN } from './uris.js';

/** Gets the text of a document; `from` is the uri of the document that refers to it, absent for the entry. */
export type ReadText = (uri: string, name: string, from: string | undefined) => Promise<DocumentText>;

export interface ReaderOptions {
  readonly cwd: string;
  readonly allowRef: readonly string[];
  readonly fetch: typeof fetch;
  readonly stdin: AsyncIterable<Uint8Array | string>;
}

/** Reads files, standard input and, where the user has named their address, remote documents. */
export const diskReader = (entry: EntryUri, budget: Budget, options: ReaderOptions): ReadText => {
  const allowed = allowedBy(options.allowRef, entry.uri, options.cwd);
  const policy = new ReferencePolicy(allowed, options.cwd);
  const remote: RemoteOptions = {
    addresses: allowed.addresses,
    fetch: options.fetch,
    ...(entry.credentials === undefined ? {} : { credentials: entry.credentials }),
  };
  return async (uri, name, from) => {
    const refusal = from === undefined ? undefined : await policy.refusal(uri, from);
    if (refusal !== undefined) throw new FatalError(refusal);
    if (uri === STDIN) return await readTextStream(options.stdin, name, budget);
    if (isRemote(uri)) return await fetchText(uri, name, budget, remote);
    if (!isFile(uri)) throw new FatalError(notReadable(uri));
    return readTextFile(filePath(uri) ?? uri, name, budget);
  };
};

/** Why an address that the user named is none for us. */
const notReadable = (uri: string): Diagnostic => {
  const invalid = invalidReference(uri);
  const reason = invalid === undefined ? 'only files and https are supported' : 'this is no URL';
  return diagnose('remote-unreadable', { url: redactUrl(invalid ?? uri), reason });
};

/** Reads from a table of texts by uri and from nothing else. */
export const memoryReader =
  (texts: ReadonlyMap<string, string>): ReadText =>
  (uri, name) => {
    const text = texts.get(uri);
    if (text !== undefined) return Promise.resolve({ text, sha256: sha256(text) });
    return Promise.reject(
      new FatalError(
        isRemote(uri)
          ? diagnose('remote-reference', { url: redactUrl(uri) })
          : uri.startsWith('memory:')
            ? diagnose('file-not-found', { path: name, near: undefined })
            : diagnose('reference-outside-root', { path: displayName(uri, '/') }),
      ),
    );
  };

/** The document that the user named. */
export interface EntryUri {
  readonly uri: string;
  /** From the userinfo of a URL, which never becomes part of the uri. */
  readonly credentials?: NonNullable<RemoteOptions['credentials']>;
}

/** Take the credentials out of a URL: `fetch` refuses them there, and nothing should print them. */
export const remoteEntry = (entry: string): EntryUri => {
  const url = new URL(entry);
  const { username, password, origin } = url;
  url.username = '';
  url.password = '';
  url.hash = '';
  if (username === '' && password === '') return { uri: url.href };
  const pair = `${percentDecoded(username)}:${percentDecoded(password)}`;
  return {
    uri: url.href,
    credentials: { origin, authorization: `Basic ${Buffer.from(pair).toString('base64')}` },
  };
};
