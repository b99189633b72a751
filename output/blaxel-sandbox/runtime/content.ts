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
