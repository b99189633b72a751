// What the linter does besides its rules.
import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lint } from '../../generator/lint/lint.js';
import { inScratch } from '../support/folders.js';

/** The findings for a document, as `code pointer`, with more documents beside it. */
const findings = async (
  text: string,
  files: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> =>
  await inScratch(async (folder) => {
    for (const [name, content] of Object.entries({ ...files, 'openapi.yaml': text })) {
      await writeFile(join(folder, name), content);
    }
    const { diagnostics } = await lint({ spec: 'openapi.yaml', cwd: folder });
    return diagnostics.map(({ code, place }) => `${code} ${place?.pointer ?? ''}`);
  });

const shop = (paths: string, components = '', schemes = ''): string => `openapi: 3.1.0
info: { title: Shop, version: 1.0.0 }
servers: [{ url: 'https://api.shop.example' }]
security: [{ token: [] }]
x-api-versions:
  header: Shop-Version
  versions: [{ version: '2026-01-15' }, { version: '2026-06-01' }]
tags: [{ name: orders, description: What people buy. }]
paths:
  /orders:
    get:
      operationId: ListOrders
      tags: [orders]
      summary: List orders
${paths}
      responses:
        '204': { description: None. }
        default: { description: It failed. }
components:
  securitySchemes: { token: { type: http, scheme: bearer }${schemes} }
${components}`;

/** Listen on a free port. */
const portOf = async (server: Server): Promise<number> =>
  await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });

