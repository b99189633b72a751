/** Where requests go, and whether a credential may go there. */

/** The address without a slash at its end. Throws TypeError for one that no client should use. */
export function checkBaseURL(text: string, carriesCredential: boolean): string {
  const url = parse(text);
  const { protocol, origin } = url;
  refuseWhen(url.username + url.password, 'holds a user name or password: configure the credential instead');
  refuseWhen(!/^https?:$/.test(protocol), `is ${protocol}, not https:`);
  refuseWhen(url.search + url.hash, 'has a query or a fragment');
  if (carriesCredential && !isSafe(url)) {
    throw new TypeError(`${origin} would get the credential unencrypted: use https, or set allowInsecure`);
  }
  return origin + url.pathname.replace(/\/+$/, '');
}

/** Encrypted, or on this machine. */
export function isSafe({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
}

const LOOPBACK = /^(?:localhost|.+\.localhost|127(?:\.\d+){3}|\[::1\])$/;

function parse(text: string): URL {
  try {
    return new URL(text, typeof location === 'undefined' ? undefined : location.href);
  } catch {
    // The platform's error quotes the address, and with it a password.
    return refuse('is no absolute URL');
  }
}

function refuseWhen(wrong: string | boolean, why: string): void {
  if (wrong !== '' && wrong !== false) refuse(why);
}

function refuse(why: string): never {
  throw new TypeError(`baseURL ${why}`);
}
