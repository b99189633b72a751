// What each report says of the same changes: with reasons, reach, places and counts.
import { describe, expect, it } from 'vitest';
import { json } from '../../generator/diff/report/json.js';
import { limited } from '../../generator/diff/report/limited.js';
import { github, plain } from '../../generator/diff/report/lines.js';
import { markdown } from '../../generator/diff/report/markdown.js';
import { pretty } from '../../generator/diff/report/pretty.js';
import { compareTexts, compareVersions } from './compare.js';

const taking = (path: string, schema: string): string =>
  `  ${path}: { get: { responses: { '200': { description: A., content: { application/json: { schema: { $ref: '#/components/schemas/${schema}' } } } } } } }\n`;

const VERSIONED = `openapi: 3.1.0
info: { title: Shop, version: '1' }
servers: [{ url: 'https://shop.example' }]
x-api-versions: { header: V, versions: [{ version: '1' }, { version: '2' }] }
x-api-changes:
  states: { in: '2', breaking: true, summary: Orders have a state., migrate: Read \`state\`. }
  notes: { in: '2', summary: Orders have notes. }
paths:
${['/a', '/b', '/c', '/d', '/e'].map((path) => taking(path, 'Order')).join('')}${['/f', '/g', '/h', '/i'].map((path) => taking(path, 'Item')).join('')}components:
  schemas:
    Item:
      type: object
      properties:
        old: { type: string, x-removed: '2' }
        odd: { type: integer, x-removed: '2' }
    Order:
      type: object
      properties:
        done: { type: boolean, x-removed: '2', x-change: states }
        state: { type: string, x-added: '2', x-change: states }
        note: { type: string, x-added: '2', x-change: notes }
`;

const compared = async () => await compareVersions(VERSIONED, '1', '2');

