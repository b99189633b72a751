// Documents and schemas that name themselves: what a reference in them means to everybody who reads it.
import { describe, expect, it } from 'vitest';
import { describe as describeApi } from '../../generator/description.js';
import { generateFromText } from '../../generator/generate.js';
import { documentsFromText, loadDocuments } from '../../generator/source/documents.js';
import { bundle } from '../../generator/versions/bundle.js';
import { folderWith } from './folder.js';

type Schemas = Readonly<Record<string, unknown>>;

const described = (schemas: Schemas, root: object = {}): string =>
  JSON.stringify({
    openapi: '3.2.0',
    info: { title: 'Named', version: '1' },
    paths: {},
    ...root,
    components: { schemas },
  });

/** A schema whose only property refers to something. */
const having = ($ref: string, more: object = {}): object => ({
  ...more,
  type: 'object',
  properties: { f: { $ref } },
});

/** A schema whose type tells which it is. */
const only = (word: string): string => JSON.stringify({ const: word });

/** The type of the property `f` of `E`, which is `word` of the schema that was found, and the codes of what was said. */
const found = async (
  entry: string,
  files: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> => {
  const generated = await generateFromText('api/openapi.json', entry, {}, files);
  const text = [...generated.files].map(([, content]) => content).join('\n');
  const property = /interface E \{\s*readonly f\?: ([^;]*);/.exec(text)?.[1] ?? '';
  const declaredAs = (name: string): string => {
    const declared = new RegExp(`type ${name} = ([^;]*);`).exec(text)?.[1];
    return declared === undefined ? name : declaredAs(declared);
  };
  const declared = declaredAs(property);
  return [declared.replaceAll("'", ''), ...generated.diagnostics.map(({ code }) => code)];
};

describe('a relative $id', () => {
  it('is what references to files are relative to', async () => {
    const entry = described({ E: having('f.json', { $id: 'schemas/e.json' }) });
    const files = { 'api/schemas/f.json': only('right'), 'api/f.json': only('wrong') };
    expect(await found(entry, files)).toEqual(['right']);
  });

  it('is relative to the one around it', async () => {
    const inner = { $id: 'b/inner.json', $ref: '../f.json#/$defs/g' };
    const entry = described({
      E: { $id: 'schemas/a/e.json', type: 'object', properties: { f: inner } },
    });
    const files = { 'api/schemas/a/f.json': `{ "$defs": { "g": ${only('right')} } }` };
    expect(await found(entry, files)).toEqual(['right']);
  });

  it('holds in the file in which it stands, and in no other', async () => {
    const e = JSON.stringify(having('f.json', { $id: 'deep/e.json' }));
    const files = {
      'api/schemas/e.json': e,
      'api/schemas/deep/f.json': '{ "$ref": "g.json" }',
      'api/schemas/deep/g.json': only('right'),
    };
    expect(await found(described({ E: { $ref: 'schemas/e.json' } }), files)).toEqual(['right']);
  });

  it('says nothing of a mapping by name, and something of one by file', async () => {
    const entry = described({
      E: {
        $id: 'schemas/e.json',
        oneOf: [{ $ref: 'cat.json' }, { $ref: 'dog.json' }],
        discriminator: { propertyName: 'kind', mapping: { miau: 'cat.json', wuff: 'dog.json' } },
      },
    });
    const pet = JSON.stringify({ type: 'object', properties: { kind: { type: 'string' } } });
    const { files, diagnostics } = await generateFromText(
      'api/openapi.json',
      entry,
      {},
      {
        'api/schemas/cat.json': pet,
        'api/schemas/dog.json': pet,
      },
    );
    expect(diagnostics).toEqual([]);
    const text = [...files].map(([, content]) => content).join('\n');
    expect(text).toMatch(/kind: 'miau'/);
    expect(text).toMatch(/kind: 'wuff'/);
  });

  it('is no place where nothing is there: the file beside is taken, with a warning', async () => {
    const entry = described({ E: having('f.json', { $id: 'schemas/e.json' }) });
    expect(await found(entry, { 'api/f.json': only('beside') })).toEqual(['beside', 'id-is-no-place']);
  });

  it('is an error with a place where neither is there', async () => {
    const entry = described({ E: having('f.json', { $id: 'schemas/e.json' }) });
    const { diagnostics } = await generateFromText('api/openapi.json', entry);
    expect(diagnostics.map(({ code, place }) => [code, place?.pointer])).toEqual([
      ['file-not-found', '/components/schemas/E/properties/f/$ref'],
    ]);
  });

  it('leads to nothing outside of the folder', async () => {
    const dir = await folderWith({
      'api/openapi.json': described({
        E: having('secret.json', { $id: '../e.json' }),
        F: having('passwd', { $id: 'file:///etc/e.json' }),
      }),
      'secret.json': only('SECRET'),
    });
    const documents = await loadDocuments('api/openapi.json', { cwd: dir });
    expect([...documents.all.values()].map(({ name }) => name)).toEqual(['api/openapi.json']);
  });

  it('counts for standard input too', async () => {
    const dir = await folderWith({ 'schemas/f.json': only('right') });
    const stdin = (async function* () {
      yield described({ E: having('f.json', { $id: 'schemas/e.json' }) });
      await Promise.resolve();
    })();
    const documents = await loadDocuments('-', { cwd: dir, stdin });
    expect(documents.entry.value).toMatchObject({
      components: { schemas: { E: { properties: { f: { $ref: 'schemas/f.json' } } } } },
    });
  });
});

describe('an absolute $id', () => {
  it('is a name: files beside are what references to nowhere else mean', async () => {
    const entry = described({ E: having('f.json', { $id: 'https://names.test/schemas/e.json' }) });
    expect(await found(entry, { 'api/f.json': only('beside') })).toEqual(['beside']);
  });

  it('is what a reference means that comes to it', async () => {
    const entry = described({
      E: having('f.json', { $id: 'https://names.test/schemas/e.json' }),
      F: { $id: 'https://names.test/schemas/f.json', const: 'right' },
    });
    expect(await found(entry, { 'api/f.json': only('wrong') })).toEqual(['right']);
  });

  it('asks nobody who is not allowed', async () => {
    const dir = await folderWith({
      'openapi.json': described({ E: having('f.json', { $id: 'https://names.test/schemas/e.json' }) }),
    });
    const fetched: string[] = [];
    const fetch = (url: unknown): Promise<Response> => {
      fetched.push(String(url));
      return Promise.resolve(new Response(only('remote')));
    };
    const documents = await loadDocuments('openapi.json', { cwd: dir, fetch });
    expect([documents.all.size, fetched]).toEqual([1, []]);
    const allowed = await loadDocuments('openapi.json', {
      cwd: dir,
      fetch,
      allowRef: ['https://names.test'],
    });
    expect([...allowed.all.keys()].slice(1)).toEqual(['https://names.test/schemas/f.json']);
  });
});

describe('$self', () => {
  it('is a name of a document, and a base', async () => {
    const entry = described({ E: having('shared.json#/F') }, { $self: 'https://names.test/v1/openapi.json' });
    const shared = `{ "$self": "https://names.test/v1/shared.json", "F": ${only('right')} }`;
    expect(await found(entry, { 'api/shared.json': shared })).toEqual(['right']);
  });

  it('which is relative, is what references are relative to', async () => {
    const entry = described({ E: having('f.json') }, { $self: 'v1/openapi.json' });
    const files = { 'api/v1/f.json': only('right'), 'api/f.json': only('wrong') };
    expect(await found(entry, files)).toEqual(['right']);
  });

  it('of another document is found, whatever its file is called', async () => {
    const entry = described(
      { D: { $ref: 'files/1.json#/D' }, E: having('common#/F') },
      { $self: 'https://names.test/api' },
    );
    const other = `{ "$self": "https://names.test/common", "D": {}, "F": ${only('right')} }`;
    expect(await found(entry, { 'api/files/1.json': other })).toEqual(['right']);
  });
});

describe('what a schema is called', () => {
  it.each([
    ['an id', 'https://names.test/f', { $id: 'https://names.test/f' }],
    ['a relative id', 'names/f', { $id: 'names/f' }],
    ['an anchor', '#here', { $anchor: 'here' }],
  ])('by %s is known to those who join documents', async (_what, reference, name) => {
    const entry = described({ E: having(reference), F: { ...name, const: 'right' } });
    expect(await found(entry)).toEqual(['right']);
    const [view] = describeApi(await documentsFromText('openapi.json', entry), () => undefined).views;
    expect(bundle(view!, { whole: true }).document).toMatchObject({
      components: { schemas: { E: { properties: { f: { $ref: '#/components/schemas/F' } } } } },
    });
  });
});
