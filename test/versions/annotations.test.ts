// Every annotation on every kind of node that may carry it, in versions whose names are no dates, of which one is a preview.
import { describe as group, expect, it } from 'vitest';
import { describe } from '../../generator/description.js';
import { generateFromText } from '../../generator/generate.js';
import { documentsFromText } from '../../generator/source/documents.js';

const VERSIONS = ['one', 'two', 'three.preview', '4.0', 'five.preview'];

const NOTHING = { description: 'None.' };

type Document = Readonly<Record<string, unknown>>;

const at = (value: unknown, keys: readonly (string | number)[]): unknown =>
  keys.reduce<unknown>(
    (node, key) => (typeof node === 'object' && node !== null ? Reflect.get(node, key) : undefined),
    value,
  );

const keysOf = (value: unknown): readonly string[] =>
  typeof value === 'object' && value !== null ? Object.keys(value) : [];

/** A document at each version. */
const projected = async (document: Document): Promise<readonly unknown[]> => {
  const catalogue = { header: 'V', versions: VERSIONS.map((version) => ({ version })) };
  const changes = { c: { in: 'one' } };
  const text = JSON.stringify({
    openapi: '3.1.0',
    'x-api-versions': catalogue,
    'x-api-changes': changes,
    ...document,
  });
  const { views } = describe(await documentsFromText('a.json', text), (each) => {
    throw new Error(each.message);
  });
  return views.map((view) => view.value(view.entry));
};

type Annotations = Readonly<Record<string, unknown>>;

/** Where a node of each kind stands, in a document in which it carries annotations. */
interface Kind {
  readonly way: readonly (string | number)[];
  readonly document: (annotations: Annotations) => Document;
}

const operation = (get: object): Document => ({ paths: { '/a': { get: { responses: {}, ...get } } } });
const schema = (A: object): Document => ({ components: { schemas: { A } } });
const text = { type: 'string' };
const GET = ['paths', '/a', 'get'] as const;
const A = ['components', 'schemas', 'A'] as const;
const answering = (response: object): Document =>
  operation({ responses: { '200': { description: 'A', ...response } } });

const KINDS: Readonly<Record<string, Kind>> = {
  'path item': { way: ['paths', '/a'], document: (x) => ({ paths: { '/a': { get: {}, ...x }, '/b': {} } }) },
  webhook: { way: ['webhooks', 'a'], document: (x) => ({ webhooks: { a: { post: {}, ...x }, b: {} } }) },
  operation: { way: GET, document: (x) => ({ paths: { '/a': { get: { summary: 'A', ...x }, put: {} } } }) },
  parameter: {
    way: [...GET, 'parameters', 0],
    document: (x) => operation({ parameters: [{ name: 'a', in: 'query', ...x }] }),
  },
  'parameter of a path': {
    way: ['paths', '/a', 'parameters', 0],
    document: (x) => ({ paths: { '/a': { parameters: [{ name: 'a', in: 'query', ...x }] } } }),
  },
  'parameter component': {
    way: ['components', 'parameters', 'A'],
    document: (x) => ({ components: { parameters: { A: { name: 'a', in: 'query', ...x } } } }),
  },
  'reference to a parameter': {
    way: [...GET, 'parameters', 0],
    document: (x) => ({
      ...operation({ parameters: [{ $ref: '#/components/parameters/A' }] }),
      components: { parameters: { A: { name: 'a', in: 'query', ...x } } },
    }),
  },
  'request body': {
    way: [...GET, 'requestBody'],
    document: (x) => operation({ requestBody: { content: {}, ...x } }),
  },
  response: {
    way: [...GET, 'responses', '404'],
    document: (x) => operation({ responses: { '404': { description: 'A', ...x } } }),
  },
  'default response': {
    way: [...GET, 'responses', 'default'],
    document: (x) => operation({ responses: { default: { description: 'A', ...x } } }),
  },
  header: {
    way: [...GET, 'responses', '200', 'headers', 'A'],
    document: (x) => answering({ headers: { A: { schema: text, ...x } } }),
  },
  'media type': {
    way: [...GET, 'responses', '200', 'content', 'text/plain'],
    document: (x) => answering({ content: { 'text/plain': { schema: text, ...x } } }),
  },
  schema: { way: A, document: (x) => schema({ ...text, ...x }) },
  property: {
    way: [...A, 'properties', 'a'],
    document: (x) => schema({ properties: { a: { ...text, ...x } } }),
  },
  'property that is a reference': {
    way: [...A, 'properties', 'a'],
    document: (x) => schema({ properties: { a: { $ref: '#/components/schemas/A', ...x } } }),
  },
  'property called example': {
    way: [...A, 'properties', 'example'],
    document: (x) => schema({ properties: { example: { ...text, ...x } } }),
  },
  'member of oneOf': { way: [...A, 'oneOf', 0], document: (x) => schema({ oneOf: [{ ...text, ...x }] }) },
  'member of anyOf': {
    way: [...A, 'anyOf', 0],
    document: (x) => schema({ anyOf: [{ $ref: '#/components/schemas/A', ...x }] }),
  },
  'member of allOf': {
    way: [...A, 'allOf', 0],
    document: (x) => schema({ allOf: [{ $ref: '#/components/schemas/A', ...x }] }),
  },
  items: { way: [...A, 'items'], document: (x) => schema({ items: { ...text, ...x } }) },
  'additional properties': {
    way: [...A, 'additionalProperties'],
    document: (x) => schema({ additionalProperties: { ...text, ...x } }),
  },
  definition: { way: [...A, '$defs', 'B'], document: (x) => schema({ $defs: { B: { ...text, ...x } } }) },
  server: { way: ['servers', 0], document: (x) => ({ servers: [{ url: 'https://a.example', ...x }] }) },
  'server variable': {
    way: ['servers', 0, 'variables', 'a'],
    document: (x) => ({ servers: [{ url: 'https://{a}', variables: { a: { default: 'a', ...x } } }] }),
  },
  'security scheme': {
    way: ['components', 'securitySchemes', 'a'],
    document: (x) => ({ components: { securitySchemes: { a: { type: 'http', ...x } } } }),
  },
  tag: { way: ['tags', 0], document: (x) => ({ tags: [{ name: 'a', ...x }] }) },
};

