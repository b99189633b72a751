// Part of the runtime of apivintage, copied as it is. Do not edit.

/** Answers that come bit by bit. */
import { BROKEN, named, ResponseParseError } from './errors.js';
import type { Call } from './operation.js';
import { ApiPromise } from './promise.js';

/** Characters that one line, or one event, may have. */
export const LONGEST: number = 1024 * 1024;

/**
 * The items of an answer while they arrive: `for await` over it, or over what it resolves to, once. Leaving the loop
 * ends the request. `timeout` is then how long it may take to begin, and to send its next piece.
 */
export class StreamPromise<Item, Errors = object>
  extends ApiPromise<AsyncIterable<Item>, Errors>
  implements AsyncIterable<Item>
{
  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    yield* await this.then();
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
