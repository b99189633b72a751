// What `apivintage project` prints: one version as one plain document.
import { describe as group, expect, it } from 'vitest';
import { describe } from '../../generator/description.js';
import { documentsFromText } from '../../generator/source/documents.js';
import { bundle, type Bundle } from '../../generator/versions/bundle.js';

/** The bundles of all versions of documents in memory. */
const bundlesOf = async (
  text: string,
  files: Readonly<Record<string, string>> = {},
): Promise<readonly Bundle[]> => {
  const documents = await documentsFromText('openapi.yaml', text, files);
  return describe(documents, () => undefined).views.map((view) => bundle(view));
};

const bundleOf = async (text: string, files: Readonly<Record<string, string>> = {}): Promise<Bundle> => {
  const [first] = await bundlesOf(text, files);
  if (first === undefined) throw new Error('there is no version');
  return first;
};

const HEAD = `openapi: 3.1.0
info: { title: Shop, version: 1.0.0 }
`;

/** A document with one operation that answers with a schema. */
const answering = (schema: string, rest = ''): string =>
  `${HEAD}paths: { /a: { get: { responses: { '200': { description: A., content: { application/json: { schema: ${schema} } } } } } } }\n${rest}`;

const schemaOf = ({ document }: Bundle): unknown =>
  at(document, 'paths', '/a', 'get', 'responses', '200', 'content', 'application/json', 'schema');

const at = (value: unknown, ...keys: readonly string[]): unknown =>
  keys.reduce<unknown>(
    (node, key) => (typeof node === 'object' && node !== null ? Reflect.get(node, key) : undefined),
    value,
  );

const keys = (value: unknown): readonly string[] =>
  typeof value === 'object' && value !== null ? Object.keys(value) : [];

group('documents become one', () => {
  it('with the components of others under their keys, and path items in their place', async () => {
    const { document } = await bundleOf(`${HEAD}paths: { /a: { $ref: 'a.yaml#/paths/~1a' } }`, {
      'a.yaml': `paths:
  /a:
    get: { responses: { '200': { $ref: '#/components/responses/A' } } }
components:
  responses: { A: { description: A., content: { application/json: { schema: { $ref: 'b.yaml#/components/schemas/B' } } } } }`,
      'b.yaml': `components:
  schemas: { B: { type: object, properties: { b: { $ref: '#/components/schemas/B' } } } }`,
    });
    expect(document).toEqual({
      openapi: '3.1.0',
      info: { title: 'Shop', version: '1.0.0' },
      paths: { '/a': { get: { responses: { '200': { $ref: '#/components/responses/A' } } } } },
      components: {
        responses: {
          A: {
            description: 'A.',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/B' } } },
          },
        },
        schemas: { B: { type: 'object', properties: { b: { $ref: '#/components/schemas/B' } } } },
      },
    });
  });

  it('where two have one key, that of the entry keeps it', async () => {
    const result = await bundleOf(
      answering(
        `{ oneOf: [{ $ref: 'a.yaml#/components/schemas/E' }, { $ref: '#/components/schemas/E' }, { $ref: 'b.yaml#/components/schemas/E' }] }`,
        'components: { schemas: { E: { const: entry } } }',
      ),
      {
        'a.yaml': 'components: { schemas: { E: { const: a } } }',
        'b.yaml': 'components: { schemas: { E: { const: b } } }',
      },
    );
    expect(at(schemaOf(result), 'oneOf')).toEqual([
      { $ref: '#/components/schemas/E2' },
      { $ref: '#/components/schemas/E' },
      { $ref: '#/components/schemas/E3' },
    ]);
    expect(at(result.document, 'components', 'schemas')).toEqual({
      E: { const: 'entry' },
      E2: { const: 'a' },
      E3: { const: 'b' },
    });
  });

  it('a component that only points elsewhere gives its name to what it names', async () => {
    const result = await bundleOf(
      answering(
        `{ items: { $ref: 'x.yaml#/components/schemas/Long' } }`,
        `components: { schemas: { Short: { $ref: 'x.yaml#/components/schemas/Long' } } }`,
      ),
      { 'x.yaml': 'components: { schemas: { Long: { type: string } } }' },
    );
    expect(schemaOf(result)).toEqual({ items: { $ref: '#/components/schemas/Short' } });
    expect(at(result.document, 'components', 'schemas')).toEqual({ Short: { type: 'string' } });
  });

  it('whole files and places inside of components are reached as well', async () => {
    const result = await bundleOf(
      answering(
        `{ oneOf: [{ $ref: pet.yaml }, { $ref: '#/components/schemas/A/properties/b%20c' }] }`,
        `components:
  schemas: { A: { properties: { b c: { type: string } } } }`,
      ),
      { 'pet.yaml': `type: object\nproperties: { child: { $ref: '#' } }` },
    );
    expect(at(schemaOf(result), 'oneOf')).toEqual([
      { $ref: '#/components/schemas/pet' },
      { $ref: '#/components/schemas/A/properties/b%20c' },
    ]);
    expect(at(result.document, 'components', 'schemas', 'pet', 'properties', 'child')).toEqual({
      $ref: '#/components/schemas/pet',
    });
  });
});