const lives = async ({ way, document }: Kind, annotations: Annotations): Promise<readonly boolean[]> =>
  (await projected(document(annotations))).map((root) => at(root, way) !== undefined);

group.each(Object.entries(KINDS))('on: %s', (name, kind) => {
  it.each([
    [{ 'x-added': 'two' }, [false, true, true, true, true]],
    [{ 'x-removed': 'two' }, [true, false, false, false, false]],
    [{ 'x-added': 'three.preview' }, [false, false, true, false, true]],
    [{ 'x-removed': 'three.preview' }, [true, true, false, true, false]],
    [{ 'x-added': 'two', 'x-removed': '4.0' }, [false, true, true, false, false]],
    [{ 'x-added': 'five.preview' }, [false, false, false, false, true]],
  ])('%j', async (annotations, expected) => {
    expect(await lives(kind, annotations)).toEqual(expected);
  });

  it.runIf(!name.startsWith('reference to'))('x-before, by several dates and a preview', async () => {
    const before = { two: { old: 1 }, '4.0': { old: 2 }, 'five.preview': { old: 3 } };
    const versions = await projected(kind.document({ 'x-before': before }));
    const olds = versions.map((root) => at(root, [...kind.way, 'old']));
    expect(olds).toEqual([1, 2, 2, 3, undefined]);
  });

  it.runIf(!name.startsWith('reference to'))('x-members-before, by several dates and a preview', async () => {
    const before = {
      two: { old: 1, 'x-gone': 1 },
      '4.0': { old: 2, 'x-now': null },
      'five.preview': { old: 3 },
    };
    const now = { old: 4, 'x-now': 2, 'x-members-before': before };
    const versions = await projected(kind.document(now));
    const nodes = versions.map((root) => at(root, kind.way));
    expect(nodes.map((node) => at(node, ['old']))).toEqual([1, 2, 2, 3, 4]);
    expect(nodes.map((node) => at(node, ['x-gone']))).toEqual([1, ...Array<undefined>(4)]);
    expect(nodes.map((node) => at(node, ['x-now']))).toEqual([undefined, undefined, undefined, 2, 2]);
    expect(nodes.every((node) => !keysOf(node).includes('x-members-before'))).toBe(true);
  });

  it('nothing is left of them', async () => {
    const plain = await projected(kind.document({}));
    const dated = await projected(kind.document({ 'x-added': 'one', 'x-change': 'c' }));
    expect(dated.map((each) => at(each, kind.way))).toEqual(plain.map((each) => at(each, kind.way)));
  });
});

