// Part of the runtime of apivintage, copied as it is. Do not edit.

/** Server-sent events. */
import { ResponseParseError } from './errors.js';
import { isJson } from './media-type.js';
import type { Call } from './operation.js';
import { type Parser, parseJson } from './response.js';
import { lines, LONGEST, StreamPromise, tooLong } from './stream.js';

export interface ServerEvent {
  /** The type of the event, `message` where it has none. */
  readonly event: string;
  readonly data: string;
  /** The id of the last event that had one. */
  readonly id: string;
  /** Milliseconds that the server asks a client to wait before it connects again. */
  readonly retry?: number;
}

/** Every event as it came. */
export function events<Errors>(call: Call): StreamPromise<ServerEvent, Errors> {
  return beginEvents(call, () => parseEvents(call));
}

/** The data of every event, which is JSON where there is any. Ends with the answer, or at the data `[DONE]`. */
export function jsonEvents<Item, Errors>(
  call: Call,
  parser: Parser<Item> = JSON,
): StreamPromise<Item, Errors> {
  return beginEvents(call, () => data(call, parser));
}

/** A stream of events, once it is sure that the answer is one: in JSON, or in a page, there would be none to find. */
export function beginEvents<Item, Errors>(
  call: Call,
  read: () => AsyncIterable<Item>,
): StreamPromise<Item, Errors> {
  return new StreamPromise(call, async () => {
    const response = await call.response;
    const isPage = /^text\/html\b/i.test(response.headers.get('content-type') ?? '');
    if (isPage || isJson(response)) {
      const what = isPage ? 'a page' : 'JSON';
      throw new ResponseParseError(call.request, response, `${what} where events were due`);
    }
    return read();
  });
}

async function* data<Item>(call: Call, parser: Parser<Item>): AsyncGenerator<Item, void, undefined> {
  const response = await call.response;
  for await (const event of parseEvents(call)) {
    if (event.data === '[DONE]') return;
    // What holds nothing is a sign of life.
    if (event.data.trim() !== '') yield parseJson(parser, event.data, response, call.request);
  }
}

export async function* parseEvents(call: Call): AsyncGenerator<ServerEvent, void, undefined> {
  const pending = new PendingEvent();
  for await (const line of lines(call)) {
    const event = line === '' ? pending.end() : undefined;
    if (event !== undefined) yield event;
    pending.add(line);
    if (pending.length > LONGEST) throw await tooLong(call);
  }
  // An event that the end of the answer cut short of its empty line still counts.
  const last = pending.end();
  if (last !== undefined) yield last;
}

/** An event while its lines arrive. */
class PendingEvent {
  length = 0;
  #data: string[] = [];
  #event = '';
  #id = '';
  #retry: number | undefined;

  add(line: string): void {
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    switch (field) {
      case 'data':
        this.#data.push(value);
        this.length += value.length + 1;
        return;
      case 'event':
        this.#event = value;
        return;
      case 'id':
        if (!value.includes('\0')) this.#id = value;
        return;
      case 'retry':
        if (/^\d{1,15}$/.test(value)) this.#retry = Number(value);
    }
  }

  /** The event that is complete, if there is one, and a fresh start. */
  end(): ServerEvent | undefined {
    const retry = this.#retry === undefined ? {} : { retry: this.#retry };
    const event = { event: this.#event || 'message', data: this.#data.join('\n'), id: this.#id, ...retry };
    const complete = this.#data.length > 0;
    this.#data = [];
    this.#event = '';
    this.#retry = undefined;
    this.length = 0;
    return complete ? event : undefined;
  }
}
