// Part of the runtime of apivintage, copied as it is. Do not edit.

/** Where requests go, and whether a credential may go there. */

/** The address without a slash at its end. Throws TypeError for one that no client should use. */
export function checkBaseURL(text: string, carriesCredential: boolean): string {
  const url = parse(text);
  if (url.username !== '' || url.password !== '') {
    throw new TypeError('baseURL holds a user name or password: configure the credential instead');
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new TypeError(`baseURL is ${url.protocol}, not https:`);
  }
  if (url.search !== '' || url.hash !== '') throw new TypeError('baseURL has a query or a fragment');
  if (carriesCredential && url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) {
    throw new TypeError(
      `${url.origin} would get the credential unencrypted: use https, or set allowInsecure`,
    );
  }
  return url.origin + url.pathname.replace(/\/+$/, '');
}

const LOOPBACK = /^(?:localhost|.+\.localhost|127(?:\.\d+){3}|\[::1\])$/;

function parse(text: string): URL {
  try {
    return new URL(text, typeof location === 'undefined' ? undefined : location.href);
  } catch {
    // The platform's error quotes the address, and with it a password.
    throw new TypeError('baseURL is no absolute URL');
  }
}
