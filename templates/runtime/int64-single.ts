/** Streams that a server may cut down to a single answer, with integers of 64 bits. */
import { parserOf } from './int64-json.js';
import type { Int64Places } from './int64-places.js';
import type { Call } from './operation.js';
import { orSingle } from './single.js';
import type { StreamPromise } from './stream.js';

/** The items of a stream, or of an answer that is JSON and no stream, its one value. */
export function int64OrSingle<Item, Errors>(
  places: Int64Places,
  call: Call,
  stream: StreamPromise<Item, Errors>,
): StreamPromise<Item, Errors> {
  return orSingle(call, stream, parserOf(places));
}
