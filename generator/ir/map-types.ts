/** Types and what they are made of, and models with other types in the place of some. */
import type { Operation, Outcome, Revision, Timeline, Type, TypeDef } from './model.js';

export type Change = (type: Type) => Type;

/** The types that a use of a type is made of, which name others. */
export const partsOf = (type: Type): readonly Type[] => {
  switch (type.kind) {
    case 'list':
      return [type.items];
    case 'map':
      return type.keys === undefined ? [type.values] : [type.keys, type.values];
    case 'tuple':
      return type.rest === undefined ? type.items : [...type.items, type.rest];
    case 'union':
    case 'intersection':
      return type.members;
    case 'primitive':
    case 'literal':
    case 'reference':
      return NONE;
  }
};

const NONE: readonly Type[] = [];

/** The types in a definition. */
export const typesIn = (def: TypeDef): readonly Type[] => {
  switch (def.kind) {
    case 'object': {
      const types = def.properties.map(({ type }) => type);
      return def.rest === undefined ? types : [...types, def.rest];
    }
    case 'union':
      return def.members;
    case 'alias':
      return [def.type];
    case 'enum':
      return NONE;
  }
};

/** A type of which each part is another one. */
export const mapParts = (type: Type, change: Change): Type => {
  switch (type.kind) {
    case 'list':
      return { ...type, items: change(type.items) };
    case 'map':
      return {
        ...type,
        values: change(type.values),
        ...(type.keys === undefined ? {} : { keys: change(type.keys) }),
      };
    case 'tuple':
      return {
        ...type,
        items: type.items.map(change),
        ...(type.rest === undefined ? {} : { rest: change(type.rest) }),
      };
    case 'union':
    case 'intersection': {
      const [first, second, ...rest] = type.members;
      return { ...type, members: [change(first), change(second), ...rest.map(change)] };
    }
    case 'primitive':
    case 'literal':
    case 'reference':
      return type;
  }
};

/** A definition, with other types in it. */
export const mapDefinition = (def: TypeDef, change: Change): TypeDef => {
  switch (def.kind) {
    case 'object':
      return {
        ...def,
        properties: def.properties.map((each) => ({ ...each, type: change(each.type) })),
        ...(def.rest === undefined ? {} : { rest: change(def.rest) }),
      };
    case 'union':
      return { ...def, members: def.members.map(change) };
    case 'alias':
      return { ...def, type: change(def.type) };
    case 'enum':
      return def;
  }
};

/** An operation, with other types in it. */
export const mapOperation = (operation: Operation, change: Change): Operation => {
  const { body, otherBodies, success, alternatives, errors, parameters } = operation;
  const changed = <T extends { readonly type: Type }>(each: T): T => ({ ...each, type: change(each.type) });
  return {
    ...operation,
    parameters: parameters.map(changed),
    ...(body === undefined ? {} : { body: changed(body) }),
    otherBodies: otherBodies.map(changed),
    success: inOutcome(success, change),
    alternatives: alternatives.map((each) => ({ ...each, outcome: inOutcome(each.outcome, change) })),
    errors: errors.map((each) => (each.type === undefined ? each : { ...each, type: change(each.type) })),
  };
};

const inOutcome = <T extends Outcome>(outcome: T, change: Change): T => {
  if (outcome.kind === 'nothing') return outcome;
  return outcome.kind === 'stream'
    ? { ...outcome, event: change(outcome.event) }
    : { ...outcome, type: change(outcome.type) };
};

/** A timeline with another definition in each revision. */
export const mapRevisions = <Id, T>(
  { id, revisions: [first, ...rest] }: Timeline<Id, T>,
  change: (revision: Revision<T>) => T,
): Timeline<Id, T> => ({
  id,
  revisions: [{ ...first, value: change(first) }, ...rest.map((each) => ({ ...each, value: change(each) }))],
});

/** A union in which each member stands once. */
export const unionOf = (members: readonly [Type, ...Type[]]): Type => {
  const flat = members.flatMap((each) => (each.kind === 'union' ? each.members : [each]));
  const distinct = new Map(flat.map((each) => [JSON.stringify(each), each]));
  const [first = members[0], second, ...rest] = distinct.values();
  return second === undefined ? first : { kind: 'union', members: [first, second, ...rest] };
};
