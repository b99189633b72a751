/** The documents of the corpus: what people and the suites of other tools describe APIs with. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { ROOT } from '../support/folders.js';

/** A description that the generator is asked to read. */
export interface CorpusDocument {
  /** Absolute. */
  readonly path: string;
  /** Relative to its corpus, with `/`. */
  readonly name: string;
  /** The part of the corpus that it belongs to: the first folder. */
  readonly group: string;
  /** The folder of the group, absolute: documents of one group refer to each other. */
  readonly root: string;
}

/** The corpora that are there. */
export const corpusRoots = (): readonly string[] =>
  [
    resolve(ROOT, process.env['APIVINTAGE_CORPUS'] ?? '../shared/corpus'),
    join(ROOT, 'node_modules/@readme/oas-examples'),
  ].filter((root) => existsSync(root));

/** Every description below the roots whose name contains `part`, sorted by path. */
export const corpusDocuments = (
  part = '',
  roots: readonly string[] = corpusRoots(),
): readonly CorpusDocument[] =>
  roots.flatMap((root) =>
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(?:ya?ml|json)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => {
        const name = relative(root, path).replaceAll(sep, '/');
        const group = name.split('/')[0] ?? '';
        return { path, name, group, root: join(root, group) };
      })
      .filter(({ name, path }) => name.includes(part) && isDescription(readFileSync(path, 'utf8'))),
  );

/** Whether a text names, at its top level, the version of the specification that it follows. */
const isDescription = (text: string): boolean => {
  if (!/^\s*\{/.test(text)) return /^["']?(?:openapi|swagger)["']?\s*:/m.test(text);
  try {
    const root: unknown = JSON.parse(text);
    return typeof root === 'object' && root !== null && ('openapi' in root || 'swagger' in root);
  } catch {
    return /"(?:openapi|swagger)"\s*:/.test(text);
  }
};
