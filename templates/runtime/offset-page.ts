import type { Call } from './operation.js';
import { type Arrived, type Next, type PagePromise, paged } from './page.js';
import { movedTo, type PagePlace, sentAt } from './page-place.js';

/** A list whose pages are asked for by how many items come before them. */
export interface OffsetRule<Item, Body> {
  /** Takes the offset. */
  readonly offset: PagePlace;
  /**
   * The offset of the first item.
   *
   * @defaultValue 0
   */
  readonly first?: number;
  readonly items: (body: Body) => readonly Item[] | null | undefined;
  /** How many items there are in all, where bodies say so. */
  readonly total?: (body: Body) => number | null | undefined;
  /** Whether there are more pages, where bodies say so. */
  readonly more?: (body: Body) => boolean | null | undefined;
}

/** Pages by offset: on to the end that bodies name, or to the first empty page. */
export function offsetPage<Item, Body, Errors>(
  rule: OffsetRule<Item, Body>,
): (call: Call) => PagePromise<Item, Body, Errors> {
  return paged({ items: rule.items, next: (page) => nextOffset(rule, page) });
}

function nextOffset<Item, Body>(
  rule: OffsetRule<Item, Body>,
  { body, items, call }: Arrived<Item, Body>,
): Next {
  const first = rule.first ?? 0;
  const offset = Number((call.plan && sentAt(rule.offset, call.plan)) ?? first) + items.length;
  const total = rule.total?.(body) ?? Infinity;
  const ended = items.length === 0 || offset - first >= total || rule.more?.(body) === false;
  return ended ? undefined : { change: movedTo(rule.offset, offset) };
}
