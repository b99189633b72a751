// What `diff` says beyond its rules: reasons, reach, recursion, renames, and text that is not markup.
import { describe, expect, it } from 'vitest';
import { github, plain } from '../../generator/diff/report/lines.js';
import { json } from '../../generator/diff/report/json.js';
import { markdown } from '../../generator/diff/report/markdown.js';
import { pretty } from '../../generator/diff/report/pretty.js';
import { compareTexts, compareVersions } from './compare.js';

const shop = (schemas: string, paths: string = ORDERS): string => `openapi: 3.1.0
info: { title: Shop, version: '1' }
servers: [{ url: 'https://shop.example' }]
paths:
${paths}
components:
  schemas:
${schemas}
`;

const ORDERS = `  /orders:
    get:
      responses: { '200': { description: All., content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } } }
    post:
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
      responses: { '200': { description: It., content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } } }`;

const rulesOf = async (before: string, after: string): Promise<readonly string[]> =>
  (await compareTexts(before, after)).differences.map(({ rule, subject }) => `${rule} ${subject}`);

describe('a body that is sent as one of several media types', () => {
  const NOTHING = `responses: { '204': { description: Done. } }`;
  const sent = (json: string, parts: string, text = ''): string =>
    shop(
      `    Order: { type: object, properties: { id: { type: string } } }`,
      `  /orders:
    post:
      requestBody:
        content:
          application/json: { schema: { type: object, ${json} } }
          multipart/form-data: { schema: { type: object, ${parts} } }
          text/plain: { schema: { type: string${text} } }
      ${NOTHING}`,
    );
  const JSON_ = 'properties: { id: { type: string } }';
  const PARTS = 'properties: { scan: { type: string, format: binary }, size: { type: integer } }';

  it('is compared as each of them, with the place of what changed', async () => {
    const after = sent(JSON_, `required: [size], ${PARTS.replace('integer', 'string')}`, ', enum: [a]');
    const { differences } = await compareTexts(sent(JSON_, PARTS), after);
    expect(differences.map(({ rule, subject, after: at }) => [rule, subject, at?.pointer])).toEqual([
      [
        'request-property-became-required',
        'POST /orders multipart body.size',
        expect.stringContaining('/content/multipart~1form-data/schema/properties/size'),
      ],
      [
        'request-type-changed',
        'POST /orders multipart body.size',
        expect.stringContaining('/content/multipart~1form-data/schema/properties/size'),
      ],
      [
        'request-media-type-schema-changed',
        'body of POST /orders as `text/plain`',
        expect.stringContaining('/content/text~1plain/schema'),
      ],
    ]);
  });

  it('is compared once as the usual one, whatever parameters its media type has', async () => {
    const of = (type: string): string =>
      sent(JSON_, PARTS)
        .replace('application/json:', 'application/json; charset=utf-8:')
        .replace('id: { type: string } } } }\n', `id: { type: ${type} } } } }\n`);
    const { differences } = await compareTexts(of('string'), of('integer'));
    expect(differences.map(({ rule }) => rule)).toEqual(['request-type-changed']);
  });
});

describe('direction', () => {
  it('weighs one edit by the way that values travel', async () => {
    const before = shop(`    Order: { type: object, properties: { id: { type: string } } }`);
    const after = shop(
      `    Order: { type: object, required: [state], properties: { id: { type: string }, state: { type: string } } }`,
    );
    expect(await rulesOf(before, after)).toEqual([
      'required-request-property-added Order.state',
      'response-property-added Order.state',
    ]);
  });

  it('leaves out what does not travel', async () => {
    const before = shop(`    Order: { type: object, properties: { id: { type: string } } }`);
    const after = shop(
      `    Order: { type: object, required: [no], properties: { id: { type: string }, no: { type: string, readOnly: true }, pin: { type: string, writeOnly: true } } }`,
    );
    expect(await rulesOf(before, after)).toEqual([
      'response-property-added Order.no',
      'request-property-added Order.pin',
    ]);
  });
});

