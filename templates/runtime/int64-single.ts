/** Streams that a server may cut down to a single answer, with integers of 64 bits. */
import { parserOf } from './int64-json.js';
import type { Int64Places } from './int64-places.js';
import { isJson } from './media-type.js';
import type { Call } from './operation.js';
import { readJson } from './response.js';
import { StreamPromise } from './stream.js';

/** The items of a stream, or of an answer that is JSON and no stream, its one value. */
export function int64OrSingle<Item, Errors>(
  places: Int64Places,
  call: Call,
  stream: StreamPromise<Item, Errors>,
): StreamPromise<Item, Errors> {
  return new StreamPromise(call, async () =>
    isJson(await call.response) ? one<Item>(places, call) : await stream,
  );
}

async function* one<Item>(places: Int64Places, call: Call): AsyncGenerator<Item, void, undefined> {
  yield await readJson(call, parserOf<Item>(places), (item) => item);
}
