// What exists in a version refers to what does not: found through any depth, in every form, with both places.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lint } from '../../generator/lint/lint.js';
import { inScratch } from '../support/folders.js';

const HEAD = `openapi: 3.1.0
info: { title: Shop, version: '1' }
servers: [{ url: 'https://api.shop.example' }]
`;
const CATALOGUE = `x-api-versions: { header: V, versions: [{ version: a }, { version: b }] }
`;
const answering = (schema: string, rest = ''): string =>
  `paths: { /a: { get: { ${rest}responses: { '200': { description: A., content: { application/json: { schema: ${schema} } } } } } } }\n`;
const schemas = (text: string): string => `components: { schemas: { ${text} } }\n`;
const DEAD = 'Dead: { type: object, x-added: b }';

/** The errors about references: where, what is named, and in which versions. */
const found = async (
  text: string,
  files: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> =>
  await inScratch(async (folder) => {
    for (const [name, content] of Object.entries({ 'openapi.yaml': text, ...files }))
      await writeFile(join(folder, name), content);
    const { diagnostics } = await lint({ spec: 'openapi.yaml', cwd: folder });
    return diagnostics
      .filter(({ severity, code }) => severity === 'error' && !code.startsWith('redocly'))
      .map(({ code, place, related, message }) => {
        const target = related?.[0]?.place;
        const versions = /does not exist in (\S+),/.exec(message)?.[1] ?? '';
        return `${code} ${place?.file ?? ''}${place?.pointer ?? ''} -> ${target?.file ?? ''}${target?.pointer ?? ''} ${versions}`;
      });
  });

const ref = (name: string): string => `{ $ref: '#/components/schemas/${name}' }`;
const SCHEMAS = '/components/schemas';

describe('a dead reference', () => {
  it.each([
    [
      'a schema',
      answering(ref('Dead')),
      DEAD,
      '/paths/~1a/get/responses/200/content/application~1json/schema/$ref',
    ],
    ['a chain', answering(ref('A')), `A: ${ref('B')}, B: ${ref('Dead')}, ${DEAD}`, `${SCHEMAS}/B/$ref`],
    ['allOf', answering(ref('A')), `A: { allOf: [${ref('Dead')}] }, ${DEAD}`, `${SCHEMAS}/A/allOf/0/$ref`],
    [
      'depth',
      answering(ref('A')),
      `A: { items: { properties: { x: { oneOf: [{ type: 'null' }, { not: ${ref('Dead')} }] } } } }, ${DEAD}`,
      `${SCHEMAS}/A/items/properties/x/oneOf/1/not/$ref`,
    ],
    [
      'the past',
      answering(ref('A')),
      `A: { type: string, x-before: { b: { items: ${ref('Dead')} } } }, ${DEAD}`,
      `${SCHEMAS}/A/x-before/b/items/$ref`,
    ],
    [
      'a mapping',
      answering(ref('A')),
      `A: { discriminator: { propertyName: t, mapping: { d: Dead } } }, ${DEAD}`,
      `${SCHEMAS}/A/discriminator/mapping/d`,
    ],
    [
      'a child that only its discriminator leads to',
      answering(ref('A')),
      `A: { discriminator: { propertyName: t } }, C: { allOf: [${ref('A')}, ${ref('Dead')}] }, ${DEAD}`,
      `${SCHEMAS}/C/allOf/1/$ref`,
    ],
  ])('through %s', async (_name, paths, components, pointer) => {
    expect(await found(HEAD + CATALOGUE + paths + schemas(components))).toEqual([
      `dead-reference openapi.yaml${pointer} -> openapi.yaml${SCHEMAS}/Dead a`,
    ]);
  });

  it('through security, of an operation and of all', async () => {
    const scheme = 'components: { securitySchemes: { key: { type: http, scheme: basic, x-added: b } } }\n';
    const own = answering('{ type: string }', 'security: [{ key: [] }], ');
    expect(await found(HEAD + CATALOGUE + own + scheme)).toEqual([
      'dead-reference openapi.yaml/paths/~1a/get/security/0 -> openapi.yaml/components/securitySchemes/key a',
    ]);
    const all = `security: [{ key: [] }]\n${answering('{ type: string }')}`;
    expect(await found(HEAD + CATALOGUE + all + scheme)).toEqual([
      'dead-reference openapi.yaml/security/0 -> openapi.yaml/components/securitySchemes/key a',
    ]);
  });

  it('through a link, to an operation that a version lacks', async () => {
    const links =
      'links: { next: { operationId: second }, same: { operationId: first }, other: { operationId: elsewhere }, late: { operationId: second, x-added: b } }';
    const paths = `paths:
  /a: { get: { operationId: first, responses: { '200': { description: A., ${links} } } } }
  /b: { get: { operationId: second, x-added: b, responses: { '200': { description: B. } } } }
`;
    expect(await found(HEAD + CATALOGUE + paths)).toEqual([
      'dead-reference openapi.yaml/paths/~1a/get/responses/200/links/next/operationId -> openapi.yaml/paths/~1b/get/operationId a',
    ]);
  });

  it('through a link of any response, told once for all versions, and not through what only looks like one', async () => {
    const catalogue = CATALOGUE.replace('{ version: b }', '{ version: c }, { version: b }');
    const link = 'links: { default: { operationId: second } }';
    const media = `content: { application/json: { example: { ${link} } } }`;
    const response = (rest: string): string => `{ description: A., ${media}, x-old: { ${link} }${rest} }`;
    const paths = `paths:
  /a: { get: { operationId: first, responses: { default: ${response(`, ${link}`)}, '404': ${response('')} } } }
  /b: { get: { operationId: second, x-added: b, responses: { '200': { description: B. } } } }
`;
    expect(await found(HEAD + catalogue + paths)).toEqual([
      'dead-reference openapi.yaml/paths/~1a/get/responses/default/links/default/operationId -> openapi.yaml/paths/~1b/get/operationId a',
    ]);
  });

  it('is mended as the advice says, also where a name has no dates', async () => {
    const advice = async (text: string): Promise<readonly (string | undefined)[]> =>
      await inScratch(async (folder) => {
        await writeFile(join(folder, 'openapi.yaml'), text);
        const { diagnostics } = await lint({ spec: 'openapi.yaml', cwd: folder });
        return diagnostics.filter(({ code }) => code === 'dead-reference').map(({ help }) => help);
      });
    const mapping = 'mapping: { d: Dead, e: E }';
    const schemasWith = (discriminator: string): string =>
      HEAD +
      CATALOGUE +
      answering(ref('A')) +
      schemas(`A: { discriminator: { ${discriminator} } }, E: { type: object }, ${DEAD}`);
    const tag = 'propertyName: t';
    expect(await advice(schemasWith(`${tag}, ${mapping}`))).toEqual([
      expect.stringContaining('`x-members-before`'),
    ]);
    const before = 'x-members-before: { b: { mapping: { e: E } } }';
    expect(await advice(schemasWith(`${tag}, ${mapping}, ${before}`))).toEqual([]);
    const scheme = 'components: { securitySchemes: { key: { type: http, scheme: basic, x-added: b } } }\n';
    const secured = (rest: string): string =>
      HEAD + CATALOGUE + answering('{ type: string }', `security: [{ key: [] }], ${rest}`) + scheme;
    expect(await advice(secured(''))).toEqual([expect.stringContaining('`x-members-before`')]);
    expect(await advice(secured('x-members-before: { b: { security: [] } }, '))).toEqual([]);
    expect(await advice(HEAD + CATALOGUE + answering(ref('Dead')) + schemas(DEAD))).toEqual([
      expect.stringContaining('date the node that refers'),
    ]);
  });

  it('into another document', async () => {
    const paths = answering("{ $ref: 'b.yaml#/Dead' }");
    expect(await found(HEAD + CATALOGUE + paths, { 'b.yaml': DEAD })).toEqual([
      'dead-reference openapi.yaml/paths/~1a/get/responses/200/content/application~1json/schema/$ref -> b.yaml/Dead a',
    ]);
  });

  it('that an overlay left behind, or brought', async () => {
    const catalogue = CATALOGUE.replace('{ version: b }', '{ version: b, overlay: b.yaml }');
    const base = HEAD + catalogue + answering(ref('A')) + schemas('A: { type: object }');
    const removal = 'overlay: 1.0.0\nactions: [{ target: $.components.schemas.A, remove: true }]\n';
    const schema = '/paths/~1a/get/responses/200/content/application~1json/schema/$ref';
    expect(await found(base, { 'b.yaml': removal })).toEqual([
      `dead-reference openapi.yaml${schema} -> openapi.yaml${SCHEMAS}/A b`,
    ]);
    const addition = `overlay: 1.0.0\nactions: [{ target: $.components.schemas.A, update: { items: ${ref('Gone')} } }]\n`;
    expect(await found(base, { 'b.yaml': addition })).toEqual([
      'unresolved-reference b.yaml/actions/0/update/items/$ref ->  ',
    ]);
  });

  it('in the document of one version', async () => {
    const catalogue =
      'x-api-versions: { header: V, versions: [{ version: a, document: a.yaml }, { version: b, document: b.yaml }] }\n';
    const files = {
      'a.yaml': HEAD + answering(ref('A')),
      'b.yaml': HEAD + answering(ref('A')) + schemas('A: { type: object }'),
    };
    expect(await found(catalogue, files)).toEqual([
      `dead-reference a.yaml/paths/~1a/get/responses/200/content/application~1json/schema/$ref -> b.yaml${SCHEMAS}/A a`,
    ]);
  });
});
