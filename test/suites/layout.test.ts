// What our own templates print is laid out without the formatter: as it would do it, byte for byte, or not at all.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Formatter } from '../../generator/render/formatter.js';
import { loadFormatter } from '../../generator/render/format.js';
import { layoutFile } from '../../generator/render/layout/layout.js';
import { make, SOUND_TOPICS, type Making } from '../support/fixtures.js';
import { ROOT } from '../support/folders.js';

let format: Formatter;

beforeAll(async () => {
  format = await loadFormatter();
});

/** How a text differs from what the formatter makes of it; undefined where it is left to the formatter. */
const compared = async (path: string, text: string): Promise<{ got: string; wanted: string } | undefined> => {
  const got = layoutFile(text);
  return got === undefined ? undefined : { got, wanted: await format(path, text) };
};

const MAKINGS: readonly (readonly [name: string, making: Making])[] = [
  ['the client', {}],
  ['the types of paths', { outputs: ['paths'] }],
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
        const found = await compared(path, text);
        if (found === undefined) left.push(`${topic}/${path}`);
        else laid++;
        expect(found?.got, `${topic}/${path}`).toBe(found?.wanted);
      }
    }
    expect(left.length, left.join('\n')).toBeLessThan((laid + left.length) * 0.05);
  });
});
