import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { errorCode } from '../diagnostics/system-error.js';

/**
 * Write a file that was not there: all of it or nothing. Fails with `EEXIST` where something is there, even a link.
 */
export const writeNewFile = async (path: string, text: string): Promise<void> => {
  try {
    await writeFile(path, text, { flag: 'wx' });
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') await rm(path, { force: true }).catch(() => undefined);
    throw error;
  }
};

/** Replace a file in one step, or leave it as it is: a disk that is full must not cost anybody what they had. */
export const replaceWhole = async (path: string, text: string): Promise<void> => {
  const beside = `${path}.${String(process.pid)}`;
  try {
    const mode = await stat(path).then(
      (stats) => stats.mode,
      () => undefined,
    );
    await writeFile(beside, text, { flag: 'wx', ...(mode === undefined ? {} : { mode }) });
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw error;
  }
};
