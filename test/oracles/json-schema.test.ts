// Compiling is not being right: every valid instance of the JSON Schema test suite is assignable to its type.
import { describe, expect, it } from 'vitest';
import { casesOf, judge, SUITE } from './json-schema.js';

/** Why a valid instance need not be assignable, by what the suite calls it. */
const EXCEPTIONS: readonly (readonly [reason: string, applies: (refusal: string) => boolean])[] = [
  [
    'Keywords of one type are taken for that type where no `type` is written: nobody means "or anything but an object".',
    (refusal) => /\/ ignores |pseudo-array|Type '(?:false|37)' has no properties in common/.test(refusal),
  ],
  [
    'TypeScript wants a variable to share one property with a type in which all are optional; what is parsed need not.',
    (refusal) => /has no properties in common with type/.test(refusal),
  ],
  [
    'In TypeScript every object has the methods of Object.prototype.',
    (refusal) =>
      refusal.startsWith('properties: properties whose names are Javascript object property names'),
  ],
];

/** Files of the suite in which cases need documents that are not a part of it, or the meta-schema. */
const REMOTE = ['defs', 'dynamicRef', 'ref', 'refRemote'];

describe('the JSON Schema test suite', () => {
  const cases = casesOf(SUITE);

  it.skipIf(cases.length === 0)('accepts nothing that its types do not', { timeout: 120_000 }, async () => {
    const { refused, unavailable, errors } = await judge(cases);
    expect(errors).toEqual([]);
    expect(refused.filter((each) => !EXCEPTIONS.some(([, applies]) => applies(each)))).toEqual([]);
    for (const [reason, applies] of EXCEPTIONS) expect(refused.some(applies), reason).toBe(true);
    expect([...new Set(unavailable.map((name) => name.split(':')[0]))].sort()).toEqual(REMOTE);
    expect(cases.length - unavailable.length).toBeGreaterThan(300);
  });

  it.skipIf(cases.length === 0)('is really asked', { timeout: 120_000 }, async () => {
    const wrong = { name: 'wrong', schema: { type: 'string' }, valid: [{ name: 'one', data: 1 }] };
    const { refused } = await judge([wrong]);
    expect(refused).toEqual([expect.stringContaining('wrong / one: error TS2322')]);
  });
});
