// What our own templates print is laid out without the formatter: as it would do it, byte for byte, or not at all.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadFormatter } from '../../generator/render/format.js';
import type { Formatter } from '../../generator/render/formatter.js';
import { layoutFile } from '../../generator/render/layout/layout.js';
import { make, SOUND_TOPICS, type Making } from '../support/fixtures.js';
import { ROOT } from '../support/folders.js';
import { STATEMENT } from '../support/raw-code.js';

let format: Formatter;

beforeAll(async () => {
  format = await loadFormatter();
});

const MAKINGS: readonly (readonly [name: string, making: Making])[] = [
  ['the client', {}],
  ['the types of paths', { outputs: ['paths'] }],
  [
    'the types of paths, otherwise spelt',
    { outputs: ['paths'], paths: { alphabetize: true, immutable: true, rootTypes: true, enumValues: true } },
  ],
];

const FOLDERS: readonly (readonly [name: string, folder: string | undefined])[] = [
  ...SOUND_TOPICS.map((topic) => [topic, undefined] as const),
  ...['blaxel', 'blaxel-sandbox', 'cortecs'].map((name) => [name, `${ROOT}/spec/${name}`] as const),
];

describe.each(MAKINGS)('%s', (_, making) => {
  it('is laid out as the formatter does it, nearly all of it', async () => {
    const left: string[] = [];
    let laid = 0;
    for (const [topic, folder] of FOLDERS) {
      const { files } = await make(topic, folder, { ...making, format: 'none' });
      for (const [path, text] of files) {
        if (!path.endsWith('.ts') || path.startsWith('runtime/')) continue;
        const got = layoutFile(text);
        if (got === undefined) left.push(`${topic}/${path}`);
        else expect(got, `${topic}/${path}`).toBe(await format(path, text));
        laid++;
      }
    }
    expect(left.length, left.join('\n')).toBeLessThan(laid * 0.05);
  });
});

describe('code of any kind and width', () => {
  it('is laid out as the formatter does it, or left to it', async () => {
    let [laid, left] = [0, 0];
    await fc.assert(
      fc.asyncProperty(STATEMENT, async (text) => {
        const got = layoutFile(`${text}\n`);
        if (got === undefined) left++;
        else expect(got).toBe(await format('file.ts', text));
        laid++;
      }),
      { numRuns: 1500 },
    );
    expect(left).toBeLessThan(laid * 0.1);
  });

  it('costs no more than its length and depth say', async () => {
    const depth = 50;
    const inner = `${'a: {\n'.repeat(depth)}b: string;\n${'} | undefined;\n'.repeat(depth)}`;
    const text = `export type A = {\n${inner}};\n`;
    expect(layoutFile(text)).toBe(await format('file.ts', text));
  });

  it.each([
    ['a line break in quotes', "const a: A<B> = {\nb: 'c\n};\n"],
    ['a bracket that nothing closes', `export type A = ${'B'.repeat(100)}<C | D;\n`],
    ['a bracket that nothing opens', 'export interface A {\n}\n}\n'],
    ['a block that nothing closes', 'export interface A {\nb: string;\n'],
    ['an intersection in a union', 'export type A = B & C | D;\n'],
    ['a comment behind code', 'export type A = B; /* C */\nexport type D = {\nb: C; // d {\n};\n'],
    ['a line that begins with an operator', 'export type A =\n| B\n| C;\n'],
  ])('leaves %s to the formatter', (_, text) => {
    expect(layoutFile(text)).toBeUndefined();
  });
});
