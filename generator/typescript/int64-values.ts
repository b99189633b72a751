import type { Json, ObjectDef, Type } from '../ir/model.js';
import type { Context } from './context.js';
import { int64 } from './literal.js';

/** How a value of a type is written in a comment: as JSON, in which integers of 64 bits are what a program has. */
export const spellingOf = (
  context: Pick<Context, 'types' | 'versions' | 'int64'>,
  type: Type,
): ((value: Json) => string) => {
  if (context.int64 === 'number') return JSON.stringify;
  return (value) => spelt(context, value, [type]);
};

const spelt = (context: Parameters<typeof spellingOf>[0], value: Json, types: readonly Type[]): string => {
  const kinds = types.flatMap((type) => kindsOf(context, type));
  if (typeof value === 'number') {
    const isExact = kinds.some((kind) => 'format' in kind && kind.format === 'int64');
    return isExact && Number.isSafeInteger(value)
      ? int64(value, context.int64).text.replaceAll("'", '"')
      : JSON.stringify(value);
  }
  if (isListOf(value)) {
    const items = kinds.flatMap((kind) => (kind.kind === 'list' ? [kind.items] : []));
    return `[${value.map((item) => spelt(context, item, items)).join(',')}]`;
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => {
    const held = kinds.flatMap((kind) => typesBelow(kind, key));
    return `${JSON.stringify(key)}:${spelt(context, member, held)}`;
  });
  return `{${members.join(',')}}`;
};

const isListOf = (value: Json): value is readonly Json[] => Array.isArray(value);

type Kind = Exclude<Type, { kind: 'reference' }> | ObjectDef;

/** What a type may stand for, in the newest version. */
const kindsOf = (context: Parameters<typeof spellingOf>[0], type: Type): readonly Kind[] => {
  const version = context.versions.at(-1);
  const resolved = version === undefined ? undefined : context.types.resolve(type, version);
  if (resolved === undefined) return [];
  if (resolved.kind === 'enum' || resolved.kind === 'alias' || resolved.kind === 'reference') {
    return resolved.kind === 'enum' && resolved.format !== undefined
      ? [{ kind: 'primitive', name: 'integer', format: resolved.format }]
      : [];
  }
  if (resolved.kind === 'union' || resolved.kind === 'intersection')
    return resolved.members.flatMap((member) => kindsOf(context, member));
  return [resolved];
};

const typesBelow = (kind: Kind, key: string): readonly Type[] => {
  if (kind.kind === 'map') return [kind.values];
  if (kind.kind !== 'object') return [];
  const property = kind.properties.find(({ wireName }) => wireName === key);
  const rest = kind.rest === undefined ? [] : [kind.rest];
  return property === undefined ? rest : [property.type];
};
