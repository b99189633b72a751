import type { ObjectDef, Type, TypeId } from '../ir/model.js';
import type { Side } from './side.js';

export type Literal = string | number | boolean;

/** An alternative of a type that is no reference, no union and no single value. */
export type Atom = Exclude<Type, { kind: 'union' | 'reference' | 'literal' }> | ObjectDef;

/** A type as the alternatives that it consists of. */
export interface Atoms {
  readonly nullable: boolean;
  /** By their JSON. */
  readonly literals: ReadonlyMap<string, Literal>;
  readonly others: readonly Atom[];
}

/** The members of a union, of unions in it too; of another type itself. Named ones are not looked into. */
export const membersOf = (type: Type): readonly Type[] =>
  type.kind === 'union' ? type.members.flatMap(membersOf) : [type];

/** Take types apart, named ones too. What names itself is taken apart once. */
export const atomsOf = (side: Side, types: readonly Type[]): Atoms => {
  const literals = new Map<string, Literal>();
  const others = new Map<string, Atom>();
  const seen = new Set<TypeId>();
  let nullable = false;
  const take = (type: Type): void => {
    if (type.kind === 'union') type.members.forEach(take);
    else if (type.kind === 'literal') literals.set(JSON.stringify(type.value), type.value);
    else if (type.kind === 'reference') takeNamed(type.to);
    else if (type.kind === 'primitive' && type.name === 'null') nullable = true;
    else if (!(type.kind === 'primitive' && type.name === 'never')) others.set(JSON.stringify(type), type);
  };
  const takeNamed = (id: TypeId): void => {
    const def = seen.has(id) ? undefined : side.def(id);
    seen.add(id);
    if (def === undefined) return;
    if (def.kind === 'object') others.set(id, def);
    else if (def.kind === 'alias') take(def.type);
    else if (def.kind === 'union') def.members.forEach(take);
    else for (const { wire } of def.values) literals.set(JSON.stringify(wire), wire);
  };
  types.forEach(take);
  return { nullable, literals, others: [...others.values()] };
};

/** Whether an alternative admits every value of another kind: `number` all integers, `string` each string. */
export const admits = (wide: Atom, narrow: Atom | Literal): boolean => {
  if (wide.kind !== 'primitive') return false;
  if (wide.name === 'unknown') return true;
  if (typeof narrow !== 'object') {
    return typeof narrow === wide.name || (wide.name === 'integer' && Number.isInteger(narrow));
  }
  return narrow.kind === 'primitive' && wide.name === 'number' && narrow.name === 'integer';
};
