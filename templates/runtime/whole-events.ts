import { beginEvents, parseEvents } from './events.js';
import type { Call } from './operation.js';
import { jsonReader } from './response.js';
import type { StreamPromise } from './stream.js';

/** Events with their names and ids, of which the specification says what they hold; their data is JSON. */
export function wholeEvents<Item, Errors>(call: Call): StreamPromise<Item, Errors> {
  return beginEvents(call, () => read<Item>(call, true));
}

/** The same where their data is text. */
export function wholeTextEvents<Item, Errors>(call: Call): StreamPromise<Item, Errors> {
  return beginEvents(call, () => read<Item>(call, false));
}

async function* read<Item>(call: Call, isJson: boolean): AsyncGenerator<Item, void, undefined> {
  const event = jsonReader<Item>(await call.response, call.request);
  const data = jsonReader<unknown>(await call.response, call.request);
  for await (const one of parseEvents(call)) {
    if (isJson && one.data === '[DONE]') return;
    yield event.declare(isJson ? { ...one, data: data.parse(one.data) } : one);
  }
}
