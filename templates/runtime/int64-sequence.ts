/** JSON text sequences with integers of 64 bits. */
import { parserOf } from './int64-json.js';
import type { Int64Places } from './int64-places.js';
import { jsonSequence } from './json-sequence.js';
import type { Call } from './operation.js';
import type { StreamPromise } from './stream.js';

export function int64Sequence(
  places: Int64Places,
): <Item, Errors>(call: Call) => StreamPromise<Item, Errors> {
  return <Item, Errors>(call: Call) => jsonSequence<Item, Errors>(call, parserOf(places));
}
