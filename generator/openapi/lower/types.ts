import type { Type } from '../../ir/model.js';
import { withInt64 } from './int64.js';

/** Building uses of types, simplified: unions are flat and without repetition, `unknown` swallows what it meets. */

export const UNKNOWN: Type = { kind: 'primitive', name: 'unknown' };
export const NEVER: Type = { kind: 'primitive', name: 'never' };
export const NULL: Type = { kind: 'primitive', name: 'null' };
export const STRING: Type = { kind: 'primitive', name: 'string' };

/** What a value of JSON may be that is neither an object nor a list. */
export const SCALARS: readonly Type[] = [
  STRING,
  { kind: 'primitive', name: 'number' },
  { kind: 'primitive', name: 'boolean' },
  NULL,
];
export const ANY_LIST: Type = { kind: 'list', items: UNKNOWN };
export const ANY_OBJECT: Type = { kind: 'map', values: UNKNOWN };

const isPrimitive = (type: Type, name: string): boolean => type.kind === 'primitive' && type.name === name;

export const union = (members: readonly Type[]): Type => {
  const [only] = members;
  if (only !== undefined && members.length === 1) return only;
  const flat = members.flatMap((member) => (member.kind === 'union' ? member.members : [member]));
  if (flat.some((member) => isPrimitive(member, 'unknown'))) return UNKNOWN;
  return combine(
    'union',
    flat.filter((member) => !isPrimitive(member, 'never')),
    NEVER,
  );
};

export const intersection = (members: readonly Type[]): Type => {
  const [only] = members;
  if (only !== undefined && members.length === 1) return only;
  const flat = withInt64(
    members.flatMap((member) => (member.kind === 'intersection' ? member.members : [member])),
  );
  if (flat.some((member) => isPrimitive(member, 'never'))) return NEVER;
  return combine(
    'intersection',
    flat.filter((member) => !isPrimitive(member, 'unknown')),
    UNKNOWN,
  );
};

const combine = (kind: 'union' | 'intersection', members: readonly Type[], none: Type): Type => {
  const [only] = members;
  if (only !== undefined && members.length === 1) return only;
  const seen = new Set<string>();
  const distinct = members.filter((member) => {
    const key = keyOf(member);
    return !seen.has(key) && seen.add(key);
  });
  const [first, second, ...rest] = distinct;
  if (first === undefined) return none;
  return second === undefined ? first : { kind, members: [first, second, ...rest] };
};

/** The same for types that are the same. */
const keyOf = (type: Type): string => {
  if (type.kind === 'primitive') return `${type.name} ${type.format ?? ''}`;
  if (type.kind === 'literal') return `${JSON.stringify(type.value)} ${type.format ?? ''}`;
  return type.kind === 'reference' ? `@${type.to}` : JSON.stringify(type);
};

export const orNull = (type: Type, nullable: boolean): Type => (nullable ? union([type, NULL]) : type);
