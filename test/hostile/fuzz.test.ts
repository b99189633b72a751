// A small run of `npm run fuzz`, where the corpus is beside the repository.
import { describe, expect, it, vi } from 'vitest';
import { generateFromText } from '../../generator/generate.js';
import type * as assets from '../../generator/render/assets.js';
import { corpusRoots } from '../corpus/documents.js';
import { fuzz } from './fuzz/fuzz.js';

// Templates are compiled once, as in the published program.
vi.mock('../../generator/render/assets.js', async (importOriginal) => {
  const { loadAssets } = await importOriginal<typeof assets>();
  const loaded = loadAssets();
  return { loadAssets: () => loaded };
});

describe.skipIf(corpusRoots().length === 0)(
  'documents of the corpus with a payload (absent: set APIVINTAGE_CORPUS)',
  () => {
    it('generate the same program, or say what is wrong', async () => {
      const faults = await fuzz(
        (name, text) => generateFromText(name, text, { format: 'none' }),
        20_260_101,
        200,
      );
      expect(faults).toEqual([]);
    });
  },
);
