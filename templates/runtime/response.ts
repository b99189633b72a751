/** Reading answers. */
import { type ErrorAnswer, type RequestFacts, ResponseParseError } from './errors.js';

const MOST_ERROR_BYTES = 64 * 1024;

/** `JSON.parse` as what it is used for: the one place where the specification's promise is taken for the type. */
interface Parser<T> {
  parse: (text: string, reviver?: () => undefined) => T;
}

/** The body as JSON; undefined when it is empty (204, 205, 304, HEAD). Throws {@link ResponseParseError}. */
export async function readJson<T>(response: Response, request: RequestFacts): Promise<T> {
  const text = await response.text();
  const parser: Parser<T> = JSON;
  try {
    return text === '' ? parser.parse('null', () => undefined) : parser.parse(text);
  } catch (cause) {
    // The parser's own message quotes the body.
    throw new ResponseParseError(
      request,
      response,
      `a body that is no JSON`,
      new SyntaxError(position(cause)),
    );
  }
}

/** An answer with an error status, its body read up to 64 KiB and the rest left. */
export async function readError(response: Response, request: RequestFacts): Promise<ErrorAnswer> {
  const text = await readStart(response, MOST_ERROR_BYTES);
  const { status, headers } = response;
  return { request, status, headers, text, body: jsonOrNothing(text) };
}

/** The first bytes of a body as text; leaves nothing open. */
export async function readStart(response: Response, most: number): Promise<string> {
  const reader = response.body?.getReader();
  if (reader === undefined) return '';
  const decoder = new TextDecoder();
  let text = '';
  for (let left = most; left > 0;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value.subarray(0, left), { stream: true });
    left -= value.length;
  }
  await reader.cancel();
  return text;
}

function jsonOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function position(error: unknown): string {
  return /at position \d+/.exec(String(error))?.[0] ?? 'unexpected end or token';
}
