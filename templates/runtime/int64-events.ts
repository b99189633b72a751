/** Server-sent events whose data is JSON with integers of 64 bits. */
import { beginEvents, jsonEvents, parseEvents } from './events.js';
import { marked, revived } from './int64.js';
import { parserOf } from './int64-json.js';
import type { Int64Places } from './int64-places.js';
import type { Call } from './operation.js';
import { declared, parseJson } from './response.js';
import type { StreamPromise } from './stream.js';

/** The data of every event. */
export function int64Events(places: Int64Places): <Item, Errors>(call: Call) => StreamPromise<Item, Errors> {
  return <Item, Errors>(call: Call) => jsonEvents<Item, Errors>(call, parserOf(places));
}

/** Events with their names and ids. `places`: in a whole event. */
export function int64WholeEvents(
  places: Int64Places,
): <Item, Errors>(call: Call) => StreamPromise<Item, Errors> {
  return <Item, Errors>(call: Call) => beginEvents<Item, Errors>(call, () => whole<Item>(call, places));
}

async function* whole<Item>(call: Call, places: Int64Places): AsyncGenerator<Item, void, undefined> {
  const response = await call.response;
  for await (const event of parseEvents(call)) {
    if (event.data === '[DONE]') return;
    const data = parseJson<unknown>(JSON, marked(event.data), response, call.request);
    yield declared<Item>(JSON, revived({ ...event, data }, places));
  }
}
