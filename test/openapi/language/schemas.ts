import { A, object, ref, schemas, TEXT, WHOLE, type Row } from './row.js';

/** An error of types, and none of syntax. */
const REFUSED = /error TS(?:2\d{3}|1360): /;
const it = (value: string): string => `${value} satisfies api.It`;
const itIs = (type: string): string => `type<api.It>() satisfies ${type}`;

/** A row of which values are valid and which are not. */
const values = (
  phrase: string,
  schema: unknown,
  valid: readonly string[],
  invalid: readonly string[],
  more: Partial<Row> & { readonly others?: Readonly<Record<string, unknown>> } = {},
): Row => {
  const { others, ...rest } = more;
  return {
    phrase,
    parts: schemas(schema, others),
    fine: valid.map(it),
    wrong: invalid.map((each) => [it(each), REFUSED]),
    ...rest,
  };
};

/** A row of a keyword that no type can say: the type is what is left, and a warning names the keyword. */
const unsaid = (phrase: string, schema: unknown, left: string, keyword: string): Row => ({
  phrase,
  parts: schemas(schema),
  fine: [`same<api.It, ${left}>(true)`],
  wrong: [],
  said: [`untyped-keyword "${keyword}"`],
});

const CAT = object({ kind: TEXT, meows: { type: 'boolean' } });
const DOG = object({ kind: TEXT, barks: { type: 'boolean' } });
const PETS = { oneOf: [ref('Cat'), ref('Dog')] };
const KINDS = { Cat: CAT, Dog: DOG };

const TYPES: readonly Row[] = [
  values('type arrays', { type: ['string', 'integer', 'null'] }, ["'a'", '1', 'null'], ['true', '{}']),
  values('nullable', { ...object({ a: TEXT }), nullable: true }, ["{ a: 'a' }", 'null'], ["'a'"], {
    openapi: '3.0.3',
  }),
  values('const', { const: { a: [1, 'b'] } }, ["{ a: [1, 'b'] }"], ["{ a: [2, 'b'] }", '1']),
  values(
    'enums of any type',
    { enum: ['a', 1, true, null, { b: 2 }, [3]] },
    ["'a'", '1', 'true', 'null', '{ b: 2 }', '[3]'],
    ["'b'", '2', 'false', '{ b: 3 }', '[4]'],
  ),
  values(
    'boolean schemas',
    object({ any: true, none: false }),
    ['{ any: Symbol() }', '{ any: null }'],
    ['{ any: 1, none: 1 }'],
  ),
  values('a boolean schema as a component', false, [], ['1', 'null']),
];

