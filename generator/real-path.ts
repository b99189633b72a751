import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A path without links; for one that does not exist, as much of it as does. */
export const realPath = (path: string): string => {
  try {
    return realpathSync.native(path);
  } catch (error) {
    const parent = dirname(path);
    if (!isAbsent(error) || parent === path) throw error;
    return join(realPath(parent), path.slice(parent.length));
  }
};

/** Whether a system error says that there is nothing at a path. */
export const isAbsent = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
