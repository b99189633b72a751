/** Pages by cursor. A cursor holds a position, and the query that it belongs to. */
import { isJson, type Json, part, parsed, textAt } from '../json.js';
import { refuse, type State } from './state.js';

export interface Sizes {
  readonly usual: number;
  readonly most: number;
}

/**
 * A page of a collection, newest first unless `sort` says otherwise. The status filter looks at the items of a page
 * only: where none of them fits, the page is empty and more follow.
 */
export function page(items: readonly Json[], query: URLSearchParams, sizes: Sizes, state: State): Response {
  const start = startOf(query, state);
  if (start === undefined) return refuse(400, 'invalid_cursor', 'The cursor is stale or of another query.');
  const size = Math.min(Number(query.get('limit') ?? sizes.usual), sizes.most);
  const found = sorted(searched(items, query.get('q') ?? ''), query.get('sort') ?? '');
  const from = query.get('anchor') === 'end' ? Math.max(found.length - size, 0) : start;
  const end = from + size;
  const hasMore = end < found.length;
  return Response.json({
    data: kept(found.slice(from, end), query.get('status')),
    meta: { hasMore, nextCursor: hasMore ? cursorAt(end, query, state) : '', total: items.length },
  });
}

function startOf(query: URLSearchParams, state: State): number | undefined {
  const cursor = query.get('cursor');
  if (cursor === null) return 0;
  const held = parsed(Buffer.from(cursor, 'base64url').toString());
  if (!isJson(held) || held['of'] !== signature(query, state)) return undefined;
  return Number(held['at']);
}

function cursorAt(at: number, query: URLSearchParams, state: State): string {
  return Buffer.from(JSON.stringify({ at, of: signature(query, state) })).toString('base64url');
}

/** All that binds a cursor: the filters, the order, and the age. */
function signature(query: URLSearchParams, { age }: State): string {
  const bound = [...query].filter(([name]) => name !== 'cursor' && name !== 'limit');
  return JSON.stringify([age, bound.sort(([one], [other]) => one.localeCompare(other))]);
}

function searched(items: readonly Json[], q: string): Json[] {
  const wanted = q.trim().toLowerCase();
  return items.filter((item) => wanted.length < 2 || textAt(part(item, 'metadata'), 'name').includes(wanted));
}

function sorted(items: readonly Json[], order: string): Json[] {
  const name = (item: Json): string => textAt(part(item, 'metadata'), 'name');
  if (order === 'createdAt:asc') return [...items];
  if (!order.startsWith('name:')) return items.toReversed();
  const ascending = items.toSorted((one, other) => name(one).localeCompare(name(other)));
  return order === 'name:asc' ? ascending : ascending.toReversed();
}

function kept(items: readonly Json[], status: string | null): Json[] {
  const wanted = status?.toUpperCase().split(',');
  return items.filter((item) => wanted === undefined || wanted.includes(textAt(item, 'status')));
}
