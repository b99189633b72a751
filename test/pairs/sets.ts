/** Documents that each describe one version of an API, as their author keeps them. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The documents of an API, oldest version first. */
export interface DocumentSeries {
  readonly name: string;
  /** Absolute. */
  readonly folder: string;
  readonly editions: readonly { readonly version: string; readonly file: string }[];
}

const byNumber = new Intl.Collator('en', { numeric: true });

/** The APIs below a folder whose names contain `part`, with the newest `limit` documents of each; two are needed. */
export const seriesIn = (root: string, part: string, limit: number): readonly DocumentSeries[] =>
  readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name.includes(part))
    .map(({ name }) => ({ name, folder: join(root, name), editions: editionsIn(join(root, name), limit) }))
    .filter(({ editions }) => editions.length > 1)
    .sort((a, b) => byNumber.compare(a.name, b.name));

/** A preview, whose name ends in `.preview`, comes after whatever has a number. */
const editionsIn = (folder: string, limit: number): DocumentSeries['editions'] =>
  readdirSync(folder)
    .flatMap((file) => {
      const [, version] = /^(.+)\.(?:ya?ml|json)$/.exec(file) ?? [];
      return version === undefined ? [] : [{ version, file }];
    })
    .sort((a, b) => byNumber.compare(a.version, b.version))
    .slice(-Math.min(limit, Number.MAX_SAFE_INTEGER));
