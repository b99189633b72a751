/** Lists in pages whose bodies have integers of 64 bits. */
import { marked } from './int64.js';
import { changed } from './int64-call.js';
import type { Call } from './operation.js';
import { declared } from './response.js';

/** Reads pages by a rule whose `items` begins with `revived(body, …)`, which is called before anything else of it. */
export function int64Pages<Result>(pages: (call: Call) => Result): (call: Call) => Result {
  return (call) => pages(changed(call, { body: withMarks }));
}

function withMarks<Body>(body: Body): Body {
  return typeof body === 'string' ? declared<Body>(JSON, marked(body)) : body;
}

/** What counts pages or items, as a number: more than a number holds there are not. */
export function count(value: bigint | number | string | null | undefined): number | undefined {
  return value === undefined || value === null ? undefined : Number(value);
}

/** A cursor as it is sent. */
export function cursorText(value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