describe('types', () => {
  it('are compared once, however many operations use them, and tell which', async () => {
    const { differences } = await compareTexts(
      shop(`    Order: { type: object, properties: { id: { type: string } } }`),
      shop(`    Order: { type: object, properties: { id: { type: integer } } }`),
    );
    expect(differences.map(({ rule, operations }) => [rule, operations])).toEqual([
      ['response-type-changed', ['GET /orders', 'POST /orders']],
      ['request-type-changed', ['POST /orders']],
    ]);
  });

  it('may lead back to themselves, named and unnamed', async () => {
    const schemas = (type: string): string => `    Order:
      type: object
      properties:
        parts: { type: array, items: { $ref: '#/components/schemas/Order' } }
        note: { type: ${type} }
        tree: { anyOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }] }
    A: { type: array, items: { anyOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }] } }
    B: { type: array, items: { anyOf: [{ $ref: '#/components/schemas/B' }, { $ref: '#/components/schemas/A' }] } }`;
    const after = schemas('integer').replaceAll('/A', '/C').replaceAll('    A:', '    C:');
    const rules = await rulesOf(
      shop(schemas('string')),
      shop(after.replaceAll('/B', '/D').replace('    B:', '    D:')),
    );
    expect(rules).toContain('response-type-changed Order.note');
  });

  it('do not differ where a property moved to a base, or a type got a name', async () => {
    const before = shop(
      `    Order: { type: object, properties: { id: { type: string }, size: { type: object, properties: { w: { type: integer } } } } }`,
    );
    const after = shop(`    Thing: { type: object, properties: { id: { type: string } } }
    Size: { type: object, properties: { w: { type: integer } } }
    Order: { allOf: [{ $ref: '#/components/schemas/Thing' }, { type: object, properties: { size: { $ref: '#/components/schemas/Size' } } }] }`);
    expect(await rulesOf(before, after)).toEqual(['schema-added Size', 'schema-added Thing']);
  });

  it('that have nothing in common are two types, not one that changed', async () => {
    const before = shop(`    Order: { type: object, properties: { one: { $ref: '#/components/schemas/A' } } }
    A: { type: object, properties: { a: { type: string } } }
    B: { type: object, properties: { b: { type: string } } }`);
    const after = before.replace("$ref: '#/components/schemas/A'", "$ref: '#/components/schemas/B'");
    const rules = await rulesOf(before, after);
    expect(rules).toEqual(['response-type-changed Order.one', 'request-type-changed Order.one']);
  });

  it('take time by their number, not by the ways that lead to them', async () => {
    const names = [...Array(400).keys()];
    const schemas = (type: string): string =>
      [
        ...names.map(
          (index) =>
            `    N${index}: { type: object, properties: { a: { $ref: '#/components/schemas/N${index + 1}' }, b: { $ref: '#/components/schemas/N${Math.min(index + 2, 400)}' } } }`,
        ),
        `    N400: { type: object, properties: { end: { type: ${type} } } }`,
        `    Order: { $ref: '#/components/schemas/N0' }`,
      ].join('\n');
    const rules = await rulesOf(shop(schemas('string')), shop(schemas('integer')));
    expect(rules).toEqual(['response-type-changed N400.end', 'request-type-changed N400.end']);
  });
});

const VERSIONED = `openapi: 3.1.0
info: { title: Shop, version: '1' }
servers: [{ url: 'https://shop.example' }]
x-api-versions:
  header: Shop-Version
  versions: [{ version: '2026-01-15' }, { version: '2026-06-01' }, { version: '2026-09-01' }]
x-api-changes:
  paged-orders: { in: '2026-06-01', breaking: true, summary: Orders are paged., migrate: Read \`data\`. }
  later: { in: '2026-09-01', summary: Orders have notes. }
x-pagination: { style: cursor, request: cursor, items: /data, next: /next }
paths:
  /orders:
    get:
      parameters:
        - { name: cursor, in: query, schema: { type: string }, x-added: '2026-06-01', x-change: paged-orders }
      responses:
        '200':
          description: All orders.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/OrderPage'
                x-before: { '2026-06-01': { type: array, items: { $ref: '#/components/schemas/Order' } } }
                x-change: paged-orders
components:
  schemas:
    OrderPage:
      type: object
      required: [data]
      x-added: '2026-06-01'
      x-change: paged-orders
      properties:
        data: { type: array, items: { $ref: '#/components/schemas/Order' } }
        next: { type: string }
    Order:
      type: object
      properties:
        id: { type: string, x-renamed-from: { '2026-06-01': number } }
        note: { type: string, x-added: '2026-09-01', x-change: later }
`;

