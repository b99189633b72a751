// Part of the runtime of apivintage, copied as it is. Do not edit.

import type { Call } from './operation.js';
import { type Parser, parseJson } from './response.js';
import { lines, StreamPromise } from './stream.js';

/** JSON values, one on each line (NDJSON, JSON Lines, and JSON text sequences of one line each). */
export function jsonLines<Item, Errors>(
  call: Call,
  parser: Parser<Item> = JSON,
): StreamPromise<Item, Errors> {
  return new StreamPromise(call, async () => {
    await call.response;
    return values(call, parser);
  });
}

async function* values<Item>(call: Call, parser: Parser<Item>): AsyncGenerator<Item, void, undefined> {
  const response = await call.response;
  for await (const line of lines(call)) {
    const text = (line.startsWith(RECORD) ? line.slice(1) : line).trim();
    if (text !== '') yield parseJson(parser, text, response, call.request);
  }
}

/** What a JSON text sequence puts before each value. */
const RECORD = '\u001e';
