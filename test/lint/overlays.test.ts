// What an overlay says is looked at like the rest, and found where it is written.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lint } from '../../generator/lint/lint.js';
import { inScratch } from '../support/folders.js';

const base = (property = '{ type: string, description: Its number. }'): string => `openapi: 3.1.0
info: { title: Shop, version: '1' }
servers: [{ url: 'https://api.shop.example' }]
security: [{ token: [] }]
x-api-versions:
  header: Shop-Version
  versions:
    - { version: '2026-01-15' }
    - { version: '2026-06-01', overlay: june.yaml }
    - { version: '2026-09-01', overlay: september.yaml }
x-api-changes:
  states: { in: '2026-09-01', breaking: true, summary: Orders have a state. }
tags: [{ name: orders, description: What people buy. }]
paths:
  /orders:
    get:
      operationId: ListOrders
      tags: [orders]
      summary: List orders
      responses:
        '200': { description: All., content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
        default: { description: It failed. }
components:
  securitySchemes: { token: { type: http, scheme: bearer } }
  parameters:
    Size: { name: size, in: query, description: How many., schema: { type: integer } }
  schemas:
    Order:
      type: object
      properties:
        id: ${property}
`;

const overlay = (...actions: readonly string[]): string =>
  `overlay: 1.0.0\ninfo: { title: It, version: '1' }\nactions:\n${actions.map((each) => `  - ${each}\n`).join('')}`;

/** An overlay that changes nothing that anybody would notice. */
const IDLE = overlay('{ target: $.info, update: { title: Shop } }');

const USED = "{ target: \"$.paths['/orders'].get\", update: { x-removed: '2026-09-01', x-change: states } }";
const PROPERTIES = '$.components.schemas.Order.properties';

const findings = async (june: string, text = base(), september = IDLE): Promise<readonly string[]> =>
  await inScratch(async (folder) => {
    for (const [name, content] of Object.entries({
      'openapi.yaml': text,
      'june.yaml': june,
      'september.yaml': september,
    }))
      await writeFile(join(folder, name), content);
    const { diagnostics } = await lint({ spec: 'openapi.yaml', cwd: folder });
    return diagnostics
      .filter(({ code }) => code !== 'unused-change' && code !== 'unused-component')
      .map(({ code, place }) => `${code} ${place?.file ?? ''}${place?.pointer ?? ''}`);
  });

describe('in an overlay', () => {
  it('nothing is found where there is nothing', async () => {
    expect(await findings(IDLE)).toEqual([]);
    expect(await findings(overlay(USED))).toEqual([]);
  });

  it.each([
    [
      'annotation-without-effect',
      "note: { type: string, description: For the courier., x-added: '2026-06-01' }",
      '/note/x-added',
    ],
    [
      'annotation-without-effect',
      "note: { type: string, description: For the courier., x-made-required: '2026-09-01', x-change: states }",
      '/note/x-made-required',
    ],
    [
      'change-missing',
      "note: { type: string, description: For the courier., x-removed: '2026-09-01' }",
      '/note/x-removed',
    ],
    [
      'before-equals-present',
      "note: { type: string, description: For the courier., x-change: states, x-before: { '2026-09-01': { type: string, description: For the courier. } } }",
      '/note/x-before/2026-09-01',
    ],
    [
      'version-in-prose',
      'note: { type: string, description: Since 2026-09-01 also for the courier. }',
      '/note/description',
    ],
    ['property-without-description', 'note: { type: string }', '/note'],
  ])('%s is found', async (code, property, pointer) => {
    const june = overlay(`{ target: ${PROPERTIES}, update: { ${property} } }`);
    expect(await findings(june)).toEqual([`${code} june.yaml/actions/0/update${pointer}`]);
  });

  it('the version that it makes may be named', async () => {
    const june = overlay(
      `{ target: ${PROPERTIES}, update: { note: { type: string, description: New in 2026-06-01. } } }`,
    );
    expect(await findings(june)).toEqual([]);
  });

  it('a name before it has an effect, and one before there was anything has none', async () => {
    const named = (from: string): string =>
      overlay(
        `{ target: ${PROPERTIES}, update: { key: { type: string, description: Its number., x-renamed-from: { '${from}': id }, x-change: states } } }`,
        `{ target: ${PROPERTIES}.id, remove: true }`,
      );
    expect(await findings(named('2026-06-01'))).toEqual([]);
    expect(await findings(named('2026-01-15'))).toEqual([
      'annotation-without-effect june.yaml/actions/0/update/key/x-renamed-from/2026-01-15',
    ]);
  });

  it('an annotation on a reference is found', async () => {
    const june = overlay(
      "{ target: \"$.paths['/orders'].get\", update: { parameters: [{ $ref: '#/components/parameters/Size', x-added: '2026-09-01' }] } }",
    );
    expect(await findings(june)).toEqual([
      'annotation-on-reference june.yaml/actions/0/update/parameters/0/x-added',
    ]);
  });

  it('an annotation that is put beside what the document says is found, and what the document says is not', async () => {
    const dated = base(
      "{ type: string, description: Since 2026-09-01 a number., x-made-optional: '2026-06-01', x-change: states }",
    );
    const june = overlay(`{ target: ${PROPERTIES}.id, update: { x-removed: '2026-09-01' } }`);
    expect(await findings(june, dated)).toEqual(['change-missing june.yaml/actions/0/update/x-removed']);
  });

  it('a node that never exists is found', async () => {
    const june = overlay(
      `{ target: ${PROPERTIES}, update: { box: { type: object, description: It., x-removed: '2026-09-01', x-change: states, properties: { size: { type: integer, description: How large., x-added: '2026-09-01' } } } } }`,
    );
    expect(await findings(june)).toEqual([
      'empty-interval june.yaml/actions/0/update/box/properties/size/x-added',
    ]);
  });

  it('a change that it ties something to is used', async () => {
    const all = await inScratch(async (folder) => {
      const text = base().replace("'2026-09-01', overlay: september.yaml", "'2026-09-01'");
      await writeFile(join(folder, 'openapi.yaml'), text);
      await writeFile(join(folder, 'june.yaml'), overlay(USED));
      return (await lint({ spec: 'openapi.yaml', cwd: folder })).diagnostics.map(({ code }) => code);
    });
    expect(all).not.toContain('unused-change');
  });

  it('versions and changes that nobody declared are found', async () => {
    const june = overlay(
      `{ target: ${PROPERTIES}, update: { note: { type: string, description: It., x-added: '2026-07-01', x-change: nothing } } }`,
    );
    expect(await findings(june)).toEqual([
      'unknown-version june.yaml/actions/0/update/note/x-added',
      'unknown-change june.yaml/actions/0/update/note/x-change',
    ]);
  });
});
