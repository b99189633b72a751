// Few schemas that are made of each other in very many ways: each is looked at once, not once for each way. Whoever goes
// along every way does not come to an end, which is what the time limit of a test is for.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { generateFromText } from '../../generator/generate.js';
import { lint } from '../../generator/lint/lint.js';
import type { Diagnostic } from '../../generator/diagnostics/diagnostic.js';
import { inScratch } from '../support/folders.js';

type Reference = Readonly<Record<'$ref', string>>;

/** So many that twice as many ways at each of them are more than anybody can go. */
const LENGTH = 40;
/** So many that all orders in which they can be passed through are, too. */
const CROWD = 9;

const LEAF = {
  type: 'object',
  properties: { a: { type: 'string' }, n: { type: 'integer', format: 'int64' }, stream: { type: 'boolean' } },
};

const to = (index: number): Reference => ({ $ref: `#/components/schemas/S${index}` });

const table = (schemas: readonly object[]): object =>
  Object.fromEntries(schemas.map((schema, index) => [`S${index}`, schema]));

/** Each is made of the next, the last of nothing else. */
const chain = (made: (next: Reference, index: number) => object): object =>
  table([...Array.from({ length: LENGTH }, (_, index) => made(to(index + 1), index)), LEAF]);

/** Each is made of all, itself included. */
const crowd = (made: (all: readonly Reference[]) => object): object =>
  table([
    ...Array.from({ length: CROWD }, () => made(Array.from({ length: CROWD + 1 }, (_, index) => to(index)))),
    LEAF,
  ]);

const SCHEMAS: Readonly<Record<string, object>> = {
  'parts, twice': chain((next) => ({ allOf: [next, next] })),
  'parts with a requirement, twice': chain((next) => ({ allOf: [next, next], required: ['a'] })),
  'parts beside properties, twice': chain((next, index) => ({
    allOf: [next, next],
    properties: { [`p${index}`]: { type: 'string' } },
  })),
  'one part': chain((next) => ({ allOf: [next] })),
  'options, twice': chain((next) => ({ oneOf: [next, next], required: ['a'] })),
  'options in place': chain((next) => ({
    type: 'object',
    oneOf: [
      { type: 'object', allOf: [next] },
      { allOf: [next], properties: { z: next } },
    ],
    required: ['a'],
  })),
  'options and parts': chain((next) => ({ allOf: [next, { oneOf: [next, next] }], required: ['a'] })),
  'options of a part': chain((next) => ({
    anyOf: [next, { allOf: [next], required: ['a'] }],
    required: ['a'],
  })),
  'a reference beside a part': chain((next) => ({ ...next, allOf: [next], required: ['a'] })),
  'a crowd of options': crowd((all) => ({ oneOf: all, required: ['a'] })),
  'a crowd of parts': crowd((all) => ({ allOf: all, required: ['a'] })),
  'a crowd of tagged options': crowd((all) => ({ oneOf: all, discriminator: { propertyName: 'a' } })),
};

const documentOf = (schemas: object): string => {
  const json = { 'application/json': { schema: to(0) } };
  return JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'A', version: '1' },
    paths: {
      '/a': {
        get: {
          parameters: [{ name: 'q', in: 'query', style: 'deepObject', schema: to(0) }],
          responses: { 200: { description: 'ok', content: json } },
        },
        post: {
          requestBody: { content: { ...json, 'multipart/form-data': { schema: to(0) } } },
          responses: { 200: { description: 'ok', content: { 'text/event-stream': { schema: to(0) } } } },
        },
      },
    },
    components: { schemas },
  });
};

const linted = (schemas: object): Promise<readonly Diagnostic[]> =>
  inScratch(async (folder) => {
    await writeFile(join(folder, 'a.json'), documentOf(schemas));
    return (await lint({ spec: 'a.json', cwd: folder })).diagnostics;
  });

it.each(Object.entries(SCHEMAS))('%s: is generated, or refused', async (_, schemas) => {
  const { files, diagnostics } = await generateFromText('a.json', documentOf(schemas), {
    outputs: ['client', 'paths'],
  });
  expect(files.size > 0 || diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
});

it.each(Object.entries(SCHEMAS))(
  '%s: is generated with integers of 64 bits, or refused',
  async (_, schemas) => {
    const { files, diagnostics } = await generateFromText('a.json', documentOf(schemas), { int64: 'bigint' });
    expect(files.size > 0 || diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
  },
);

it.each(Object.entries(SCHEMAS))('%s: is linted', async (_, schemas) => {
  const diagnostics = await linted(schemas);
  expect(diagnostics.length).toBeGreaterThan(0);
});

it('says which rule of Redocly was left out, and applies the others', async () => {
  const diagnostics = await linted(SCHEMAS['options, twice'] ?? {});
  const told = diagnostics.find(({ code }) => code === 'linter-failed');
  expect(told?.message).toContain('no-required-schema-properties-undefined was left out');
  expect(diagnostics.some(({ code }) => code.startsWith('redocly/'))).toBe(true);
});

it('says that Redocly was left out of references of which thousands stand one behind the other', async () => {
  const beside = Array.from({ length: 2000 }, (_, index) => ({ ...to(index + 1), minProperties: index }));
  const diagnostics = await linted(table([...beside, LEAF]));
  const told = diagnostics.find(({ code }) => code === 'linter-failed');
  expect(told?.message).toContain('too many stand one behind the other');
  expect(diagnostics.some(({ code }) => code.startsWith('redocly/'))).toBe(false);
  const few = await linted(table([...beside.slice(0, 50), LEAF]));
  expect(few.map(({ code }) => code)).not.toContain('linter-failed');
}, 20_000);
