/** Server-sent events whose data is JSON with integers of 64 bits. */
import { jsonEvents } from './events.js';
import { parserOf } from './int64-json.js';
import type { Int64Places } from './int64-places.js';
import type { Call } from './operation.js';
import type { StreamPromise } from './stream.js';

/** The data of every event. */
export function int64Events(places: Int64Places): <Item, Errors>(call: Call) => StreamPromise<Item, Errors> {
  return <Item, Errors>(call: Call) => jsonEvents<Item, Errors>(call, parserOf(places));
}
