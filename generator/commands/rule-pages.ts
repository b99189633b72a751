import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER: string = fileURLToPath(new URL('../../docs/rules/', import.meta.url));

/**
 * The pages of docs/rules/ by their codes. This module reads them as a checkout has them; the build replaces it by one
 * that holds the same (scripts/build.mjs).
 */
export const loadRulePages = (): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(FOLDER)
      .filter((file) => file.endsWith('.md') && file !== 'README.md')
      .sort()
      .map((file) => [file.slice(0, -'.md'.length), readFileSync(`${FOLDER}${file}`, 'utf8')]),
  );