group('members of a node that were otherwise', () => {
  it('are found where they are written, also data and what stands in them', async () => {
    const text = JSON.stringify({
      openapi: '3.1.0',
      'x-api-versions': { header: 'V', versions: [{ version: 'one' }, { version: 'two' }] },
      components: {
        schemas: {
          A: {
            type: 'string',
            default: 'a',
            'x-members-before': { two: { default: 'b', allOf: [{ type: 'null' }] } },
          },
        },
      },
    });
    const { views } = describe(await documentsFromText('a.json', text), (each) => {
      throw new Error(each.message);
    });
    const places = ['/default', '/type', '/allOf/0/type'].map((pointer) =>
      views.map((view) => view.written(view.entry, `/components/schemas/A${pointer}`).pointer),
    );
    const past = '/components/schemas/A/x-members-before/two';
    expect(places).toEqual([
      [`${past}/default`, '/components/schemas/A/default'],
      ['/components/schemas/A/type', '/components/schemas/A/type'],
      [`${past}/allOf/0/type`, '/components/schemas/A/allOf/0/type'],
    ]);
  });

  it('are a property like any other among properties', async () => {
    const named = { 'x-members-before': { two: { type: 'null' } } };
    const versions = await projected(schema({ properties: { ...named, b: { ...text, 'x-change': 'c' } } }));
    expect(versions.map((root) => at(root, [...A, 'properties']))).toEqual(
      VERSIONS.map(() => ({ ...named, b: text })),
    );
  });

  it('may carry annotations themselves', async () => {
    const members = { allOf: [text, { ...text, 'x-removed': 'two' }] };
    const versions = await projected(schema({ ...text, 'x-members-before': { '4.0': members } }));
    const counts = versions.map((root) => keysOf(at(root, [...A, 'allOf'])).length);
    expect(counts).toEqual([2, 1, 1, 0, 0]);
  });
});

group('data', () => {
  it('that looks like annotations is none', async () => {
    const value = { a: { ...text, 'x-removed': 'two' }, 'x-added': 'five.preview', 'x-before': { two: {} } };
    const data = { default: value, example: value, const: value, enum: [value], examples: [value] };
    const versions = await projected(schema({ ...data, properties: { a: { ...text, 'x-added': 'two' } } }));
    for (const root of versions) expect(at(root, A)).toMatchObject(data);
    const examples = await projected({ components: { examples: { A: { value, 'x-added': 'two' } } } });
    expect(examples.map((root) => at(root, ['components', 'examples']))).toEqual([
      undefined,
      ...Array<unknown>(4).fill({ A: { value } }),
    ]);
  });
});

group('what is required', () => {
  const ofProperty = async (
    required: readonly string[],
    annotations: Annotations,
  ): Promise<readonly unknown[]> =>
    (await projected(schema({ required, properties: { a: { ...text, ...annotations }, b: text } }))).map(
      (root) => at(root, [...A, 'required']),
    );
  const ofParameter = async (required: boolean, annotations: Annotations): Promise<readonly unknown[]> => {
    const parameter = { name: 'a', in: 'query', ...(required ? { required } : {}), ...annotations };
    return (await projected(operation({ parameters: [parameter] }))).map((root) =>
      at(root, [...GET, 'parameters', 0, 'required']),
    );
  };

  it('of an object', async () => {
    expect(await ofProperty(['a', 'b'], { 'x-made-required': '4.0' })).toEqual([
      ['b'],
      ['b'],
      ['b'],
      ['a', 'b'],
      ['a', 'b'],
    ]);
    expect(await ofProperty(['b'], { 'x-made-optional': 'two' })).toEqual([
      ['b', 'a'],
      ['b'],
      ['b'],
      ['b'],
      ['b'],
    ]);
    expect(await ofProperty(['a'], { 'x-added': 'three.preview' })).toEqual([
      undefined,
      undefined,
      ['a'],
      undefined,
      ['a'],
    ]);
    expect(await ofProperty(['a'], { 'x-made-required': 'three.preview' })).toEqual([
      undefined,
      undefined,
      ['a'],
      undefined,
      ['a'],
    ]);
  });

  it('is no property that may be anything, or nothing', async () => {
    const properties = { a: { ...text, 'x-made-optional': 'two' }, b: true, c: false };
    const versions = await projected(schema({ properties }));
    expect(versions.map((root) => at(root, [...A, 'required']))).toEqual([
      ['a'],
      ...Array<undefined>(4).fill(undefined),
    ]);
  });

  it('of a parameter', async () => {
    expect(await ofParameter(true, { 'x-made-required': 'two' })).toEqual([
      undefined,
      true,
      true,
      true,
      true,
    ]);
    expect(await ofParameter(false, { 'x-made-optional': '4.0' })).toEqual([
      true,
      true,
      true,
      undefined,
      undefined,
    ]);
    expect(await ofParameter(true, { 'x-made-required': 'three.preview' })).toEqual([
      undefined,
      undefined,
      true,
      undefined,
      true,
    ]);
  });
});

