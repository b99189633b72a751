// One API, its versions written in every form: annotations, overlays, a document for each, mixed, and in a configuration.
import { dump } from 'js-yaml';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../generator/config/load.js';
import { generate, generateFromText, type Generated } from '../../generator/generate.js';
import { importDocuments } from '../../generator/import/import.js';
import { loadDocuments } from '../../generator/source/documents.js';
import { reportOf } from '../support/fixtures.js';
import { ROOT } from '../support/folders.js';
import { versions } from './catalogue.js';

const FORMS = join(ROOT, 'test/versions/forms');
const VERSIONS = ['spring', 'summer', 'autumn.preview', 'winter'];

const generated = async (form: string): Promise<ReadonlyMap<string, string>> =>
  filesOf(await generate({ spec: 'openapi.yaml', cwd: join(FORMS, form), name: 'shop' }));

const filesOf = async (result: Generated): Promise<ReadonlyMap<string, string>> => {
  expect(await reportOf(result)).toBe('');
  return new Map(result.files);
};

const annotations = await generated('annotations');

describe('the client of an API', () => {
  it('has differences to speak of', () => {
    expect(annotations.get('models/orders.ts')).toContain("'autumn.preview': {");
    expect([...annotations.values()].join('')).toMatch(/this: \w+<'autumn\.preview'>/);
  });

  it.each(['overlays', 'documents', 'mixed'])('is the same byte for byte from %s', async (form) => {
    const files = await generated(form);
    expect([...files.keys()]).toEqual([...annotations.keys()]);
    for (const [path, text] of annotations) expect(files.get(path), path).toBe(text);
  });

  it('is the same byte for byte from versions in the configuration', async () => {
    const cwd = join(FORMS, 'configuration');
    const { catalogue } = (await loadConfig(cwd))?.apis['shop'] ?? {};
    expect(catalogue).toBeDefined();
    if (catalogue === undefined) return;
    const files = await filesOf(await generate({ spec: 'openapi.yaml', cwd, name: 'shop', catalogue }));
    expect(files).toEqual(annotations);
  });

  it('is the same byte for byte from what import makes of a document for each', async () => {
    const files = ['spring', 'summer', 'autumn', 'winter'].map((name) => `versions/${name}.yaml`);
    const cwd = join(FORMS, 'documents');
    const documents = await Promise.all(files.map((file) => loadDocuments(file, { cwd })));
    const imported = importDocuments(documents, {
      versions: VERSIONS,
      carrier: { kind: 'header', name: 'Shop-Version' },
    });
    const { 'x-api-versions': mine, ...rest } = imported;
    expect(mine).toEqual({ header: 'Shop-Version', versions: VERSIONS.map((version) => ({ version })) });
    const text = dump({ ...rest, ...versions }, { noRefs: true });
    expect(await filesOf(await generateFromText('openapi.yaml', text, { name: 'shop' }))).toEqual(
      annotations,
    );
    expect(text.match(/x-before/g)).toHaveLength(2);
  });
});

const edition = (more: object = {}): string =>
  dump({ openapi: '3.1.0', info: { title: 'Shop', version: '1' }, paths: {}, ...more });

it.each([
  ['spring', 'the catalogue stands alone', { versions: ['spring', 'summer'], overlay: undefined }],
  [
    'summer',
    'a later version has an overlay',
    { versions: ['spring', 'summer', 'winter'], overlay: 'winter' },
  ],
])(
  'a version whose document cannot be read is all that is told: %s, and %s',
  async (broken, _, catalogue) => {
    const entries = catalogue.versions.map((version) => ({
      version,
      ...(version === catalogue.overlay ? { overlay: 'overlay.yaml' } : { document: `${version}.yaml` }),
    }));
    const files = {
      'spring.yaml': edition(),
      'summer.yaml': edition(),
      'overlay.yaml': dump({
        overlay: '1.0.0',
        actions: [{ target: "$.paths['/orders']", update: { summary: 'Orders' } }],
      }),
      [`${broken}.yaml`]: `${edition()}info: {}\n`,
    };
    const text = dump({ 'x-api-versions': { header: 'Shop-Version', versions: entries } });
    const { diagnostics } = await generateFromText('versions.yaml', text, { name: 'shop' }, files);
    expect(diagnostics.map(({ code, place }) => `${code} ${place?.file}`)).toEqual([
      `duplicate-key ${broken}.yaml`,
    ]);
  },
);
