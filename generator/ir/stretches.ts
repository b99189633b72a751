import type { VersionId } from './model.js';

export type Stretch = readonly [VersionId, ...VersionId[]];

/**
 * Versions in groups, oldest first, within which nothing turns.
 *
 * @param versions some of `all`, oldest first
 * @param all every version, oldest first
 * @param turns the versions in which something becomes another than in the version before
 */
export const stretchesOf = (
  versions: Stretch,
  all: readonly VersionId[],
  turns: ReadonlySet<VersionId>,
): readonly Stretch[] => {
  if (turns.size === 0) return [versions];
  const present = new Set(versions);
  const stretches: [VersionId, ...VersionId[]][] = [];
  let passed = 0;
  let last = -1;
  for (const version of all) {
    if (turns.has(version)) passed++;
    if (!present.has(version)) continue;
    if (passed === last) stretches.at(-1)?.push(version);
    else stretches.push([version]);
    last = passed;
  }
  return stretches;
};
