import type { Call } from './operation.js';
import { type Arrived, type Next, type PagePromise, paged } from './page.js';
import { movedTo, type PagePlace, sentAt } from './page-place.js';

/** A list whose pages have numbers. */
export interface NumberRule<Item, Body> {
  /** Takes the number. */
  readonly page: PagePlace;
  /**
   * The number of the first page.
   *
   * @defaultValue 1
   */
  readonly first?: number;
  readonly items: (body: Body) => readonly Item[] | null | undefined;
  /** How many pages there are, where bodies say so. */
  readonly pages?: (body: Body) => number | null | undefined;
  /** How many items there are in all, where bodies say so. */
  readonly total?: (body: Body) => number | null | undefined;
  /** Whether there are more pages, where bodies say so. */
  readonly more?: (body: Body) => boolean | null | undefined;
}

/** Pages by number: on to the end that bodies name, or to the first empty page. */
export function numberPage<Item, Body, Errors>(
  rule: NumberRule<Item, Body>,
): (call: Call) => PagePromise<Item, Body, Errors> {
  return paged({ items: rule.items, next: (page) => nextNumber(rule, page) });
}

function nextNumber<Item, Body>(
  rule: NumberRule<Item, Body>,
  { body, items, call, seen }: Arrived<Item, Body>,
): Next {
  const first = rule.first ?? 1;
  const next = Number((call.plan && sentAt(rule.page, call.plan)) ?? first) + 1;
  const pages = rule.pages?.(body) ?? Infinity;
  // Who began in the middle has seen fewer than there are, and goes on to an empty page.
  const isAll = next - first >= pages || seen >= (rule.total?.(body) ?? Infinity);
  const ended = items.length === 0 || isAll || rule.more?.(body) === false;
  return ended ? undefined : { change: movedTo(rule.page, next) };
}
