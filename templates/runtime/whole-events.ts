import { beginEvents, parseEvents } from './events.js';
import type { Call } from './operation.js';
import { declared, parseJson } from './response.js';
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
  const response = await call.response;
  for await (const one of parseEvents(call)) {
    if (isJson && one.data === '[DONE]') return;
    const data = isJson ? parseJson<unknown>(one.data, response, call.request) : one.data;
    yield declared<Item>({ ...one, data });
  }
}
