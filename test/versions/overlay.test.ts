// Overlays: what each action does, what is wrong with one, and where the nodes that it leaves are written.
import { describe as group, expect, it } from 'vitest';
import { describe, type Description } from '../../generator/description.js';
import type { Diagnostic } from '../../generator/diagnostics/diagnostic.js';
import { documentsFromText } from '../../generator/source/documents.js';

const BASE = `openapi: 3.1.0
info: { title: Shop, version: '1' }
x-api-versions:
  header: Shop-Version
  versions: [{ version: a }, { version: b, overlay: overlays/b.yaml }, { version: c }]
paths:
  /orders:
    get:
      parameters:
        - { name: p, in: query, schema: { type: string } }
        - { name: q, in: query, schema: { type: integer } }
        - { name: r, in: query, schema: { type: boolean } }
      responses: { '200': { description: Orders. } }
`;

interface Applied extends Description {
  readonly diagnostics: readonly Diagnostic[];
  /** What stands at a pointer in a version. */
  readonly at: (version: number, ...keys: readonly (string | number)[]) => unknown;
}

const applied = async (
  actions: string,
  { head = 'overlay: 1.1.0\n', base = BASE, files = {} } = {},
): Promise<Applied> => {
  const documents = await documentsFromText('openapi.yaml', base, {
    'overlays/b.yaml': `${head}actions:\n${actions}`,
    ...files,
  });
  const diagnostics: Diagnostic[] = [];
  const description = describe(documents, (each) => diagnostics.push(each));
  const at: Applied['at'] = (version, ...keys) => {
    const view = description.views[version];
    return keys.reduce<unknown>(
      (node, key) => (typeof node === 'object' && node !== null ? Reflect.get(node, key) : undefined),
      view?.value(view.entry),
    );
  };
  return { ...description, diagnostics, at };
};

const GET = ['paths', '/orders', 'get'] as const;
const action = (target: string, rest: string): string => `  - { target: "${target}", ${rest} }\n`;
const brief = ({ diagnostics }: Applied): readonly string[] =>
  diagnostics.map(({ code, place }) => `${code} ${place?.file ?? ''}${place?.pointer ?? ''}`);

