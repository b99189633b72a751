/** Text and bytes. */
import type { BodyEncoder, EncodedBody } from './operation.js';
import { asText } from './query.js';

/** `text/plain`; wrap it in `mediaType` for other kinds of text. */
export const textBody: BodyEncoder = (value) =>
  value === undefined ? undefined : { body: asText(value, 'body'), type: 'text/plain; charset=utf-8' };

/** Bytes as they are: a `Blob` (whose type is sent), a buffer, text or a stream. */
export const binaryBody: BodyEncoder = (value) => {
  if (value === undefined) return undefined;
  if (!isBytes(value)) throw new TypeError('the body must be a Blob, a buffer, a string or a ReadableStream');
  const type = value instanceof Blob ? value.type : '';
  // A caller may use a buffer again while the call waits for a token or another attempt; what a Blob took stays.
  const isBuffer = value instanceof ArrayBuffer || ArrayBuffer.isView(value);
  const body = isBuffer ? new Blob([value]) : value;
  const encoded = { body, type: type === '' ? 'application/octet-stream' : type };
  return value instanceof ReadableStream ? { ...encoded, isStream: true } : encoded;
};

function isBytes(value: unknown): value is EncodedBody['body'] {
  return (
    typeof value === 'string' ||
    value instanceof Blob ||
    value instanceof ArrayBuffer ||
    ArrayBuffer.isView(value) ||
    value instanceof ReadableStream
  );
}