group('values of an enum', () => {
  it('come and go, also in previews', async () => {
    const versions = await projected(
      schema({
        enum: ['a', 'b', 'c', 7],
        'x-enum-added': { b: 'two', c: 'three.preview', 7: '4.0' },
        'x-enum-removed': { d: 'two', e: 'three.preview' },
      }),
    );
    expect(versions.map((root) => at(root, [...A, 'enum']))).toEqual([
      ['a', 'd', 'e'],
      ['a', 'b', 'e'],
      ['a', 'b', 'c'],
      ['a', 'b', 7, 'e'],
      ['a', 'b', 'c', 7],
    ]);
  });
});

group('values of an enum that only', () => {
  it.each([
    ['came', { enum: ['a', 'b'], 'x-enum-added': { b: '4.0' } }],
    ['went', { enum: ['a'], 'x-enum-removed': { b: '4.0' } }],
  ])('%s', async (kind, values) => {
    const [before, after] = [['a'], ['a', 'b']];
    const [old, now] = kind === 'came' ? [before, after] : [after, before];
    const versions = await projected(schema(values));
    expect(versions.map((root) => at(root, [...A, 'enum']))).toEqual([old, old, old, now, now]);
  });
});

group('values of an enum that are gone', () => {
  const values = async (schemaOf: object): Promise<readonly unknown[]> =>
    (await projected(schema(schemaOf))).map((root) => at(root, [...A, 'enum']));

  it.each([
    ['by the type', { type: 'integer', enum: [] }],
    ['by the type, or null', { type: ['number', 'null'], enum: [null] }],
    ['by the values that are left', { enum: [1, 2] }],
  ])('are numbers where the others are: %s', async (_how, written) => {
    expect((await values({ ...written, 'x-enum-removed': { 3: '4.0' } })).slice(2)).toEqual([
      [...written.enum, 3],
      written.enum,
      written.enum,
    ]);
  });

  it.each([
    ['texts', { type: 'string', enum: [] }],
    ['texts or numbers', { type: ['string', 'integer'], enum: [1] }],
    ['anything', { enum: ['a', 1] }],
    ['not said', { enum: [] }],
  ])('are texts where values are %s', async (_how, written) => {
    expect((await values({ ...written, 'x-enum-removed': { 3: '4.0' } }))[2]).toEqual([...written.enum, '3']);
  });

  it('stay what they are where they are no numbers', async () => {
    expect((await values({ type: 'integer', enum: [1], 'x-enum-removed': { all: '4.0' } }))[2]).toEqual([
      1,
      'all',
    ]);
  });

  it('are there once, also where they are still listed', async () => {
    expect((await values({ enum: ['a', 7], 'x-enum-removed': { a: 'two', 7: '4.0' } })).slice(0, 4)).toEqual([
      ['a', 7],
      [7],
      [7],
      [],
    ]);
  });
});

