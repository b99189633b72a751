/** Lists that come in pages. How an API pages is a {@link PageRule}; the rest is the same for all. */
import { ApiError, ClientError, isObject, type RequestFacts, shape } from './errors.js';
import { fingerprint } from './fingerprint.js';
import type { Call, Plan } from './operation.js';
import { ApiPromise } from './promise.js';
import { readJson } from './response.js';

/** The server's pages do not lead to an end. */
export class PaginationError extends ClientError {
  override readonly name: string = 'PaginationError';
}

/** The server no longer knows the cursor that was to be followed; `cause` is its answer. */
export class CursorExpiredError extends PaginationError {
  override readonly name: string = 'CursorExpiredError';
  /** How many items arrived before. */
  readonly itemsSeen: number;
  // Not to be printed: a log is no place for what an API answers.
  readonly #resumeAfter: string;
  readonly #items: readonly unknown[];

  constructor(
    request: RequestFacts,
    resumeAfter: string,
    itemsSeen: number,
    cause: unknown,
    items: readonly unknown[] = [],
  ) {
    super(request, `no longer takes its cursor after ${itemsSeen} items: list again`, cause);
    this.itemsSeen = itemsSeen;
    this.#resumeAfter = resumeAfter;
    this.#items = items;
  }

  /** The rejected cursor, or the query of the rejected link: the place after the last item that arrived. */
  get resumeAfter(): string {
    return this.#resumeAfter;
  }

  /** What `toArray` had collected; who iterates has it already. */
  get items(): readonly unknown[] {
    return this.#items;
  }
}

/** A page as the server gave it. */
export interface Arrived<Item, Body> {
  readonly body: Body;
  readonly items: readonly Item[];
  readonly response: Response;
  readonly call: Call;
  /** How many items arrived, from the page where the caller began to this one. */
  readonly seen: number;
}

/** The way to the next page, undefined at the end, or why there should be one and is none. */
export type Next = Step | string | undefined;

export interface Step {
  readonly change: (plan: Plan) => Plan;
  /** What a server may no longer know: see {@link CursorExpiredError}. */
  readonly cursor?: string;
}

export interface PageRule<Item, Body> {
  /** The list in a body. */
  readonly items: (body: Body) => readonly Item[] | null | undefined;
  readonly next: (page: Arrived<Item, Body>) => Next;
}

/** Gives a result function for operations that page by a rule. */
export function paged<Item, Body, Errors>(
  rule: PageRule<Item, Body>,
): (call: Call) => PagePromise<Item, Body, Errors> {
  return (call) => new PagePromise<Item, Body, Errors>(call, () => readPage(call, rule, FIRST));
}

const FIRST: Place = { index: 0, empty: 0, seen: 0 };
const MOST_EMPTY = 100;
const MOST_PLACES = 10_000;

/** Where a page stands in its list. */
interface Place {
  readonly index: number;
  /** How many pages without items came before it in a row. */
  readonly empty: number;
  /** How many items came before it. */
  readonly seen: number;
  /** Which page each request led to: one that leads to two is a loop. Shared by the pages of a list after the first. */
  readonly places?: Map<string, number>;
}

/** One page. Iterating over it goes through its items and those of all pages after it. */
export class Page<Item, Body = unknown> implements AsyncIterable<Item> {
  /** The items of this page. */
  readonly data: Item[];
  /** The whole body. */
  readonly body: Body;
  readonly #next: (() => Promise<Page<Item, Body>>) | undefined;
  #pending: Promise<Page<Item, Body>> | undefined;

  constructor(data: Item[], body: Body, next?: () => Promise<Page<Item, Body>>) {
    this.data = data;
    this.body = body;
    this.#next = next;
  }

  /** Whether there is a page after this one. Asks nobody. */
  hasNextPage(): boolean {
    return this.#next !== undefined;
  }

  /** The page after this one. Calls at the same time share one request. Rejects with RangeError after the last page. */
  async nextPage(): Promise<Page<Item, Body>> {
    if (!this.#next) throw new RangeError('this is the last page');
    // Forgotten when it arrives, lest the first page keep all others in memory.
    this.#pending ??= this.#next().finally(() => {
      this.#pending = undefined;
    });
    return this.#pending;
  }

  [Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    return itemsOf(pagesFrom(this));
  }
}

