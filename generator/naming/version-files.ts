import type { VersionId } from '../ir/model.js';
import { Scope } from './scope.js';

/** Files that stand beside those of the versions, and names that no file can have on every system. */
const RESERVED =
  /^(?:api|client|errors|index|manifest|readme|versions|(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?)$/;

/** Stems of the files for programs that pin one version: the id itself where it is fit for a file, such as `2026-01-15`. */
export const versionFiles = (versions: readonly VersionId[]): ReadonlyMap<VersionId, string> => {
  const files = new Scope((name) => RESERVED.test(name));
  return new Map(
    versions.map((version) => {
      const stem = stemOf(version);
      return [version, files.take(version, [stem, `version-${stem}`])];
    }),
  );
};

const stemOf = (version: string): string => {
  const stem = version
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/\.{2,}/g, '.')
    .slice(0, 60)
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
  return stem === '' ? 'version' : stem;
};
