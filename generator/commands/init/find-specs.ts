import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** How deep, and at how many folders and files, is looked: `init` may be called in the wrong place. */
const DEPTH = 3;
const MOST = 2000;
/** How much of a file is read. */
const HEAD = 4096;

const IGNORED: ReadonlySet<string> = new Set([
  'node_modules',
  'dist',
  'build',
  'out',
  'output',
  'coverage',
  'vendor',
]);

/** A key that only a description, or a catalogue of the documents of versions, begins with. */
const OPENAPI =
  /^\s*(?:\{\s*)?["']?(?:openapi["']?\s*:\s*["']?3\.|swagger["']?\s*:\s*["']?2\.|x-api-versions["']?\s*:)/m;

/** The descriptions of APIs in a folder and below, relative, the nearest first. */
export const findSpecs = async (cwd: string): Promise<readonly string[]> => {
  const found: string[] = [];
  let folders = [''];
  let seen = 0;
  for (let depth = 0; depth <= DEPTH && folders.length > 0; depth++) {
    const next: string[] = [];
    for (const folder of folders) {
      const entries = await readdir(join(cwd, folder), { withFileTypes: true }).catch(() => []);
      for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
        if (++seen > MOST) return found;
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
        if (entry.isDirectory() && !entry.name.startsWith('.') && !IGNORED.has(entry.name)) next.push(path);
        if (entry.isFile() && /\.(?:ya?ml|json)$/i.test(entry.name) && (await isSpec(join(cwd, path))))
          found.push(path);
      }
    }
    folders = next;
  }
  return found;
};

const isSpec = async (path: string): Promise<boolean> => {
  const file = await open(path).catch(() => undefined);
  try {
    const { buffer, bytesRead } = (await file?.read(Buffer.alloc(HEAD), 0, HEAD, 0)) ?? { bytesRead: 0 };
    return OPENAPI.test(buffer?.toString('utf8', 0, bytesRead) ?? '');
  } catch {
    return false;
  } finally {
    await file?.close();
  }
};
