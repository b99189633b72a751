import { code, join, type Code } from '../code.js';
import type { VersionId } from '../ir/model.js';
import { str } from './literal.js';
import type { FileScope } from './scope.js';

/** Up to so many versions are named one by one. */
export const FEW = 3;

const HOME = 'versions.ts';

/**
 * A union of versions as a type: `'v1' | 'v2'` where they are few, else `VersionsSince['v6']` and the like, so that its
 * length is that of its gaps.
 *
 * @param versions oldest first
 * @param all every version, oldest first
 */
export const versionSet = (
  versions: readonly VersionId[],
  all: readonly VersionId[],
  scope: FileScope,
): Code => {
  if (versions.length === all.length) return scope.type('Version', HOME);
  if (versions.length <= FEW) return join(versions.map(str), code` | `);
  const present = new Set(versions);
  const runs: Code[] = [];
  for (let start = 0; start < all.length; start++) {
    if (!isIn(present, all[start])) continue;
    let end = start;
    while (isIn(present, all[end])) end++;
    runs.push(runOf(all.slice(start, end), all[start - 1], all[end], scope));
    start = end;
  }
  return join(runs, code` | `);
};

const isIn = (present: ReadonlySet<VersionId>, version: VersionId | undefined): boolean =>
  version !== undefined && present.has(version);

const runOf = (
  run: readonly VersionId[],
  before: VersionId | undefined,
  after: VersionId | undefined,
  scope: FileScope,
): Code => {
  const [first] = run;
  if (first === undefined || run.length <= FEW) return join(run.map(str), code` | `);
  if (after === undefined) return code`${scope.type('VersionsSince', HOME)}[${str(first)}]`;
  if (before === undefined) return code`${scope.type('VersionsBefore', HOME)}<${str(after)}>`;
  return code`${scope.type('VersionsBetween', HOME)}<${str(first)}, ${str(after)}>`;
};
