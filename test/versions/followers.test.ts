// What names a property or an operation follows it: it is called what that was called, and is gone where that was not there.
import { describe as group, expect, it } from 'vitest';
import { describe } from '../../generator/description.js';
import { isMembers, own } from '../../generator/ir/documents.js';
import { documentsFromText } from '../../generator/source/documents.js';
import { bundle } from '../../generator/versions/bundle.js';

const HEAD = `openapi: 3.1.0
info: { title: Shop, version: '1' }
servers: [{ url: 'https://shop.example' }]
x-api-versions: { header: V, versions: [{ version: one }, { version: two }, { version: three }] }
`;

/** Something in the document of each version, as a tool would read it. */
const versions = async (
  text: string,
  way: readonly (string | number)[],
  files: Readonly<Record<string, string>> = {},
): Promise<readonly unknown[]> => {
  const { views } = describe(await documentsFromText('a.yaml', HEAD + text, files), (each) => {
    throw new Error(each.message);
  });
  return views.map((view) =>
    way.reduce<unknown>(
      (node, key) =>
        isMembers(node) ? own(node, String(key)) : Array.isArray(node) ? node[Number(key)] : undefined,
      bundle(view).document,
    ),
  );
};

const form = (schema: string, encoding: string): string =>
  `paths: { /a: { post: { requestBody: { content: { multipart/form-data: { schema: ${schema}, encoding: ${encoding} } } }, responses: { '204': { description: A. } } } } }\n`;
const MEDIA = ['paths', '/a', 'post', 'requestBody', 'content', 'multipart/form-data'] as const;
const ENCODING = [...MEDIA, 'encoding'] as const;
const PNG = { contentType: 'image/png' };
const png = '{ contentType: image/png }';
const text = 'type: string';

group('`encoding` of a form', () => {
  it('has the properties of the version, under their names, wherever the schema has them from', async () => {
    const properties = `properties: { photo: { ${text}, x-renamed-from: { three: picture } }, default: { ${text}, x-added: two }, stays: { ${text} } }`;
    const encoding = `{ photo: ${png}, default: ${png}, stays: ${png}, unknown: ${png} }`;
    const expected = [
      { picture: PNG, stays: PNG, unknown: PNG },
      { picture: PNG, default: PNG, stays: PNG, unknown: PNG },
      { photo: PNG, default: PNG, stays: PNG, unknown: PNG },
    ];
    const schema = `{ type: object, ${properties} }`;
    expect(await versions(form(schema, encoding), ENCODING)).toEqual(expected);
    const parts = `components: { schemas: { Part: ${schema} } }\n`;
    const joined = "{ allOf: [{ $ref: '#/components/schemas/Part' }] }";
    expect(await versions(form(joined, encoding) + parts, ENCODING)).toEqual(expected);
    const elsewhere = "{ $ref: 'b.yaml' }";
    expect(await versions(form(elsewhere, encoding), ENCODING, { 'b.yaml': schema })).toEqual(expected);
  });

  it('follows dates where nothing is renamed, and is gone where none of its properties was there', async () => {
    const components = `components: { schemas: { Form: { type: object, properties: { a: { ${text}, x-added: two }, b: { ${text}, x-added: two, x-removed: three } } } } }\n`;
    const all = form("{ $ref: '#/components/schemas/Form' }", `{ a: ${png}, b: ${png} }`);
    expect(await versions(all + components, ENCODING)).toEqual([undefined, { a: PNG, b: PNG }, { a: PNG }]);
    expect(
      (await versions(all + components, MEDIA)).map((media) => Object.keys(isMembers(media) ? media : {})),
    ).toEqual([['schema'], ['schema', 'encoding'], ['schema', 'encoding']]);
  });

  it('that was another one has the names of then', async () => {
    const past = `{ a: ${png}, old: ${png} }, x-members-before: { two: { encoding: { old: ${png} } } }`;
    const schema = `{ type: object, properties: { a: { ${text}, x-renamed-from: { three: old } } } }`;
    expect(await versions(form(schema, past), ENCODING)).toEqual([
      { old: PNG },
      { old: PNG },
      { a: PNG, old: PNG },
    ]);
  });

  it('is told of where it is written', async () => {
    const properties = `properties: { photo: { ${text}, x-renamed-from: { two: picture } } }`;
    const source = HEAD + form(`{ type: object, ${properties} }`, `{ photo: ${png} }`);
    const { views } = describe(await documentsFromText('a.yaml', source), () => undefined);
    const at = '/paths/~1a/post/requestBody/content/multipart~1form-data/encoding';
    expect(views.map((view) => view.written(view.entry, `${at}/picture/contentType`).pointer)[0]).toBe(
      `${at}/photo/contentType`,
    );
  });
});

it('what YAML writes once in two schemas requires what each of them has', async () => {
  const dated = (date: string): string => `{ properties: { x: { ${text}, x-added: ${date} } } }`;
  const schemas = `components: { schemas: { A: { allOf: [&part { required: [x] }, ${dated('two')}] }, B: { allOf: [*part, ${dated('three')}] } } }\n`;
  const required = async (name: string): Promise<readonly unknown[]> =>
    await versions(`paths: {}\n${schemas}`, ['components', 'schemas', name, 'allOf', 0, 'required']);
  expect(await required('A')).toEqual([undefined, ['x'], ['x']]);
  expect(await required('B')).toEqual([undefined, undefined, ['x']]);
});

group('a link', () => {
  const operation = (more: string): string =>
    `operationId: list, ${more} responses: { '200': { description: A., links: { next: { operationId: list }, then: { $ref: '#/components/links/Then' } } } }`;
  const components =
    'components: { links: { Then: { operationId: list, description: Goes on. } }, headers: {} }\n';

  it('names its operation as that was called', async () => {
    const source = `paths: { /a: { get: { ${operation('x-renamed-from: { two: find, three: browse },')} } } }\n${components}`;
    const links = ['paths', '/a', 'get', 'responses', '200', 'links', 'next', 'operationId'];
    expect(await versions(source, links)).toEqual(['find', 'browse', 'list']);
    expect(await versions(source, ['components', 'links', 'Then', 'operationId'])).toEqual([
      'find',
      'browse',
      'list',
    ]);
  });

  it('that was another one has the name of then', async () => {
    const past =
      '{ operationId: list, x-before: { two: { operationId: list } }, x-members-before: { three: { operationId: list } } }';
    const source = `paths: { /a: { get: { operationId: list, x-renamed-from: { three: find }, responses: { '200': { description: A., links: { next: ${past} } } } } } }\n`;
    const links = ['paths', '/a', 'get', 'responses', '200', 'links', 'next', 'operationId'];
    expect(await versions(source, links)).toEqual(['list', 'list', 'list']);
  });
});
