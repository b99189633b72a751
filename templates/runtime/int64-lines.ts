/** JSON values with integers of 64 bits, one on each line. */
import { parserOf } from './int64-json.js';
import type { Int64Places } from './int64-places.js';
import { jsonLines } from './json-lines.js';
import type { Call } from './operation.js';
import type { StreamPromise } from './stream.js';

export function int64Lines(places: Int64Places): <Item, Errors>(call: Call) => StreamPromise<Item, Errors> {
  return <Item, Errors>(call: Call) => jsonLines<Item, Errors>(call, parserOf(places));
}
