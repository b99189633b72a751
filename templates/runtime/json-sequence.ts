import type { Call } from './operation.js';
import { type Parser, parseJson } from './response.js';
import { lines, LONGEST, StreamPromise, tooLong } from './stream.js';

/** A JSON text sequence (RFC 7464): values that each begin with a record separator and may take several lines. */
export function jsonSequence<Item, Errors>(
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
  for await (const text of records(call)) {
    if (text.trim() !== '') yield parseJson(parser, text, response, call.request);
  }
}

async function* records(call: Call): AsyncGenerator<string, void, undefined> {
  let rest = '';
  for await (const line of lines(call)) {
    const [end = '', ...begun] = line.split(SEPARATOR);
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

const SEPARATOR = '\u001e';
