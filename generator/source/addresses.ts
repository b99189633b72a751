/** Addresses that references may lead to, as a user names them. */

/** An origin, or what lies at a path of one and below it. */
export interface Address {
  readonly origin: string;
  /** Without a slash at its end; empty for the whole origin. */
  readonly path: string;
}

/** The address in a text; undefined where it is none, or has parts that would say nothing: a user name, a query. */
export const addressIn = (text: string): Address | undefined => {
  if (!URL.canParse(text)) return undefined;
  const { origin, hostname, pathname, username, password, search, hash } = new URL(text);
  // A host with a star in it is a valid one, which nobody has.
  if (hostname.includes('*') || username + password + search + hash !== '') return undefined;
  return mayClimb(pathname) ? undefined : { origin, path: pathname.replace(/\/+$/, '') };
};

/** Whether one of the addresses covers a URL. */
export const isCovered = ({ origin, pathname }: URL, addresses: readonly Address[]): boolean =>
  addresses.some((address) => address.origin === origin && isBelow(pathname, address.path));

const isBelow = (pathname: string, path: string): boolean => {
  if (path === '') return true;
  const isThere = pathname === path || pathname.startsWith(`${path}/`);
  return isThere && !mayClimb(pathname.slice(path.length));
};

/**
 * Whether some server may take a path to lead up. URLs have no plain `..` left: what remains are dots behind an encoded
 * slash, or in front of a parameter, and encodings in encodings, or broken ones, of which anything may become.
 */
const mayClimb = (pathname: string): boolean => {
  if (/%25/.test(pathname)) return true;
  try {
    return /(?:^|[\\/])\.{1,2}(?:[\\/;]|$)/.test(decodeURIComponent(pathname));
  } catch {
    return true;
  }
};
