// Part of the runtime of apivintage, copied as it is. Do not edit.

import type { Call } from './operation.js';
import { lines, StreamPromise } from './stream.js';

/** The lines of a text while they arrive. */
export function textLines<Errors>(call: Call): StreamPromise<string, Errors> {
  return new StreamPromise(call, async () => {
    await call.response;
    return lines(call);
  });
}