group('an overlay', () => {
  it('copies what stands there then, not what becomes of it', async () => {
    const { at, diagnostics } = await applied(
      action('$.paths', "update: { /more: { get: { summary: 'Old' } }, /copy: {} }") +
        action("$.paths['/more'].get", 'update: { deprecated: false }') +
        action("$.paths['/copy']", 'copy: "$.paths[\'/more\']"') +
        action("$.paths['/more'].get", "update: { summary: 'New', deprecated: true }"),
    );
    expect(diagnostics).toEqual([]);
    expect(at(1, 'paths', '/copy')).toEqual({ get: { summary: 'Old', deprecated: false } });
    expect(at(1, 'paths', '/more')).toEqual({ get: { summary: 'New', deprecated: true } });
  });

  it.each([`/orders('{id}')`, String.raw`/a\b`, `/a"b`, `/a\nb`, '/\u00e9\u2028', String.raw`/\'\u0027`])(
    'changes and removes members whatever their names hold: %j',
    async (name) => {
      const overlay = JSON.stringify({
        overlay: '1.1.0',
        actions: [
          { target: '$.paths', update: { [name]: { get: { summary: 'Old' }, put: {} }, '/z': {} } },
          { target: `$.paths[${JSON.stringify(name)}].get`, update: { summary: 'New' } },
          { target: '$.paths[*].put', remove: true },
          { target: "$.paths['/z']", copy: `$.paths[${JSON.stringify(name)}]` },
        ],
      });
      const { at, diagnostics } = await applied('', { files: { 'overlays/b.yaml': overlay } });
      expect(diagnostics).toEqual([]);
      expect(at(1, 'paths', name)).toEqual({ get: { summary: 'New' } });
      expect(at(1, 'paths', '/z')).toEqual({ get: { summary: 'New' } });
    },
  );

  it.each([
    ['@.get && @.put && @.post', ['/all']],
    ['@.get && (@.put || @.post)', ['/all', '/some']],
    ["@.get.summary == $.paths['/some'].get.summary", ['/some']],
    ["@.get && match(@.get.summary, 'a|so')", []],
    ["@.get && search(@.get.summary, 'a|so')", ['/all', '/some']],
    ['!@.put && count(@.*) == 2', ['/some']],
  ])('finds the nodes of which a filter is true: %s', async (filter, names) => {
    const paths = {
      '/all': { get: { summary: 'all' }, put: {}, post: {} },
      '/some': { get: { summary: 'some' }, post: {} },
    };
    const overlay = JSON.stringify({
      overlay: '1.1.0',
      actions: [
        { target: '$.paths', update: paths },
        { target: `$.paths[?${filter}]`, update: { 'x-found': true } },
      ],
    });
    const { at } = await applied('', { files: { 'overlays/b.yaml': overlay } });
    expect(Object.keys(paths).filter((name) => at(1, 'paths', name, 'x-found') === true)).toEqual(names);
  });

  it('makes its version of the one before, and later ones of it', async () => {
    const { at, diagnostics } = await applied(action('$.paths', 'update: { /more: { get: {} } }'));
    expect(diagnostics).toEqual([]);
    expect([0, 1, 2].map((version) => at(version, 'paths', '/more'))).toEqual([
      undefined,
      { get: {} },
      { get: {} },
    ]);
  });

  it('holds in that preview and in later ones only, where its version is one', async () => {
    const base = BASE.replace('version: b,', 'version: b, status: preview,').replace(
      '{ version: c }',
      '{ version: c }, { version: d.preview }',
    );
    const { at } = await applied(action('$.paths', 'update: { /more: { get: {} } }'), { base });
    expect([0, 1, 2, 3].map((version) => at(version, 'paths', '/more') !== undefined)).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });

  it('joins objects, adds to lists and replaces the rest', async () => {
    const { at } = await applied(
      action('$.paths.*.get', "update: { summary: All, responses: { '404': { description: None. } } }") +
        action('$.paths.*.get.parameters', 'update: { name: s, in: query }') +
        action('$.paths.*.get.parameters', 'update: [{ name: t }, { name: u }]') +
        action('$.info.title', 'update: Store'),
    );
    expect(at(1, ...GET, 'summary')).toBe('All');
    expect(at(1, ...GET, 'responses')).toEqual({
      '200': { description: 'Orders.' },
      '404': { description: 'None.' },
    });
    expect([3, 4, 5].map((index) => at(1, ...GET, 'parameters', index, 'name'))).toEqual(['s', 't', 'u']);
    expect([at(0, 'info', 'title'), at(1, 'info', 'title')]).toEqual(['Shop', 'Store']);
    expect(at(0, ...GET, 'parameters')).toHaveLength(3);
  });

  it('may add what is called otherwise later', async () => {
    const A = { properties: { size: { 'x-renamed-from': { c: 'amount' } }, note: {} } };
    const { at } = await applied(
      action('$', `update: ${JSON.stringify({ components: { schemas: { A } } })}`),
    );
    const names = [0, 1, 2].map((version) => at(version, 'components', 'schemas', 'A', 'properties'));
    expect(names).toEqual([undefined, { amount: {}, note: {} }, { size: {}, note: {} }]);
  });

  it('takes out all that an expression names', async () => {
    const { at } = await applied(action("$..parameters[?@.name == 'p' || @.name == 'q']", 'remove: true'));
    expect(at(1, ...GET, 'parameters')).toEqual([{ name: 'r', in: 'query', schema: { type: 'boolean' } }]);
  });

  it('takes out what is in lists and what is in objects at once, and nothing else', async () => {
    // What is in capitals is internal.
    const listed = (names: string, entry: (name: string) => string): string =>
      [...names.matchAll(/[a-z]/gi)]
        .map(([name]) => `${entry(name)}, x-internal: ${String(name === name.toUpperCase())} }`)
        .join(', ');
    const get = (path: string, parameters: string, responses: string): string =>
      `  /${path}: { get: { parameters: [${listed(parameters, (name) => `{ name: ${name}`)}], ` +
      `responses: { ${listed(responses, (name) => `${name}: { description: ${name}`)} } } }\n`;
    const base =
      BASE + get('1', '', 'Xz') + get('2', 'pQ', 'Xz') + get('3', 'PqR', '') + get('4', 'pQrST', '');
    const { at, diagnostics } = await applied(action("$.paths..[?@['x-internal'] == true]", 'remove: true'), {
      base,
    });
    expect(diagnostics).toEqual([]);
    const left = ['/1', '/2', '/3', '/4'].map((path) => ({
      parameters: at(1, 'paths', path, 'get', 'parameters'),
      responses: at(1, 'paths', path, 'get', 'responses'),
    }));
    const parameters = (...names: readonly string[]): readonly object[] =>
      names.map((name) => ({ name, 'x-internal': false }));
    const responses = { z: { description: 'z', 'x-internal': false } };
    expect(left).toEqual([
      { parameters: [], responses },
      { parameters: parameters('p'), responses },
      { parameters: parameters('q'), responses: {} },
      { parameters: parameters('p', 'r'), responses: {} },
    ]);
  });

  it('takes out what stands in something else that it takes out, and nothing of what comes in its place', async () => {
    const schema = (one: string): string => `{ oneOf: [{ const: ${one}, x-internal: true }, { const: z }] }`;
    const base = `${BASE}  /more: { get: { parameters: [{ name: P, x-internal: true, schema: ${schema('a')} }, { name: q, schema: { oneOf: [{ const: b }] } }] } }\n`;
    const { at, diagnostics } = await applied(action("$..[?@['x-internal']]", 'remove: true'), { base });
    expect(diagnostics).toEqual([]);
    expect(at(1, 'paths', '/more', 'get', 'parameters')).toEqual([
      { name: 'q', schema: { oneOf: [{ const: 'b' }] } },
    ]);
  });

  it('copies', async () => {
    const { at } = await applied(action("$.paths['/orders'].get.responses['200']", 'copy: $.info'));
    expect(at(1, ...GET, 'responses', '200')).toEqual({
      description: 'Orders.',
      title: 'Shop',
      version: '1',
    });
  });

  it('keeps names that JavaScript knows', async () => {
    const { at } = await applied(action('$.info', 'update: { __proto__: { x: 1 }, constructor: y }'));
    const info = at(1, 'info');
    expect(Object.keys(info ?? {})).toEqual(['title', 'version', '__proto__', 'constructor']);
    expect(Object.getPrototypeOf(info)).toBe(Object.prototype);
  });

  it('refers to documents from where it stands', async () => {
    const { views, diagnostics } = await applied(
      action('$.paths', "update: { /more: { $ref: 'parts/more.yaml#/more' } }"),
      { files: { 'overlays/parts/more.yaml': 'more: { get: { responses: {} } }\n' } },
    );
    const view = views[1];
    expect(diagnostics).toEqual([]);
    expect(view?.value(view.entry)).toMatchObject({
      paths: { '/more': { $ref: 'overlays/parts/more.yaml#/more' } },
    });
  });

  it('keeps the spelling of what is in the same place for the document', async () => {
    const base = BASE.replace('overlays/b.yaml', 'b.yaml');
    const { at, diagnostics } = await applied('', {
      base,
      files: {
        'b.yaml': `overlay: 1.1.0\nactions:\n${action('$.paths', "update: { /more: { $ref: './more.yaml#/more' } }")}`,
        'more.yaml': 'more: { get: { responses: {} } }\n',
      },
    });
    expect(diagnostics).toEqual([]);
    expect(at(1, 'paths', '/more')).toEqual({ $ref: './more.yaml#/more' });
  });

  it('may be annotated, and may stand on annotations', async () => {
    const base = BASE.replace('name: q,', 'x-added: b, name: q,').replace(
      'name: r,',
      'x-removed: b, name: r,',
    );
    const { at, diagnostics } = await applied(
      action('$.paths.*.get.parameters[1].schema', 'update: { format: int64 }') +
        action('$.paths', 'update: { /more: { get: {}, x-added: c } }'),
      { base },
    );
    expect(diagnostics).toEqual([]);
    const names = [0, 1, 2].map((version) => [
      at(version, ...GET, 'parameters', 1, 'name'),
      at(version, ...GET, 'parameters', 1, 'schema', 'format'),
      at(version, 'paths', '/more'),
    ]);
    expect(names).toEqual([
      ['r', undefined, undefined],
      ['q', 'int64', undefined],
      ['q', 'int64', { get: {} }],
    ]);
  });

  it('says of a property when it came, also to what requires it in another part and another document', async () => {
    const base = `${BASE}components:
  schemas:
    A: { type: object, properties: { a: { type: string } } }
    B: { required: [a], allOf: [{ $ref: '#/components/schemas/A' }, { $ref: more.yaml#/C }, { $ref: k.yaml#/K }] }
`;
    const { at, diagnostics } = await applied(
      action('$.components.schemas.A.properties', "update: { n: { type: string, x-added: 'c' } }") +
        action('$.components.schemas.B.required', 'update: [n, m, k]'),
      {
        base: base.replace('{ version: c }', '{ version: b2, overlay: b2.yaml }, { version: c }'),
        files: {
          'more.yaml': 'C: { type: object, properties: {} }\n',
          'k.yaml': "K: { type: object, properties: { k: { type: string, x-added: 'c' } } }\n",
          'b2.yaml': `overlay: 1.0.0\nextends: more.yaml\nactions:\n${action('$.C.properties', "update: { m: { type: string, x-added: 'c' } }")}`,
        },
      },
    );
    expect(diagnostics).toEqual([]);
    const required = [1, 2, 3].map((version) => at(version, 'components', 'schemas', 'B', 'required'));
    expect(required).toEqual([['a', 'm'], ['a'], ['a', 'n', 'm', 'k']]);
  });

  it('is for the document that it names', async () => {
    const base = `${BASE}components: { schemas: { A: { $ref: 'a.yaml#/A' } } }\n`;
    const files = { 'a.yaml': 'A: { type: string }\n' };
    const head = 'overlay: 1.0.0\nextends: ../a.yaml\n';
    const { views, diagnostics } = await applied(action('$.A', 'update: { maxLength: 3 }'), {
      base,
      files,
      head,
    });
    expect(diagnostics).toEqual([]);
    expect(views.map((each) => each.value('memory:///a.yaml'))).toEqual([
      { A: { type: 'string' } },
      { A: { type: 'string', maxLength: 3 } },
      { A: { type: 'string', maxLength: 3 } },
    ]);
  });
});

group('what is wrong with an overlay', () => {
  it.each([
    [
      'an action without effect',
      action('$.nothing', 'remove: true'),
      'overlay-without-match',
      '/actions/0/target',
    ],
    ['no expression', action('$.[', 'remove: true'), 'invalid-overlay', '/actions/0/target'],
    ['nothing to do', action('$.info', 'description: x'), 'invalid-overlay', '/actions/0'],
    ['two things to do', action('$.info', 'update: {}, copy: $'), 'invalid-overlay', '/actions/0'],
    ['nothing at all', '  []\n', 'invalid-overlay', '/actions'],
    ['no target', '  - { update: {} }\n', 'invalid-overlay', '/actions/0'],
    ['all removed', action('$', 'remove: true'), 'overlay-misfit', '/actions/0/target'],
    ['a list for an object', action('$.info', 'update: []'), 'overlay-misfit', '/actions/0/update'],
    ['an object for text', action('$', 'update: { openapi: {} }'), 'overlay-misfit', '/actions/0/update'],
    [
      'text for a list',
      action('$.paths.*.get', 'update: { parameters: x }'),
      'overlay-misfit',
      '/actions/0/update',
    ],
    [
      'a copy of many',
      action('$.info', 'copy: $.paths.*.get.parameters.*'),
      'overlay-misfit',
      '/actions/0/copy',
    ],
    ['a copy of nothing', action('$.info', 'copy: $.nothing'), 'overlay-misfit', '/actions/0/copy'],
  ])('%s', async (_name, actions, code, pointer) => {
    const result = await applied(actions);
    expect(brief(result)).toEqual([`${code} overlays/b.yaml${pointer}`]);
    expect(result.diagnostics[0]?.related?.[0]?.place).toEqual({
      file: 'openapi.yaml',
      pointer: '/x-api-versions/versions/1/overlay',
    });
  });

  it.each([
    ['$.nothing', 'names nothing'],
    ['$.paths.*.get.parameters.*', 'names several nodes'],
  ])('a copy of %s says what it found', async (from, words) => {
    const { diagnostics } = await applied(action('$.info', `copy: ${from}`));
    expect(diagnostics[0]?.message).toContain(words);
  });

  it.each([
    ['$.info', 'update: []', 'a list cannot become part of an object at /info'],
    ['$.info.title', 'update: {}', 'an object cannot become part of a string at /info/title'],
    ['$.info.title', 'update: [x]', 'a list cannot become part of a string at /info/title'],
    ['$.paths', 'update: 3', 'a number cannot become part of an object at /paths'],
    ['$.paths.*.get', 'update: { parameters: null }', 'null cannot become part of a list at /paths'],
    ['$.paths.*.get', 'update: { responses: yes }', 'a string cannot become part of an object at /paths'],
  ])('of %s by %s says what does not go together', async (target, rest, words) => {
    const { diagnostics } = await applied(action(target, rest));
    expect(diagnostics.map(({ message }) => message)).toEqual([expect.stringContaining(words)]);
  });

  it.each([
    ['  - remove\n', '/actions/0', 'must be an object'],
    ['  - { target: 3, remove: true }\n', '/actions/0', 'needs `target`'],
    ['  - { target: $.info }\n', '/actions/0', 'needs `update`, `remove: true` or `copy`'],
    ['  { target: $.info, remove: true }\n', '/actions', 'a list with at least one action'],
  ])('%j is told', async (actions, pointer, words) => {
    const { diagnostics } = await applied(actions);
    expect(diagnostics.map(({ place }) => place?.pointer)).toEqual([pointer]);
    expect(diagnostics[0]?.message).toContain(words);
  });

  it('is said once, in its own version: in a later one there may be nothing left to do', async () => {
    const base = BASE.replace('/orders:', '/orders:\n    x-removed: c');
    expect(
      brief(await applied(action("$.paths['/orders'].get", 'update: { summary: x }'), { base })),
    ).toEqual([]);
  });

  it.each([
    ['openapi: 3.1.0\n', 'invalid-overlay overlays/b.yaml'],
    ['overlay: 2.0.0\n', 'invalid-overlay overlays/b.yaml/overlay'],
    [
      'overlay: 1.0.0\nextends: https://example.com/other.yaml\n',
      'overlay-of-another overlays/b.yaml/extends',
    ],
  ])('%j', async (head, expected) => {
    expect(brief(await applied(action('$.info', 'update: {}'), { head }))).toEqual([expected]);
  });

  it('that is not there is where it is named', async () => {
    const base = BASE.replace('overlays/b.yaml', 'gone.yaml');
    expect(brief(await applied('', { base }))).toEqual([
      'file-not-found openapi.yaml/x-api-versions/versions/1/overlay',
    ]);
  });
});

group('a node of a version', () => {
  it('is where it is written: in the document, moved up, or in the overlay', async () => {
    const { views, set } = await applied(
      action("$..parameters[?@.name == 'p']", 'remove: true') +
        action('$.paths.*.get.parameters', 'update: [{ name: s, schema: { type: string } }]') +
        action("$..parameters[?@.name == 'q'].schema", 'update: { format: int64 }'),
    );
    const written = (pointer: string): string => {
      const spot = views[2]?.written(set.entry, `/paths/~1orders/get/parameters${pointer}`);
      return `${set.name(spot?.uri ?? '')}${spot?.pointer ?? ''}`;
    };
    expect(written('/0/schema/type')).toBe('openapi.yaml/paths/~1orders/get/parameters/1/schema/type');
    expect(written('/0/schema/format')).toBe('overlays/b.yaml/actions/2/update/format');
    expect(written('/1')).toBe('openapi.yaml/paths/~1orders/get/parameters/2');
    expect(written('/2/schema')).toBe('overlays/b.yaml/actions/1/update/0/schema');
  });

  it('is where it is written, also where that moved up afterwards', async () => {
    const { views, set } = await applied(
      action("$..parameters[?@.name == 'q'].schema", 'update: { format: int64 }') +
        action("$..parameters[?@.name == 'r'].schema", 'update: { description: R. }') +
        action("$..parameters[?@.name == 'p']", 'remove: true'),
    );
    const places = ['/0/schema/format', '/0/schema/type', '/1/schema/description', '/1/name'].map(
      (pointer) => {
        const spot = views[2]?.written(set.entry, `/paths/~1orders/get/parameters${pointer}`);
        return `${set.name(spot?.uri ?? '')}${spot?.pointer ?? ''}`;
      },
    );
    expect(places).toEqual([
      'overlays/b.yaml/actions/0/update/format',
      'openapi.yaml/paths/~1orders/get/parameters/1/schema/type',
      'overlays/b.yaml/actions/1/update/description',
      'openapi.yaml/paths/~1orders/get/parameters/2/name',
    ]);
  });

  it('is the same under the name that it had before the overlay', async () => {
    const base = `${BASE}components: { schemas: { Old: { type: string } } }\n`;
    const { views, set, diagnostics } = await applied(
      action('$.components.schemas.Old', 'remove: true') +
        action('$.components.schemas', 'update: { New: { type: string, x-renamed-from: { b: Old } } }'),
      { base },
    );
    expect(diagnostics).toEqual([]);
    const identities = ['Old', 'New', 'New'].map(
      (name, version) => views[version]?.identity(set.entry, `/components/schemas/${name}`).pointer,
    );
    expect(identities).toEqual(Array(3).fill('/components/schemas/New'));
  });
});
