import { errorCode } from './system-error.js';

/** The reason that asks for room, and not for another place. */
export const DISK_FULL = 'the disk is full';

const REASONS: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['ENOENT', 'a folder above it is not there, or cannot be made'],
  ['EEXIST', 'a file, or a link that leads nowhere, stands where a folder must go'],
  ['EISDIR', 'a folder stands there'],
  ['ENOTDIR', 'a file stands where a folder above it must go'],
  ['EROFS', 'the disk is read-only'],
  ['ENOSPC', DISK_FULL],
  ['EFBIG', 'no file may be as large here'],
  ['EDQUOT', 'the quota of the disk is used up'],
  ['ENAMETOOLONG', 'its name is too long'],
  ['ELOOP', 'links in its path lead in a circle'],
  ['EMFILE', 'too many open files'],
]);

/** What the system has against writing, in words; `''` for what is no error of the system. */
export const reasonOf = (error: unknown): string => {
  const code = errorCode(error);
  return REASONS.get(code) ?? code;
};
