import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** What a program names by a relative path, in every form of an import. */
const IMPORT = /(?:\bfrom|\bimport|\bimport\s*\(|\brequire\s*\()\s*(['"])(\.{1,2}\/[^'"\n]+)\1/g;

const SOURCE_OF: ReadonlyMap<string, string> = new Map([
  ['.js', '.ts'],
  ['.mjs', '.mts'],
  ['.cjs', '.cts'],
]);

const PROGRAMS = [...SOURCE_OF].flat();

/**
 * The files that a program consists of: itself, and what it imports by relative paths, also through others. A change of any
 * is a change of what it says. What cannot be read is left out: running the program tells of it.
 */
export const programFiles = async (path: string): Promise<readonly string[]> => {
  const found = new Set<string>();
  const waiting = [path];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next)) continue;
    const text = await readFile(next, 'utf8').catch(() => undefined);
    if (text === undefined) continue;
    found.add(next);
    const folder = dirname(next);
    for (const [, , name = ''] of text.matchAll(IMPORT)) waiting.push(...candidates(resolve(folder, name)));
  }
  return [...found];
};

/** The files that an import may mean: as it is named, by the source that it is made of, or without its ending. */
const candidates = (path: string): readonly string[] => {
  const [ending = ''] = /\.[mc]?[jt]s$/.exec(path) ?? [];
  if (ending === '') return [...PROGRAMS, '.json', '/index.ts'].map((each) => path + each).concat(path);
  const source = SOURCE_OF.get(ending);
  return source === undefined ? [path] : [path, path.slice(0, -ending.length) + source];
};
