import type { Call } from './operation.js';
import { type Next, type PagePromise, paged } from './page.js';
import { movedTo, type PagePlace } from './page-place.js';

/** A list whose pages name the cursor of the next one. */
export interface CursorRule<Item, Body> {
  /** Takes the cursor. */
  readonly cursor: PagePlace;
  readonly items: (body: Body) => readonly Item[] | null | undefined;
  /** The cursor of the next page; empty, null or absent on the last one. */
  readonly next: (body: Body) => unknown;
  /** Whether there are more pages, where bodies say so. */
  readonly more?: (body: Body) => boolean | null | undefined;
}

/** No server takes a URL of twice as much. */
const LONGEST = 8192;

/** Pages by cursor. */
export function cursorPage<Item, Body, Errors>(
  rule: CursorRule<Item, Body>,
): (call: Call) => PagePromise<Item, Body, Errors> {
  return paged({ items: rule.items, next: ({ body }) => nextCursor(rule, body) });
}

function nextCursor<Item, Body>(rule: CursorRule<Item, Body>, body: Body): Next {
  const more = rule.more?.(body);
  if (more === false) return undefined;
  const next = rule.next(body) ?? '';
  if (next === '') return more === true ? 'has more pages but gives no cursor to the next one' : undefined;
  if (typeof next !== 'string' && typeof next !== 'number') return UNUSABLE;
  const cursor = String(next);
  // JSON holds half of a surrogate pair, and a URL does not.
  const isHalf = typeof rule.cursor === 'string' && /\p{Cs}/u.test(cursor);
  if (isHalf || cursor.length > LONGEST) return UNUSABLE;
  return { change: movedTo(rule.cursor, next), cursor };
}

const UNUSABLE = 'gives a cursor that cannot be sent';