group('what a version does not need is left out', () => {
  it('components that nothing reaches, and schemes that nothing requires', async () => {
    const result = await bundleOf(`${answering(`{ $ref: '#/components/schemas/A' }`)}security: [{ used: [] }]
components:
  securitySchemes: { used: { type: http, scheme: bearer }, spare: { type: http, scheme: basic } }
  schemas: { A: { type: string }, B: { $ref: '#/components/schemas/C' }, C: { type: string } }`);
    expect(keys(at(result.document, 'components', 'schemas'))).toEqual(['A']);
    expect(keys(at(result.document, 'components', 'securitySchemes'))).toEqual(['used']);
  });

  it('but not what only an extension refers to', async () => {
    const result = await bundleOf(
      `${answering(`{ $ref: '#/components/schemas/A' }`)}x-webhooks:
  sent: { body: [{ $ref: '#/components/schemas/B' }, { $ref: 'c.yaml#/components/schemas/C' }, { $ref: nowhere }] }
components:
  schemas: { A: { type: string }, B: { items: { $ref: '#/components/schemas/D' } }, D: { type: string }, E: { type: string } }`,
      { 'c.yaml': 'components: { schemas: { C: { type: number } } }' },
    );
    expect(keys(at(result.document, 'components', 'schemas'))).toEqual(['A', 'B', 'D']);
    expect(at(result.document, 'x-webhooks', 'sent', 'body')).toEqual([
      { $ref: '#/components/schemas/B' },
      { $ref: 'c.yaml#/components/schemas/C' },
      { $ref: 'nowhere' },
    ]);
    expect(result.unresolved).toEqual([]);
  });

  it('but nothing where components are all there is', async () => {
    const { document } = await bundleOf(
      `${HEAD}components: { schemas: { A: { type: string }, B: { $ref: 'b.yaml#/B' } } }`,
      {
        'b.yaml': 'B: { type: number }',
      },
    );
    expect(document['components']).toEqual({ schemas: { A: { type: 'string' }, B: { type: 'number' } } });
  });

  it('but not what only a discriminator knows', async () => {
    const result = await bundleOf(
      answering(
        `{ $ref: '#/components/schemas/Pet' }`,
        `components:
  schemas:
    Pet: { type: object, discriminator: { propertyName: kind, mapping: { d: Dog, f: 'fish.yaml#/components/schemas/Fish' } } }
    Dog: { type: object }
    Cat: { allOf: [{ $ref: '#/components/schemas/Pet' }, { properties: { eats: { $ref: fish.yaml#/components/schemas/Dog } } }] }
    Kitten: { allOf: [{ $ref: '#/components/schemas/Cat' }] }`,
      ),
      {
        'fish.yaml':
          'components: { schemas: { Dog: { type: string }, Fish: { $ref: "#/components/schemas/Dog" } } }',
      },
    );
    const schemas = at(result.document, 'components', 'schemas');
    expect(at(schemas, 'Pet', 'discriminator', 'mapping')).toEqual({
      d: '#/components/schemas/Dog',
      f: '#/components/schemas/Dog2',
    });
    expect(keys(schemas)).toEqual(['Cat', 'Dog', 'Dog2', 'Kitten', 'Pet']);
  });

  it('extensions of ours, and no names or data that look like them', async () => {
    const { document } = await bundleOf(`${HEAD}x-pagination: false
x-other: { $ref: '#/nowhere' }
paths:
  /a:
    get:
      x-name: list
      responses: { default: { description: A., content: { text/plain: { example: { x-name: kept, $ref: '#/nowhere' } } } } }
      parameters: [{ name: x-name, in: query, schema: { properties: { x-name: { type: string } } } }]`);
    expect(document).toEqual({
      openapi: '3.1.0',
      info: { title: 'Shop', version: '1.0.0' },
      'x-other': { $ref: '#/nowhere' },
      paths: {
        '/a': {
          get: {
            responses: {
              default: {
                description: 'A.',
                content: { 'text/plain': { example: { 'x-name': 'kept', $ref: '#/nowhere' } } },
              },
            },
            parameters: [
              { name: 'x-name', in: 'query', schema: { properties: { 'x-name': { type: 'string' } } } },
            ],
          },
        },
      },
    });
  });
});