group('what has another name', () => {
  const RENAMED = { 'x-renamed-from': { two: 'first', '4.0': 'second' } };
  const NAMES = ['first', 'second', 'second', 'now', 'now'];

  it('a property, also in `required` and where a discriminator reads it', async () => {
    const versions = await projected(
      schema({
        required: ['now'],
        discriminator: { propertyName: 'now' },
        properties: { now: { ...text, ...RENAMED } },
      }),
    );
    expect(versions.map((root) => keysOf(at(root, [...A, 'properties'])))).toEqual(
      NAMES.map((name) => [name]),
    );
    expect(versions.map((root) => at(root, [...A, 'required', 0]))).toEqual(NAMES);
    expect(versions.map((root) => at(root, [...A, 'discriminator', 'propertyName']))).toEqual(NAMES);
  });

  it('a parameter', async () => {
    const versions = await projected(operation({ parameters: [{ name: 'now', in: 'query', ...RENAMED }] }));
    expect(versions.map((root) => at(root, [...GET, 'parameters', 0, 'name']))).toEqual(NAMES);
  });

  it('a parameter of the components, which is referred to by what it goes by there', async () => {
    const reference = { $ref: '#/components/parameters/Now' };
    const versions = await projected({
      ...operation({ parameters: [reference] }),
      components: { parameters: { Now: { name: 'now', in: 'query', ...RENAMED } } },
    });
    expect(versions.map((root) => at(root, ['components', 'parameters', 'Now', 'name']))).toEqual(NAMES);
    expect(versions.map((root) => at(root, [...GET, 'parameters', 0]))).toEqual(Array(5).fill(reference));
  });

  it('but not one of the path, whose name nobody is told', async () => {
    const versions = await projected(operation({ parameters: [{ name: 'now', in: 'path', ...RENAMED }] }));
    expect(new Set(versions.map((root) => at(root, [...GET, 'parameters', 0, 'name'])))).toEqual(
      new Set(['now']),
    );
  });

  it('but not a tag, whose name others have no annotation for', async () => {
    const versions = await projected({ tags: [{ name: 'now', ...RENAMED }] });
    expect(new Set(versions.map((root) => at(root, ['tags', 0, 'name'])))).toEqual(new Set(['now']));
  });

  it('an operation', async () => {
    const versions = await projected(operation({ operationId: 'now', ...RENAMED }));
    expect(versions.map((root) => at(root, [...GET, 'operationId']))).toEqual(NAMES);
  });

  it('a schema, and with it all that refers to it', async () => {
    const versions = await projected({
      components: {
        schemas: {
          now: { type: 'object', properties: { self: { $ref: '#/components/schemas/now' } }, ...RENAMED },
          B: {
            oneOf: [{ $ref: '#/components/schemas/now/properties/self' }],
            discriminator: { propertyName: 't', mapping: { a: '#/components/schemas/now', b: 'now' } },
          },
        },
      },
    });
    const found = versions.map((root) => at(root, ['components', 'schemas']));
    expect(found).toEqual(
      NAMES.map((name) => ({
        [name]: { type: 'object', properties: { self: { $ref: `#/components/schemas/${name}` } } },
        B: {
          oneOf: [{ $ref: `#/components/schemas/${name}/properties/self` }],
          discriminator: { propertyName: 't', mapping: { a: `#/components/schemas/${name}`, b: name } },
        },
      })),
    );
  });

  it('but nothing that only looks as if it referred to one', async () => {
    const pointer = '#/components/schemas/now';
    const properties = {
      discriminator: {
        mapping: { a: pointer },
        properties: { a: { ...text, 'x-added': 'two' }, b: text },
      },
      $ref: { description: pointer, 'x-see': { $ref: 5 } },
    };
    const versions = await projected({
      components: { schemas: { now: { ...text, ...RENAMED }, B: { description: pointer, properties } } },
    });
    const found = versions.map((root) => at(root, ['components', 'schemas', 'B']));
    expect(found.slice(1)).toEqual(
      Array(4).fill({
        description: pointer,
        properties: {
          ...properties,
          discriminator: { ...properties.discriminator, properties: { a: text, b: text } },
        },
      }),
    );
    expect(at(found[0], ['properties', 'discriminator', 'properties'])).toEqual({ b: text });
  });
});

group('what refers to what has another name', () => {
  it('follows it into a part that has another name too, also from other documents', async () => {
    const RENAMED = { 'x-renamed-from': { two: 'old' } };
    const inner = { type: 'object', properties: { part: { ...text, ...RENAMED } }, ...RENAMED };
    const whole = '/components/schemas/now/properties/part';
    const document = {
      openapi: '3.1.0',
      'x-api-versions': { header: 'V', versions: [{ version: 'one' }, { version: 'two' }] },
      components: {
        schemas: { now: inner, Here: { $ref: `#${whole}` }, There: { $ref: 'more.json#/There' } },
      },
    };
    const more = { There: { $ref: `a.json#${whole}` } };
    const files = { 'more.json': JSON.stringify(more) };
    const { views } = describe(await documentsFromText('a.json', JSON.stringify(document), files), (each) => {
      throw new Error(each.message);
    });
    const found = views.map((view) =>
      view.uris.map((uri) =>
        JSON.stringify(view.value(uri)).match(/"[a-z.]*#[^"]*\/part"|"[a-z.]*#[^"]*\/old"/g),
      ),
    );
    expect(found).toEqual([
      [['"#/components/schemas/old/properties/old"'], ['"a.json#/components/schemas/old/properties/old"']],
      [[`"#${whole}"`], [`"a.json#${whole}"`]],
    ]);
  });
});

