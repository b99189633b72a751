// `lint`, `project` and `versions` as a user runs them.
import { describe, expect, it } from 'vitest';
import { expectMistake, folderWith, petStore, useBundle } from '../cli/command.js';

const command = useBundle();

const SHOP = `openapi: 3.1.0
info: { title: Shop, version: 1.0.0 }
servers: [{ url: 'https://api.shop.example' }]
security: [{ token: [] }]
x-api-versions:
  header: Shop-Version
  omitted: '2026-01-15'
  versions:
    - { version: '2026-01-15', released: '2026-01-15' }
    - { version: '2026-06-01' }
x-api-changes:
  notes: { in: '2026-06-01', summary: Orders have notes. }
tags: [{ name: orders, description: What people buy. }]
paths:
  /orders:
    get:
      operationId: ListOrders
      tags: [orders]
      summary: List orders
      responses:
        '200':
          description: All orders.
          content: { application/json: { schema: { type: array, items: { $ref: 'order.yaml#/components/schemas/Order' } } } }
        default: { description: It failed. }
  /notes:
    get:
      operationId: ListNotes
      tags: [orders]
      summary: List notes
      x-added: '2026-06-01'
      x-change: notes
      responses:
        '200': { description: All notes. }
        default: { description: It failed. }
components:
  securitySchemes: { token: { type: http, scheme: bearer } }
`;

const ORDER = `components:
  schemas:
    Order:
      type: object
      properties:
        id: { type: string, description: Its number. }
        note: { type: string, description: For the courier., x-added: '2026-06-01', x-change: notes }
        lines:
          type: array
          description: What is in it.
          items:
            type: object
            properties:
              size: { type: integer, description: In grams., example: 3 }
`;

const FILES = { 'shop.yaml': SHOP, 'order.yaml': ORDER };
const CONFIG = 'apis:\n  shop: { spec: shop.yaml, output: out }\n';
const PETS = 'apis:\n  shop: { spec: shop.yaml, output: a }\n  pets: { spec: pets.yaml, output: b }\n';

describe('project', () => {
  it('prints one version as YAML', async () => {
    const folder = await folderWith(FILES);
    const result = await command.run(folder, ['project', '--version', '2026-01-15', 'shop.yaml']);
    expect(result).toMatchObject({ code: 0, stderr: '' });
    expect(result.stdout).toMatch(/^openapi: 3\.1\.0\ninfo:\n {2}title: Shop\n/);
    expect(result.stdout).toContain("$ref: '#/components/schemas/Order'");
    expect(result.stdout).not.toMatch(/notes|x-|order\.yaml/);
  });

  it('prints it as JSON, and reads it again', async () => {
    const folder = await folderWith({ ...FILES, 'apivintage.config.yaml': CONFIG });
    const { stdout } = await command.run(folder, ['project', '--version', '2026-06-01', '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({ paths: { '/notes': { get: { operationId: 'ListNotes' } } } });
    const again = await command.run(folder, ['project', '-', '--format', 'json'], { stdin: stdout });
    expect(again).toEqual({ code: 0, signal: null, stderr: '', stdout });
  });

  it('wants to know which version, and suggests one', async () => {
    const folder = await folderWith(FILES);
    for (const words of [[], ['--version'], ['--version', '2026-06-02']]) {
      const result = await command.run(folder, ['project', 'shop.yaml', ...words]);
      expectMistake(result);
      expect(result.stderr).toContain('2026-06-01');
    }
  });

  it('prints one document, and nothing else', async () => {
    const folder = await folderWith({ ...FILES, 'pets.yaml': petStore(), 'apivintage.config.yaml': PETS });
    const both = await command.run(folder, ['project', '--version', '2026-06-01']);
    expectMistake(both);
    expect(both.stderr).toContain('shop, pets');
    const one = await command.run(folder, ['project', 'pets']);
    expect(one.stdout).toMatch(/^openapi: 3\.1\.0\n/);
  });

  it('prints no document that is wrong: what is wrong with it is on standard error', async () => {
    const folder = await folderWith({ ...FILES, 'order.yaml': ORDER.replace('2026-06-01', '2026-06-02') });
    const result = await command.run(folder, ['project', '--version', '2026-06-01', 'shop.yaml']);
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).toContain('order.yaml:7:');
    expect(result.stderr).toContain('Did you mean "2026-06-01"?');
  });

  it('says what is wrong with a catalogue, and not that there is none', async () => {
    const paths = 'paths: {}\nx-api-versions: { header: V, versions: [{ version: 1 }] }\n';
    const folder = await folderWith({
      'api.yaml': `openapi: 3.1.0\ninfo: { title: A, version: '1' }\n${paths}`,
    });
    const result = await command.run(folder, ['project', '--version', '1', 'api.yaml']);
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).toContain('each version needs `version`, a non-empty string');
    expect(result.stderr).not.toContain('no catalogue');
  });
});

