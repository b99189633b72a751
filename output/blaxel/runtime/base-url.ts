// Part of the runtime of apivintage, copied as it is. Do not edit.

/** Where requests go, and whether a credential may go there. */
import { toURL } from './url.js';

/** What is read of a host that may be a page. */
interface Host {
  readonly fetch: unknown;
  readonly location?: { readonly href?: string };
}

/** The address without a slash at its end. Throws TypeError for one that no client should use. */
export function checkBaseURL(text: string, carriesCredential: boolean): string {
  const host: Host = globalThis;
  const url = toURL(text, host.location?.href);
  // The address may hold a password: no message says it.
  if (!url || !/^https?:$/.test(url.protocol) || url.href !== url.origin + url.pathname) {
    throw new TypeError('baseURL must be an http(s) URL without user name, query and fragment');
  }
  if (carriesCredential && !isSafe(url)) {
    throw new TypeError(`${url.origin} would get the credential unencrypted: see allowInsecure`);
  }
  return url.href.replace(/\/+$/, '');
}

/** Encrypted, or on this machine. */
export function isSafe({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
}

const LOOPBACK = /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/;
