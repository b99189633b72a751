import { readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { swapped, type Pin } from './edits.js';

/**
 * Write pins to the files that have them, each in one step, and none where one of them cannot be written. The default of a
 * client is not the user's to write: it is generated.
 */
export const writePins = async (pins: readonly Pin[]): Promise<void> => {
  const own = pins.filter(({ kind }) => kind !== 'default');
  const texts = new Map<string, string>();
  for (const { file } of own) texts.set(file, await readFile(file, 'utf8'));
  // The compiler counts from after the mark that a file may begin with.
  const plain = (file: string): string => (texts.get(file) ?? '').replace(MARK, '');
  const staged: Staged[] = [];
  try {
    for (const [file, text] of swapped(own, plain)) {
      const [mark = ''] = MARK.exec(texts.get(file) ?? '') ?? [];
      staged.push(await stage(await realpath(file), mark + text));
    }
    for (const { file, beside } of staged) await rename(beside, file);
  } finally {
    for (const { beside } of staged) await rm(beside, { force: true });
  }
};

/** A file, and the one beside it that is to take its place. */
interface Staged {
  readonly file: string;
  readonly beside: string;
}

/** The byte order mark. */
const MARK = /^\uFEFF/;

const stage = async (file: string, text: string): Promise<Staged> => {
  const beside = `${file}.${String(process.pid)}.apivintage`;
  const { mode } = await stat(file);
  try {
    await writeFile(beside, text, { flag: 'wx', mode });
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  return { file, beside };
};