group('a reference object lives as long as its target', () => {
  it('at the end of a chain, and with what the target stands in', async () => {
    const versions = await projected({
      paths: {
        '/a': {
          get: { parameters: [{ name: 'p', in: 'query' }], 'x-added': 'two', responses: { 200: NOTHING } },
        },
        '/b': {
          get: {
            parameters: [
              { $ref: '#/components/parameters/Chained' },
              { $ref: '#/paths/~1a/get/parameters/0' },
              { name: 'own', in: 'query' },
            ],
            responses: { 200: NOTHING },
          },
        },
      },
      components: {
        parameters: {
          Chained: { $ref: '#/components/parameters/End' },
          End: { name: 'end', in: 'query', 'x-added': 'two' },
        },
      },
    });
    expect(versions.map((root) => keysOf(at(root, ['paths', '/b', 'get', 'parameters'])).length)).toEqual([
      1, 3, 3, 3, 3,
    ]);
  });

  it('at the end of a chain through other documents, of which nothing else has a date', async () => {
    const document = {
      openapi: '3.1.0',
      'x-api-versions': { header: 'V', versions: [{ version: 'one' }, { version: 'two' }] },
      paths: { '/a': { get: { responses: { 200: NOTHING, 404: { $ref: 'x/b.json#/B' } } } } },
    };
    const files = {
      'x/b.json': JSON.stringify({ B: { $ref: 'c.json#/C' } }),
      'x/c.json': JSON.stringify({ C: { ...NOTHING, 'x-added': 'two' } }),
    };
    const { views } = describe(await documentsFromText('a.json', JSON.stringify(document), files), (each) => {
      throw new Error(each.message);
    });
    expect(views.map((view) => keysOf(at(view.value(view.entry), [...GET, 'responses'])))).toEqual([
      ['200'],
      ['200', '404'],
    ]);
  });

  it('which may have been gone for a while', async () => {
    const versions = await projected({
      ...operation({ parameters: [{ $ref: '#/components/parameters/P' }] }),
      components: {
        parameters: {
          P: {
            name: 'p',
            in: 'query',
            'x-before': { '4.0': { name: 'o', in: 'query', 'x-removed': 'two' } },
          },
        },
      },
    });
    const counts = versions.map((root) => keysOf(at(root, [...GET, 'parameters'])).length);
    expect(counts).toEqual([1, 0, 0, 1, 1]);
  });

  it('also among examples', async () => {
    const examples = { few: { $ref: '#/components/examples/Few' }, none: { value: [] } };
    const versions = await projected({
      ...answering({ content: { 'application/json': { examples } } }),
      components: { examples: { Few: { value: [1], 'x-added': 'two' } } },
    });
    const names = versions.map((root) =>
      keysOf(at(root, [...GET, 'responses', '200', 'content', 'application/json', 'examples'])),
    );
    expect(names).toEqual([['none'], ...Array<readonly string[]>(4).fill(['few', 'none'])]);
  });

  it('and a kind of components without any is not there', async () => {
    const versions = await projected({
      components: {
        links: { L: { operationId: 'a', 'x-added': 'two' } },
        examples: { E: { value: 1, 'x-added': 'two' } },
      },
    });
    expect(versions.map((root) => keysOf(at(root, ['components'])))).toEqual([
      [],
      ...Array<readonly string[]>(4).fill(['links', 'examples']),
    ]);
  });
});

