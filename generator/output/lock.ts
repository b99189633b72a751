import { readFileSync, statSync } from 'node:fs';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { diagnose } from '../diagnostics/catalogue.js';
import { FatalError } from '../diagnostics/fatal.js';
import { errorCode } from '../diagnostics/system-error.js';
import { PRIVATE } from './paths.js';
import { isAbsent } from '../real-path.js';

const LOCK = `${PRIVATE}lock`;

/** How old a lock without a process id must be before it counts as left behind: its owner may be about to write it. */
const GRACE_MS = 2000;

/** How long to wait before such a lock is looked at again. */
const PAUSE_MS = 50;

/** Locks of this process. */
const held = new Set<string>();

/**
 * Do work while no other run writes the folder. The lock of a process that no longer lives is taken over.
 *
 * @throws {FatalError} output-locked
 */
export const withLock = async <T>(dir: string, work: () => Promise<T>): Promise<T> => {
  const lock = join(dir, LOCK);
  if (held.has(lock)) throw lockedBy(process.pid);
  held.add(lock);
  try {
    await acquire(lock);
    try {
      return await work();
    } finally {
      await rm(lock, { force: true });
    }
  } finally {
    held.delete(lock);
  }
};

const lockedBy = (pid: number): FatalError => new FatalError(diagnose('output-locked', { pid }));

const acquire = async (lock: string): Promise<void> => {
  const giveUp = Date.now() + 2 * GRACE_MS;
  do {
    try {
      await create(lock);
      return;
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
    }
    const content = readLock(lock);
    if (content !== undefined) await takeOver(lock, content);
  } while (Date.now() < giveUp);
  throw lockedBy(UNKNOWN);
};

/** Exclusive: fails where the file exists, even as a link. One that there is no room to write is not left behind. */
const create = async (lock: string): Promise<void> => {
  const handle = await open(lock, 'wx');
  try {
    await handle.writeFile(`${process.pid}\n`);
  } catch (error) {
    await rm(lock, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
};

/** Whether a name in an output folder is a lock, or one that was being moved away, of a process that no longer lives. */
export const isDeadLock = (dir: string, name: string): boolean => {
  if (!name.startsWith(LOCK) || held.has(join(dir, LOCK))) return false;
  if (name !== LOCK) return !isLiving(Number(name.slice(LOCK.length + 1)));
  const lock = join(dir, name);
  const content = readLock(lock);
  return content !== undefined && livingOwner(lock, content) === undefined;
};

/**
 * Move a dead lock away, unless somebody was faster and the lock is a living one by now. One that does not say yet whose it
 * is gets a moment to: its run may have been killed before it could.
 */
const takeOver = async (lock: string, content: string): Promise<void> => {
  const owner = livingOwner(lock, content);
  if (owner === UNKNOWN) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    return;
  }
  if (owner !== undefined) throw lockedBy(owner);
  const aside = `${lock}-${process.pid}`;
  try {
    await rename(lock, aside);
    if ((await readFile(aside, 'utf8')) === content) await rm(aside);
    else await rename(aside, lock);
  } catch (error) {
    if (!isAbsent(error)) throw error;
  }
};

const readLock = (lock: string): string | undefined => {
  try {
    return readFileSync(lock, 'utf8');
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
};

/** Who holds a lock that has no process id yet. */
const UNKNOWN = 0;

/** The process that holds a lock; undefined where it is gone. */
const livingOwner = (lock: string, content: string): number | undefined => {
  const pid = Number(content);
  if (Number.isInteger(pid) && pid > 0) return isLiving(pid) ? pid : undefined;
  const written = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return Date.now() - written < GRACE_MS ? UNKNOWN : undefined;
};

const isLiving = (pid: number): boolean => {
  // In a container, a dead run may well have had the id that we have now. What this process holds is in `held`.
  if (pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It lives, and belongs to somebody else.
    return errorCode(error) === 'EPERM';
  }
};