const JOINED: readonly Row[] = [
  {
    phrase: 'a type beside a reference',
    parts: schemas(
      {
        ...object({
          repeated: { ...TEXT, ...ref('Side') },
          nullable: { ...TEXT, ...ref('Side'), nullable: true },
          limited: { ...TEXT, minLength: 1, ...ref('Side') },
          wrapped: { ...TEXT, allOf: [ref('Side')] },
          whole: { type: 'number', ...ref('Whole') },
          object: { type: 'object', ...ref('Cat') },
          present: { ...TEXT, ...ref('Maybe') },
          more: { type: 'object', ...ref('Cat'), properties: { b: TEXT } },
        }),
      },
      { Side: { enum: ['left', 'right'] }, Whole: WHOLE, Maybe: { type: ['string', 'null'] }, ...KINDS },
    ),
    fine: [
      "same<api.It['repeated'], api.Side>(true)",
      "same<NonNullable<api.It['nullable']>, api.Side>(true)",
      "same<api.It['nullable'], api.Side | null | undefined>(true)",
      "same<NonNullable<api.It['limited']>, api.Side>(true)",
      "same<NonNullable<api.It['wrapped']>, api.Side>(true)",
      "same<NonNullable<api.It['whole']>, number>(true)",
      "same<NonNullable<api.It['object']>, api.Cat>(true)",
      "same<Exclude<api.It['present'], undefined>, string>(true)",
      "type<NonNullable<api.It['more']>>() satisfies { kind: string; b?: string }",
    ],
    wrong: [['when((it: api.It) => it.object?.other)', "Property 'other' does not exist"]],
  },
  values(
    'oneOf, anyOf and allOf in each other',
    {
      allOf: [
        { oneOf: [object({ a: TEXT }), { allOf: [object({ b: TEXT }), object({ c: TEXT })] }] },
        { anyOf: [object({ d: TEXT }), object({ e: TEXT })] },
      ],
    },
    ["{ a: 'a', d: 'd' }", "{ b: 'b', c: 'c', e: 'e' }"],
    ["{ a: 'a' }", "{ b: 'b', d: 'd' }"],
  ),
  {
    phrase: 'discriminators without mapping',
    parts: schemas({ ...PETS, discriminator: { propertyName: 'kind' } }, KINDS),
    fine: [
      it("{ kind: 'Cat', meows: true }"),
      "when((pet: api.It) => pet.kind === 'Dog' ? pet.barks : pet.meows)",
    ],
    wrong: [
      [it("{ kind: 'Cow' }"), REFUSED],
      [
        "when((pet: api.It) => pet.kind === 'Dog' ? pet.meows : pet.barks)",
        "Property 'meows' does not exist",
      ],
    ],
  },
  {
    phrase: 'discriminators with mapping',
    parts: schemas(
      {
        ...PETS,
        discriminator: { propertyName: 'kind', mapping: { c: 'Cat', d: '#/components/schemas/Dog' } },
      },
      KINDS,
    ),
    fine: [
      it("{ kind: 'd', barks: true }"),
      "when((pet: api.It) => pet.kind === 'd' ? pet.barks : pet.meows)",
    ],
    wrong: [[it("{ kind: 'Dog', barks: true }"), REFUSED]],
  },
  {
    phrase: 'discriminators through allOf inheritance, without ever collapsing to never',
    parts: schemas(
      { oneOf: [ref('Circle'), ref('Square')], discriminator: { propertyName: 'kind' } },
      {
        Shape: object(
          { kind: { enum: ['Shape', 'Circle', 'Square'] } },
          { discriminator: { propertyName: 'kind', mapping: { Circle: 'Circle', Square: 'Square' } } },
        ),
        Circle: { allOf: [ref('Shape'), object({ radius: WHOLE })] },
        Square: { allOf: [ref('Shape'), object({ width: WHOLE })] },
      },
    ),
    fine: [
      it("{ kind: 'Circle', radius: 1 }"),
      it("{ kind: 'Square', width: 1 }"),
      "({ kind: 'Square', width: 1 }) satisfies api.Square",
      'same<api.It, never>(false)',
      'same<api.Circle, never>(false)',
      'same<api.Shape, never>(false)',
      "when((shape: api.It) => shape.kind === 'Circle' ? shape.radius : shape.width)",
    ],
    wrong: [[it("{ kind: 'Circle', width: 1 }"), REFUSED]],
  },
];

const OBJECTS: readonly Row[] = [
  values(
    'patternProperties',
    { type: 'object', patternProperties: { '^x-': TEXT }, additionalProperties: WHOLE },
    ["{ 'x-a': 'a' }", '{ b: 1 }'],
    ['{ b: true }'],
  ),
  values(
    'additionalProperties',
    object({ a: TEXT }, { additionalProperties: TEXT }),
    ["{ a: 'a', b: 'b' }"],
    ["{ b: 'b' }", "{ a: 'a', b: 1 }"],
  ),
  values(
    'propertyNames, a choice',
    { type: 'object', propertyNames: { enum: ['a', 'b'] }, additionalProperties: WHOLE },
    ['{}', '{ a: 1 }', '{ a: 1, b: 2 }'],
    ['{ c: 1 }', "{ a: 'a' }"],
  ),
  values(
    'propertyNames, a choice with a name',
    { type: 'object', propertyNames: ref('Side'), additionalProperties: ref('It') },
    ['{ left: { right: {} } }'],
    ['{ top: {} }', '{ left: { top: {} } }', '{ left: 1 }'],
    { others: { Side: { enum: ['left', 'right'] } } },
  ),
  values(
    'unevaluatedProperties',
    object({ a: TEXT }, { unevaluatedProperties: { type: 'boolean' } }),
    ["{ a: 'a', b: true }"],
    ['{ b: true }'],
  ),
];