it('what YAML writes once is in each of its places what that makes of it', async () => {
  const text = `openapi: 3.1.0
x-api-versions: { header: V, versions: [{ version: one }, { version: two }] }
x-copy: { parameters: &list [{ $ref: '#/components/parameters/P' }], x-list: *list }
x-old: { components: &components { parameters: { P: { name: p, in: query, x-added: two } } } }
components: *components
paths: { /a: { get: { parameters: *list, x-list: *list } } }
`;
  const { views } = describe(await documentsFromText('a.yaml', text), (each) => {
    throw new Error(each.message);
  });
  const found = views.map((view) => {
    const root = view.value(view.entry);
    return [GET, ['x-copy']].map((way) => [
      at(root, [...way, 'parameters', 'length']),
      at(root, [...way, 'x-list', 'length']),
    ]);
  });
  expect(found).toEqual([
    [
      [undefined, 1],
      [undefined, 1],
    ],
    [
      [1, 1],
      [1, 1],
    ],
  ]);
  const [first] = views;
  const root = first?.value(first.entry);
  expect([keysOf(root).includes('components'), at(root, ['x-old', 'components'])]).toEqual([
    false,
    undefined,
  ]);
});

group('what was renamed is one and the same', () => {
  const order =
    '{ type: object, properties: { id: { type: string }, lines: { type: object, properties: { a: { type: string } } } } }';
  const page = (version: string, name: string): string =>
    `Page: { type: object, properties: { data: { $ref: '#/components/schemas/${name}' }, ${version}: { type: string } } }`;
  const head = `openapi: 3.1.0
info: { title: Shop, version: '1' }
servers: [{ url: 'https://shop.example' }]
`;
  const paths = `paths: { /a: { get: { responses: { '200': { description: A., content: { application/json: { schema: { $ref: '#/components/schemas/Page' } } } } } } } }
`;
  const catalogue = (one: string, two: string): string =>
    `x-api-versions: { header: V, versions: [{ version: one${one} }, { version: two${two} }] }\n`;
  const renamed = order.replace('{ type', '{ x-renamed-from: { two: Purchase }, type');

  const typesOf = async (text: string, files: Readonly<Record<string, string>> = {}): Promise<string> => {
    const { files: made, diagnostics } = await generateFromText('openapi.yaml', text, {}, files);
    expect(diagnostics).toEqual([]);
    return [...made].flatMap(([path, content]) => (path.startsWith('models/') ? [content] : [])).join('');
  };

  it('by annotation, and by a document of each version', async () => {
    const annotated = await typesOf(
      `${head}${catalogue('', '')}${paths}components: { schemas: { Order: ${renamed}, ${page('one: { type: string, x-removed: two }, two', 'Order').replace('two: {', 'two: { x-added: two,')} } }\n`,
    );
    const documents = await typesOf(catalogue(', document: one.yaml', ', document: two.yaml'), {
      'one.yaml': `${head}${paths}components: { schemas: { Purchase: ${order}, ${page('one', 'Purchase')} } }\n`,
      'two.yaml': `${head}${paths}components: { schemas: { Order: ${renamed}, ${page('two', 'Order')} } }\n`,
    });
    expect(documents).toBe(annotated);
    expect(annotated.match(/interface Order /g)).toHaveLength(1);
    expect(annotated).not.toContain('Purchase');
  });

  it('also in a document beside that of each version, in a folder of its own', async () => {
    const entry = `${head}paths: { /a: { get: { responses: { '200': { description: A., content: { application/json: { schema: { $ref: 'schemas.yaml#/Page' } } } } } } } }\n`;
    const schemas = (name: string, schema: string): string =>
      `Page: { type: object, properties: { data: { $ref: '#/components/schemas/${name}' } } }\ncomponents: { schemas: { ${name}: ${schema} } }\n`;
    const types = await typesOf(catalogue(', document: one/api.yaml', ', document: two/api.yaml'), {
      'one/api.yaml': entry,
      'one/schemas.yaml': schemas('Purchase', order),
      'two/api.yaml': entry,
      'two/schemas.yaml': schemas('Order', renamed),
    });
    expect(types.match(/interface Order /g)).toHaveLength(1);
    expect(types).not.toContain('Purchase');
  });
});

