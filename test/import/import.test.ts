// What `import` takes: names of versions, and descriptions in one file or in several.
import { dump } from 'js-yaml';
import { join } from 'node:path';
import { describe as group, expect, it } from 'vitest';
import { describe } from '../../generator/description.js';
import { importDocuments } from '../../generator/import/import.js';
import { documentsFromText, loadDocuments } from '../../generator/source/documents.js';
import { bundle } from '../../generator/versions/bundle.js';
import { ROOT } from '../support/folders.js';
import { CARRIER, imported, projections } from './imported.js';
import { shop } from './shop.js';

group('names of versions', () => {
  const named = async (...versions: readonly string[]): Promise<unknown> => {
    const documents = await Promise.all(
      versions.map((version, index) =>
        documentsFromText(`v${index + 1}.yaml`, dump({ openapi: '3.0.3', info: { title: 'A', version } })),
      ),
    );
    return Reflect.get(importDocuments(documents, { carrier: CARRIER }), 'x-api-versions');
  };

  it('are what the documents say, or else what their files are called', async () => {
    expect(await named('2026-01', '2026-02')).toMatchObject({
      versions: [{ version: '2026-01' }, { version: '2026-02' }],
    });
    expect(await named('1', '1')).toMatchObject({ versions: [{ version: 'v1' }, { version: 'v2' }] });
  });

  it('are needed for each, and there are at least two', async () => {
    await expect(imported([shop, shop], ['1', '1'])).rejects.toThrow('these names for their versions: 1, 1');
    await expect(imported([shop], ['1'])).rejects.toThrow('at least two');
  });

  it('are not there yet', async () => {
    await expect(imported([shop, { ...shop, 'x-api-versions': {} }], ['1', '2'])).rejects.toThrow(
      'versions already',
    );
    await expect(imported([shop, { swagger: '2.0' }], ['1', '2'])).rejects.toThrow('OpenAPI 3');
  });
});

group('a description in several files', () => {
  it('is joined first', async () => {
    const cwd = join(ROOT, 'test/fixtures/multi-file');
    const one = await loadDocuments('openapi.yaml', { cwd });
    const document = importDocuments([one, one], { versions: ['1', '2'], carrier: CARRIER });
    const [view] = describe(one, () => undefined).views;
    const plain = view === undefined ? {} : bundle(view).document;
    expect(await projections(document)).toEqual([plain, plain]);
  });
});
