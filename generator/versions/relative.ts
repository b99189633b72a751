/** A reference of one document as another document would write it: as it is, where it leads to the same from both. */
export const relativeReference = (reference: string, from: string, to: string): string => {
  const hash = reference.indexOf('#');
  const fragment = hash === -1 ? '' : reference.slice(hash);
  const file = hash === -1 ? reference : reference.slice(0, hash);
  try {
    const [target, base] = [new URL(file, from), new URL(to)];
    if (file !== '' && target.href === new URL(file, to).href) return reference;
    if (target.protocol !== base.protocol || target.host !== base.host) return target.href + fragment;
    return (wayBetween(base.pathname, target.pathname) || target.pathname) + target.search + fragment;
  } catch {
    return reference;
  }
};

const wayBetween = (from: string, to: string): string => {
  const [here, there] = [from.split('/').slice(0, -1), to.split('/')];
  let shared = 0;
  while (shared < here.length && shared < there.length - 1 && here[shared] === there[shared]) shared++;
  const way = [...here.slice(shared).map(() => '..'), ...there.slice(shared)].join('/');
  return way === '' || way.split('/')[0]?.includes(':') === true ? `./${way}` : way;
};
