import { randomBytes } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { diagnose } from '../diagnostics/catalogue.js';
import { FatalError } from '../diagnostics/fatal.js';
import { errorCode } from '../diagnostics/system-error.js';
import { reasonOf } from '../diagnostics/unwritable.js';
import { readLock, type Lock } from './lock-file.js';

/**
 * The lock at a path; undefined where there is no such file.
 *
 * @param name how the file is called in messages
 * @throws {FatalError} invalid-lock
 */
export const loadLock = async (path: string, name: string): Promise<Lock | undefined> => {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw new FatalError(
      diagnose('invalid-lock', { problem: `it cannot be read (${errorCode(error)})` }, { file: name }),
    );
  });
  if (text === undefined) return undefined;
  const lock = readLock(text);
  if ('problem' in lock)
    throw new FatalError(diagnose('invalid-lock', { problem: lock.problem }, { file: name }));
  return lock;
};

/**
 * Replace a file in one step.
 *
 * @throws {FatalError} lock-unwritable
 */
export const storeText = async (path: string, name: string, text: string): Promise<void> => {
  const beside = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    await writeFile(beside, text, { flag: 'wx' });
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw new FatalError(diagnose('lock-unwritable', { path: name, reason: reasonOf(error) }));
  }
};
