// Part of the runtime of apivintage, copied as it is. Do not edit.

/** Results that are text or bytes. */
import type { Call } from './operation.js';
import { ApiPromise } from './promise.js';
import { asText } from './response.js';

/** The body as text. */
export function text<Errors>(call: Call): ApiPromise<string, Errors> {
  return new ApiPromise(call, () => call.read(asText, (body) => body));
}

/** The body as bytes with their media type. For more than fits in memory there is `asResponse()`. */
export function blob<Errors>(call: Call): ApiPromise<Blob, Errors> {
  return new ApiPromise(call, () =>
    call.read(
      (response) => response.blob(),
      (body) => body,
    ),
  );
}

/** The body as text; undefined when it is empty, where the description has answers without one. */
export function textOrNothing<Errors>(call: Call): ApiPromise<string | undefined, Errors> {
  return new ApiPromise(call, () => call.read(asText, (body) => body || undefined));
}

/** The body as bytes; undefined when it is empty, where the description has answers without one. */
export function blobOrNothing<Errors>(call: Call): ApiPromise<Blob | undefined, Errors> {
  return new ApiPromise(call, () =>
    call.read(
      (response) => response.blob(),
      (body) => (body.size === 0 ? undefined : body),
    ),
  );
}
