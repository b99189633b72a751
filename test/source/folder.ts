import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A fresh folder with files, which goes away with the test. */
export const folderWith = async (
  files: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<string> => {
  const dir = await realpath(await mkdtemp(join(tmpdir(), 'apivintage-test-')));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), content);
  }
  return dir;
};
