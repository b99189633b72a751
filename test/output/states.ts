import type { WriteOptions } from '../../generator/output/write.js';

/** Three outputs that follow each other, for runs that are killed between them. */
export const OPTIONS: WriteOptions = { version: '1', source: { name: 'a', sha256: 'a'.repeat(64) }, inputs: [] };
export const FIRST: Readonly<Record<string, string>> = { 'a.ts': '1', 'b.ts': '1', 'old/gone.ts': '1' };
export const SECOND: Readonly<Record<string, string>> = { 'a.ts': '2', 'b.ts': '1', 'new/c.ts': '2' };
export const THIRD: Readonly<Record<string, string>> = { 'a.ts': '3', 'b.ts': '3', 'new/c.ts': '3', 'old/gone.ts': '3' };