describe('lint', () => {
  it('finds nothing where there is nothing', async () => {
    expect(await findings(shop(''))).toEqual([]);
  });

  it('takes a name before for an effect in a document for one version', async () => {
    const of = (name: string): string =>
      shop('')
        .replace(/x-api-versions:\n.*\n.*\n/, '')
        .replace(
          "'204': { description: None. }",
          "'200': { description: All., content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }",
        ) + `  schemas: { Order: { type: object, properties: { ${name} } } }\n`;
    const entry = `x-api-versions:
  header: Shop-Version
  versions: [{ version: '2026-01-15', document: a.yaml }, { version: '2026-06-01', document: b.yaml }]
x-api-changes: { names: { in: '2026-06-01', summary: Orders have a number. } }
`;
    const later = (date: string): string =>
      of(`no: { type: string, description: It., x-renamed-from: { '${date}': id }, x-change: names }`);
    const files = { 'a.yaml': of('id: { type: string, description: It. }'), 'b.yaml': later('2026-06-01') };
    expect(await findings(entry, files)).toEqual([]);
    expect(await findings(entry, { ...files, 'b.yaml': later('2026-01-15') })).toEqual([
      'annotation-without-effect /components/schemas/Order/properties/no/x-renamed-from/2026-01-15',
    ]);
  });

  it('holds examples against patterns, but for those that would take for ever', async () => {
    const names = `  schemas:
    Slow: { type: string, description: Slow., pattern: '^(a+)+$', example: ${'a'.repeat(60)}! }
    Quick: { type: string, description: Quick., pattern: '^a+$', example: b }`;
    const parameters = ['Slow', 'Quick'].map(
      (name) => `{ name: ${name}, in: query, schema: { $ref: '#/components/schemas/${name}' } }`,
    );
    expect(await findings(shop(`      parameters: [${parameters.join()}]`, names))).toEqual([
      'redocly/no-invalid-schema-examples /components/schemas/Quick/example',
    ]);
  });

  it.each(['[]', 'none', '{}'])('wants versions in a catalogue, which has %s', async (versions) => {
    const text = shop('').replace(/versions: \[.*\]/, `versions: ${versions}`);
    expect(await findings(text)).toEqual(['invalid-catalogue /x-api-versions']);
  });

  it('takes names for names: an annotation among them is none', async () => {
    const schema = `      parameters:
        - name: size
          in: query
          description: In grams.
          schema: { type: object, properties: { x-added: '2026-06-01' } }`;
    const found = await findings(shop(schema));
    expect(found).toContain(
      'annotation-without-effect /paths/~1orders/get/parameters/0/schema/properties/x-added',
    );
  });

  it('follows security from the operation to the scheme', async () => {
    const schemes = ", key: { type: http, scheme: basic, x-added: '2026-06-01' }";
    expect(await findings(shop('      security: [{ key: [] }]', '', schemes))).toEqual([
      'dead-reference /paths/~1orders/get/security/0',
    ]);
  });

  it('follows discriminators', async () => {
    const pet = `  schemas:
    Pet: { type: object, discriminator: { propertyName: kind, mapping: { dog: Dog } }, required: [kind], properties: { kind: { type: string, description: Which. } } }
    Dog: { type: string, x-added: '2026-06-01' }`;
    const body = `      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }`;
    expect(await findings(shop(body, pet))).toEqual([
      'body-left-out /paths/~1orders/get/requestBody',
      'dead-reference /components/schemas/Pet/discriminator/mapping/dog',
    ]);
  });

  it('says only what a document is that is no OpenAPI 3', async () => {
    expect(await findings('swagger: "1.2"\ninfo: { title: Old }\n')).toEqual([
      'unsupported-openapi /swagger',
    ]);
  });

  it('reports what generate would, once for all versions', async () => {
    expect(await findings(shop(`      parameters: [{ $ref: 'gone.yaml#/A' }]`))).toEqual([
      'file-not-found /paths/~1orders/get/parameters/0/$ref',
    ]);
  });

  it('checks examples of schemas, media types and parameters, in whichever version they are', async () => {
    const operation = `      parameters: [{ name: size, in: query, description: In grams., schema: { type: integer }, example: big }]
      requestBody: { content: { application/json: { schema: { type: boolean }, example: maybe, x-added: '2026-06-01' } } }`;
    const pet = `  schemas: { Pet: { type: string, maxLength: 2, example: dog } }`;
    const response = `        '200': { description: One., content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }`;
    const text = shop(operation, pet).replace("        '204'", `${response}\n        '204'`);
    expect((await findings(text)).toSorted()).toEqual([
      'redocly/no-invalid-media-type-examples /paths/~1orders/get/requestBody/content/application~1json/example',
      'redocly/no-invalid-parameter-examples /paths/~1orders/get/parameters/0/example',
      'redocly/no-invalid-schema-examples /components/schemas/Pet/example',
    ]);
  });

  it('finds scopes that no flow declares', async () => {
    const flow = "{ tokenUrl: 'https://api.shop.example/token', scopes: { 'orders:read': Read. } }";
    const login = `, login: { type: oauth2, flows: { clientCredentials: ${flow} } }`;
    const required = `      security: [{ login: ['orders:read', 'orders:reed'] }]`;
    expect(await findings(shop(required, '', login))).toEqual([
      'redocly/security-scopes-defined /paths/~1orders/get/security/0/login/1',
    ]);
  });

  it('takes the style of most operation ids, whichever that is', async () => {
    const other = (path: string, id: string): string => `
  ${path}:
    get:
      operationId: ${id}
      tags: [orders]
      summary: Do it
      responses:
        '204': { description: None. }
        default: { description: It failed. }`;
    const styled = (first: string, ...ids: readonly string[]): string =>
      shop('')
        .replace('ListOrders', first)
        .replace('\ncomponents:', `${ids.map((id, index) => other(`/p${index}`, id)).join('')}\ncomponents:`);
    expect(await findings(styled('list-orders', 'get-order', 'search'))).toEqual([]);
    expect(await findings(styled('list_orders', 'get_order', 'search'))).toEqual([]);
    expect(await findings(styled('orders.list', 'orders.lines.get'))).toEqual([]);
    expect(await findings(styled('orders/list-all', 'orders/get'))).toEqual([]);
    expect(await findings(styled('Orders_List', 'Orders_get'))).toEqual([]);
    expect(await findings(styled('list-orders', 'get-order', 'getLine'))).toEqual([
      'operation-id-style /paths/~1p1/get/operationId',
    ]);
  });

  it('does not look for uses of what stands in an extension', async () => {
    expect(await findings(shop('', '  x-policies: { strict: { limit: 3 } }'))).toEqual([]);
  });

  it('says nothing of words that only its own reading of Swagger 2.0 writes', async () => {
    const text = `swagger: '2.0'
info: { title: Shop, version: 1.0.0 }
host: api.shop.example
schemes: [https]
security: [{ token: [] }]
securityDefinitions: { token: { type: basic } }
tags: [{ name: orders, description: What people buy. }]
paths:
  /orders:
    get:
      operationId: listOrders
      tags: [orders]
      summary: List orders
      responses:
        '200': { description: All., schema: { $ref: '#/definitions/Order' } }
        default: { description: It failed. }
definitions:
  Note: { description: Whatever., x-nullable: true }
  Order:
    type: object
    properties:
      last: { $ref: '#/definitions/Note', x-nullable: true }`;
    expect(await findings(text)).toEqual([
      'redocly/spec-ref-siblings /definitions/Order/properties/last/x-nullable',
    ]);
  });

  it('connects to nobody', async () => {
    let requests = 0;
    const server = createServer((_request, response) => {
      requests++;
      response.end('{}');
    });
    const port = await portOf(server);
    const found = await findings(shop(`      parameters: [{ $ref: 'http://127.0.0.1:${port}/a.yaml#/A' }]`));
    server.close();
    expect(found).toEqual(['remote-reference /paths/~1orders/get/parameters/0/$ref']);
    expect(requests).toBe(0);
  });
});
