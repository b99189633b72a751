import { createHash } from 'node:crypto';
import { watch, type FSWatcher } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** How long nothing may happen before a burst of events counts as over. */
const QUIET_MS = 25;
/** How often files are looked at where the system tells of no events, as on network disks and in containers. */
const POLL_MS = 1000;
/** How far the times of files are behind the clock: systems take them from their last tick. */
const CLOCK_TICK_MS = 10;

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
    /** What files held when the burst began: one that is emptied and filled again may be what it was. */
    const before = new Map<string, string>();
    for (;;) {
      const isCalm = this.#isClosed || !(await this.#look(before));
      if (this.#isClosed) return undefined;
      if (isCalm) {
        const changed = [...before].flatMap(([path, print]) =>
          this.#prints.get(path) === print ? [] : [path],
        );
        if (changed.length > 0) return changed.sort();
        before.clear();
      }
      await (isCalm ? this.#event() : pause(QUIET_MS));
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

  /** Whether any file differs from the last look. What it held before goes to `before`, where that is not known yet. */
  async #look(before: Map<string, string>): Promise<boolean> {
    let isDifferent = false;
    for (const [path, print] of this.#prints) {
      const now = await fingerprint(path);
      if (now === print) continue;
      this.#prints.set(path, now);
      if (!before.has(path)) before.set(path, print);
      isDifferent = true;
    }
    return isDifferent;
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

/** What a file holds, or a folder lists, so that a file that is saved as it was, or only touched, has not changed. */
const fingerprint = async (path: string, since: number = Infinity): Promise<string> => {
  try {
    const stats = await stat(path);
    if (stats.isDirectory()) return (await readdir(path)).sort().join('\n');
    if (!stats.isFile()) return 'no file';
    const print = createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
    // Asked after the reading: what is saved in between is seen by its time, and what is saved later by what it holds.
    return since < Infinity && (await stat(path)).mtimeMs > since - CLOCK_TICK_MS ? UNKNOWN : print;
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
