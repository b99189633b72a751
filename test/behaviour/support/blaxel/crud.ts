/** The five operations that most resources have. */
import { isJson, type Json } from '../json.js';
import { type App, type Asked } from '../listen.js';
import { versionOf } from './gate.js';
import { page, type Sizes } from './pages.js';
import { missing, NEW, refuse, type State } from './state.js';

export interface Kind {
  /** Where the collection is, parents as parameters: `/jobs/:job/executions`. */
  readonly path: string;
  /** How its listing answers: as an array, in pages, or in pages from the newer version on. */
  readonly list: 'array' | 'pages' | 'by version';
  readonly sizes?: Sizes;
  /** What the collection keeps of a body; `was` is what it replaces. */
  readonly stored: (body: Json, was: Json | undefined) => Json;
  readonly idOf: (item: Json, number: number) => string;
  /** An item as a listing of the newer version shows it. */
  readonly inPage?: (item: Json) => Json;
  /** The answer to a name that is taken, where that is not the usual one. */
  readonly taken?: (id: string) => Response;
}

const SIZES: Sizes = { usual: 50, most: 200 };

export function mount(app: App, kind: Kind, state: State): void {
  const { store } = state;
  app.get(kind.path, (asked) => within(asked, state, () => listing(asked, kind, state)));
  app.post(kind.path, (asked) => within(asked, state, () => creation(asked, kind, state)));
  app.get(`${kind.path}/:id`, (asked) => withItem(asked, state, (item) => Response.json(item)));
  app.put(`${kind.path}/:id`, (asked) =>
    withItem(asked, state, async (item, at) => {
      const body = await bodyOf(asked);
      return Response.json(store.put(at.collection, at.id, kind.stored(body, item)));
    }),
  );
  app.delete(`${kind.path}/:id`, (asked) =>
    withItem(asked, state, (item, at) => {
      store.remove(at.collection, at.id);
      return Response.json(item);
    }),
  );
}

/** Where an item is. */
export interface Place {
  readonly collection: string;
  readonly id: string;
}

/** Runs `use` with the item that the path names; a 404 where there is none. */
export async function withItem(
  asked: Asked,
  state: State,
  use: (item: Json, place: Place) => Response | Promise<Response>,
): Promise<Response> {
  const segments = segmentsOf(asked);
  const place = { collection: `/${segments.slice(0, -1).join('/')}`, id: segments.at(-1) ?? '' };
  const item = state.store.get(place.collection, place.id);
  return item === undefined ? missing(place.id) : use(item, place);
}

/** Runs `use` where every parent that the path names exists; a 404 for the first that does not. */
export async function within(
  asked: Asked,
  { store }: State,
  use: () => Response | Promise<Response>,
): Promise<Response> {
  const segments = segmentsOf(asked);
  for (let at = 1; at < segments.length; at += 2) {
    const id = segments[at] ?? '';
    if (store.get(`/${segments.slice(0, at).join('/')}`, id) === undefined) return missing(id);
  }
  return use();
}

export async function bodyOf(asked: Asked): Promise<Json> {
  const body: unknown = await asked.req.json();
  return isJson(body) ? body : {};
}

/** The path of a collection, as its store knows it. */
export function collectionOf(asked: Asked): string {
  return `/${segmentsOf(asked).join('/')}`;
}

function listing(asked: Asked, kind: Kind, state: State): Response {
  const items = state.store.all(collectionOf(asked));
  const paged = kind.list === 'by version' ? versionOf(asked, state) === NEW : kind.list === 'pages';
  const query = new URL(asked.req.url).searchParams;
  if (paged) return page(items.map(kind.inPage ?? ((item) => item)), query, kind.sizes ?? SIZES, state);
  const skipped = Number(query.get('offset') ?? 0);
  return Response.json(items.slice(skipped, skipped + Number(query.get('limit') ?? items.length)));
}

async function creation(asked: Asked, kind: Kind, { store }: State): Promise<Response> {
  const collection = collectionOf(asked);
  const item = kind.stored(await bodyOf(asked), undefined);
  const id = kind.idOf(item, store.nextNumber(collection));
  if (store.get(collection, id) !== undefined) {
    return kind.taken?.(id) ?? refuse(409, 'already_exists', `${id} exists already`);
  }
  return Response.json(store.put(collection, id, item));
}

/** The decoded segments of the path after `/v0`. */
function segmentsOf(asked: Asked): string[] {
  return new URL(asked.req.url).pathname.split('/').slice(2).map(decodeURIComponent);
}
