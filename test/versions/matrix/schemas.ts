/** Annotations in schemas of what comes back, each in a component and what a program makes of it. */
import { giving, NUMBER, own, TEXT, type Row } from './row.js';

/** A row whose schema is what its operation answers with: `now`, `old` and so on are its values, `#` is its type. */
const answer = (
  name: string,
  schema: object,
  uses: Pick<Row, 'fine' | 'wrong'>,
  more: Readonly<Record<string, object>> = {},
): Row => ({
  name,
  path: { get: { responses: giving(own(name)) } },
  schemas: { '': schema, ...more },
  ...uses,
});

const object = (a: object, more: object = {}): object => ({
  type: 'object',
  required: ['id'],
  properties: { id: TEXT, a: { ...TEXT, ...a } },
  ...more,
});
const needed = { required: ['id', 'a'] };
const one = (name: string): object => ({ type: 'object', required: [name], properties: { [name]: TEXT } });
const NO_A = "Property 'a' does not exist on type";

const PROPERTIES: readonly Row[] = [
  answer('property-added', object({ 'x-added': 'second' }), {
    fine: ['(await now.$.get()).a?.trim()', "use<#<'second'>>({ id: 'i', a: 'x' })"],
    wrong: [
      ['(await old.$.get()).a', NO_A],
      ['(await any.$.get()).a', NO_A],
      ["use<#<'first'>>({ id: 'i', a: 'x' })", "'a' does not exist in type"],
    ],
  }),
  answer('property-removed', object({ 'x-removed': 'second' }), {
    fine: ['(await old.$.get()).a?.trim()'],
    wrong: [['(await now.$.get()).a', NO_A]],
  }),
  answer('property-previewed', object({ 'x-added': 'third.preview' }), {
    fine: ['(await preview.$.get()).a?.trim()'],
    wrong: [
      ['(await now.$.get()).a', NO_A],
      ["use<#>({ id: 'i', a: 'x' })", "'a' does not exist in type"],
    ],
  }),
  answer('property-before', object({ 'x-before': { second: NUMBER } }), {
    fine: ['(await now.$.get()).a?.trim()', '(await old.$.get()).a?.toFixed()'],
    wrong: [
      ['(await old.$.get()).a?.trim()', "Property 'trim' does not exist on type 'number'"],
      ['(await any.$.get()).a?.trim()', "Property 'trim' does not exist on type 'string | number'"],
    ],
  }),
  answer('property-made-required', object({ 'x-made-required': 'second' }, needed), {
    fine: ['(await now.$.get()).a.trim()', '(await old.$.get()).a?.trim()'],
    wrong: [
      ['(await old.$.get()).a.trim()', 'Object is possibly'],
      ["use<#>({ id: 'i' })", "Property 'a' is missing in type '{ id: string; }' but required in type"],
    ],
  }),
  answer('property-made-optional', object({ 'x-made-optional': 'second' }), {
    fine: ['(await old.$.get()).a.trim()', '(await now.$.get()).a?.trim()'],
    wrong: [['(await now.$.get()).a.trim()', 'Object is possibly']],
  }),
  answer('property-renamed', object({ 'x-renamed-from': { second: 'b' } }), {
    fine: ['(await now.$.get()).a?.trim()', '(await old.$.get()).b?.trim()'],
    wrong: [
      ['(await old.$.get()).a', NO_A],
      ['(await now.$.get()).b', "Property 'b' does not exist on type"],
    ],
  }),
];

const member = (key: string, more: object): Row =>
  answer(
    `${key.toLowerCase()}-member-${Object.keys(more)[0]?.replace('x-', '') ?? ''}`,
    { [key]: [{ $ref: '#/components/schemas/MemberP' }, { ...one('q'), ...more }] },
    'x-added' in more
      ? {
          fine: ["use<#>({ q: 'x' })", "use<#<'first'>>({ p: 'x' })"],
          wrong: [["use<#<'first'>>({ q: 'x' })", "'q' does not exist in type"]],
        }
      : {
          fine: ["use<#<'first'>>({ q: 'x' })", "use<#>({ p: 'x' })"],
          wrong: [["use<#>({ q: 'x' })", "'q' does not exist in type"]],
        },
  );

