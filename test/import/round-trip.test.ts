// Documents of single versions become one annotated document, which says of each version what its document said.
import fc from 'fast-check';
import { join } from 'node:path';
import { describe as group, expect, it } from 'vitest';
import { describe } from '../../generator/description.js';
import { importDocuments } from '../../generator/import/import.js';
import { documentsFromText, loadDocuments } from '../../generator/source/documents.js';
import { bundle } from '../../generator/versions/bundle.js';
import { ROOT } from '../support/folders.js';
import { mutated, mutation, shop } from './edits.js';
import { CARRIER, imported, projections } from './imported.js';

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

  it.each([
    ['dates', ['1', '2', '3']],
    ['a preview', ['1', '2.preview', '3']],
  ])('where a part requires what another part does not describe yet (%s)', async (_name, versions) => {
    const text = { type: 'string' };
    const A = { allOf: [{ $ref: '#/components/schemas/Base' }, { required: ['id', 'note'], title: 'A' }] };
    const B = { oneOf: [{ allOf: [{ $ref: '#/components/schemas/Base' }], required: ['note', 'id'] }] };
    const edition = (properties: object, more: object = {}): unknown => ({
      openapi: '3.1.0',
      components: { schemas: { Base: { type: 'object', properties }, A, B, ...more } },
    });
    const documents = [
      edition({ id: text }),
      edition({ id: text, note: text }),
      edition({ id: text, note: text, more: text }, { A: { ...A, allOf: [...A.allOf, { title: 'B' }] } }),
    ];
    expect(await projections(await imported(documents, versions))).toEqual(documents);
    const gone = [...documents, edition({ note: text })];
    expect(await projections(await imported(gone, [...versions, '4']))).toEqual(gone);
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

group('a description in several files', () => {
  it('is joined first', async () => {
    const cwd = join(ROOT, 'test/fixtures/multi-file');
    const one = await loadDocuments('openapi.yaml', { cwd });
    const document = importDocuments([one, one], { versions: ['1', '2'], carrier: CARRIER });
    const [view] = describe(one, () => undefined).views;
    const plain = view === undefined ? {} : bundle(view, { whole: true }).document;
    expect(await projections(document)).toEqual([plain, plain]);
  });

  it('keeps what nothing uses', async () => {
    const files = { 'shared.yaml': 'Answer: { description: Done. }' };
    const text = [
      'openapi: 3.0.3',
      "info: { title: A, version: '1' }",
      'paths: { /a: { get: { responses: { 200: { $ref: shared.yaml#/Answer } } } } }',
      'components: { schemas: { Unused: { type: object, properties: { id: { type: string } } } } }',
    ].join('\n');
    const one = await documentsFromText('a.yaml', text, files);
    const document = importDocuments([one, one], { versions: ['1', '2'], carrier: CARRIER });
    expect(document).toMatchObject({ components: { schemas: { Unused: { type: 'object' } } } });
  });
});

group('descriptions of Swagger 2.0', () => {
  const swagger = (properties: object, parameters: readonly object[] = []): string =>
    JSON.stringify({
      swagger: '2.0',
      info: { title: 'A', version: '1' },
      host: 'a.example',
      schemes: ['https'],
      paths: {
        '/a': {
          post: {
            consumes: ['application/json'],
            parameters: [{ in: 'body', name: 'body', schema: { $ref: '#/definitions/A' } }, ...parameters],
            responses: { 200: { description: 'Done.', schema: { $ref: '#/definitions/A' } } },
          },
        },
      },
      definitions: { A: { type: 'object', properties: { id: { type: 'string' }, ...properties } } },
    });

  it('are imported in the words of OpenAPI 3', async () => {
    const all = await Promise.all(
      [{}, { name: { type: 'string' } }].map((more) => documentsFromText('a.json', swagger(more))),
    );
    const document = importDocuments(all, { versions: ['1', '2'], carrier: CARRIER });
    expect(document).toMatchObject({
      openapi: '3.0.4',
      components: { schemas: { A: { properties: { name: { type: 'string', 'x-added': '2' } } } } },
    });
    const upgraded = all.map((each) => {
      const [view] = describe(each, () => undefined).views;
      return view?.value(view.entry);
    });
    expect(await projections(document)).toEqual(upgraded);
  });

  it('may be odd, which is told', async () => {
    const second = { in: 'body', name: 'second', schema: { type: 'string' } };
    const all = await Promise.all(
      [swagger({}), swagger({}, [second])].map((text) => documentsFromText('a.json', text)),
    );
    const told: string[] = [];
    importDocuments(all, {
      versions: ['1', '2'],
      carrier: CARRIER,
      report: ({ code }, documents) => told.push(`${code} in ${all.indexOf(documents)}`),
    });
    expect(told).toEqual(['second-body in 1']);
  });
});
