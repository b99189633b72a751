// Part of the runtime of apivintage, copied as it is. Do not edit.

/** Lists that come in pages. How an API pages is a {@link PageRule}; the rest is the same for all. */
import { ClientError, isApiError, isObject, type RequestFacts, shape } from './errors.js';
import type { Call, Plan } from './operation.js';
import { ApiPromise } from './promise.js';
import { readJson } from './response.js';

/** The server's pages do not lead to an end. */
export class PaginationError extends ClientError {}

/** The server no longer knows the cursor that was to be followed; `cause` is its answer. */
export class CursorExpiredError extends PaginationError {
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
  /** The same for the same page. */
  readonly key: string;
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
  return (call) =>
    new PagePromise<Item, Body, Errors>(call, () =>
      readPage(call, rule, { index: 0, empty: 0, itemsSeen: 0, places: new Map() }),
    );
}

const MOST_EMPTY = 100;
const MOST_PLACES = 10_000;

/** Where a page stands in its list. */
interface Place {
  readonly index: number;
  /** How many pages without items came before it in a row. */
  readonly empty: number;
  readonly itemsSeen: number;
  /** Which page each query led to: one that leads to two is a loop. Shared by the pages of a list. */
  readonly places: Map<string, number>;
}

/** One page. Iterating over it goes through its items and those of all pages after it. */
export class Page<Item, Body = unknown> implements AsyncIterable<Item> {
  readonly data: Item[];
  /** The whole body. */
  readonly body: Body;
  readonly #next: (() => Promise<Page<Item, Body>>) | undefined;
  #pending: Promise<Page<Item, Body>> | undefined;

  constructor(data: Item[], body: Body, next: (() => Promise<Page<Item, Body>>) | undefined) {
    this.data = data;
    this.body = body;
    this.#next = next;
  }

  hasNextPage(): boolean {
    return this.#next !== undefined;
  }

  /** Calls at the same time share one request. Rejects with RangeError after the last page. */
  nextPage(): Promise<Page<Item, Body>> {
    if (this.#next === undefined) return Promise.reject(new RangeError('this is the last page'));
    // Forgotten when it arrives, lest the first page keep all others in memory.
    this.#pending ??= this.#next().finally(() => {
      this.#pending = undefined;
    });
    return this.#pending;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    for await (const page of pagesFrom(this)) yield* page.data;
  }
}

/** The first page of a list, and by iterating the items of all its pages. */
export class PagePromise<Item, Body = unknown, Errors = object>
  extends ApiPromise<Page<Item, Body>, Errors>
  implements AsyncIterable<Item>
{
  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    for await (const page of this.pages()) yield* page.data;
  }

  /** Every page, each requested when the one before is done with. */
  async *pages(): AsyncGenerator<Page<Item, Body>, void, undefined> {
    yield* pagesFrom(await this);
  }

  /** The first `limit` items. Throws RangeError where that is no positive number. */
  async toArray({ limit }: { readonly limit: number }): Promise<Item[]> {
    if (!(limit > 0)) {
      // The request is on its way; how it ends is of no interest any more.
      this.catch(() => undefined);
      throw new RangeError('limit must be a positive number');
    }
    const items: Item[] = [];
    try {
      for await (const page of this.pages()) {
        items.push(...page.data.slice(0, limit - items.length));
        if (items.length >= limit) break;
      }
    } catch (error) {
      if (!(error instanceof CursorExpiredError)) throw error;
      throw new CursorExpiredError(error.request, error.resumeAfter, error.itemsSeen, error.cause, items);
    }
    return items;
  }
}

async function* pagesFrom<Item, Body>(
  first: Page<Item, Body>,
): AsyncGenerator<Page<Item, Body>, void, undefined> {
  let page = first;
  yield page;
  while (page.hasNextPage()) {
    page = await page.nextPage();
    yield page;
  }
}

async function readPage<Item, Body>(
  call: Call,
  rule: PageRule<Item, Body>,
  place: Place,
): Promise<Page<Item, Body>> {
  const body = await call.read((response) => readJson<Body>(response, call.request));
  const response = await call.response;
  const { items, next } = understood(body, response, call, rule, place.itemsSeen);
  const after = {
    index: place.index + 1,
    empty: items.length === 0 ? place.empty + 1 : 0,
    itemsSeen: place.itemsSeen + items.length,
    places: place.places,
  };
  return new Page([...items], body, next === undefined ? undefined : () => follow(call, rule, next, after));
}

/** What a rule finds in a body. Throws where the body has another shape than a page. An absent list is empty. */
function understood<Item, Body>(
  body: Body,
  response: Response,
  call: Call,
  rule: PageRule<Item, Body>,
  before: number,
): { items: readonly Item[]; next: Next } {
  try {
    const items = rule.items(body) ?? [];
    const isPage = isObject(body) && (!Array.isArray(body) || Object.is(items, body));
    if (isPage && Array.isArray(items)) {
      const seen = before + items.length;
      return { items, next: rule.next({ body, items, response, call, seen }) };
    }
  } catch {
    // A property of something that is not there.
  }
  throw call.mismatch(`${shape(body)} where a page was due`, response);
}

async function follow<Item, Body>(
  call: Call,
  rule: PageRule<Item, Body>,
  next: Exclude<Next, undefined>,
  place: Place,
): Promise<Page<Item, Body>> {
  if (typeof next === 'string') throw new PaginationError(call.request, next);
  requireProgress(call, next.key, place);
  try {
    return await readPage(call.again(next.change), rule, place);
  } catch (error) {
    const gone = isApiError(error) && (error.status === 400 || error.status === 410);
    if (!gone || next.cursor === undefined) throw error;
    throw new CursorExpiredError(call.request, next.cursor, place.itemsSeen, error);
  }
}

function requireProgress(call: Call, key: string, { index, empty, places }: Place): void {
  if ((places.get(key) ?? index) !== index) {
    throw new PaginationError(call.request, 'leads back to a page that was read before');
  }
  if (empty >= MOST_EMPTY) throw new PaginationError(call.request, `gave ${MOST_EMPTY} empty pages in a row`);
  places.set(key, index);
  const [oldest] = places.keys();
  if (places.size > MOST_PLACES && oldest !== undefined) places.delete(oldest);
}
