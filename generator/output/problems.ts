import { relative, sep } from 'node:path';
import { diagnose } from '../diagnostics/catalogue.js';
import { FatalError } from '../diagnostics/fatal.js';

/** The `code` of a system error, such as `ENOENT`; `''` for any other value. */
export const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

export const isAbsent = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes(errorCode(error));

const REASONS: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['ENOENT', 'a folder above it cannot be made'],
  ['EEXIST', 'a file stands where a folder above it must go'],
  ['ENOTDIR', 'a file stands where a folder above it must go'],
  ['EROFS', 'the disk is read-only'],
  ['ENOSPC', 'the disk is full'],
  ['ENAMETOOLONG', 'its name is too long'],
  ['ELOOP', 'links in its path lead in a circle'],
  ['EDQUOT', 'the quota of the disk is used up'],
  ['EMFILE', 'too many open files'],
]);

/** What the system has against writing, in words; `''` for what is no error of the system. */
export const reasonOf = (error: unknown): string => {
  const code = errorCode(error);
  return REASONS.get(code) ?? code;
};

/** A system error as something to tell the user; an error of our own stays what it is. */
export const asFatal = (error: unknown, path: string): unknown => {
  const reason = reasonOf(error);
  return reason === '' ? error : new FatalError(diagnose('output-unwritable', { path: nearby(path), reason }));
};

/** A path as a user would type it, where it is below the folder that the command was started in. */
const nearby = (path: string): string => {
  const way = relative(process.cwd(), path);
  return way === '' || way.startsWith('..') ? path : way.replaceAll(sep, '/');
};
