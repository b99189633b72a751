import { createHash } from 'node:crypto';

/** sha256, hexadecimal. A text is its bytes in UTF-8. */
export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

/** One hash, sha256 in hexadecimal, of named contents, given the hash of each. */
export const hashOfHashes = (contents: Iterable<readonly [name: string, sha256: string]>): string => {
  const hash = createHash('sha256');
  for (const [name, each] of contents) hash.update(`${each} ${Buffer.byteLength(name)} ${name}\n`);
  return hash.digest('hex');
};