const LISTS: readonly Row[] = [
  values(
    'prefixItems',
    { type: 'array', prefixItems: [TEXT, WHOLE], minItems: 1, items: { type: 'boolean' } },
    ["['a']", "['a', 1, true, false]"],
    ['[]', "['a', 'b']", "['a', 1, 2]"],
  ),
  values(
    'unevaluatedItems',
    { type: 'array', prefixItems: [TEXT], unevaluatedItems: false },
    ["['a']", '[]'],
    ["['a', 'b']"],
  ),
];

const FOUND: readonly Row[] = [
  values(
    '$defs',
    object({ a: ref('It/$defs/part') }, { $defs: { part: object({ b: TEXT }) } }),
    ["{ a: { b: 'b' } }"],
    ['{ a: { b: 1 } }'],
  ),
  values(
    '$id',
    object({ a: { $ref: 'https://schemas.example/part' } }),
    ["{ a: { b: 'b' } }"],
    ['{ a: { b: 1 } }'],
    { others: { Part: { $id: 'https://schemas.example/part', ...object({ b: TEXT }) } } },
  ),
  values('$anchor', object({ a: { $ref: '#part' } }), ["{ a: { b: 'b' } }"], ['{ a: { b: 1 } }'], {
    others: { Part: { $anchor: 'part', ...object({ b: TEXT }) } },
  }),
  values(
    '$dynamicRef',
    { $dynamicAnchor: 'node', ...object({ a: TEXT, next: { $dynamicRef: '#node' } }) },
    ["{ a: 'a', next: { a: 'b', next: { a: 'c' } } }"],
    ["{ a: 'a', next: { a: 'b', next: { a: 1 } } }"],
  ),
  values(
    'recursion through anything',
    {
      oneOf: [
        TEXT,
        { type: 'array', items: ref('It') },
        object({ next: { allOf: [ref('It')], description: 'Again.' } }, { additionalProperties: ref('It') }),
      ],
    },
    ["'a'", "['a', ['b']]", "{ next: { next: ['a'], other: ['b'] } }"],
    ['1', '[[1]]', "{ next: { next: 'a', other: 1 } }"],
  ),
];

const UNSAID: readonly Row[] = [
  unsaid('not', { ...TEXT, not: { const: 'a' } }, 'string', 'not'),
  unsaid(
    'if, then, else',
    { ...A, if: { required: ['b'] }, then: { required: ['c'] }, else: { required: ['d'] } },
    '{ a: string }',
    'if',
  ),
  unsaid('contains', { type: 'array', items: WHOLE, contains: { const: 1 } }, 'number[]', 'contains'),
  unsaid(
    'dependentSchemas',
    { ...A, dependentSchemas: { a: object({ b: TEXT }) } },
    '{ a: string }',
    'dependentSchemas',
  ),
  {
    phrase: 'what cannot be expressed becomes unknown with a warning that names it',
    parts: schemas({ type: 'array', items: { $dynamicRef: '#nobody' } }),
    fine: ['same<api.It, unknown[]>(true)', itIs('unknown[]')],
    wrong: [[itIs('string[]'), REFUSED]],
    said: ['untyped-keyword "$dynamicRef"'],
  },
];

/** Keywords of schemas. */
export const SCHEMAS: readonly Row[] = [...TYPES, ...JOINED, ...OBJECTS, ...LISTS, ...FOUND, ...UNSAID];
