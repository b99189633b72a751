import { readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { swapped, type Pin } from './edits.js';

/**
 * Write pins to the files that have them, each in one step. The default of a client is not the user's to write: it is
 * generated.
 */
export const writePins = async (pins: readonly Pin[]): Promise<void> => {
  const own = pins.filter(({ kind }) => kind !== 'default');
  const texts = new Map<string, string>();
  for (const { file } of own) texts.set(file, await readFile(file, 'utf8'));
  // The compiler counts from after the mark that a file may begin with.
  const plain = (file: string): string => (texts.get(file) ?? '').replace(MARK, '');
  for (const [file, text] of swapped(own, plain)) {
    const [mark = ''] = MARK.exec(texts.get(file) ?? '') ?? [];
    await replace(await realpath(file), mark + text);
  }
};

/** The byte order mark. */
const MARK = /^\uFEFF/;

const replace = async (file: string, text: string): Promise<void> => {
  const staged = `${file}.${String(process.pid)}.apivintage`;
  try {
    const { mode } = await stat(file);
    await writeFile(staged, text, { flag: 'wx', mode });
    await rename(staged, file);
  } finally {
    await rm(staged, { force: true });
  }
};
