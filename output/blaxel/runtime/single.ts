// Part of the runtime of apivintage, copied as it is. Do not edit.

/** Streams that a server may cut down to a single answer. */
import { isJson } from './media-type.js';
import type { Call } from './operation.js';
import { type Parser, readJson } from './response.js';
import { StreamPromise } from './stream.js';

/** The items of a stream, or of an answer that is JSON and no stream, its one value. */
export function orSingle<Item, Errors>(
  call: Call,
  stream: StreamPromise<Item, Errors>,
  parser: Parser<Item> = JSON,
): StreamPromise<Item, Errors> {
  return new StreamPromise(call, async () =>
    isJson(await call.response) ? one(call, parser) : await stream,
  );
}

async function* one<Item>(call: Call, parser: Parser<Item>): AsyncGenerator<Item, void, undefined> {
  yield await readJson(call, parser, (item) => item);
}
