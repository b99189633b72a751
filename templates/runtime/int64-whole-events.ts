/** Server-sent events with their names and ids, whose data is JSON with integers of 64 bits. */
import { marked, revived } from './int64.js';
import type { Int64Places } from './int64-places.js';
import type { Call } from './operation.js';
import type { StreamPromise } from './stream.js';
import { wholeEvents } from './whole-events.js';

/** `places`: in a whole event. */
export function int64WholeEvents(
  places: Int64Places,
): <Item, Errors>(call: Call) => StreamPromise<Item, Errors> {
  return <Item, Errors>(call: Call) =>
    wholeEvents<Item, Errors>(call, marked, (event) => revived(event, places));
}
