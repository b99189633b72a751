// What a catalogue says of versions, and what is said of one that is wrong.
import { describe as group, expect, it } from 'vitest';
import { describe } from '../../generator/description.js';
import { documentsFromText } from '../../generator/source/documents.js';
import type { Catalogue } from '../../generator/versions/catalogue.js';

interface Read extends Catalogue {
  /** `problem pointer` of each complaint. */
  readonly complaints: readonly string[];
}

const read = async (
  catalogue: object,
  { more = {}, files = {} }: { more?: object; files?: Readonly<Record<string, string>> } = {},
): Promise<Read> => {
  const text = JSON.stringify({ openapi: '3.1.0', 'x-api-versions': { header: 'V', ...catalogue }, ...more });
  const complaints: string[] = [];
  const documents = await documentsFromText('a.json', text, files);
  const description = describe(documents, ({ message, place }) =>
    complaints.push(
      `${message.replace('The version catalogue cannot be used: ', '')} ${place?.pointer?.replace('/x-api-versions', '') ?? ''}`,
    ),
  );
  return { ...description.catalogue, complaints };
};

const version = (id: string, status?: string): object => ({ version: id, ...(status && { status }) });

group('the default version', () => {
  it.each([
    [
      'the newest stable one',
      [version('a'), version('b'), version('c.preview'), version('d', 'deprecated')],
      'b',
    ],
    [
      'not one that is called a preview',
      [version('a'), version('b', 'preview'), version('c', 'retired')],
      'a',
    ],
    ['one that is stable whatever it is called', [version('a'), version('b.preview', 'stable')], 'b.preview'],
    ['the newest, where none is stable', [version('a', 'retired'), version('b.preview')], 'b.preview'],
  ])('is %s', async (_which, versions, pin) => {
    const { versioning, complaints } = await read({ versions });
    expect(complaints).toEqual([]);
    expect(versioning).toEqual({ carrier: { kind: 'header', name: 'V' }, pin });
  });

  it('is the one that is named, beside the one that servers assume', async () => {
    const versions = [version('a'), version('b'), version('c')];
    expect((await read({ versions, pin: 'b', omitted: 'a' })).versioning).toMatchObject({
      pin: 'b',
      omitted: 'a',
    });
    const { versioning, complaints } = await read({ versions, pin: 'd', omitted: 'e' });
    expect(versioning).toEqual({ carrier: { kind: 'header', name: 'V' }, pin: 'c' });
    expect(complaints).toEqual([
      'Version "e" is not in the catalogue. /omitted',
      'Version "d" is not in the catalogue. /pin',
    ]);
  });
});

group('a version', () => {
  it('has a stage, and the day that it was released where that is told', async () => {
    const { versions } = await read({
      versions: [{ ...version('a', 'retired'), released: '2026-01-15' }, version('b')],
    });
    expect(versions).toEqual([
      { id: 'a', stage: 'retired', released: '2026-01-15' },
      { id: 'b', stage: 'stable' },
    ]);
  });

  it.each([
    ['is there twice', [version('a'), version('a')], 'version "a" is listed twice. /versions/1'],
    [
      'has no name',
      [version('a'), {}],
      'each version needs `version`, a non-empty string (quote dates). /versions/1',
    ],
    [
      'is a name alone',
      [version('a'), 'b'],
      "each version is an object: write `{ version: 'b' }`. /versions/1",
    ],
    [
      'has an empty name',
      [version('')],
      'each version needs `version`, a non-empty string (quote dates). /versions/0',
    ],
    [
      'has a number for a name',
      [{ version: 1 }],
      'each version needs `version`, a non-empty string (quote dates). /versions/0',
    ],
    [
      'has another status',
      [version('a', 'done')],
      '`status` must be one of preview, stable, deprecated, retired. /versions/0/status',
    ],
    [
      'has two sources',
      [{ ...version('a'), overlay: 'b.json', document: 'b.json' }],
      'a version has an `overlay` or a `document`, not both. /versions/0/overlay',
    ],
    [
      'has a number for a source',
      [{ ...version('a'), document: 1 }],
      '`document` must be a path or a URL. /versions/0/document',
    ],
  ])('that %s is complained about', async (_what, versions, complaint) => {
    const files = {
      'b.json': '{ "openapi": "3.1.0", "overlay": "1.0.0", "actions": [{ "target": "$", "update": {} }] }',
    };
    expect((await read({ versions }, { files })).complaints).toContain(complaint);
  });
});

