import { createHash } from 'node:crypto';
import { watch, type FSWatcher } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** How long nothing may happen before a burst of events counts as over. */
const QUIET_MS = 25;
/** How often files are looked at where the system tells of no events, as on network disks and in containers. */
const POLL_MS = 1000;

/**
 * Tells when the content of files changes, also of files that are not there yet. Folders are watched, not files: editors
 * save by putting another file in the place of the old one. An event means no more than that it is time to look.
 */
export class Inputs {
  readonly #prints = new Map<string, string>();
  readonly #watchers = new Map<string, FSWatcher>();
  readonly #poll: NodeJS.Timeout = setInterval(() => this.#wake(), POLL_MS);
  #wake: () => void = () => undefined;
  #isClosed = false;

  /**
   * Watch these files from now on, and no others.
   *
   * @param since when they were read, in milliseconds since 1970: what changed later counts as a change
   */
  async watch(paths: readonly string[], since: number): Promise<void> {
    const wanted = new Set(paths);
    for (const path of this.#prints.keys()) if (!wanted.has(path)) this.#prints.delete(path);
    for (const path of wanted) {
      if (!this.#prints.has(path)) this.#prints.set(path, await fingerprint(path, since));
    }
    const folders = new Set(await Promise.all([...wanted].map(nearestFolder)));
    for (const [folder, watcher] of this.#watchers) {
      if (folders.has(folder)) continue;
      watcher.close();
      this.#watchers.delete(folder);
    }
    for (const folder of folders) this.#watchFolder(folder);
  }

  /** Wait for the next change; undefined once the watch is closed. */
  async changes(): Promise<readonly string[] | undefined> {
    const changed = new Set<string>();
    for (;;) {
      const fresh = this.#isClosed ? [] : await this.#look();
      for (const path of fresh) changed.add(path);
      if (this.#isClosed) return undefined;
      if (fresh.length === 0 && changed.size > 0) return [...changed].sort();
      await (changed.size > 0 ? pause(QUIET_MS) : this.#event());
    }
  }

  close(): void {
    this.#isClosed = true;
    clearInterval(this.#poll);
    for (const watcher of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
    this.#wake();
  }

  async #event(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
  }

  async #look(): Promise<readonly string[]> {
    const changed: string[] = [];
    for (const [path, before] of this.#prints) {
      const now = await fingerprint(path);
      if (now === before) continue;
      this.#prints.set(path, now);
      changed.push(path);
    }
    return changed;
  }

  #watchFolder(folder: string): void {
    if (this.#watchers.has(folder) || this.#isClosed) return;
    try {
      const watcher = watch(folder, () => this.#wake());
      // A folder that goes away is no reason to stop: the poll finds what comes in its place.
      watcher.on('error', () => {
        watcher.close();
        this.#watchers.delete(folder);
      });
      this.#watchers.set(folder, watcher);
    } catch {
      // The system has no watcher to give; the poll is enough.
    }
  }
}

const pause = async (ms: number): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, ms));
};

/** Nothing has this print: the next look finds a change. */
const UNKNOWN = 'unknown';

/** What a file holds, so that a file that is saved as it was, or only touched, has not changed. */
const fingerprint = async (path: string, since: number = Infinity): Promise<string> => {
  try {
    const stats = await stat(path);
    if (!stats.isFile()) return 'no file';
    if (stats.mtimeMs > since) return UNKNOWN;
    return createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
  } catch {
    return 'absent';
  }
};

const nearestFolder = async (path: string): Promise<string> => {
  const folder = dirname(path);
  const isThere = await stat(folder).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  return isThere || folder === path ? folder : await nearestFolder(folder);
};
