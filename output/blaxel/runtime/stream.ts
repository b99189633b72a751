// Part of the runtime of apivintage, copied as it is. Do not edit.

/** Answers that come bit by bit. */
import type { Deadline } from './deadline.js';
import { BROKEN, named, ResponseParseError } from './errors.js';
import type { Call } from './operation.js';
import { ApiPromise } from './promise.js';

/** Characters that one line, or one event, may have. */
export const LONGEST: number = 1024 * 1024;

const END: IteratorReturnResult<undefined> = { done: true, value: undefined };

/**
 * The items of an answer while they arrive: `for await` over it, or over what it resolves to, once. Leaving the loop
 * ends the request. `timeout` is then how long it may take to begin, and to send its next piece.
 */
export class StreamPromise<Item, Errors = object>
  extends ApiPromise<AsyncIterable<Item>, Errors>
  implements AsyncIterable<Item>
{
  readonly #call: Call;

  constructor(call: Call, decode: () => Promise<AsyncIterable<Item>>) {
    super(call, async () => {
      const items = await decode();
      return new Items(call, () => items);
    });
    this.#call = call;
  }

  [Symbol.asyncIterator](): AsyncIterableIterator<Item> {
    return new Items(this.#call, () => this.then());
  }
}

/**
 * Items whose request ends with them. No generator, which would hear of the end only when it is asked for an item, and
 * not while it waits for one.
 */
class Items<Item> implements AsyncIterableIterator<Item> {
  readonly #call: Call;
  readonly #open: () => AsyncIterable<Item> | Promise<AsyncIterable<Item>>;
  readonly #caller: Deadline;
  #items: AsyncIterator<Item> | undefined;
  #isLeft = false;

  constructor(call: Call, open: () => AsyncIterable<Item> | Promise<AsyncIterable<Item>>) {
    this.#call = call;
    this.#open = open;
    this.#caller = call.anew(Infinity);
    const aborted = this.#caller.race(() => new Promise<never>(() => undefined));
    aborted.catch(() => {
      call.leave();
    });
    this.#caller.watch();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<Item, undefined>> {
    try {
      if (this.#isLeft) return END;
      if (this.#caller.reason) throw this.#caller.reason;
      this.#items ??= (await this.#open())[Symbol.asyncIterator]();
      const item = await this.#items.next();
      if (item.done !== true) return item;
      this.#caller.pause(true);
      return END;
    } catch (error) {
      // What breaks because it was left is at its end.
      if (this.#isLeft) return END;
      await this.return();
      throw this.#caller.reason ?? error;
    }
  }

  async return(): Promise<IteratorResult<Item, undefined>> {
    this.#isLeft = true;
    this.#caller.pause(true);
    this.#call.leave();
    // Where no answer has come yet, nobody else hears that none will.
    this.#call.response.catch(() => undefined);
    await this.#items?.return?.();
    return END;
  }
}

/** The lines of an answer, ended by LF, CRLF or CR; the last one need not be. Throws for one that does not end. */
export async function* lines(call: Call): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder();
  let rest = '';
  let cr = false;
  for await (const chunk of chunks(call)) {
    let text = decoder.decode(chunk, { stream: true });
    if (text === '') continue;
    // A CRLF may come in two chunks; its LF ends no line.
    if (cr && text.startsWith('\n')) text = text.slice(1);
    cr = text === '' ? false : text.endsWith('\r');
    // Only what is new is looked through: a long line may come in many pieces.
    const [end = '', ...parts] = text.split(/\r\n|\r|\n/);
    rest += end;
    for (const part of parts) {
      yield rest;
      rest = part;
    }
    if (rest.length > LONGEST) throw await tooLong(call);
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}

export async function tooLong(call: Call): Promise<Error> {
  return new ResponseParseError(
    call.request,
    await call.response,
    `more than ${LONGEST} characters without end`,
  );
}

/** Waits for one more piece. */
async function piece<T>(call: Call, next: () => Promise<T>): Promise<T> {
  const deadline = call.anew();
  try {
    deadline.watch();
    return await deadline.race(next);
  } catch (error) {
    throw named(error, call, BROKEN);
  } finally {
    // What reads a piece needs no signal.
    deadline.pause(true);
  }
}

async function* chunks(call: Call): AsyncGenerator<Uint8Array, void, undefined> {
  const response = await call.response;
  const reader = response.body?.getReader();
  if (reader === undefined) return;
  try {
    for (;;) {
      const { done, value } = await piece(call, () => reader.read());
      if (done) return;
      yield value;
    }
  } finally {
    // Fails where the stream has failed, which was said already.
    await reader.cancel().catch(() => undefined);
  }
}
