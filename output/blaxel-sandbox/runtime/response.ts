// Part of the runtime of apivintage, copied as it is. Do not edit.

/** Reading answers. */
import { type ErrorAnswer, type RequestFacts, ResponseParseError } from './errors.js';
import type { Call } from './operation.js';

const MOST_ERROR_BYTES = 64 * 1024;

/** `JSON.parse` as what it is used for: the one place where the specification's promise is taken for the type. */
export interface Parser<T> {
  parse: (text: string, reviver?: () => unknown) => T;
}

/** Text of an answer as a value; undefined when it is empty. Throws {@link ResponseParseError}. */
export function parseJson<T>(parser: Parser<T>, text: string, response: Response, request: RequestFacts): T {
  try {
    return text === '' ? declared(parser, undefined) : parser.parse(text);
  } catch {
    // Without the parser's own error, which quotes the body.
    throw new ResponseParseError(request, response, 'a body that is no JSON');
  }
}

/** For values that were put together of what was parsed. */
export function declared<T>(parser: Parser<T>, value: unknown): T {
  return parser.parse('0', () => value);
}

/**
 * Reads a body that is JSON, or empty (204, 205, 304, HEAD), which is undefined, and makes something of it. Rejects with
 * {@link ResponseParseError}.
 */
export function readJson<Body, T>(
  call: Call,
  parser: Parser<Body>,
  make: (body: Body, response: Response) => T,
): Promise<T> {
  return call.read(asText, (text, response) =>
    make(parseJson(parser, text, response, call.request), response),
  );
}

/** The whole body as text. */
export function asText(response: Response): Promise<string> {
  return response.text();
}

/** An answer with an error status, its body read up to 64 KiB and the rest left. */
export async function readError(response: Response, request: RequestFacts): Promise<ErrorAnswer> {
  return errorAnswer(response, request, await readStart(response));
}

/** An answer with an error status of whose body this text was read. */
export function errorAnswer({ status, headers }: Response, request: RequestFacts, text: string): ErrorAnswer {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    // Then it is none.
  }
  return { request, status, headers, text, body };
}

/** Leaves an answer unread, and its connection free. */
export async function discard(response: Response | undefined): Promise<void> {
  try {
    await response?.body?.cancel();
  } catch {
    // It broke off already, or somebody else reads it.
  }
}

/** The first 64 KiB of a body as text, or as much as arrives; leaves nothing open. `part` has what was read so far. */
export async function readStart({ body }: Response, part = { text: '' }): Promise<string> {
  const decoder = new TextDecoder();
  let left = MOST_ERROR_BYTES;
  try {
    const reader = body?.getReader();
    while (reader && left > 0) {
      const { done, value } = await reader.read();
      part.text += decoder.decode(value?.subarray(0, left), { stream: !done });
      if (done) break;
      left -= value.length;
    }
    await reader?.cancel();
  } catch {
    // What breaks off is as good as what is cut.
  }
  return part.text;
}
