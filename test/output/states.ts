import type { WriteOptions } from '../../generator/output/write.js';

/** Three outputs that follow each other, for runs that are killed between them. */
export const OPTIONS: WriteOptions = { version: '1', source: { name: 'a', sha256: 'a'.repeat(64) }, inputs: [] };
export const FIRST: Readonly<Record<string, string>> = { 'a.ts': '1', 'b.ts': '1', 'old/gone.ts': '1' };
export const SECOND: Readonly<Record<string, string>> = { 'a.ts': '2', 'b.ts': '1', 'new/c.ts': '2' };
export const THIRD: Readonly<Record<string, string>> = { 'a.ts': '3', 'b.ts': '3', 'new/c.ts': '3', 'old/gone.ts': '3' };

/** Two outputs that take a while to write: files of some size, of which some stay, change, come and go. */
const many = (word: string, from: number, to: number): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Array.from({ length: to - from }, (_, index) => {
      const nth = from + index;
      const text = nth % 7 === 0 ? 'the same' : word;
      return [`${String(nth % 9)}/${String(nth)}.ts`, `${text} ${String(nth)}\n`.repeat(2000)];
    }),
  );
export const EARLIER: Readonly<Record<string, string>> = many('earlier', 0, 36);
export const LATER: Readonly<Record<string, string>> = many('later', 6, 42);
