import { isAbsolute, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { percentDecoded } from '../ir/pointer.js';

/** The uri of a description that comes from standard input. */
export const STDIN = 'stdin:';

export const isRemote = (uri: string): boolean => /^https?:/i.test(uri);
export const isFile = (uri: string): boolean => /^file:/i.test(uri);

/** Whether a text is meant as a URL, of whatever kind and however wrong. */
export const isAddress = (text: string): boolean => isRemote(text) || /^[a-z][a-z\d+.-]+:\/\//i.test(text);

/** The `file:` URL of a path, relative to `cwd`. */
export const fileUri = (path: string, cwd: string): string => pathToFileURL(resolve(cwd, path)).href;

/** The path of a `file:` URL; undefined where it names another host or no path that this system has. */
export const filePath = (uri: string): string | undefined => {
  try {
    const url = new URL(uri);
    return url.protocol === 'file:' && url.host === '' ? fileURLToPath(url) : undefined;
  } catch {
    return undefined;
  }
};

/** Uris of references that are no URL at all. */
const INVALID = 'invalid:';

/** The reference that an `invalid:` uri stands for. */
export const invalidReference = (uri: string): string | undefined =>
  uri.startsWith(INVALID) ? decodeURIComponent(uri.slice(INVALID.length)) : undefined;

/**
 * The uri of the document that a reference names, seen from the document at `base`: without fragment, in one spelling.
 * A reference that is no URL gets an `invalid:` uri, which nothing can load.
 */
export const resolveReference = (reference: string, base: string): string => {
  const hash = reference.indexOf('#');
  const document = hash === -1 ? reference : reference.slice(0, hash);
  if (document === '') return base;
  try {
    return normalize(new URL(document, base));
  } catch {
    return INVALID + encodeURIComponent(document.replace(/\p{Cs}/gu, '\uFFFD'));
  }
};

const normalize = (url: URL): string => {
  url.username = '';
  url.password = '';
  url.hash = '';
  // `pets.yaml/#/Pet`: a file has nothing below it, and a slash after its name is a slip that many tools pass over.
  url.pathname = url.pathname.replace(/(\.(?:json|ya?ml))\/+$/i, '$1');
  if (url.protocol !== 'file:') return url.href;
  url.search = '';
  const path = filePath(url.href);
  return path === undefined ? url.href : pathToFileURL(path).href;
};

/** The name to show for a uri: a path relative to `cwd` with `/`, or a URL without credentials and query values. */
export const displayName = (uri: string, cwd: string): string => {
  if (uri === STDIN) return 'stdin';
  if (uri.startsWith('memory:')) return percentDecoded(uri.slice('memory:'.length).replace(/^\/+/, ''));
  const path = isFile(uri) ? filePath(uri) : undefined;
  return path === undefined ? redactUrl(uri) : displayPath(path, cwd);
};

const displayPath = (path: string, cwd: string): string => {
  const shown = relative(cwd, path);
  return (shown === '' ? '.' : shown).replaceAll(sep, '/');
};

/** A URL for a message: credentials gone, query values replaced. Text that is no URL is cut where either could begin. */
export const redactUrl = (text: string): string => {
  const invalid = invalidReference(text) ?? text;
  try {
    const url = new URL(invalid);
    const credentials = url.username === '' && url.password === '' ? '' : '***@';
    const query = url.search === '' ? '' : '?…';
    const start = url.host === '' ? url.protocol : `${url.protocol}//${credentials}${url.host}`;
    return `${start}${url.pathname}${query}`;
  } catch {
    return invalid.replace(/\/\/[^/]*@/, '//***@').replace(/\?.*/s, '?…');
  }
};

/** Whether `path` is `folder` or lies in it. Both absolute and free of links. */
export const isWithin = (path: string, folder: string): boolean => {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
};
