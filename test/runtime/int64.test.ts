// Whatever a server and a program send each other: no digit is lost, and nothing but integers of 64 bits is anything else.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseInt64, stringifyInt64 } from '../../templates/runtime/int64.js';
import type { Int64, Int64Places } from '../../templates/runtime/int64-places.js';

/** A value in JSON and in a program, and where its integers stand. */
interface Sample {
  readonly json: string;
  readonly value: unknown;
  /** Undefined where there is no integer of 64 bits in it. */
  readonly places: Int64Places | undefined;
}

const integer = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n - 1n });
const near = fc
  .tuple(
    fc.constantFrom(0n, 10n, 2n ** 53n, -(2n ** 53n), 10n ** 15n, 10n ** 16n),
    fc.integer({ min: -3, max: 3 }),
  )
  .map(([base, more]) => base + BigInt(more));

const exactly = (kind: Int64): fc.Arbitrary<Sample> =>
  fc.oneof(integer, near).map((value) => ({
    json: String(value),
    value: kind === 'bigint' ? value : String(value),
    places: kind,
  }));

/** Numbers that are none of them, and texts that look like what this code works with. */
const other: fc.Arbitrary<Sample> = fc
  .oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
    fc.string({ unit: 'binary' }),
    fc.stringMatching(/^[-\d.eE+:"\\]{0,30}$/),
  )
  .map((written) => {
    const json = JSON.stringify(written);
    const value: unknown = JSON.parse(json);
    return { json, value, places: undefined };
  });

const samples = (kind: Int64): fc.Arbitrary<Sample> =>
  fc.letrec<{ node: Sample }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      exactly(kind),
      other,
      fc.array(tie('node'), { maxLength: 4 }).map(listOf),
      fc
        .uniqueArray(
          fc.tuple(fc.oneof(fc.string(), fc.constant('__proto__'), fc.constant('1e5')), tie('node')),
          {
            selector: ([name]) => name,
            maxLength: 4,
          },
        )
        .map(objectOf),
    ),
  })).node;

const listOf = (items: readonly Sample[]): Sample => ({
  json: `[ ${items.map(({ json }) => json).join(' ,\n')}]`,
  value: items.map(({ value }) => value),
  places: { first: items.map(({ places = {} }) => places) },
});

const objectOf = (entries: readonly (readonly [string, Sample])[]): Sample => ({
  json: `{${entries.map(([name, { json }]) => `${JSON.stringify(name)}:${json}`).join(',')}}`,
  value: Object.fromEntries(entries.map(([name, { value }]) => [name, value])),
  places: {
    also: [{ of: Object.fromEntries(entries.map(([name, { places = {} }]) => [name, places])) }, () => ({})],
  },
});

describe.each(['string', 'bigint'] as const)('as %s', (kind) => {
  it('what is read is what was written, wherever it stands', () => {
    fc.assert(
      fc.property(samples(kind), ({ json, value, places = {} }) => {
        expect(parseInt64(json, places)).toEqual(value);
      }),
      { numRuns: 1000 },
    );
  });

  it('what is written is what was read', () => {
    fc.assert(
      fc.property(samples(kind), ({ json, value, places = {} }) => {
        const sent = stringifyInt64(value, places);
        expect(JSON.parse(sent)).toEqual(JSON.parse(json));
        expect(parseInt64(sent, places)).toEqual(value);
      }),
      { numRuns: 1000 },
    );
  });
});

it('text that is no JSON is none with such integers either', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[[\]{}",:\s\de.+-]{0,40}$/),
      fc.constantFrom('12345678901234567', '1e5', '-0.5E+2', '"'),
      fc.nat(),
      (text, piece, at) => {
        const place = at % (text.length + 1);
        const whole = text.slice(0, place) + piece + text.slice(place);
        expect(outcome(() => parseInt64(whole, {}))).toEqual(outcome(() => JSON.parse(whole)));
      },
    ),
    { numRuns: 5000 },
  );
});

const outcome = (run: () => unknown): unknown => {
  try {
    return { value: run() };
  } catch {
    return 'no JSON';
  }
};