describe('versions', () => {
  it('shows what each adds, changes and removes', async () => {
    const { code, stdout, stderr } = await command.run(await folderWith(FILES), ['versions', 'shop.yaml']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Shop: header Shop-Version$/m);
    expect(stdout).toMatch(/^ {2}2026-01-15 +stable +2026-01-15 +1 +1 +assumed when none is sent$/m);
    expect(stdout).toMatch(/^ {2}2026-06-01 +stable +2 \(\+1 ~0 -0\) +1 \(\+0 ~1 -0\) +sent by default$/m);
    expect(stdout).toContain('notes: Orders have notes.');
  });

  it('counts a schema without a name with the one it stands in', async () => {
    const nested = ORDER.replace("x-added: '2026-06-01', x-change: notes }", '}').replace(
      'example: 3',
      "x-added: '2026-06-01'",
    );
    const folder = await folderWith({ ...FILES, 'order.yaml': nested });
    const { stdout } = await command.run(folder, ['versions', 'shop.yaml', '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({
      apis: [
        {
          title: 'Shop',
          header: 'Shop-Version',
          pin: '2026-06-01',
          versions: [
            { version: '2026-01-15', operations: { total: 1, added: [] } },
            {
              version: '2026-06-01',
              operations: { total: 2, added: ['GET /notes'], changed: [], removed: [] },
              schemas: { total: 1, changed: ['order.yaml#/components/schemas/Order'] },
              changes: [{ id: 'notes', breaking: false }],
            },
          ],
        },
      ],
    });
  });

  it('says of an API without versions that it has none', async () => {
    const { stdout } = await command.run(await folderWith({ 'a.yaml': petStore() }), ['versions', 'a.yaml']);
    expect(stdout).toBe('Pet Store: no versions, 2 operations, 2 schemas\n');
  });
});

/** The note is undescribed, which is a warning; the example is wrong, which Redocly finds in another document. */
const POOR = {
  'order.yaml': ORDER.replace(', description: For the courier.', '').replace('example: 3', 'example: x'),
};

