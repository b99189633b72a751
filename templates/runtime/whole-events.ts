import { beginEvents, parseEvents } from './events.js';
import type { Call } from './operation.js';
import { declared, jsonReader } from './response.js';
import type { StreamPromise } from './stream.js';

/** Events with their names and ids, of which the specification says what they hold; their data is JSON. */
export function wholeEvents<Item, Errors>(call: Call): StreamPromise<Item, Errors> {
  return beginEvents(call, () => parsed<Item>(call));
}

/** The same where their data is text. */
export function wholeTextEvents<Item, Errors>(call: Call): StreamPromise<Item, Errors> {
  return beginEvents(call, () => unparsed<Item>(call));
}

async function* parsed<Item>(call: Call): AsyncGenerator<Item, void, undefined> {
  const json = jsonReader<unknown>(await call.response, call.request);
  for await (const event of parseEvents(call)) {
    if (event.data === '[DONE]') return;
    yield declared<Item>({ ...event, data: json.parse(event.data) });
  }
}

async function* unparsed<Item>(call: Call): AsyncGenerator<Item, void, undefined> {
  for await (const event of parseEvents(call)) yield declared<Item>(event);
}
