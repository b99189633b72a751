// Annotations that meet: what one says changes what another one, or a plain keyword elsewhere, is about.
import { describe as group, expect, it } from 'vitest';
import { describe } from '../../generator/description.js';
import { isMembers, type Members } from '../../generator/ir/documents.js';
import { documentsFromText } from '../../generator/source/documents.js';

const VERSIONS = ['one', 'two', 'three'];

const membersIn = (node: unknown, ...way: readonly string[]): Members => {
  const found = way.reduce<unknown>((at, key) => (isMembers(at) ? at[key] : undefined), node);
  return isMembers(found) ? found : {};
};

/** An item of a list that a schema has. */
const itemOf = (schema: Members, list: string, index: number): Members => {
  const items = schema[list];
  return membersIn(Array.isArray(items) ? items.at(index) : undefined);
};

/** What a document is in each version. */
const projected = async (document: object): Promise<readonly unknown[]> => {
  const catalogue = { header: 'V', versions: VERSIONS.map((version) => ({ version })) };
  const text = JSON.stringify({ openapi: '3.1.0', 'x-api-versions': catalogue, ...document });
  const { views } = describe(await documentsFromText('a.json', text), (each) => {
    throw new Error(each.message);
  });
  return views.map((view) => view.value(view.entry));
};

/** One of the schemas in each version. */
const schemaOf = async (name: string, schemas: object): Promise<readonly Members[]> =>
  (await projected({ components: { schemas } })).map((root) =>
    membersIn(root, 'components', 'schemas', name),
  );

const text = { type: 'string' };
const schema = (name: string): string => `#/components/schemas/${name}`;

group('a discriminator with a past of its own', () => {
  it('follows what was renamed, in its present and in its past', async () => {
    const Pet = {
      type: 'object',
      properties: { kind: text },
      discriminator: {
        propertyName: 'kind',
        mapping: { dog: schema('Dog'), eel: schema('Eel') },
        'x-members-before': { two: { mapping: { hound: schema('Dog') } } },
      },
    };
    const versions = await schemaOf('Pet', {
      Pet,
      Dog: { ...text, 'x-renamed-from': { three: 'Hound' } },
      Eel: { ...text, 'x-added': 'two' },
    });
    const discriminators = versions.map(({ discriminator }) => discriminator);
    expect(discriminators).toEqual([
      { propertyName: 'kind', mapping: { hound: schema('Hound') } },
      { propertyName: 'kind', mapping: { dog: schema('Hound'), eel: schema('Eel') } },
      { propertyName: 'kind', mapping: { dog: schema('Dog'), eel: schema('Eel') } },
    ]);
  });
});

/** A base of which a property is new, one has another name, and one is gone. */
const Base = {
  type: 'object',
  properties: {
    id: text,
    note: { ...text, 'x-added': 'two' },
    kind: { ...text, 'x-renamed-from': { three: 'type' } },
    tag: { ...text, 'x-removed': 'three' },
  },
};
const base = { $ref: schema('Base') };
const required = ['id', 'note', 'kind', 'tag', 'undeclared'];
const REQUIRED = [
  ['id', 'type', 'tag', 'undeclared'],
  ['id', 'note', 'type', 'tag', 'undeclared'],
  ['id', 'note', 'kind', 'undeclared'],
];

group('what is required of a property that another part of the schema lists', () => {
  it.each<readonly [string, object, (schema: Members) => Members]>([
    ['a part of allOf', { allOf: [base, { required }] }, (each) => itemOf(each, 'allOf', 1)],
    ['the schema around allOf', { allOf: [base], required }, (each) => each],
    ['a schema beside its reference', { ...base, required }, (each) => each],
    [
      'a part of a part, with the property behind two references',
      { allOf: [{ $ref: schema('Through') }, { allOf: [{ type: 'object', required }] }] },
      (each) => itemOf(itemOf(each, 'allOf', 1), 'allOf', 0),
    ],
    [
      'an option with a base of its own',
      { oneOf: [text, { allOf: [base], required }] },
      (each) => itemOf(each, 'oneOf', 1),
    ],
  ])('leaves with it and is renamed with it in %s', async (_name, A, partOf) => {
    const versions = await schemaOf('A', { Base, Through: { allOf: [base] }, A });
    expect(versions.map((each) => partOf(each)['required'])).toEqual(REQUIRED);
  });

  it('stays where an option asks for it, which nothing meets then, and is renamed there', async () => {
    const A = { allOf: [base], anyOf: [{ required: ['note'] }, { required: ['kind'] }] };
    const versions = await schemaOf('A', { Base, A });
    const options = (kind: string): unknown => [{ required: ['note'] }, { required: [kind] }];
    expect(versions.map(({ anyOf }) => anyOf)).toEqual([options('type'), options('type'), options('kind')]);
  });

  it('leaves with the base, and is what a past says of it', async () => {
    const Older = { type: 'object', properties: { id: text, older: text } };
    const versions = await schemaOf('A', {
      Base,
      Older,
      A: {
        allOf: [
          { ...base, 'x-before': { two: { $ref: schema('Older') } } },
          { required: ['id', 'kind'], 'x-members-before': { two: { required: ['older', 'note'] } } },
        ],
        required: ['kind'],
      },
    });
    expect(versions.map((each) => [itemOf(each, 'allOf', 1)['required'], each['required']])).toEqual([
      [['older', 'note'], undefined],
      [['id', 'type'], ['type']],
      [['id', 'kind'], ['kind']],
    ]);
  });

  it('stays in a version in which another part lists it', async () => {
    const A = { allOf: [base, { properties: { note: text }, 'x-removed': 'two' }, { required: ['note'] }] };
    const versions = await schemaOf('A', { Base, A });
    expect(versions.map((each) => itemOf(each, 'allOf', -1))).toEqual(Array(3).fill({ required: ['note'] }));
  });
});

