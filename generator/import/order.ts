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
