import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/did-you-mean.js';
import { FatalError } from '../diagnostics/fatal.js';
import { errorCode } from '../diagnostics/system-error.js';
import { documentText, type DocumentText } from './decode.js';
import { DEFAULT_LIMITS, formatBytes, type Limits } from './limits.js';

/** Counts the bytes of all documents of one load. */
export class Budget {
  readonly limits: Limits;
  #total = 0;

  constructor(limits: Limits = DEFAULT_LIMITS) {
    this.limits = limits;
  }

  /** Account for a document before its bytes are used. @throws {FatalError} `too-large` */
  take(name: string, bytes: number): void {
    if (bytes > this.limits.documentBytes) throw tooLarge(name, 'document', this.limits.documentBytes);
    this.#total += bytes;
    if (this.#total > this.limits.totalBytes)
      throw tooLarge(name, 'documents together', this.limits.totalBytes);
  }
}

export const tooLarge = (name: string, what: 'document' | 'documents together', limit: number): FatalError =>
  new FatalError(diagnose('too-large', { what, limit: formatBytes(limit) }, { file: name }));

/**
 * The text of a file. It is examined before it is opened: a named pipe would block for ever, a device has no end. Without
 * promises, which take a large file in small pieces and are slow for many small ones.
 *
 * @throws {FatalError} file-not-found, not-a-file, file-unreadable, too-large, not-utf8
 */
export const readTextFile = (path: string, name: string, budget: Budget): DocumentText => {
  let bytes: Uint8Array;
  try {
    const stats = statSync(path);
    if (!stats.isFile()) {
      const found = stats.isDirectory() ? 'a folder' : 'a device, pipe or socket';
      throw new FatalError(diagnose('not-a-file', { path: name, found }));
    }
    if (stats.size > budget.limits.documentBytes)
      throw tooLarge(name, 'document', budget.limits.documentBytes);
    bytes = readFileSync(path);
  } catch (error) {
    throw error instanceof FatalError ? error : new FatalError(fileProblem(error, name, path));
  }
  budget.take(name, bytes.length);
  return documentText(name, bytes);
};

/**
 * The text of a stream of bytes, such as standard input.
 *
 * @throws {FatalError} too-large, not-utf8
 */
export const readTextStream = async (
  stream: AsyncIterable<Uint8Array | string>,
  name: string,
  budget: Budget,
): Promise<DocumentText> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk;
    length += bytes.length;
    if (length > budget.limits.documentBytes) throw tooLarge(name, 'document', budget.limits.documentBytes);
    chunks.push(bytes);
  }
  budget.take(name, length);
  return documentText(name, Buffer.concat(chunks));
};

/**
 * What a failed file operation means to the user.
 *
 * @param name how the user knows the file
 * @param path the file, where names of files beside it may be suggested
 */
export const fileProblem = (error: unknown, name: string, path?: string): Diagnostic => {
  const code = errorCode(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return diagnose('file-not-found', { path: name, near: path === undefined ? undefined : nearFile(path) });
  }
  return diagnose('file-unreadable', { path: name, reason: REASONS.get(code) ?? (code || 'unknown error') });
};

/** The name of the file beside a missing one that was meant, if one is near. */
const nearFile = (path: string): string | undefined => {
  try {
    return nearest(basename(path), readdirSync(dirname(path)));
  } catch {
    return undefined;
  }
};

const REASONS: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['ELOOP', 'too many symbolic links'],
  ['EMFILE', 'too many open files'],
  ['ENAMETOOLONG', 'the name is too long'],
]);
