// Compiling is not being right: every valid instance of the JSON Schema test suite is assignable to its type.
import { describe, expect, it } from 'vitest';
import { casesOf, judge, SUITE } from './json-schema.js';

/** Valid instances that need not be assignable, as the suite calls them, by the reason. */
const EXCEPTIONS: readonly (readonly [reason: string, instances: readonly string[]])[] = [
  [
    'Keywords of objects are taken for an object where no `type` is written: nobody means "or anything else".',
    [
      'additionalProperties: additionalProperties being false does not allow other properties / ignores arrays',
      'additionalProperties: additionalProperties being false does not allow other properties / ignores strings',
      'additionalProperties: additionalProperties being false does not allow other properties / ignores other non-objects',
      'patternProperties: patternProperties validates properties matching a regex / ignores arrays',
      'patternProperties: patternProperties validates properties matching a regex / ignores strings',
      'patternProperties: patternProperties validates properties matching a regex / ignores other non-objects',
      'properties: object properties validation / ignores arrays',
      'properties: object properties validation / ignores other non-objects',
      'properties: properties whose names are Javascript object property names / ignores arrays',
      'properties: properties whose names are Javascript object property names / ignores other non-objects',
      'ref: root pointer ref / match',
      'ref: root pointer ref / recursive match',
      'ref: simple URN base URI with $ref via the URN / valid under the URN IDed schema',
      'required: required validation / ignores arrays',
      'required: required validation / ignores strings',
      'required: required validation / ignores other non-objects',
      'required: required validation / ignores null',
      'required: required validation / ignores boolean',
    ],
  ],
  [
    'Keywords of arrays are taken for an array, likewise.',
    [
      'items: a schema given for items / ignores non-arrays',
      'items: a schema given for items / JavaScript pseudo-array is valid',
      'prefixItems: a schema given for prefixItems / JavaScript pseudo-array is valid',
    ],
  ],
  [
    'TypeScript wants a variable to share one property with a type in which all are optional; what is parsed need not.',
    [
      "dynamicRef: A $dynamicRef that initially resolves to a schema without a matching $dynamicAnchor behaves like a normal $ref to $anchor / The recursive part doesn't need to validate against the root",
      'dependentSchemas: dependent subschema incompatible with root / matches dependency',
      'dependentSchemas: dependent subschema incompatible with root / no dependency',
      'not: forbidden property / property absent',
      "properties: object properties validation / doesn't invalidate other properties",
    ],
  ],
  [
    'In TypeScript every object has the methods of Object.prototype.',
    [
      'properties: properties whose names are Javascript object property names / none of the properties mentioned',
    ],
  ],
];

/** Files of the suite in which cases need documents that are not a part of it, or the meta-schema. */
const REMOTE = ['defs', 'dynamicRef', 'ref', 'refRemote'];

describe('the JSON Schema test suite', () => {
  const cases = casesOf(SUITE);

  it.skipIf(cases.length === 0)(
    'accepts nothing that its types do not, to the letter',
    { timeout: 120_000 },
    async () => {
      const { refused, unavailable, errors } = await judge(cases, 'literal');
      expect(errors).toEqual([]);
      expect(refused).toEqual([]);
      expect(cases.length - unavailable.length).toBeGreaterThan(300);
    },
  );

  it.skipIf(cases.length === 0)(
    'accepts little that its usual types do not',
    { timeout: 120_000 },
    async () => {
      const { refused, unavailable, errors } = await judge(cases, 'usual');
      expect(errors).toEqual([]);
      const excepted = EXCEPTIONS.flatMap(([, instances]) => instances);
      const names = refused.map((each) => each.slice(0, each.indexOf(': error TS')));
      expect(refused.filter((_, index) => !excepted.includes(names[index] ?? ''))).toEqual([]);
      // An exception that is none any more is taken off the list.
      expect(excepted.filter((each) => !names.includes(each))).toEqual([]);
      expect([...new Set(unavailable.map((name) => name.split(':')[0]))].sort()).toEqual(REMOTE);
      expect(cases.length - unavailable.length).toBeGreaterThan(300);
    },
  );

  it.skipIf(cases.length === 0)('is really asked', { timeout: 120_000 }, async () => {
    const wrong = { name: 'wrong', schema: { type: 'string' }, valid: [{ name: 'one', data: 1 }] };
    const { refused } = await judge([wrong], 'literal');
    expect(refused).toEqual([expect.stringContaining('wrong / one: error TS2322')]);
  });
});