group('how a version travels', () => {
  const versions = [version('a')];

  it('has a name, which only a header is particular about', async () => {
    expect((await read({ versions, header: 'not one' })).complaints).toEqual([
      '"not one" cannot be the name of a header. /header',
    ]);
    const { versioning, complaints } = await read({ versions, header: undefined, query: 'filter[version]' });
    expect([versioning?.carrier, complaints]).toEqual([{ kind: 'query', name: 'filter[version]' }, []]);
  });

  it('has to be told: else there are no versions', async () => {
    const { versioning, complaints } = await read({ versions, header: undefined });
    expect([versioning, complaints]).toEqual([
      undefined,
      ['say how the version travels: `header`, `query` or `server`. '],
    ]);
  });
});

group('how a version is refused', () => {
  const versions = [version('a')];
  const schemas = (reason: object): object => ({
    components: {
      schemas: {
        No: { properties: { other: { enum: ['gone', 'new'] }, kind: true, fixed: { const: 'x' }, reason } },
      },
    },
  });
  const unknown = { status: 400, code: 'gone', schema: '#/components/schemas/No' };

  it.each([
    ['a constant', { const: 'gone' }],
    ['the only value', { enum: ['gone'] }],
  ])('is told by the property that admits just the code: %s', async (_how, reason) => {
    const { versioning, refusal, complaints } = await read({ versions, unknown }, { more: schemas(reason) });
    expect(complaints).toEqual([]);
    expect(versioning?.unknown).toEqual({ status: 400, code: 'gone', at: ['reason'] });
    expect(refusal?.pointer).toBe('/components/schemas/No');
  });

  it('is told by `error`, where no property admits just the code', async () => {
    for (const reason of [{ enum: ['gone', 'lost'] }, { enum: ['lost'] }, { type: 'string' }]) {
      const { versioning } = await read({ versions, unknown }, { more: schemas(reason) });
      expect(versioning?.unknown?.at).toEqual(['error']);
    }
  });

  it('is looked up in the newest document of a version that has the schema', async () => {
    const of = (name: string): string =>
      JSON.stringify({
        openapi: '3.1.0',
        components: { schemas: { No: { properties: { [name]: { const: 'gone' } } } } },
      });
    const documents = ['b.json', 'c.json', 'd.json'].map((document) => ({ version: document, document }));
    const files = { 'b.json': of('first'), 'c.json': of('second'), 'd.json': '{ "openapi": "3.1.0" }' };
    const { versioning, refusal } = await read({ versions: documents, unknown }, { files });
    expect(versioning?.unknown?.at).toEqual(['second']);
    expect(refusal?.uri).toContain('c.json');
  });

  it.each([[{ status: 400 }], [{ code: 'gone' }], [{ status: '400', code: 'gone' }], ['gone']])(
    'needs a status and a code: %j',
    async (wrong) => {
      expect((await read({ versions, unknown: wrong })).complaints).toEqual([
        '`unknown` needs `status`, a number from 400 to 599, and `code`, a string. /unknown',
      ]);
    },
  );
});

it('a change has a version, words, and a place', async () => {
  const changes = {
    plain: { in: 'a' },
    told: { in: 'a', breaking: true, summary: 'Told.', migrate: 'Do so.' },
    lost: { in: 'z', breaking: true },
  };
  const catalogue = await read({ versions: [version('a')] }, { more: { 'x-api-changes': changes } });
  expect(catalogue.changes).toEqual([
    { id: 'plain', in: 'a', breaking: false, summary: 'plain' },
    { id: 'told', in: 'a', breaking: true, summary: 'Told.', migrate: 'Do so.' },
  ]);
  expect([...catalogue.changePlaces].map(([id, { pointer }]) => [id, pointer])).toEqual([
    ['plain', '/x-api-changes/plain'],
    ['told', '/x-api-changes/told'],
  ]);
  expect(catalogue.complaints).toEqual(['`in` must name a version of the catalogue. /x-api-changes/lost']);
});