const VERSIONED = `${HEAD}x-api-versions:
  header: Shop-Version
  versions: [{ version: '1' }, { version: '2' }]
x-client-parameters: [{ $ref: '#/components/parameters/Shop' }]
paths: { /a: { $ref: 'a.yaml#/paths/~1a' } }
components: { parameters: { Shop: { name: shop, in: header, schema: { type: string } } } }
`;

const PATHS = `paths:
  /a:
    get:
      responses:
        '200':
          description: A.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Page'
                x-before: { '2': { type: array, items: { $ref: '#/components/schemas/Item' } } }
components:
  schemas:
    Page: { type: object, properties: { items: { type: array, items: { $ref: '#/components/schemas/Item' } } } }
    Item: { type: string, x-added: '2' }
`;

group('each version', () => {
  it('has what it had, and the parameters of every operation', async () => {
    const [first, second] = await bundlesOf(VERSIONED, { 'a.yaml': PATHS.replace(", x-added: '2'", '') });
    expect(keys(at(first?.document, 'components', 'schemas'))).toEqual(['Item']);
    expect(keys(at(second?.document, 'components', 'schemas'))).toEqual(['Item', 'Page']);
    expect(at(second?.document, 'paths', '/a', 'parameters')).toEqual([
      { $ref: '#/components/parameters/Shop' },
    ]);
    expect(JSON.stringify(first?.document)).not.toMatch(/x-|Shop-Version/);
  });

  it('says once what a path takes like every other, by whichever name', async () => {
    const takes = (each: string): string => `{ parameters: [${each}], get: { responses: {} } }`;
    const document = VERSIONED.replace(
      "{ /a: { $ref: 'a.yaml#/paths/~1a' } }",
      `
  /a: ${takes('{ name: shop, in: header, schema: { type: integer } }')}
  /b: ${takes("{ $ref: '#/components/parameters/Same' }")}
  /c: ${takes('{ name: shop, in: query, schema: { type: string } }')}`,
    ).replace('parameters: { Shop:', "parameters: { Same: { $ref: '#/components/parameters/Shop' }, Shop:");
    const [first] = await bundlesOf(document);
    const shop = { $ref: '#/components/parameters/Shop' };
    expect(['/a', '/b', '/c'].map((path) => at(first?.document, 'paths', path, 'parameters'))).toEqual([
      [{ name: 'shop', in: 'header', schema: { type: 'integer' } }],
      [shop],
      [{ name: 'shop', in: 'query', schema: { type: 'string' } }, shop],
    ]);
  });

  it('has no path without an operation, nor what only such a path needs', async () => {
    const [first, second] = await bundlesOf(`${HEAD}x-api-versions:
  header: Shop-Version
  versions: [{ version: '1' }, { version: '2' }]
paths:
  /a: { parameters: [{ $ref: '#/components/parameters/A' }], get: { x-added: '2', responses: {} } }
  /b: { get: { responses: {} } }
components: { parameters: { A: { name: a, in: query, schema: { type: string } } } }`);
    expect(keys(first?.document['paths'])).toEqual(['/b']);
    expect(first?.document).not.toHaveProperty('components');
    expect(keys(second?.document['paths'])).toEqual(['/a', '/b']);
    expect(keys(at(second?.document, 'components', 'parameters'))).toEqual(['A']);
  });

  it('knows where its nodes are written, and which references lead nowhere', async () => {
    const [first] = await bundlesOf(VERSIONED, { 'a.yaml': PATHS });
    const schema = '/paths/~1a/get/responses/200/content/application~1json/schema';
    expect(first?.origin(`${schema}/items`)).toEqual({
      uri: 'memory:///a.yaml',
      pointer: `${schema}/x-before/2/items`,
    });
    expect(first?.origin('/components/parameters/Shop/name').uri).toBe('memory:///openapi.yaml');
    expect(first?.unresolved).toEqual([
      { uri: 'memory:///a.yaml', pointer: `${schema}/items`, reference: '#/components/schemas/Item' },
    ]);
  });

  it('comes to an end where path items lead to each other', async () => {
    const { document } = await bundleOf(
      `${HEAD}paths: { /a: { $ref: '#/paths/~1b' }, /b: { $ref: '#/paths/~1a' } }`,
    );
    expect(document['paths']).toEqual({});
  });
});
