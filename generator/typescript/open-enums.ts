import type { Int64 } from '../choices.js';
import { type Code, code } from '../code.js';
import type { EnumDef, Type } from '../ir/model.js';
import type { Context } from './context.js';

/** The values of an enumeration, as members of a union. */
export const valuesOf = ({ values, format }: EnumDef): readonly Type[] =>
  values.map(({ wire }) => ({ kind: 'literal', value: wire, ...(format === undefined ? {} : { format }) }));

/**
 * What the members of a union may be besides, where choices are open: any text where they list texts, any number where they
 * list numbers. The empty object type keeps the compiler from seeing nothing but `string`, so that editors go on to suggest
 * what is listed. A single value is no choice but a constant, by which types are told apart.
 */
export const othersIn = (
  members: readonly Type[],
  { enums, int64 }: Pick<Context, 'enums' | 'int64'>,
): readonly Code[] => {
  if (enums === 'closed') return [];
  const bases = members.map((member) => (member.kind === 'literal' ? baseOf(member, int64) : undefined));
  return BASES.filter(
    (base) => bases.filter((each) => each === base).length > 1 && !holds(members, base),
  ).map((base) => code`(${WRITTEN[base]} & {})`);
};

const BASES = ['string', 'number', 'bigint'] as const;
type Base = (typeof BASES)[number];

const WRITTEN: Readonly<Record<Base, Code>> = {
  string: code`string`,
  number: code`number`,
  bigint: code`bigint`,
};

const baseOf = ({ value, format }: Extract<Type, { kind: 'literal' }>, int64: Int64): Base | undefined => {
  if (typeof value === 'boolean') return undefined;
  if (typeof value === 'string') return 'string';
  return format === undefined ? 'number' : int64;
};

/** Whether a union admits any value of a kind as it is. */
const holds = (members: readonly Type[], base: Base): boolean =>
  members.some(
    (member) =>
      member.kind === 'primitive' &&
      (member.name === base || (base === 'number' && member.name === 'integer')),
  );