describe('versions of one document', () => {
  it('tie what changed to the changelog', async () => {
    const comparison = await compareVersions(VERSIONED, '2026-01-15', '2026-06-01');
    expect(pretty([comparison], { color: false })).toBe(`Shop: 2026-01-15 → 2026-06-01
4 changes: 2 breaking for callers, 2 compatible

Breaking for callers

  Order.id was called \`number\`  response-property-renamed
  in GET /orders
  shop.yaml:38:9
  - number?: string
  + id?: string

  paged-orders: Orders are paged.
  migrate: Read \`data\`.

    GET /orders is paged now, was a plain list  pagination-added
    shop.yaml:23:29 → shop.yaml:21:15
    - ApiPromise<Order[]>
    + PagePromise<Order, OrderPage>

Compatible

  paged-orders: Orders are paged.
  migrate: Read \`data\`.

    OrderPage is new  schema-added
    shop.yaml:27:5

    query parameter \`cursor\` is new  parameter-added
    in GET /orders
    shop.yaml:15:11
    + cursor?: string
`);
  });

  it('can be compared backwards', async () => {
    const { differences } = await compareVersions(VERSIONED, '2026-09-01', '2026-01-15');
    expect(differences.map(({ rule }) => rule)).toEqual([
      'pagination-removed',
      'response-property-removed',
      'response-property-renamed',
      'schema-removed',
      'parameter-removed',
    ]);
    expect(differences.find(({ subject }) => subject === 'Order.note')?.change?.id).toBe('later');
  });
});

describe('reports', () => {
  const HOSTILE = '</details><img src=x>`|[a](b)\\u0007::error::';
  const comparison = async () =>
    await compareTexts(
      shop(`    Order: { type: object, properties: { id: { type: string } } }`),
      shop(
        `    Order: { type: object, properties: { id: { type: string }, "${HOSTILE}": { type: string, enum: ["${HOSTILE}"] } } }`,
      ),
    );

  it('are not made markup by a description', async () => {
    const text = markdown([await comparison()]);
    const outsideCode = text.replace(/```diff[^]*?```/g, '').replace(/`[^`\n]*`/g, '');
    expect(outsideCode).not.toMatch(/(?<!\\)<img|(?<!\\)\[a\]/);
    expect(outsideCode.match(/<\/details>/g)).toHaveLength(1);
    expect(text).not.toContain('\u0007');
  });

  it('are not made commands by a description', async () => {
    for (const line of github([await comparison()], true)
      .trimEnd()
      .split('\n')) {
      expect(line).toMatch(/^::notice file=after\.yaml,line=\d+,col=\d+,title=[\w-]+::/);
    }
    expect(
      plain([await comparison()])
        .split('\n')
        .filter((line) => line.startsWith('::')),
    ).toEqual([]);
  });

  it('say the same to programs', async () => {
    const report: unknown = JSON.parse(json([await comparison()]));
    expect(report).toMatchObject({
      comparisons: [
        {
          counts: { 'breaking-callers': 0, 'breaking-senders': 0, compatible: 2, documentation: 0 },
          differences: [
            {
              rule: 'request-property-added',
              operations: ['POST /orders'],
              after: { file: 'after.yaml', line: 13 },
            },
            { rule: 'response-property-added' },
          ],
        },
      ],
    });
  });
});

describe('words that changed', () => {
  const LEAD = 'One of the many words that nobody changed here. '.repeat(9);
  const TAIL = ' And as many words come after it, which nobody changed either.'.repeat(9);
  const described = (...lines: readonly string[]): string =>
    shop(`    Order: { type: object, ${lines.join(', ')}, properties: { id: { type: string } } }`);
  const compared = async (before: string, after: string) =>
    await compareTexts(described(before), described(after));

  it('are shown as they were and as they are, in text, Markdown and JSON', async () => {
    const comparison = await compared(
      `title: An order, description: "${LEAD}It is open.${TAIL}"`,
      `description: "${LEAD}It is 😀 paid.${TAIL}", example: { id: a }`,
    );
    const before = 'description: …that nobody changed here. It is open. And as many words come after…';
    const after = 'description: …that nobody changed here. It is 😀 paid. And as many words come after…';
    expect(pretty([comparison], { color: false })).toContain(`documentation-changed
  in GET /orders, POST /orders
  before.yaml:13:5 → after.yaml:13:5
  - summary: An order
  - ${before}
  + ${after}
  + example: {"id":"a"}
`);
    expect(markdown([comparison])).toContain(`  \`\`\`diff
  - summary: An order
  - ${before}
  + ${after}
  + example: {"id":"a"}
  \`\`\``);
    expect(comparison.differences[0]?.words).toEqual([
      { of: 'summary', before: 'An order' },
      { of: 'description', before: before.slice(13), after: after.slice(13) },
      { of: 'example', after: '{"id":"a"}' },
    ]);
    expect(json([comparison])).toContain('"of": "summary"');
  });

  it('are shown whole where they are short, and one after the other', async () => {
    const { differences } = await compared('description: Old  words', 'description: New words');
    expect(differences.map(({ words }) => words)).toEqual([
      [{ of: 'description', before: 'Old words', after: 'New words' }],
    ]);
  });

  it.each([
    ['at the end', `${LEAD}open`, `${LEAD}paid`, /^….{20,40}open$/],
    ['at the beginning', `open${TAIL}`, `paid${TAIL}`, /^open.{20,40}…$/],
    ['without end', `${LEAD}${'open '.repeat(90)}`, LEAD, /^….{150,160}…$/],
    ['in a character of two halves', `${'x'.repeat(200)}😀`, `${'x'.repeat(200)}😁`, /^…x+😀$/],
  ])('are shown with something around them, where they differ %s', async (_place, before, after, shown) => {
    const { differences } = await compared(`description: "${before}"`, `description: "${after}"`);
    expect(differences[0]?.words?.[0]?.before).toMatch(shown);
  });

  it('are shown as they are where only white space differs', async () => {
    const { differences } = await compared('description: "a b"', 'description: "a\\nb"');
    expect(differences[0]?.words).toEqual([{ of: 'description', before: 'a b', after: 'a\nb' }]);
  });

  it('of headers are shown too', async () => {
    const described = (words: string): string =>
      shop(
        '    Order: { type: string }',
        `  /a: { get: { responses: { '204': { description: A., headers: { Total: { description: ${words}, schema: { type: integer } } } } } } }`,
      );
    const { differences } = await compareTexts(described('All.'), described('Some.'));
    expect(differences.map(({ words }) => words)).toEqual([
      [{ of: 'description', before: 'All.', after: 'Some.' }],
    ]);
  });
});

