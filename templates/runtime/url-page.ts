/** Lists whose pages name the URL of the next one, in the body or in a `Link` header. */
import type { Call } from './operation.js';
import { type Next, type PagePromise, paged } from './page.js';
import { encode, replaced } from './query.js';
import { toURL } from './url.js';

export interface UrlRule<Item, Body> {
  readonly items: (body: Body) => readonly Item[] | null | undefined;
  /** The URL of the next page; empty, null or absent on the last one. */
  readonly next: (body: Body) => unknown;
}

/** Pages by the URL in their bodies. */
export function urlPage<Item, Body, Errors>(
  rule: UrlRule<Item, Body>,
): (call: Call) => PagePromise<Item, Body, Errors> {
  return paged({ items: rule.items, next: ({ body, call }) => nextQuery(rule.next(body), call) });
}

export interface LinkRule<Item, Body> {
  readonly items: (body: Body) => readonly Item[] | null | undefined;
}

/** Pages by their `Link` header with `rel="next"`. */
export function linkPage<Item, Body, Errors>(
  rule: LinkRule<Item, Body>,
): (call: Call) => PagePromise<Item, Body, Errors> {
  return paged({
    items: rule.items,
    next: ({ response, call }) => nextQuery(nextLink(response.headers.get('link') ?? ''), call),
  });
}

/** A link lends its query to the same endpoint and nothing else, so that no credential goes where a body says. */
function nextQuery(link: unknown, call: Call): Next {
  if (link === undefined || link === null || link === '') return undefined;
  if (typeof link !== 'string') return 'names a next page that is no URL';
  const here = new URL(call.plan?.url ?? '');
  const url = toURL(link, here.href);
  if (!url) return 'names a next page that is no URL';
  const same =
    url.origin === here.origin && url.pathname === here.pathname && url.username + url.password === '';
  if (!same) {
    const where = url.origin === here.origin ? 'elsewhere on its own server' : `on ${url.origin}`;
    return `names a next page ${where}, which is not followed`;
  }
  const wanted = lent(url.search.slice(1), echoed(url.searchParams, here.searchParams, call));
  return {
    change: (plan) => ({ ...plan, query: replaced(plan.query, wanted) }),
    cursor: wanted && `?${wanted}`,
  };
}

/**
 * The pairs of a query as this client writes them, but for those of some names. A comma that stands as it is separates
 * items, and one that is encoded is in an item: each stays what it is.
 */
function lent(query: string, without: readonly string[]): string {
  const pairs = query.split('&').map((pair) => {
    const [key = '', ...rest] = pair.split('=');
    const name = decoded(key);
    if (pair === '' || without.includes(name)) return '';
    const items = rest.join('=').split(',');
    const value = items.map((item) => encode(decoded(item), name)).join(',');
    return encode(name, name) + (rest.length === 0 ? '' : `=${value}`);
  });
  return pairs.filter((pair) => pair !== '').join('&');
}

function decoded(text: string): string {
  return new URLSearchParams(`=${text}`).get('') ?? '';
}

/**
 * The parameters of a link in which a server repeats what the path says itself, the version, or a credential: each request
 * brings its own, and no error keeps one.
 */
function echoed(link: URLSearchParams, here: URLSearchParams, { carrier, plan }: Call): readonly string[] {
  const [sent, planned] = [new URLSearchParams(carrier?.query), new URLSearchParams(plan?.query)];
  const base = new URLSearchParams(plan?.base.toLowerCase());
  const secrets = carrier?.secret.split('\n').filter((secret) => secret.length >= SHORTEST) ?? [];
  const names: string[] = [];
  link.forEach((value, name) => {
    const isOwn = base.has(name.toLowerCase()) || (sent.has(name) && !planned.has(name));
    if (isOwn || here.has(name) || secrets.includes(value)) names.push(name);
  });
  return names;
}

/** What is shorter may be the number of a page. */
const SHORTEST = 8;

function nextLink(header: string): string | undefined {
  for (const [, url, parameters = ''] of header.matchAll(LINK)) {
    const rel = [...parameters.matchAll(PARAMETER)].find(([, name]) => name?.toLowerCase() === 'rel');
    const relations = (rel?.[2] ?? rel?.[3] ?? '').toLowerCase().split(/\s+/);
    if (relations.includes('next')) return url;
  }
  return undefined;
}

// Nothing is looked at twice, however many brackets a server opens.
const LINK = /<([^<>]*)>((?:[^,"]|"[^"]*")*)/g;
const PARAMETER = /;\s*([\w*-]+)\s*=\s*(?:"([^"]*)"|([^\s;"]+))/g;