const MEMBERS: readonly Row[] = [
  ...['oneOf', 'anyOf'].flatMap((key) => [
    member(key, { 'x-added': 'second' }),
    member(key, { 'x-removed': 'second' }),
  ]),
  answer(
    'allof-member-added',
    { allOf: [one('p'), { ...one('q'), 'x-added': 'second' }] },
    {
      fine: ['(await now.$.get()).q.trim()', '(await old.$.get()).p.trim()'],
      wrong: [['(await old.$.get()).q', "Property 'q' does not exist on type"]],
    },
  ),
  answer(
    'items-before',
    { type: 'array', items: { ...TEXT, 'x-before': { second: NUMBER } } },
    {
      fine: ['(await now.$.list())[0]?.trim()', '(await old.$.list())[0]?.toFixed()'],
      wrong: [['(await old.$.list())[0]?.trim()', "Property 'trim' does not exist on type 'number'"]],
    },
  ),
  answer(
    'additional-properties-before',
    { type: 'object', additionalProperties: { ...TEXT, 'x-before': { second: NUMBER } } },
    {
      fine: ["(await now.$.get())['k']?.trim()", "(await old.$.get())['k']?.toFixed()"],
      wrong: [["(await old.$.get())['k']?.trim()", "Property 'trim' does not exist on type 'number'"]],
    },
  ),
  answer(
    'definition-before',
    {
      $ref: '#/components/schemas/DefinitionBefore/$defs/D',
      $defs: { D: { ...one('a'), 'x-before': { second: one('b') } } },
    },
    {
      fine: ['(await now.$.get()).a.trim()', '(await old.$.get()).b.trim()'],
      wrong: [['(await old.$.get()).a', NO_A]],
    },
  ),
];

const WHOLES: readonly Row[] = [
  {
    name: 'schema-added',
    path: { get: { responses: giving({ ...own('schema-added'), 'x-before': { second: TEXT } }) } },
    schemas: { '': { ...one('a'), 'x-added': 'second' } },
    fine: ['(await now.$.get()).a.trim()', '(await old.$.get()).trim()'],
    wrong: [["use<import('./client/first.js').SchemaAdded>", "has no exported member 'SchemaAdded'"]],
  },
  {
    name: 'schema-removed',
    path: { get: { responses: giving({ ...TEXT, 'x-before': { second: own('schema-removed') } }) } },
    schemas: { '': { ...one('a'), 'x-removed': 'second' } },
    fine: ["use<#>({ a: 'x' })", '(await old.$.get()).a.trim()'],
    wrong: [
      [
        "use<import('./client/second.js').SchemaRemoved>({ a: 'x' })",
        "not assignable to parameter of type 'never'",
      ],
    ],
  },
  answer(
    'schema-before',
    { ...one('a'), 'x-before': { second: one('b') } },
    {
      fine: ["use<#>({ a: 'x' })", "use<#<'first'>>({ b: 'x' })", '(await any.$.get())'],
      wrong: [
        ["use<#<'first'>>({ a: 'x' })", "'a' does not exist in type"],
        ['(await any.$.get()).a', NO_A],
      ],
    },
  ),
  answer(
    'schema-renamed',
    { ...one('a'), 'x-renamed-from': { second: 'SchemaOnceCalled' } },
    {
      // One thing under two names has one type, the same in every version.
      fine: ["use<#>({ a: 'x' })", '(await any.$.get()).a.trim()'],
      wrong: [["use<api.SchemaOnceCalled>({ a: 'x' })", 'has no exported member']],
    },
  ),
  answer(
    'schema-that-names-another',
    { type: 'object', required: ['other'], properties: { other: own('schema-that-names-another', 'Other') } },
    {
      fine: ["use<#<'first'>>({ other: { p: 'x' } })", "use<#>({ other: { p: 'x', q: 'x' } })"],
      wrong: [
        ["use<#<'first'>>({ other: { p: 'x', q: 'x' } })", "'q' does not exist in type"],
        ['(await old.$.get()).other.q', "Property 'q' does not exist on type"],
      ],
    },
    { Other: { ...one('p'), properties: { p: TEXT, q: { ...TEXT, 'x-added': 'second' } } } },
  ),
  answer(
    'enum-added',
    { ...TEXT, enum: ['a', 'b'], 'x-enum-added': { b: 'second' } },
    {
      fine: ["use<#>('b')", "use<#<'first'>>('a')"],
      wrong: [["use<#<'first'>>('b')", '\'"b"\' is not assignable to parameter of type \'"a"\'']],
    },
  ),
  answer(
    'enum-removed',
    { ...TEXT, enum: ['a'], 'x-enum-removed': { b: 'second' } },
    {
      fine: ["use<#<'first'>>('b')", "use<#>('a')"],
      wrong: [["use<#>('b')", '\'"b"\' is not assignable to parameter of type \'"a"\'']],
    },
  ),
  answer(
    'enum-previewed',
    { ...TEXT, enum: ['a', 'b'], 'x-enum-added': { b: 'third.preview' } },
    {
      fine: ["use<#<'third.preview'>>('b')"],
      wrong: [["use<#>('b')", '\'"b"\' is not assignable to parameter of type \'"a"\'']],
    },
  ),
];

/** What all unions have a member of. */
export const SHARED: Readonly<Record<string, object>> = { MemberP: one('p') };

export const SCHEMAS: readonly Row[] = [...PROPERTIES, ...MEMBERS, ...WHOLES];
