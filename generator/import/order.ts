/** One order of all names that keeps that of each list, as far as they agree. The last list says most. */
export const joinedOrder = (lists: readonly (readonly string[])[]): readonly string[] => {
  const [last = [], ...others] = lists.toReversed();
  const order = [...new Set(last)];
  for (const list of others) {
    const known = new Set(order);
    let after = -1;
    for (const name of list) {
      if (known.has(name)) after = order.indexOf(name);
      else {
        after++;
        order.splice(after, 0, name);
        known.add(name);
      }
    }
  }
  return order;
};

/** What tells the items of lists apart: what they refer to, what they are called, else what they are. */
export const itemKeys = (
  lists: readonly (readonly Readonly<Record<string, unknown>>[])[],
): readonly (readonly string[])[] => {
  const inline = lists.map((list) => list.filter((item) => nameOf(item) === undefined).length);
  const sameCount = new Set(inline).size === 1;
  return lists.map((list) => {
    const counts = new Map<string, number>();
    return list.map((item) => {
      const name = nameOf(item) ?? (sameCount ? 'inline' : JSON.stringify(item));
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      return `${name} ${count}`;
    });
  });
};

const nameOf = (item: Readonly<Record<string, unknown>>): string | undefined => {
  const { $ref: reference, in: place, name, url } = item;
  if (typeof reference === 'string') return `ref ${reference}`;
  if (typeof name === 'string') return `name ${typeof place === 'string' ? place : ''} ${name}`;
  return typeof url === 'string' ? `url ${url}` : undefined;
};

/**
 * Items that lists do not have in one order are told apart by where they stand, so that there is one: such an item goes in
 * one place and comes in another.
 *
 * @param lists the keys of items, oldest version first
 */
export const inOneOrder = (lists: readonly (readonly string[])[]): readonly (readonly string[])[] => {
  let known: readonly string[] = [];
  let names: ReadonlyMap<string, string> = new Map();
  const result: (readonly string[])[] = [];
  for (const list of lists.toReversed()) {
    const wished = list.map((key) => names.get(key) ?? key);
    const stays = longestIn(wished, known);
    const taken = new Set(known);
    const placed = wished.map((name) => (stays.has(name) || !taken.has(name) ? name : freeName(name, taken)));
    names = new Map([...names, ...list.map((key, index) => [key, placed[index] ?? key] as const)]);
    known = joinedOrder([placed, known]);
    result.unshift(placed);
  }
  return result;
};

const freeName = (name: string, taken: Set<string>): string => {
  let free = name;
  while (taken.has(free)) free = `${free} `;
  taken.add(free);
  return free;
};

/** As many names as possible that have the order of `known`; names that are not in it do not count. */
const longestIn = (names: readonly string[], known: readonly string[]): ReadonlySet<string> => {
  const rank = new Map(known.map((name, index) => [name, index]));
  const chains: { readonly last: number; readonly names: readonly string[] }[] = [];
  for (const name of names) {
    const at = rank.get(name);
    if (at === undefined) continue;
    const before = chains
      .filter(({ last }) => last < at)
      .reduce<readonly string[]>((best, each) => (each.names.length > best.length ? each.names : best), []);
    chains.push({ last: at, names: [...before, name] });
  }
  return new Set(
    chains.reduce<readonly string[]>(
      (best, each) => (each.names.length > best.length ? each.names : best),
      [],
    ),
  );
};