group('a date that is no version', () => {
  const now = (annotations: Annotations, more: object = {}): object => ({ ...text, ...annotations, ...more });
  const required = (annotations: Annotations): object => ({
    required: ['a'],
    properties: { a: now(annotations), b: text },
  });

  it.each<[string, object, object]>([
    ['x-added', { properties: { a: now({ 'x-added': 'six' }) } }, { properties: { a: text } }],
    ['x-removed', { properties: { a: now({ 'x-removed': 'six' }) } }, { properties: { a: text } }],
    ['x-before', now({ 'x-before': { six: { type: 'null' } } }), text],
    ['x-members-before', now({ 'x-members-before': { six: { type: 'null' } } }), text],
    ['x-made-required', required({ 'x-made-required': 'six' }), required({})],
    [
      'x-made-optional',
      { properties: { a: now({ 'x-made-optional': 'six' }) } },
      { properties: { a: text } },
    ],
    ['x-enum-added', now({ 'x-enum-added': { a: 'six' } }, { enum: ['a'] }), now({}, { enum: ['a'] })],
    [
      'x-enum-removed',
      now({ 'x-enum-removed': { b: 'six' } }, { enum: ['a'] }),
      now({}, { enum: ['a', 'b'] }),
    ],
    [
      'x-renamed-from',
      { properties: { a: now({ 'x-renamed-from': { six: 'b' } }) } },
      { properties: { a: text } },
    ],
  ])('is told once, and all versions have what is there: %s', async (_name, written, expected) => {
    const document = {
      openapi: '3.1.0',
      'x-api-versions': { header: 'V', versions: VERSIONS.map((version) => ({ version })) },
      components: { schemas: { A: written } },
    };
    const codes: string[] = [];
    const documents = await documentsFromText('a.json', JSON.stringify(document));
    const { views } = describe(documents, ({ code }) => codes.push(code));
    expect(codes).toEqual(['unknown-version']);
    expect(views.map((view) => at(view.value(view.entry), A))).toEqual(VERSIONS.map(() => expected));
  });
});

it('are looked for in all documents, and in nodes of any name', async () => {
  const dated = { ...text, 'x-added': 'six' };
  const document = {
    openapi: '3.1.0',
    'x-api-versions': { header: 'V', versions: [{ version: 'one' }] },
    components: {
      schemas: {
        A: { properties: { default: dated, properties: dated, 'x-removed': 'six' } },
        B: { ...text, 'x-made-optional': ['one'], default: dated },
        C: { $ref: 'b.json#/C' },
      },
    },
  };
  const files = { 'b.json': JSON.stringify({ C: dated }) };
  const found: string[] = [];
  describe(await documentsFromText('a.json', JSON.stringify(document), files), ({ code, place }) =>
    found.push(`${code} ${place?.file ?? ''}${place?.pointer ?? ''}`),
  );
  expect(found.sort()).toEqual([
    'malformed-annotation a.json/components/schemas/B/x-made-optional',
    'unknown-version a.json/components/schemas/A/properties/default/x-added',
    'unknown-version a.json/components/schemas/A/properties/properties/x-added',
    'unknown-version b.json/C/x-added',
  ]);
});

it('are told where they are not written as they must be, also where a part of them is', async () => {
  const malformed = {
    ...{ 'x-added': 3, 'x-removed': ['one'], 'x-before': 'one', 'x-renamed-from': { one: 'b', two: 3 } },
    ...{ 'x-members-before': { one: {}, two: 'b' }, 'x-enum-added': { b: 'two', c: 2 }, 'x-change': {} },
  };
  const right = {
    ...{ 'x-added': 'one', 'x-before': { two: false }, 'x-renamed-from': { two: 'b' } },
    ...{ 'x-members-before': { two: { type: null } }, 'x-enum-added': {}, 'x-enum-removed': { b: 'two' } },
  };
  const document = {
    openapi: '3.1.0',
    'x-api-versions': { header: 'V', versions: [{ version: 'one' }, { version: 'two' }] },
    components: { schemas: { A: malformed, B: right } },
  };
  const found: string[] = [];
  describe(await documentsFromText('a.json', JSON.stringify(document)), ({ code, place }) =>
    found.push(`${code} ${place?.pointer ?? ''}`),
  );
  expect(found).toEqual(
    Object.keys(malformed).map((annotation) => `malformed-annotation /components/schemas/A/${annotation}`),
  );
});

it('mean nothing where no versions are declared and others use the same words in another way', async () => {
  const foreign = { 'x-added': 3, 'x-removed': true, 'x-before': 'a text', 'x-renamed-from': ['b'] };
  const text = JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'T', version: '1', ...foreign },
    paths: { '/a': { get: { ...foreign, responses: { 204: { description: 'Done.' } } } } },
  });
  const codes: string[] = [];
  describe(await documentsFromText('a.json', text), ({ code }) => codes.push(code));
  expect(codes).toEqual([]);
});
