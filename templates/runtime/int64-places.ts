/** Where integers of 64 bits stand, of which a `number` loses digits. */

/** What such an integer is for a program. `or text`: where it stands there may be a text as well, which stays one. */
export type Int64 = 'bigint' | 'string' | 'bigint or text' | 'string or text';

/** Where they stand in a value: it is one itself, or they are somewhere in it. */
export type Int64Places = Int64 | Within | (() => Int64Places);

export interface Within {
  /** In properties, by their names. */
  readonly of?: Readonly<Record<string, Int64Places>>;
  /** In properties of any other name. */
  readonly rest?: Int64Places;
  /** In the first items of a list, each by itself. */
  readonly first?: readonly Int64Places[];
  /** In the other items. */
  readonly items?: Int64Places;
  /** Where each of these says, too. */
  readonly also?: readonly Int64Places[];
}

/** All that is said of one value. */
export type Spots = readonly (Int64 | Within)[];

const NOWHERE: Spots = [];
const LEAVES = {
  bigint: ['bigint'],
  string: ['string'],
  'bigint or text': ['bigint or text'],
  'string or text': ['string or text'],
} as const;
const known = new WeakMap<object, Spots>();

/** What places say of the value that they are the places of. */
export function spotsOf(places: Int64Places): Spots {
  if (typeof places === 'string') return LEAVES[places];
  const before = known.get(places);
  if (before) return before;
  const spots = new Set<Int64 | Within>();
  const pending: Int64Places[] = [places];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next === 'function') pending.push(next());
    else if (!spots.has(next)) {
      spots.add(next);
      if (typeof next === 'object') pending.push(...(next.also ?? []));
    }
  }
  const all = [...spots];
  known.set(places, all);
  return all;
}

/** What they say of a property, or of an item by its index. */
export function below(spots: Spots, key: string | number): Spots {
  let found = NOWHERE;
  for (const spot of spots) {
    const places = typeof spot === 'string' ? undefined : placesAt(spot, key);
    if (places === undefined) continue;
    const more = spotsOf(places);
    // As a rule there is one, which many values share.
    found = found.length === 0 ? more : [...new Set([...found, ...more])];
  }
  return found;
}

function placesAt({ of, rest, first, items }: Within, key: string | number): Int64Places | undefined {
  if (typeof key === 'number') return first?.[key] ?? items;
  return of && Object.hasOwn(of, key) ? of[key] : rest;
}