describe('the name of a method', () => {
  const named = (name: string, more = ''): string =>
    shop(
      '    Order: { type: string }',
      `  /orders/{id}/lines:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get: { x-name: ${name}, ${more}responses: { '204': { description: None. } } }`,
    );

  it('is told with the way to it', async () => {
    const { differences } = await compareTexts(named('all'), named('lines.every'));
    expect(differences.map(({ rule, typescript }) => [rule, typescript])).toEqual([
      ['method-renamed', { before: 'orders.lines.all()', after: 'lines.every()' }],
    ]);
  });

  it('is one in all versions of a description, whatever each says', async () => {
    const text = `${named('every', 'x-members-before: { b: { x-name: all } }, ')}x-api-versions: { header: V, versions: [{ version: a }, { version: b }] }
`;
    expect((await compareVersions(text, 'a', 'b')).differences).toEqual([]);
  });
});

describe('values that tell members of a union apart', () => {
  const union = (mapping: string): string =>
    shop(`    Order: { oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }], discriminator: { propertyName: t, mapping: { ${mapping} } } }
    A: { type: object, required: [t], properties: { t: { type: string } } }
    B: { type: object, required: [t], properties: { t: { type: string } } }`);

  it('may mean another member, which breaks both ways', async () => {
    const { differences } = await compareTexts(union('a: A, b: B, c: A'), union('a: A, b: B, c: B'));
    expect(differences.map(({ rule, message }) => [rule, message])).toEqual([
      ['response-discriminator-changed', 'means another member by `"c"`'],
      ['request-discriminator-changed', 'means another member by `"c"`'],
    ]);
  });
});

describe('the body of a failure', () => {
  it('is compared once, as the type that clients give it', async () => {
    const failing = (type: string): string =>
      shop(
        '    Order: { type: string }',
        `  /a: { get: { responses: { '204': { description: A. }, 4XX: { description: B., content: { application/json; charset=utf-8: { schema: { type: object, properties: { a: { type: ${type} } } } } } } } } }`,
      );
    const { differences } = await compareTexts(failing('string'), failing('integer'));
    expect(differences.map(({ rule, subject }) => [rule, subject])).toEqual([
      ['response-type-changed', 'GET /a error 4XX.a'],
    ]);
  });
});
