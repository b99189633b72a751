import { beginEvents, parseEvents } from './events.js';
import type { Call } from './operation.js';
import { declared, parseJson } from './response.js';
import type { StreamPromise } from './stream.js';

/**
 * Events with their names and ids, of which the specification says what they hold; their data is JSON. `prepare`: what
 * becomes of that before it is parsed; `finish`: of the event then.
 */
export function wholeEvents<Item, Errors>(
  call: Call,
  prepare: (data: string) => string = same,
  finish: (event: object) => object = same,
): StreamPromise<Item, Errors> {
  return beginEvents(call, () => jsonIn<Item>(call, prepare, finish));
}

/** The same where their data is text. */
export function wholeTextEvents<Item, Errors>(call: Call): StreamPromise<Item, Errors> {
  return beginEvents(call, () => textIn<Item>(call));
}

async function* jsonIn<Item>(
  call: Call,
  prepare: (data: string) => string,
  finish: (event: object) => object,
): AsyncGenerator<Item, void, undefined> {
  const response = await call.response;
  for await (const event of parseEvents(call)) {
    if (event.data === '[DONE]') return;
    const data = parseJson<unknown>(JSON, prepare(event.data), response, call.request);
    yield declared<Item>(JSON, finish({ ...event, data }));
  }
}

async function* textIn<Item>(call: Call): AsyncGenerator<Item, void, undefined> {
  for await (const event of parseEvents(call)) yield declared<Item>(JSON, event);
}

function same<T>(value: T): T {
  return value;
}
