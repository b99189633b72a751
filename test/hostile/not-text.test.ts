// Objects that JavaScript cannot turn into text stand where a description has text: they are told of, and nothing breaks.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { generateFromText } from '../../generator/generate.js';
import { lint } from '../../generator/lint/lint.js';
import { compareTexts, compareVersions } from '../diff/compare.js';
import { inScratch } from '../support/folders.js';

/** `String` of it throws. */
const ODD = '{ toString: 1, valueOf: 2 }';

interface Parts {
  readonly location?: string;
  readonly type?: string;
  readonly header?: string;
  readonly value?: string;
  readonly date?: string;
  readonly removed?: string;
}

const shop = ({
  location = 'query',
  type = 'http',
  header = 'X-Key',
  value = 'a',
  date = "'2'",
  removed = "'2'",
}: Parts): string => `openapi: 3.1.0
info: { title: Shop, version: '1' }
servers: [{ url: 'https://shop.example' }]
x-api-versions: { header: Shop-Version, versions: [{ version: '1' }, { version: '2' }] }
x-api-changes: { c: { in: '2', summary: It changed. } }
security: [{ key: [] }]
paths:
  /a:
    get:
      parameters:
        - { name: q, in: ${location}, schema: { enum: [a, ${value}], x-enum-added: { z: '2' }, x-enum-removed: { b: ${date} }, x-change: c } }
      responses:
        '200': { description: A., headers: { X-A: { schema: { type: [string, ${value}], format: ${value} } } } }
  /c: { x-removed: ${removed}, x-change: c, get: { responses: { '204': { description: C. } } } }
  /b: { x-added: '2', get: { responses: { '204': { description: B. } } } }
components:
  securitySchemes: { key: { type: ${type}, scheme: bearer, x-alternative-headers: [${header}] } }
`;

const ROWS: readonly (readonly [what: string, parts: Parts])[] = [
  ['where a parameter stands', { location: ODD }],
  ['the type of a security scheme', { type: ODD }],
  ['an alternative header', { header: ODD }],
  ['a value of an enum, a type and a format', { value: ODD }],
  ['the version of an annotation', { date: ODD }],
  ['a list of such versions', { removed: `[${ODD}]` }],
];

it.each([
  [
    'a demand of a schema',
    `A: { dependentRequired: { a: [${ODD}] } }`,
    "A: { dependentRequired: { a: ['b'] } }",
  ],
  ['a scope', '', '', `[${ODD}]`],
])('%s, before and after', async (_, before, after, scopes = '[]') => {
  const one = (schemas: string, needed: string): string => `openapi: 3.1.0
info: { title: Shop, version: '1' }
paths: { /a: { get: { security: [{ key: ${needed} }], responses: { '204': { description: A. } } } } }
components: { schemas: { ${schemas} }, securitySchemes: { key: { type: http, scheme: bearer } } }
`;
  const { differences } = await compareTexts(one(before, scopes), one(after, '[b]'));
  expect(differences).not.toEqual([]);
});

it.each(ROWS)('%s', async (_, parts) => {
  const text = shop(parts);
  const { diagnostics } = await generateFromText('shop.yaml', text);
  const found = await inScratch(async (folder) => {
    await writeFile(join(folder, 'shop.yaml'), text);
    return await lint({ spec: 'shop.yaml', cwd: folder });
  });
  expect(found.diagnostics.map(({ code }) => code)).toEqual(
    expect.arrayContaining(diagnostics.map(({ code }) => code)),
  );
  const { differences } = await compareVersions(text, '1', '2');
  expect(differences.map(({ rule, subject }) => `${rule} ${subject}`)).toContain('operation-added GET /b');
});
