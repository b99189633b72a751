import { suffixOf, type ImportExtension } from './literal.js';

const HEADER = '// Part of the runtime of apivintage, copied as it is. Do not edit.';

/** Modules of the runtime import only each other. */
const IMPORT = /from '\.\/([\w-]+)\.js'/g;

/**
 * The modules of the runtime that a client needs: those that its files name, and what these import. Nothing else is
 * copied, so that the client of an API without streams carries no stream reader.
 */
export const runtimeClosure = (
  named: ReadonlySet<string>,
  modules: ReadonlyMap<string, string>,
  extension: ImportExtension,
): ReadonlyMap<string, string> => {
  const closure = new Map<string, string>();
  const stack = [...named];
  for (let path = stack.pop(); path !== undefined; path = stack.pop()) {
    const source = modules.get(path);
    if (closure.has(path)) continue;
    if (source === undefined) throw new Error(`the runtime has no module ${path}`);
    closure.set(path, `${HEADER}\n\n${source.replaceAll(IMPORT, `from './$1${suffixOf(extension)}'`)}`);
    for (const [, name = ''] of source.matchAll(IMPORT)) stack.push(`runtime/${name}.ts`);
  }
  return new Map([...closure].sort(([a], [b]) => (a < b ? -1 : 1)));
};
