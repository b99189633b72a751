// Every keyword of a schema: the type that it gives, or the warning that names it. Nothing is dropped in silence.
import { describe, expect, it } from 'vitest';
import { generateFromText } from '../../generator/generate.js';

const SCHEMAS = {
  Cat: {
    type: 'object',
    required: ['kind'],
    properties: { kind: { type: 'string' }, meows: { type: 'boolean' } },
  },
  Dog: {
    type: 'object',
    required: ['kind'],
    properties: { kind: { type: 'string' }, barks: { type: 'boolean' } },
  },
};
const CAT = { $ref: '#/components/schemas/Cat' };
const DOG = { $ref: '#/components/schemas/Dog' };
const TEXT = { type: 'string' };
const A = { type: 'object', properties: { a: TEXT } };

/** What is declared for a schema that is called `It`, on one line, and the codes of what is said about it. */
async function lowered(schema: unknown, openapi: string): Promise<readonly string[]> {
  const document = {
    openapi,
    info: { title: 'Words', version: '1' },
    paths: {},
    components: { schemas: { ...SCHEMAS, It: schema } },
  };
  const { files, diagnostics } = await generateFromText('openapi.json', JSON.stringify(document));
  const text = [...files].map(([path, content]) => (path.startsWith('models/') ? content : '')).join('\n');
  const declared = [...text.matchAll(/^export (?:interface It\b[^]*?^\}|type It\b[^]*?;)$/gm)].map(
    ([all]) => all,
  );
  const said = diagnostics.map(({ code, message }) =>
    `${code} ${/"([^"]*)"/.exec(message)?.[1] ?? ''}`.trim(),
  );
  return [
    declared
      .join(' ')
      .replace(/^export (?:interface|type) It (?:= )?|;$/g, '')
      .replace(/\s+/g, ' '),
    ...said,
  ];
}

type Row = readonly [keywords: string, schema: unknown, type: string, ...said: string[]];

