import type { FieldPath } from './model.js';
import type { Pagination, RequestPlace } from './pagination.js';
import { segmentsOf } from './pointer.js';

/** A pagination rule as it is written, in `x-pagination` and in a configuration. Fields are JSON pointers into bodies. */
export interface PaginationRule {
  readonly style: 'cursor' | 'offset' | 'page' | 'link' | 'url';
  /** The query parameter that carries the cursor, the offset or the number of the page, or the JSON pointer of a field of the body that does. */
  readonly request?: string | undefined;
  /** The query parameter, or the field of the body, that says how many items come in a page. */
  readonly size?: string | undefined;
  /** The list. */
  readonly items?: string | undefined;
  /** The cursor or the URL of the next page. */
  readonly next?: string | undefined;
  /** Whether there are more pages. */
  readonly more?: string | undefined;
  /** How many items there are in all. */
  readonly total?: string | undefined;
  /** How many pages there are. */
  readonly pages?: string | undefined;
  /** The offset or the number of the first page. */
  readonly first?: number | undefined;
}

type Style = PaginationRule['style'];
type Key = Exclude<keyof PaginationRule, 'style'>;

interface Keys {
  readonly needed: readonly Key[];
  readonly possible: readonly Key[];
}

const STYLES: Readonly<Record<Style, Keys>> = {
  // Who follows cursors needs no total, but may say where it is.
  cursor: { needed: ['request', 'items', 'next'], possible: ['more', 'total', 'size'] },
  offset: { needed: ['request', 'items'], possible: ['total', 'more', 'first', 'size'] },
  page: { needed: ['request', 'items'], possible: ['pages', 'total', 'more', 'first', 'size'] },
  link: { needed: ['items'], possible: ['request', 'size'] },
  url: { needed: ['items', 'next'], possible: ['request', 'size'] },
};

/** The styles in which lists are paged. */
export const PAGINATION_STYLES: readonly Style[] = ['cursor', 'offset', 'page', 'link', 'url'];

const POINTERS: ReadonlySet<string> = new Set<Key>(['items', 'next', 'more', 'total', 'pages']);

const KEYS: ReadonlySet<string> = new Set([
  'style',
  ...Object.values(STYLES).flatMap(({ needed, possible }) => [...needed, ...possible]),
]);

/** Whether what stands as a rule is meant for another program: it has keys, and none of ours. */
export const isForeignRule = (written: Readonly<Record<string, unknown>>): boolean => {
  const keys = Object.keys(written);
  return keys.length > 0 && !keys.some((key) => KEYS.has(key));
};

/** What a rule says, or why it says nothing. */
export const paginationOf = (
  written: Readonly<Record<string, unknown>>,
): { readonly rule: Pagination } | { readonly problem: string } => {
  const style = PAGINATION_STYLES.find((each) => each === written['style']);
  if (style === undefined)
    return { problem: `a rule needs \`style\`: ${PAGINATION_STYLES.slice(0, -1).join(', ')} or url` };
  const problem = problemOf(written, style);
  return problem === undefined ? { rule: ruleOf(written, style) } : { problem };
};

const problemOf = (written: Readonly<Record<string, unknown>>, style: Style): string | undefined => {
  const { needed, possible } = STYLES[style];
  const missing = needed.filter((key) => written[key] === undefined);
  if (missing.length > 0) return `\`style: ${style}\` needs ${ticked(needed)}`;
  for (const [key, value] of Object.entries(written)) {
    if (key === 'style' || key.startsWith('x-') || value === undefined) continue;
    if (![...needed, ...possible].some((each) => each === key))
      return `\`style: ${style}\` has no \`${key}\`: it takes ${ticked([...needed, ...possible])}`;
    const wrong = wrongValue(key, value, style);
    if (wrong !== undefined) return `\`${key}\` must be ${wrong}`;
  }
  return undefined;
};

const wrongValue = (key: string, value: unknown, style: Style): string | undefined => {
  if (key === 'first') return Number.isInteger(value) ? undefined : 'a whole number';
  // A link lends its query, so that a body has no part in it.
  if (!POINTERS.has(key) && isPointer(value) && (style === 'link' || style === 'url'))
    return 'a query parameter';
  if (!POINTERS.has(key)) return typeof value === 'string' && value !== '' ? undefined : 'a name';
  return value === '' || isPointer(value) ? undefined : 'a JSON pointer, such as /data';
};

const isPointer = (value: unknown): boolean => typeof value === 'string' && value.startsWith('/');

const ruleOf = (written: Readonly<Record<string, unknown>>, style: Style): Pagination => {
  const has = (key: Key): boolean => written[key] !== undefined;
  const name = (key: Key): string => {
    const value = written[key];
    return typeof value === 'string' ? value : '';
  };
  const path = (key: Key): FieldPath => segmentsOf(name(key));
  const place = (key: Key): RequestPlace => (isPointer(name(key)) ? path(key) : name(key));
  const request = has('request') ? { request: name('request') } : {};
  const more = has('more') ? { more: path('more') } : {};
  const paged = { items: path('items'), ...(has('size') ? { size: place('size') } : {}) };
  const counted = {
    ...paged,
    ...more,
    request: place('request'),
    ...(has('first') ? { first: Number(written['first']) } : {}),
    ...(has('total') ? { total: path('total') } : {}),
  };
  switch (style) {
    case 'cursor':
      return { kind: style, ...paged, ...more, request: place('request'), next: path('next') };
    case 'offset':
      return { kind: style, ...counted };
    case 'page':
      return { kind: style, ...counted, ...(has('pages') ? { pages: path('pages') } : {}) };
    case 'link':
      return { kind: style, ...paged, ...request };
    case 'url':
      return { kind: style, ...paged, ...request, next: path('next') };
  }
};

const ticked = (keys: readonly Key[]): string => {
  const texts = keys.map((key) => `\`${key}\``);
  const last = texts.pop() ?? '';
  return texts.length === 0 ? last : `${texts.join(', ')} and ${last}`;
};
