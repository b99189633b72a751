/** Keys, each behind those that it is made of. Where some are made of each other, one of them comes first. */
export const innermostFirst = <Key>(
  all: Iterable<Key>,
  madeOf: (key: Key) => readonly Key[],
): readonly Key[] => {
  const ordered: Key[] = [];
  const entered = new Set<Key>();
  for (const start of all) {
    const way: { readonly key: Key; readonly next: Key[] }[] = [];
    const enter = (key: Key): void => {
      if (entered.has(key)) return;
      entered.add(key);
      way.push({ key, next: [...madeOf(key)] });
    };
    enter(start);
    for (let top = way.at(-1); top !== undefined; top = way.at(-1)) {
      const next = top.next.pop();
      if (next !== undefined) enter(next);
      else {
        way.pop();
        ordered.push(top.key);
      }
    }
  }
  return ordered;
};
