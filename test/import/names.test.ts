// What the versions of imported documents are called.
import { dump } from 'js-yaml';
import { describe as group, expect, it } from 'vitest';
import { importDocuments } from '../../generator/import/import.js';
import { documentsFromText } from '../../generator/source/documents.js';
import { shop } from './edits.js';
import { CARRIER, imported } from './imported.js';

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
    await expect(imported([shop, { swagger: '1.2' }], ['1', '2'])).rejects.toThrow('Swagger 1.2');
  });
});
