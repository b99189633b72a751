// Part of the runtime of apivintage, copied as it is. Do not edit.

/** Reading answers. */
import { type ErrorAnswer, type RequestFacts, ResponseParseError } from './errors.js';

const MOST_ERROR_BYTES = 64 * 1024;

/** `JSON.parse` as what it is used for: the one place where the specification's promise is taken for the type. */
interface Parser<T> {
  parse: (text: string, reviver?: () => unknown) => T;
}

/** Text of an answer as a value; undefined when it is empty. Throws {@link ResponseParseError}. */
export function parseJson<T>(text: string, response: Response, request: RequestFacts): T {
  if (text === '') return declared<T>(undefined);
  const parser: Parser<T> = JSON;
  try {
    return parser.parse(text);
  } catch {
    // Without the parser's own error, which quotes the body.
    throw new ResponseParseError(request, response, 'a body that is no JSON');
  }
}

/** For values that were put together of what was parsed. */
export function declared<T>(value: unknown): T {
  const parser: Parser<T> = JSON;
  return parser.parse('0', () => value);
}

/** The body as JSON; undefined when it is empty (204, 205, 304, HEAD). Throws {@link ResponseParseError}. */
export async function readJson<T>(response: Response, request: RequestFacts): Promise<T> {
  return parseJson(await response.text(), response, request);
}

/** An answer with an error status, its body read up to 64 KiB and the rest left. */
export async function readError(response: Response, request: RequestFacts): Promise<ErrorAnswer> {
  const text = await readStart(response, MOST_ERROR_BYTES);
  const { status, headers } = response;
  return { request, status, headers, text, body: jsonOrNothing(text) };
}

/** Leaves an answer unread, and its connection free. */
export async function discard(response: Response | undefined): Promise<void> {
  try {
    await response?.body?.cancel();
  } catch {
    // It broke off already, or somebody else reads it.
  }
}

/** The first bytes of a body as text, or as many as arrive; leaves nothing open. */
export async function readStart(response: Response, most: number): Promise<string> {
  const reader = response.body?.getReader();
  if (reader === undefined) return '';
  const decoder = new TextDecoder();
  let text = '';
  try {
    for (let left = most; left > 0;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      text += decoder.decode(value.subarray(0, left), { stream: true });
      left -= value.length;
    }
    await reader.cancel();
  } catch {
    // What breaks off is as good as what is cut.
  }
  return text;
}

function jsonOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
