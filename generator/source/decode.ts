import { isAscii, isUtf8 } from 'node:buffer';
import { diagnose } from '../diagnostics/catalogue.js';
import { FatalError } from '../diagnostics/fatal.js';
import { Lines } from '../diagnostics/lines.js';
import { sha256 } from '../hash.js';

/** What a document says, and the sha256, hexadecimal, of the bytes that say it. */
export interface DocumentText {
  readonly text: string;
  readonly sha256: string;
  /** Where it was found, if redirects led there: what its references are relative to. */
  readonly address?: string;
}

/**
 * The text of a document with the hash of its bytes: hashing those is several times as fast as hashing a long text.
 *
 * @throws {FatalError} `not-utf8`
 */
export const documentText = (name: string, bytes: Uint8Array): DocumentText => ({
  text: decode(name, bytes),
  sha256: sha256(bytes),
});

/**
 * Bytes of a document as text, without a byte order mark. Anything but UTF-8 is refused: text that was decoded wrongly
 * would surface as nonsense in the generated client.
 *
 * @throws {FatalError} `not-utf8`, naming what was found and where.
 */
export const decode = (name: string, bytes: Uint8Array): string => {
  const wide = wideEncoding(bytes);
  if (wide !== undefined)
    throw new FatalError(diagnose('not-utf8', { found: wide }, { file: name, line: 1, column: 1 }));
  if (!isUtf8(bytes)) throw notUtf8(name, bytes);
  const text = textOf(bytes);
  if (bytes.includes(0)) {
    const place = { file: name, ...new Lines(text).position(text.indexOf('\0')) };
    throw new FatalError(diagnose('not-utf8', { found: 'it contains a NUL character' }, place));
  }
  return text;
};

/** Bytes that are UTF-8 as text. ASCII, as most documents are, is the same in Latin-1, which is only copied. */
const textOf = (bytes: Uint8Array): string => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isAscii(bytes)) return buffer.toString('latin1');
  const text = buffer.toString('utf8');
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
};

const notUtf8 = (name: string, bytes: Uint8Array): FatalError => {
  const { before, byte } = firstInvalid(bytes);
  const found = `byte 0x${byte.toString(16).padStart(2, '0')} cannot stand there (Latin-1 or Windows-1252?)`;
  const place = { file: name, ...new Lines(before).position(before.length) };
  return new FatalError(diagnose('not-utf8', { found }, place));
};

/** Beginnings of files in other encodings: byte order marks, the zero bytes that ASCII text has in UTF-16, archives. */
const WIDE: readonly { readonly starts: RegExp; readonly found: string }[] = [
  { starts: /^fffe0000|^0000feff/, found: 'it is UTF-32' },
  { starts: /^(?:fffe|feff)/, found: 'it is UTF-16' },
  { starts: /^1f8b/, found: 'it is compressed with gzip' },
  { starts: /^504b0304/, found: 'it is a ZIP archive' },
  { starts: /^00..00|^..00..00/, found: 'it looks like UTF-16' },
];

const wideEncoding = (bytes: Uint8Array): string | undefined => {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  return WIDE.find(({ starts }) => starts.test(start))?.found;
};

/** The first byte that is not UTF-8 and the text before it: the longest prefix that decodes, by bisection. */
const firstInvalid = (bytes: Uint8Array): { readonly before: string; readonly byte: number } => {
  const decodes = (end: number): string | undefined => {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, end), {
        stream: true,
      });
    } catch {
      return undefined;
    }
  };
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (decodes(middle) === undefined) high = middle - 1;
    else low = middle;
  }
  // A sequence that merely lacks its end decodes as a prefix: what is wrong then is its first byte.
  const before = decodes(low) ?? '';
  return { before: before.replace(/^\uFEFF/, ''), byte: bytes[Buffer.byteLength(before)] ?? 0 };
};
