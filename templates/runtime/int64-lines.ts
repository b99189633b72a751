/** Streams of JSON values with integers of 64 bits. */
import { parserOf } from './int64-json.js';
import type { Int64Places } from './int64-places.js';
import type { Call } from './operation.js';
import { parseJson } from './response.js';
import { lines, LONGEST, StreamPromise, tooLong } from './stream.js';

/** JSON values, one on each line. */
export function int64Lines(places: Int64Places): <Item, Errors>(call: Call) => StreamPromise<Item, Errors> {
  return <Item, Errors>(call: Call) => streamOf<Item, Errors>(call, places, lines);
}

/** A JSON text sequence, whose values may take several lines. */
export function int64Sequence(
  places: Int64Places,
): <Item, Errors>(call: Call) => StreamPromise<Item, Errors> {
  return <Item, Errors>(call: Call) => streamOf<Item, Errors>(call, places, records);
}

function streamOf<Item, Errors>(
  call: Call,
  places: Int64Places,
  texts: (call: Call) => AsyncIterable<string>,
): StreamPromise<Item, Errors> {
  return new StreamPromise(call, async () => {
    await call.response;
    return values<Item>(call, places, texts(call));
  });
}

async function* values<Item>(
  call: Call,
  places: Int64Places,
  texts: AsyncIterable<string>,
): AsyncGenerator<Item, void, undefined> {
  const response = await call.response;
  const parser = parserOf<Item>(places);
  for await (const each of texts) {
    // What a JSON text sequence puts before each value may stand on lines, too.
    const text = (each.startsWith(RECORD) ? each.slice(1) : each).trim();
    if (text !== '') yield parseJson(parser, text, response, call.request);
  }
}

async function* records(call: Call): AsyncGenerator<string, void, undefined> {
  let rest = '';
  for await (const line of lines(call)) {
    const [end = '', ...begun] = line.split(RECORD);
    rest += end;
    for (const text of begun) {
      yield rest;
      rest = text;
    }
    if (rest.length > LONGEST) throw await tooLong(call);
    rest += '\n';
  }
  yield rest;
}

const RECORD = '\u001e';
