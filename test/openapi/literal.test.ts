// Schemas to the letter: what is not said of other values is true of them, and objects are open.
import { describe, expect, it } from 'vitest';
import { generateFromText } from '../../generator/generate.js';

const describeSchemas = (schemas: object): string =>
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Sample', version: '1' },
    paths: {},
    components: { schemas },
  });

/** The declarations of a description, without what every file begins with. */
const declared = async (schemas: object): Promise<string> => {
  const { files, diagnostics } = await generateFromText('api.json', describeSchemas(schemas), {
    schemas: 'literal',
  });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return (files.text('models/common.ts') ?? '').replace(/^(?:\/\/.*|import .*)\n+/gm, '');
};

const STRING = { type: 'string' };

describe('schemas that are read to the letter', () => {
  it('allow any value that is no object, where only objects are described', async () => {
    expect(await declared({ Pet: { properties: { name: STRING }, required: ['name'] } })).toBe(
      [
        'export type Pet = PetObject | unknown[] | string | number | boolean | null;\n',
        'export interface PetObject {\n  readonly name: string;\n  [key: string]: unknown;\n}\n',
      ].join('\n'),
    );
  });

  it('allow any value that is no list, where only lists are described', async () => {
    expect(await declared({ Some: { items: STRING } })).toBe(
      'export type Some = Record<string, unknown> | string[] | string | number | boolean | null;\n',
    );
  });

  it('are objects where they say so, or what they are joined to does', async () => {
    const schemas = {
      Base: { type: 'object', properties: { id: STRING } },
      Part: { allOf: [{ $ref: '#/components/schemas/Base' }, { properties: { name: STRING } }] },
    };
    expect(await declared(schemas)).toBe(
      [
        'export interface Base {\n  readonly id?: string;\n  [key: string]: unknown;\n}\n',
        'export interface Part extends Base {\n  readonly name?: string;\n}\n',
      ].join('\n'),
    );
  });

  it('are closed where they say so', async () => {
    const closed = { type: 'object', properties: { id: STRING }, additionalProperties: false };
    expect(await declared({ Closed: closed })).toBe(
      'export interface Closed {\n  readonly id?: string;\n}\n',
    );
  });

  it('promise nothing of a property that every object has', async () => {
    const schemas = {
      Odd: { type: 'object', properties: { toString: STRING, valueOf: STRING }, required: ['valueOf'] },
    };
    const text = await declared(schemas);
    expect(text).toContain('readonly toString?: unknown;');
    expect(text).toContain('readonly valueOf: string;');
  });
});
