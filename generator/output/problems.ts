import { relative, sep } from 'node:path';
import { diagnose } from '../diagnostics/catalogue.js';
import { FatalError } from '../diagnostics/fatal.js';
import { reasonOf } from '../diagnostics/unwritable.js';

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
