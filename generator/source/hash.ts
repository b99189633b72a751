import { createHash } from 'node:crypto';

/** sha256, hexadecimal, of named texts. A text is its bytes in UTF-8. */
export const hashTexts = (texts: Iterable<readonly [name: string, text: string | Uint8Array]>): string => {
  const hash = createHash('sha256');
  for (const [name, text] of texts) {
    // Lengths keep texts apart: without them, moving a line from one file to the next would go unnoticed.
    hash.update(`${Buffer.byteLength(name)} ${name} ${Buffer.byteLength(text)}\n`).update(text);
  }
  return hash.digest('hex');
};
