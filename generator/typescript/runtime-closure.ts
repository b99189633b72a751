const HEADER = '// Part of the runtime of apivintage, copied as it is. Do not edit.';

/**
 * The modules of the runtime that a client needs: those that its files name, and what these import. Nothing else is
 * copied, so that the client of an API without streams carries no stream reader.
 */
export const runtimeClosure = (
  named: ReadonlySet<string>,
  modules: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> => {
  const closure = new Map<string, string>();
  const stack = [...named];
  for (let path = stack.pop(); path !== undefined; path = stack.pop()) {
    const source = modules.get(path);
    if (closure.has(path)) continue;
    if (source === undefined) throw new Error(`the runtime has no module ${path}`);
    closure.set(path, `${HEADER}\n\n${source}`);
    for (const [, name = ''] of source.matchAll(/from '\.\/([\w-]+)\.js'/g)) stack.push(`runtime/${name}.ts`);
  }
  return new Map([...closure].sort(([a], [b]) => (a < b ? -1 : 1)));
};