group('the property of a discriminator', () => {
  it('has the name that it has in the options', async () => {
    const versions = await schemaOf('A', {
      Base,
      A: { oneOf: [base, { allOf: [base] }], discriminator: { propertyName: 'kind' } },
    });
    expect(versions.map(({ discriminator }) => discriminator)).toEqual([
      { propertyName: 'type' },
      { propertyName: 'type' },
      { propertyName: 'kind' },
    ]);
  });
});

group('what a schema requires of a part of it that it refers to', () => {
  const Whole = { required: ['a'], allOf: [{ $ref: schema('Part') }] };
  const PART = { type: 'object', properties: { a: text } };

  it.each<[string, object]>([
    ['was added', { ...PART, 'x-added': 'two' }],
    ['was another schema', { ...PART, 'x-before': { two: { type: 'object' } } }],
    ['had other members', { ...PART, 'x-members-before': { two: { properties: { b: text } } } }],
    ['has a property that was added', { ...PART, properties: { a: { ...text, 'x-added': 'two' } } }],
  ])('is required since that part %s', async (_name, Part) => {
    const versions = await schemaOf('Whole', { Whole, Part });
    expect(versions.map(({ required }) => required)).toEqual([undefined, ['a'], ['a']]);
  });

  it.each<[string, object]>([
    ['was added', { ...PART, 'x-added': 'two' }],
    ['has a property that was added', { ...PART, properties: { a: { ...text, 'x-added': 'two' } } }],
  ])('is required since the past of that part %s', async (_name, past) => {
    const Part = { ...PART, 'x-before': { three: past } };
    const versions = await schemaOf('Whole', { Whole, Part });
    expect(versions.map(({ required }) => required)).toEqual([undefined, ['a'], ['a']]);
  });
});

group('a part that a schema refers to in several ways', () => {
  const PART = { type: 'object', properties: { a: { ...text, 'x-renamed-from': { three: 'b' } } } };

  it('is there if any of them is', async () => {
    const [Mid, Part] = [{ 'x-added': 'two', allOf: [{ $ref: schema('Part') }] }, PART];
    const ways = [{ $ref: schema('Mid') }, { $ref: schema('Part') }];
    for (const allOf of [ways, ways.toReversed()]) {
      const versions = await schemaOf('Whole', { Whole: { required: ['a'], allOf }, Mid, Part });
      expect(versions.map(({ required }) => required)).toEqual([['b'], ['b'], ['a']]);
    }
  });

  it('may refer to the schema in turn', async () => {
    const Whole = { required: ['a', 'c'], oneOf: [{ $ref: schema('Part') }] };
    const Part = {
      ...PART,
      properties: { ...PART.properties, c: true },
      allOf: [{ $ref: schema('Whole') }, true],
    };
    const versions = await schemaOf('Whole', { Whole, Part });
    expect(versions.map(({ required }) => required)).toEqual([
      ['b', 'c'],
      ['b', 'c'],
      ['a', 'c'],
    ]);
  });

  it('is exact in the past of a schema, also where YAML writes it once with what there is now', async () => {
    const document = `openapi: 3.1.0
x-api-versions: { header: V, versions: [{ version: one }, { version: two }, { version: three }] }
components:
  schemas:
    Part: { type: object, properties: { a: { type: string, x-added: three } } }
    Now: &whole { required: [a], allOf: [{ $ref: '#/components/schemas/Part' }] }
    Then: { type: object, x-before: { two: *whole } }
`;
    const { views } = describe(await documentsFromText('a.yaml', document), (each) => {
      throw new Error(each.message);
    });
    const schemas = views.map((view) => membersIn(view.value(view.entry), 'components', 'schemas'));
    expect(schemas.map(({ Now, Then }) => [membersIn(Now)['required'], membersIn(Then)['required']])).toEqual(
      [
        [undefined, ['a']],
        [undefined, undefined],
        [['a'], undefined],
      ],
    );
  });

  it('is not what its items are', async () => {
    const Whole = { allOf: [{ $ref: schema('Part') }], items: { required: ['a'], allOf: [{}] } };
    const versions = await schemaOf('Whole', { Whole, Part: PART });
    expect(versions.map(({ items }) => membersIn(items)['required'])).toEqual([['a'], ['a'], ['a']]);
  });
});

group('what is called as a keyword is', () => {
  it('has annotations like anything else', async () => {
    const dated = { ...text, 'x-before': { two: { type: 'integer' } } };
    for (const name of ['properties', 'schemas', 'examples', 'allOf']) {
      const versions = await schemaOf(name, { [name]: dated });
      expect(versions, name).toEqual([{ type: 'integer' }, text, text]);
      const owners = await schemaOf('Owner', { Owner: { type: 'object', properties: { [name]: dated } } });
      expect(owners.map(({ properties }) => membersIn(properties, name)['type'])).toEqual([
        'integer',
        'string',
        'string',
      ]);
    }
  });

  it('is a schema of its own, which requires what its own parts have', async () => {
    const Part = { type: 'object', properties: { a: text }, 'x-added': 'two' };
    const allOf = { required: ['a'], anyOf: [{ $ref: schema('Part') }] };
    const versions = await schemaOf('Owner', {
      Owner: { properties: { allOf }, anyOf: [{ type: 'object' }] },
      Part,
    });
    expect(versions.map(({ properties }) => membersIn(properties, 'allOf')['required'])).toEqual([
      undefined,
      ['a'],
      ['a'],
    ]);
  });
});