describe('lint', () => {
  it('finds nothing where there is nothing', async () => {
    const folder = await folderWith(FILES);
    const result = await command.run(folder, ['lint', 'shop.yaml', '--fail-on', 'warn']);
    expect(result).toMatchObject({ code: 0, stdout: 'Nothing to mend.\n', stderr: '' });
    expect(await command.run(folder, ['lint', 'shop.yaml', '--quiet'])).toMatchObject({
      code: 0,
      stdout: '',
    });
  });

  it('says where things are written, in whichever document that is', async () => {
    const folder = await folderWith({ ...FILES, ...POOR });
    const { code, stdout } = await command.run(folder, ['lint', 'shop.yaml', '--format', 'plain']);
    expect(code).toBe(0);
    expect(stdout.split('\n').map((line) => line.replace(/: [A-Z].*/, ''))).toEqual([
      'order.yaml:7:9: warning property-without-description',
      'order.yaml:14:71: warning redocly/no-invalid-schema-examples',
      '',
    ]);
  });

  it('shows the lines around, and annotates them in a workflow', async () => {
    const folder = await folderWith({ ...FILES, ...POOR });
    const { stdout } = await command.run(folder, ['lint', 'shop.yaml', '--format', 'pretty', '--no-color']);
    expect(stdout).toContain('order.yaml:7:9');
    expect(stdout).toMatch(/^ *> 7 \| +note: \{ type: string/m);
    const github = await command.run(folder, ['lint', 'shop.yaml'], { env: { GITHUB_ACTIONS: 'true' } });
    expect(github.stdout).toMatch(
      /^::warning file=order\.yaml,line=7,col=9.*title=property-without-description/m,
    );
    expect(github.stdout).toMatch(/^::warning file=order\.yaml,line=14,.*no-invalid-schema-examples/m);
  });

  it('fails on errors, and on warnings where that is asked for', async () => {
    const folder = await folderWith({
      ...FILES,
      ...POOR,
      'broken.yaml': SHOP.replace('operationId: ListNotes', 'operationId: ListOrders'),
    });
    expect(await command.run(folder, ['lint', 'shop.yaml', '--fail-on', 'warn'])).toMatchObject({ code: 1 });
    expect(await command.run(folder, ['lint', 'broken.yaml'])).toMatchObject({ code: 1 });
    expectMistake(await command.run(folder, ['lint', 'nowhere.yaml']));
  });

  it('looks at all APIs of the configuration', async () => {
    const folder = await folderWith({ ...FILES, 'pets.yaml': petStore(), 'apivintage.config.yaml': PETS });
    const { stdout } = await command.run(folder, ['lint', '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({ errors: 0 });
    expect(stdout).toContain('"file": "pets.yaml"');
    expect(await command.run(folder, ['lint', 'shop'])).toMatchObject({
      code: 0,
      stdout: 'Nothing to mend.\n',
    });
  });

  it('writes SARIF, also where there is nothing', async () => {
    const folder = await folderWith({
      ...FILES,
      'poor/shop.yaml': SHOP,
      'poor/order.yaml': POOR['order.yaml'],
    });
    const clean = await command.run(folder, ['lint', 'shop.yaml', '--format', 'sarif']);
    expect(JSON.parse(clean.stdout)).toMatchObject({ version: '2.1.0', runs: [{ results: [] }] });
    const poor = await command.run(folder, ['lint', 'poor/shop.yaml', '--format', 'sarif']);
    expect(JSON.parse(poor.stdout)).toMatchObject({
      runs: [
        {
          tool: {
            driver: {
              rules: [{ id: 'property-without-description' }, { id: 'redocly/no-invalid-schema-examples' }],
            },
          },
          results: [
            {
              ruleId: 'property-without-description',
              level: 'warning',
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: 'poor/order.yaml' },
                    region: { startLine: 7, startColumn: 9 },
                  },
                },
              ],
            },
            { ruleId: 'redocly/no-invalid-schema-examples', ruleIndex: 1 },
          ],
        },
      ],
    });
  });

  it('has its own formats', async () => {
    const result = await command.run(await folderWith(FILES), ['lint', 'shop.yaml', '--format', 'yaml']);
    expectMistake(result);
    expect(result.stderr).toContain('pretty, plain, json, github, sarif');
  });

  it('is told of a version by nobody', async () => {
    const result = await command.run(await folderWith(FILES), [
      'lint',
      'shop.yaml',
      '--version',
      '2026-06-01',
    ]);
    expectMistake(result);
    expect(result.stderr).toContain('with the command project only');
  });
});

describe('a description in many files, as people write them', () => {
  const FILES = {
    'api.yaml': `openapi: 3.0.3
info: { title: Shop, version: '1', description: { $ref: 'words.yaml#/introduction' } }
servers: [{ url: 'https://shop.example' }]
paths:
  /orders:
    get: { $ref: orders/list.yaml }
`,
    'words.yaml': 'introduction: All about orders.\n',
    'orders/list.yaml': `operationId: listOrders
responses:
  '200':
    description: All.
    content:
      application/json:
        schema: { type: object, properties: { $ref: 'order.yaml#/properties' } }
        examples: { usual: { $ref: 'examples.yaml#/usual' } }
`,
    'orders/order.yaml': 'properties: { id: { type: string } }\n',
    'orders/examples.yaml': 'usual: { value: { id: a } }\n',
  };

  it('is one document for project, where operations, tables, words and examples are referred to', async () => {
    const cwd = await folderWith(FILES);
    const { code, stdout, stderr } = await command.run(cwd, ['project', 'api.yaml', '--format', 'json']);
    expect([code, stderr]).toEqual([0, '']);
    const document: unknown = JSON.parse(stdout);
    expect(document).toMatchObject({
      info: { description: 'All about orders.' },
      paths: {
        '/orders': {
          get: {
            operationId: 'listOrders',
            responses: {
              200: {
                content: {
                  'application/json': {
                    schema: { type: 'object', properties: { id: { type: 'string' } } },
                    examples: { usual: { $ref: '#/components/examples/usual' } },
                  },
                },
              },
            },
          },
        },
      },
      components: { examples: { usual: { value: { id: 'a' } } } },
    });
  });
});
