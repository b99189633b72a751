// The same description gives the same bytes, wherever, whenever and in whatever order of keys it is read.
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { describe, expect, it } from 'vitest';
import { loadFormatter } from '../../generator/render/format.js';
import { contentOf, useBundle } from '../cli/command.js';
import { FIXTURES, make, SOUND_TOPICS } from '../support/fixtures.js';
import { filesIn, inScratch, ROOT, textOf, writeAll } from '../support/folders.js';
import { shuffled } from '../support/shuffle.js';

describe('the bytes do not depend on the machine', () => {
  const bundle = useBundle();

  it('neither on time zone and language, nor on where the folder is', async () => {
    await inScratch(async (scratch) => {
      const folders = [join(scratch, 'here'), join(scratch, 'deep down', 'a b', 'çà')] as const;
      for (const folder of folders)
        await cp(join(ROOT, 'spec/blaxel'), join(folder, 'spec'), { recursive: true });
      const words = ['spec/openapi.yaml', '-o', 'out'];
      const plain = { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' };
      const other = { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' };
      const [here, there] = [
        await bundle.run(folders[0], words, { env: plain }),
        await bundle.run(folders[1], words, { env: other }),
      ];
      expect([here.code, there.code, there.stdout]).toEqual([0, 0, here.stdout]);
      const texts = async (folder: string): Promise<unknown> =>
        Object.entries(await contentOf(join(folder, 'out'))).map(([path, { text }]) => [path, text]);
      expect(await texts(folders[1])).toEqual(await texts(folders[0]));
    });
  });
});

/**
 * Properties stand in the order in which they are written: that is how authors tell readers what comes first. So do the
 * cases of a union, like the values of an enum, the credentials and the changelog. Any other order is one that only the document has.
 */
const KEPT = [
  'properties',
  'patternProperties',
  'mapping',
  'securitySchemes',
  'securityDefinitions',
  'x-api-changes',
];

describe('the bytes do not depend on the order of keys', () => {
  it.each(SOUND_TOPICS)('in %s', async (topic) => {
    const usual = [...(await make(topic)).files];
    for (const seed of [1, 2, 3]) {
      await inScratch(async (folder) => {
        await writeAll(folder, await shuffledFolder(join(FIXTURES, topic), seed));
        const { files } = await make(topic, folder);
        expect(firstDifference(usual, [...files]), `seed ${String(seed)}`).toBeUndefined();
      });
    }
  });

  it('in a whole specification', async () => {
    const folder = join(ROOT, 'spec/blaxel');
    const usual = [...(await make('blaxel', folder)).files];
    await inScratch(async (scratch) => {
      await writeAll(scratch, await shuffledFolder(folder, 1));
      expect(firstDifference(usual, [...(await make('blaxel', scratch)).files])).toBeUndefined();
    });
  });
});

describe('formatting what was formatted', () => {
  it.each(SOUND_TOPICS)('changes nothing in %s', async (topic) => {
    const format = await loadFormatter();
    for (const [path, text] of (await make(topic)).files) {
      if (path.endsWith('.ts')) expect(await format(path, text)).toBe(text);
    }
  });
});

type Files = readonly (readonly [path: string, text: string])[];

/** The lines in which files differ first, to read; undefined where they are the same. */
function firstDifference(expected: Files, actual: Files): unknown {
  const paths = (files: Files): string => files.map(([path]) => path).join('\n');
  if (paths(expected) !== paths(actual)) return { expected: paths(expected), actual: paths(actual) };
  for (const [index, [path, text]] of expected.entries()) {
    const [wanted, got] = [text.split('\n'), (actual[index]?.[1] ?? '').split('\n')];
    const line = wanted.findIndex((each, at) => each !== got[at]);
    if (line >= 0) return { path, line: line + 1, expected: wanted[line], actual: got[line] };
    if (wanted.length !== got.length) return { path, line: wanted.length + 1 };
  }
  return undefined;
}

/** The files of a fixture, the keys of each document in another order. */
async function shuffledFolder(folder: string, seed: number): Promise<Files> {
  const paths = (await filesIn(folder)).filter((path) => !path.startsWith('expected/'));
  return await Promise.all(
    paths.map(async (path) => {
      const text = (await textOf(join(folder, path))) ?? '';
      return [path, path.endsWith('.yaml') ? stringify(shuffled(parse(text), seed, KEPT)) : text] as const;
    }),
  );
}