describe('a report', () => {
  it('for a comment folds what breaks nobody', async () => {
    expect(markdown([await compared()])).toBe(`### Shop: \`1\` → \`2\`

5 changes: 3 breaking for callers, 2 compatible.

#### Breaking for callers (3)

- **Item.odd** is gone<br>in GET /f, GET /g, GET /h, GET /i · \`shop.yaml:24:9 → shop.yaml:20:5\` · \`response-property-removed\`

  \`\`\`diff
  - odd?: number
  \`\`\`
- **Item.old** is gone<br>in GET /f, GET /g, GET /h, GET /i · \`shop.yaml:23:9 → shop.yaml:20:5\` · \`response-property-removed\`

  \`\`\`diff
  - old?: string
  \`\`\`

**states**: Orders have a state.

Migrate: Read \`state\`.

- **Order.done** is gone<br>in GET /a, GET /b, GET /c and 2 more · \`shop.yaml:28:9 → shop.yaml:25:5\` · \`response-property-removed\`

  \`\`\`diff
  - done?: boolean
  \`\`\`

<details><summary>Compatible (2)</summary>

**notes**: Orders have notes.

- **Order.note** is new<br>in GET /a, GET /b, GET /c and 2 more · \`shop.yaml:30:9\` · \`response-property-added\`

  \`\`\`diff
  + note?: string
  \`\`\`

**states**: Orders have a state.

Migrate: Read \`state\`.

- **Order.state** is new<br>in GET /a, GET /b, GET /c and 2 more · \`shop.yaml:29:9\` · \`response-property-added\`

  \`\`\`diff
  + state?: string
  \`\`\`

</details>
`);
  });

  it('for people leaves air between what has several lines', async () => {
    expect(pretty([await compared()], { color: false })).toBe(`Shop: 1 → 2
5 changes: 3 breaking for callers, 2 compatible

Breaking for callers

  Item.odd is gone  response-property-removed
  in GET /f, GET /g, GET /h, GET /i
  shop.yaml:24:9 → shop.yaml:20:5
  - odd?: number

  Item.old is gone  response-property-removed
  in GET /f, GET /g, GET /h, GET /i
  shop.yaml:23:9 → shop.yaml:20:5
  - old?: string

  states: Orders have a state.
  migrate: Read \`state\`.

    Order.done is gone  response-property-removed
    in GET /a, GET /b, GET /c and 2 more
    shop.yaml:28:9 → shop.yaml:25:5
    - done?: boolean

Compatible

  notes: Orders have notes.

    Order.note is new  response-property-added
    in GET /a, GET /b, GET /c and 2 more
    shop.yaml:30:9
    + note?: string

  states: Orders have a state.
  migrate: Read \`state\`.

    Order.state is new  response-property-added
    in GET /a, GET /b, GET /c and 2 more
    shop.yaml:29:9
    + state?: string
`);
  });

  it('for people has no line that a terminal would have to break, and breaks none in a word', async () => {
    const page = pretty([await compared()], { color: false, columns: 34 });
    expect(page.split('\n').filter((line) => line.length > 34)).toEqual([]);
    expect(page).toContain(`
    Order.done is gone
      response-property-removed
    in GET /a, GET /b, GET /c and
      2 more
    shop.yaml:28:9 →
      shop.yaml:25:5
    - done?: boolean
`);
    expect(page.replaceAll(/\s+/g, ' ')).toBe(
      pretty([await compared()], { color: false }).replaceAll(/\s+/g, ' '),
    );
  });

  it('shows the most serious where there is no room for all, counts all, and says how to see them', async () => {
    const short = limited([await compared(), await compared()], 7);
    const page = pretty(short, { color: false });
    expect(page.match(/5 changes: 3 breaking for callers, 2 compatible/g)).toHaveLength(2);
    expect(page.match(/response-property-removed/g)).toHaveLength(6);
    expect(page.match(/response-property-added/g)).toHaveLength(1);
    expect(page).toMatch(/\n\n7 of 10 changes are shown, the most serious; all: --max-problems 10\n$/);
    expect(markdown(short)).toMatch(/\n7 of 10 changes are shown, .*\.\n$/);
    for (const report of [plain(short), github(short, false)]) {
      expect(report.trimEnd().split('\n')).toHaveLength(8);
      expect(report).toMatch(/\napivintage: 7 of 10 changes are shown, .*\n$/);
    }
    expect(pretty(limited([await compared()], 5), { color: false })).not.toContain('are shown');
  });

  it('for GitHub stands where things are now, with what to do', async () => {
    const items = '(in GET /f, GET /g, GET /h, GET /i)';
    const orders = '(in GET /a, GET /b, GET /c and 2 more)';
    const gone = 'title=response-property-removed::';
    const come = 'title=response-property-added::';
    expect(
      github([await compared()], true)
        .trimEnd()
        .split('\n'),
    ).toEqual([
      `::error file=shop.yaml,line=20,col=5,${gone}Item.odd is gone ${items}`,
      `::error file=shop.yaml,line=20,col=5,${gone}Item.old is gone ${items}`,
      `::error file=shop.yaml,line=25,col=5,${gone}Order.done is gone ${orders} [states] Read \`state\`.`,
      `::notice file=shop.yaml,line=29,col=9,${come}Order.state is new ${orders} [states] Read \`state\`.`,
      `::notice file=shop.yaml,line=30,col=9,${come}Order.note is new ${orders} [notes]`,
    ]);
    expect(github([await compared()], false).match(/::error|::warning/g)).toEqual(Array(3).fill('::warning'));
  });

  it('for GitHub stands in the file of old where there is nothing of it now', async () => {
    const before = VERSIONED.replace(/x-api-[^]*(?=paths:)/, '');
    const after = before.replace(taking('/e', 'Order'), '');
    expect(github([await compareTexts(before, after)], false)).toBe(
      '::warning file=before.yaml,line=9,col=9,title=operation-removed::GET /e is gone\n',
    );
  });

  it('for grep has a line for each', async () => {
    const lines = plain([await compared()])
      .trimEnd()
      .split('\n');
    expect(lines).toHaveLength(5);
    expect(lines.slice(1, 4)).toEqual([
      'shop.yaml:23:9 → shop.yaml:20:5: breaking-callers response-property-removed: Item.old is gone (in GET /f, GET /g, GET /h, GET /i)',
      'shop.yaml:28:9 → shop.yaml:25:5: breaking-callers response-property-removed: Order.done is gone (in GET /a, GET /b, GET /c and 2 more) [states]',
      'shop.yaml:30:9: compatible response-property-added: Order.note is new (in GET /a, GET /b, GET /c and 2 more) [notes]',
    ]);
  });

  it('for programs has all that is known', async () => {
    const report: unknown = JSON.parse(json([await compared()]));
    expect(report).toMatchObject({
      comparisons: [
        {
          title: 'Shop',
          from: '1',
          to: '2',
          counts: { 'breaking-callers': 3, 'breaking-senders': 0, compatible: 2, documentation: 0 },
        },
      ],
    });
    expect(report).toHaveProperty('comparisons[0].differences[2]', {
      rule: 'response-property-removed',
      class: 'breaking-callers',
      subject: 'Order.done',
      message: 'is gone',
      before: {
        file: 'shop.yaml',
        line: 28,
        column: 9,
        pointer: '/components/schemas/Order/properties/done',
      },
      typescript: { before: 'done?: boolean' },
      operations: ['/a', '/b', '/c', '/d', '/e'].map((path) => `GET ${path}`),
      change: {
        id: 'states',
        in: '2',
        breaking: true,
        summary: 'Orders have a state.',
        migrate: 'Read `state`.',
      },
    });
  });
});
