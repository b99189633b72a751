// What is imported is what went in, after any edits.
import fc from 'fast-check';
import { describe as group, expect, it } from 'vitest';
import { describe } from '../../generator/description.js';
import { loadDocuments } from '../../generator/source/documents.js';
import { bundle } from '../../generator/versions/bundle.js';
import { ROOT } from '../support/folders.js';
import { imported, projections } from './imported.js';
import { mutated, mutation } from './mutations.js';
import { shop } from './shop.js';

group('what is imported is what went in', () => {
  it.each([
    ['dates', ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01']],
    ['previews', ['1', '2.preview', '3', '4.preview']],
    ['a preview first', ['x.preview', 'v2', 'v3.preview', 'v4']],
  ])('after any edits (%s)', { timeout: 120_000 }, async (_name, names) => {
    // Mostly of the document before, else of an older one: then things come back.
    const edit = fc.record({ back: fc.constantFrom(1, 1, 2, 3), step: fc.array(mutation, { maxLength: 4 }) });
    const edits = fc.array(edit, { minLength: 1, maxLength: names.length - 1 });
    await fc.assert(
      fc.asyncProperty(edits, async (steps) => {
        const documents: unknown[] = [shop];
        for (const { back, step } of steps) {
          documents.push(step.reduce(mutated, documents.at(-back) ?? documents[0]));
        }
        const versions = names.slice(0, documents.length);
        expect(await projections(await imported(documents, versions))).toEqual(documents);
      }),
      { numRuns: 250 },
    );
  });

  it('for both versions of the largest description here', { timeout: 60_000 }, async () => {
    const documents = await loadDocuments('spec/blaxel/openapi.yaml', { cwd: ROOT });
    const { views, catalogue } = describe(documents, () => undefined);
    const plain = views.map((view) => bundle(view).document);
    const versions = catalogue.versions.map(({ id }) => id);
    const document = await imported(plain, versions);
    expect(await projections(document)).toEqual(plain);
    const size = (value: unknown): number => JSON.stringify(value).length;
    expect(size(document)).toBeLessThan(1.05 * Math.max(...plain.map(size)));
    expect(Object.keys(document)).not.toContain('x-before');
  });
});