/** The first page of a list, and by iterating the items of all its pages. */
export class PagePromise<Item, Body = unknown, Errors = object>
  extends ApiPromise<Page<Item, Body>, Errors>
  implements AsyncIterable<Item>
{
  [Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    return itemsOf(this.pages());
  }

  /** Every page, each requested when the one before is done with. */
  pages(): AsyncGenerator<Page<Item, Body>, void, undefined> {
    return pagesFrom(this);
  }

  /** The first `limit` items. Rejects with RangeError where that is no positive number, whatever the server answers. */
  async toArray({ limit }: { readonly limit: number }): Promise<Item[]> {
    const items: Item[] = [];
    if (!(limit > 0)) {
      // The request is on its way, and nobody else hears how it ends.
      this.catch(() => undefined);
      throw new RangeError('limit must be a positive number');
    }
    try {
      for await (const { data } of this.pages()) {
        for (const item of data) if (items.push(item) >= limit) return items;
      }
    } catch (error) {
      if (!(error instanceof CursorExpiredError)) throw error;
      const { request, resumeAfter, itemsSeen, cause } = error;
      throw new CursorExpiredError(request, resumeAfter, itemsSeen, cause, items);
    }
    return items;
  }
}

async function* pagesFrom<Item, Body>(
  first: Page<Item, Body> | PromiseLike<Page<Item, Body>>,
): AsyncGenerator<Page<Item, Body>, void, undefined> {
  let page = await first;
  yield page;
  while (page.hasNextPage()) {
    page = await page.nextPage();
    yield page;
  }
}

async function* itemsOf<Item>(
  pages: AsyncIterable<{ readonly data: readonly Item[] }>,
): AsyncGenerator<Item, void, undefined> {
  for await (const { data } of pages) yield* data;
}

function readPage<Item, Body>(
  call: Call,
  rule: PageRule<Item, Body>,
  place: Place,
): Promise<Page<Item, Body>> {
  return readJson(call, JSON, (body: Body, response) => {
    try {
      // A list that is absent is empty. (Without its type, the test would make it an array of anything.)
      const items = rule.items(body) ?? [];
      const isPage: boolean =
        Array.isArray(items) && isObject(body) && (!Array.isArray(body) || Object.is(items, body));
      if (isPage) {
        const data = items.slice();
        const seen = place.seen + data.length;
        const next = rule.next({ body, items: data, response, call, seen });
        if (next === undefined) return new Page(data, body);
        const empty = data.length === 0 ? place.empty + 1 : 0;
        const after = { ...place, index: place.index + 1, empty, seen };
        return new Page(data, body, () => follow(call, rule, next, after));
      }
    } catch {
      // A property of something that is not there.
    }
    throw call.mismatch(`${shape(body)} where a page was due`, response);
  });
}

/** The same for requests that ask for the same page, and for no others. It is short: a list may have very many pages. */
function askedBy(plan: Plan | undefined): string {
  return fingerprint(JSON.stringify([plan?.query.split('&').sort(), plan?.body]));
}

async function follow<Item, Body>(
  call: Call,
  rule: PageRule<Item, Body>,
  next: Exclude<Next, undefined>,
  place: Place,
): Promise<Page<Item, Body>> {
  const { request, plan } = call;
  if (typeof next === 'string') throw new PaginationError(request, next);
  const { change, cursor } = next;
  const { index, empty, seen, places = new Map([[askedBy(plan), index - 1]]) } = place;
  const key = askedBy(plan && change(plan));
  if ((places.get(key) ?? index) !== index) {
    throw new PaginationError(request, 'leads back to a page before');
  }
  if (empty >= MOST_EMPTY) throw new PaginationError(request, `gave ${MOST_EMPTY} empty pages in a row`);
  places.set(key, index);
  const [oldest = ''] = places.keys();
  if (places.size > MOST_PLACES) places.delete(oldest);
  try {
    return await readPage(call.again(change), rule, { ...place, places });
  } catch (error) {
    const isGone = error instanceof ApiError && (error.status === 400 || error.status === 410);
    if (!isGone || cursor === undefined) throw error;
    throw new CursorExpiredError(request, cursor, seen, error);
  }
}