const ROWS: readonly Row[] = [
  [
    'true, false',
    { type: 'object', properties: { a: true, b: false } },
    '{ readonly a?: unknown; readonly b?: never; }',
  ],
  ['nothing', {}, 'unknown'],
  ['type', TEXT, 'string'],
  ['type, several', { type: ['string', 'integer', 'null'] }, 'string | number | null'],
  ['type, written alike', { type: ['number', 'integer'] }, 'number'],
  ['type, written alike in a list', { items: { type: ['number', 'integer'] }, type: 'array' }, 'number[]'],
  ['type, unknown', { type: 'text' }, 'unknown', 'unknown-type text'],
  ['type, null without quotes', { type: ['string', null] }, 'string | null', 'unquoted-null null'],
  [
    'type, null without quotes, of an object',
    { ...A, type: ['object', null] },
    'ItObject | null',
    'unquoted-null null',
  ],
  [
    'type, null alone without quotes',
    { anyOf: [TEXT, { type: null }] },
    'string | null',
    'unquoted-null null',
  ],
  [
    'type, not filled in',
    { type: null, format: null, enum: ['a', 'b'] },
    '(typeof ITS)[number]',
    'empty-node',
  ],
  ['const', { const: 'a' }, "'a'"],
  ['const null', { const: null }, 'null'],
  ['const object', { const: { a: 1 } }, '{ readonly a: 1; }'],
  ['enum', { enum: ['a', 'b'] }, '(typeof ITS)[number]'],
  ['enum of any type', { enum: ['a', 1, true, null] }, "'a' | 1 | true | null"],
  ['properties, required', { ...A, required: ['a'] }, '{ readonly a: string; }'],
  [
    'additionalProperties',
    { ...A, additionalProperties: { type: 'integer' } },
    '{ readonly a?: string; [key: string]: number | string | undefined; }',
  ],
  ['additionalProperties false', { ...A, additionalProperties: false }, '{ readonly a?: string; }'],
  [
    'patternProperties',
    { type: 'object', patternProperties: { '^x': TEXT } },
    'Record<string, unknown>',
    'untyped-keyword patternProperties',
  ],
  [
    'patternProperties, nothing else',
    { type: 'object', patternProperties: { '^x': TEXT }, additionalProperties: false },
    'Record<string, string>',
  ],
  ['true', true, 'unknown'],
  ['false', false, 'never'],
  ['required, undeclared', { ...A, required: ['b'] }, '{ readonly a?: string; readonly b: unknown; }'],
  [
    'required, undeclared beside further properties',
    { ...A, required: ['b'], additionalProperties: { type: 'integer' } },
    '{ readonly a?: string; readonly b: number; [key: string]: number | string | undefined; }',
  ],
  [
    'minProperties of a property',
    { type: 'object', properties: { a: { type: 'object', minProperties: 1 } } },
    '{ /** At least 1 property. */ readonly a?: Record<string, unknown>; }',
  ],
  [
    'propertyNames',
    { type: 'object', propertyNames: { anyOf: [{ pattern: '^x' }] } },
    'Record<string, unknown>',
    'untyped-keyword propertyNames',
  ],
  // A text with a pattern is a string, too, and nobody is told.
  [
    'propertyNames, with a pattern',
    { type: 'object', propertyNames: { pattern: '^x' } },
    'Record<string, unknown>',
  ],
  [
    'propertyNames, of properties with types of their own',
    { ...A, propertyNames: { enum: ['a', 'b'] } },
    '{ readonly a?: string; }',
    'untyped-keyword propertyNames',
  ],
  [
    'unevaluatedProperties',
    { ...A, unevaluatedProperties: TEXT },
    '{ readonly a?: string; [key: string]: string | undefined; }',
  ],
  [
    'unevaluatedProperties, joined',
    { allOf: [CAT], unevaluatedProperties: TEXT },
    'Cat',
    'untyped-keyword unevaluatedProperties',
  ],
  [
    'minProperties, maxProperties',
    { type: 'object', minProperties: 1, maxProperties: 2 },
    'Record<string, unknown>',
  ],
  [
    'dependentRequired',
    { ...A, dependentRequired: { a: ['b'] } },
    '{ readonly a?: string; }',
    'untyped-keyword dependentRequired',
  ],
  [
    'dependentSchemas',
    { ...A, dependentSchemas: { a: { required: ['b'] } } },
    '{ readonly a?: string; }',
    'untyped-keyword dependentSchemas',
  ],
  ['items', { type: 'array', items: TEXT }, 'string[]'],
  [
    'unevaluatedItems, joined',
    { allOf: [{ type: 'array' }], type: 'array', unevaluatedItems: TEXT },
    'unknown[]',
    'untyped-keyword unevaluatedItems',
  ],
  ['items false', { type: 'array', items: false }, 'never[]'],
  [
    'prefixItems',
    { type: 'array', prefixItems: [TEXT, { type: 'integer' }], minItems: 1 },
    '[string, number?, ...unknown[]]',
  ],
  ['prefixItems, items false', { type: 'array', prefixItems: [TEXT], items: false, minItems: 1 }, '[string]'],
  ['contains', { type: 'array', contains: TEXT }, 'unknown[]', 'untyped-keyword contains'],
  ['minContains', { type: 'array', contains: TEXT, minContains: 2 }, 'unknown[]', 'untyped-keyword contains'],
  ['unevaluatedItems', { type: 'array', prefixItems: [TEXT], unevaluatedItems: false }, '[string?]'],
  ['uniqueItems', { type: 'array', items: TEXT, uniqueItems: true }, 'string[]'],
  ['allOf', { allOf: [CAT, A] }, 'extends Cat { readonly a?: string; }'],
  ['type beside $ref', { ...CAT, type: 'object', nullable: true }, 'Cat | null'],
  ['type beside allOf', { allOf: [{ enum: ['a'] }], ...TEXT, description: 'One.' }, "'a'"],
  [
    'type beside anyOf of formats',
    { ...TEXT, anyOf: [{ format: 'date-time' }, { format: 'date' }] },
    'string',
  ],
  ['type beside oneOf of limits', { type: 'integer', oneOf: [{ minimum: 1 }, { maximum: -1 }] }, 'number'],
  ['type beside oneOf of itself', { ...TEXT, oneOf: [{ enum: ['a'] }, { enum: ['b'] }] }, "'a' | 'b'"],
  ['allOf of scalars', { allOf: [TEXT, { maxLength: 3 }] }, 'string'],
  ['oneOf', { oneOf: [CAT, DOG] }, 'Cat | Dog'],
  ['anyOf', { anyOf: [TEXT, { type: 'integer' }] }, 'string | number'],
  [
    'oneOf and anyOf',
    { oneOf: [CAT, DOG], anyOf: [A, { type: 'object', properties: { b: TEXT } }] },
    '(Cat | Dog) & (ItOption1 | ItOption2)',
  ],
  [
    'discriminator',
    { oneOf: [CAT, DOG], discriminator: { propertyName: 'kind' } },
    "(Cat & { kind: 'Cat' }) | (Dog & { kind: 'Dog' })",
  ],
  [
    'discriminator, mapping',
    {
      oneOf: [CAT, DOG],
      discriminator: { propertyName: 'kind', mapping: { c: CAT.$ref, d: 'Dog', e: 'Elk' } },
    },
    "(Cat & { kind: 'c' }) | (Dog & { kind: 'd' })",
    'unresolved-mapping e',
  ],
  ['not', { type: 'string', not: { const: 'a' } }, 'string', 'untyped-keyword not'],
  [
    'if, then, else',
    { ...A, if: { required: ['a'] }, then: { required: ['b'] }, else: {} },
    '{ readonly a?: string; }',
    'untyped-keyword if',
  ],
  ['$ref with siblings', { ...CAT, required: ['meows'], description: 'A loud one.' }, 'Cat & ItPart'],
  [
    '$defs, $anchor',
    {
      $defs: { t: { $anchor: 'here', ...TEXT } },
      type: 'array',
      items: { $ref: '#/components/schemas/It/$defs/t' },
    },
    'ItT[]',
  ],
  [
    '$dynamicRef',
    { type: 'array', items: { $dynamicRef: '#nowhere' } },
    'unknown[]',
    'untyped-keyword $dynamicRef',
  ],
  ['recursion', { type: 'array', items: { $ref: '#/components/schemas/It' } }, 'It[]'],
  [
    'recursion through a map',
    { type: 'object', additionalProperties: { $ref: '#/components/schemas/It' } },
    '{ [key: string]: It }',
  ],
  ['format binary', { type: 'string', format: 'binary' }, 'Blob'],
  ['contentEncoding', { type: 'string', contentEncoding: 'base64' }, 'string'],
  ['contentEncoding binary', { type: 'string', contentEncoding: 'binary' }, 'Blob'],
  ['contentMediaType of bytes', { contentMediaType: 'image/png' }, 'Blob'],
  [
    'contentMediaType of bytes, of which nobody says that they are text',
    { type: 'object', properties: { a: { type: 'string', contentMediaType: 'image/png' } } },
    '{ readonly a?: Blob; }',
  ],
  ['contentMediaType of text', { type: 'string', contentMediaType: 'image/svg+xml' }, 'string'],
  ['contentMediaType, encoded', { contentMediaType: 'image/png', contentEncoding: 'base64' }, 'string'],
  [
    'contentSchema',
    { type: 'string', contentMediaType: 'application/json', contentSchema: A },
    'string',
    'untyped-keyword contentSchema',
  ],
  [
    'readOnly, writeOnly',
    { type: 'object', properties: { a: { ...TEXT, readOnly: true }, b: { ...TEXT, writeOnly: true } } },
    '{ readonly a?: string; }',
  ],
  [
    'deprecated, default',
    { type: 'object', properties: { a: { ...TEXT, deprecated: true, default: 'x' } } },
    '{ /** * @defaultValue "x" * @deprecated */ readonly a?: string; }',
  ],
  [
    'xml, nodeType',
    { type: 'object', properties: { a: { ...TEXT, xml: { nodeType: 'attribute' } } } },
    '{ readonly a?: string; }',
  ],
  ['minimum of another type', { type: 'integer', minimum: 'x' }, 'number', 'unusable-keyword minimum'],
  ['pattern that is none', { type: 'string', pattern: '(' }, 'string', 'invalid-pattern ('],
];

const OLD: readonly Row[] = [
  ['nullable', { type: 'string', nullable: true }, 'string | null'],
  ['nullable beside a reference in allOf', { allOf: [CAT], nullable: true }, 'Cat | null'],
  ['nullable enum', { type: 'string', enum: ['a'], nullable: true }, "'a' | null"],
  ['exclusiveMinimum as a flag', { type: 'integer', minimum: 1, exclusiveMinimum: true }, 'number'],
];

describe('a schema of OpenAPI 3.2', () => {
  it.each(ROWS)('%s', async (_keywords, schema, ...expected) => {
    expect(await lowered(schema, '3.2.0')).toEqual(expected);
  });
});

describe('a schema of OpenAPI 3.0', () => {
  it.each(OLD)('%s', async (_keywords, schema, ...expected) => {
    expect(await lowered(schema, '3.0.3')).toEqual(expected);
  });
});
