import { typeId } from '../ir/ids.js';
import type { Body, Operation, Parameter, Property, Type, TypeDef, TypeId, VersionId } from '../ir/model.js';
import { bodyKey, referencesOf } from '../ir/walk.js';
import { fitsAmong, needsFields } from './beside-params.js';
import { fieldsOf, typeOfField } from './body-fields.js';
import type { Context } from './context.js';

/** How the parameters and the body of an operation become one `params` object, at one version. */
export interface ParamsPlan {
  /** The declaration of `params`; undefined where there is nothing to give. */
  readonly def?: TypeDef;
  /** Whether `params` must be given. */
  readonly required: boolean;
  /** The body's properties stand in `params` beside the parameters, or the body is `params.body`. */
  readonly bodyAt: 'none' | 'params' | 'body';
  /** Parameters by their key in `params`, where that is not their wire name. */
  readonly keys: ReadonlyMap<Parameter, string>;
  /** The body has the boolean that decides in which representation the answer comes. */
  readonly isSwitched: boolean;
  /** The same with each of the other bodies, by what tells them apart. */
  readonly others: ReadonlyMap<string, ParamsPlan>;
}

/** Plan `params`: query, header and cookie parameters, and the body's properties where they can stand among them. */
export const planParams = (context: Context, operation: Operation, version: VersionId): ParamsPlan => {
  const parameters = operation.parameters.filter((parameter) => parameter.in !== 'path');
  const needed = parameters.some((parameter) => parameter.required);
  const keys = keysOf(parameters);
  const { body } = operation;
  const others = new Map(
    operation.otherBodies.map((other) => [
      bodyKey(other),
      planParams(context, { ...operation, body: other, otherBodies: [] }, version),
    ]),
  );
  const isSwitched = isSwitchedBy(context, operation, version);
  const common = { keys, others, isSwitched, required: needed || body?.required === true };
  const declared = paramsDef(
    operation,
    parameters.map((parameter) => propertyOf(parameter, keys.get(parameter))),
  );
  if (body === undefined) {
    return { ...common, bodyAt: 'none', ...(parameters.length === 0 ? {} : { def: declared }) };
  }
  const taken = new Set(parameters.map((parameter) => keys.get(parameter) ?? parameter.wireName));
  if (canStandAmong(context, body, parameters, version) && fitsAmong(context, body.type, taken, version)) {
    return { ...common, bodyAt: 'params', def: joined(context, declared, body.type, version) };
  }
  const property = {
    wireName: 'body',
    type: body.type,
    doc: body.doc,
    constraints: {},
    optional: !body.required,
  };
  const properties = [...declared.properties, { ...property, access: 'readWrite' as const }];
  return { ...common, bodyAt: 'body', def: { ...declared, properties } };
};

/**
 * Whether `params` can have the body's properties and say all the same what may be left out: whoever gives a parameter and
 * no body must not be asked for the body's properties. See docs/decisions/0061-a-body-that-may-be-left-out.md.
 */
const canStandAmong = (
  context: Context,
  body: Body,
  parameters: readonly Parameter[],
  version: VersionId,
): boolean => {
  if (parameters.length === 0) return true;
  if (body.type.kind !== 'reference') return false;
  if (body.required) return true;
  return !parameters.some((each) => each.required) && !needsFields(context, body.type, version);
};

/** Whether the body has the switch that the usual one has, and it is one there, too. */
const isSwitchedBy = ({ types }: Context, { alternatives, body }: Operation, version: VersionId): boolean => {
  const when = alternatives.find((each) => each.when?.in === 'body')?.when;
  if (when === undefined || body === undefined) return false;
  const { properties } = fieldsOf(types, body.type, version);
  const held = typeOfField(properties, when.wireName);
  return held !== undefined && mayBeBoolean(types.resolve(held, version));
};

const mayBeBoolean = (type: Type | TypeDef | undefined): boolean =>
  type?.kind === 'union'
    ? type.members.some((each) => each.kind === 'primitive' && each.name === 'boolean')
    : type?.kind === 'primitive' && type.name === 'boolean';

/** Bodies that were written in place of their operation and are used nowhere else: `params` takes their properties. */
export const isInlineBody = (context: Context, type: Type): type is Extract<Type, { kind: 'reference' }> => {
  if (type.kind !== 'reference') return false;
  const timeline = context.types.timeline(type.to);
  if (timeline === undefined) return false;
  return timeline.revisions.every(
    ({ value }) =>
      value.kind === 'object' && value.name.owner !== undefined && !referencesOf(value).includes(type.to),
  );
};

type ParamsDef = Extract<TypeDef, { kind: 'object' }>;

const paramsDef = (operation: Operation, properties: readonly Property[]): ParamsDef => ({
  kind: 'object',
  id: typeId(`params ${operation.id}`),
  name: { words: ['params'], strength: 'derived', owner: operation.id },
  doc: {},
  origin: operation.origin,
  access: 'readWrite',
  extends: [],
  conflicting: false,
  properties,
});

const propertyOf = (parameter: Parameter, key: string | undefined): Property => ({
  wireName: key ?? parameter.wireName,
  type: parameter.type,
  doc: parameter.doc,
  constraints: parameter.constraints,
  optional: !parameter.required,
  access: 'readWrite',
});

/** Two parameters of one name in different places, and one called `body`, get the place behind their name. */
const keysOf = (parameters: readonly Parameter[]): ReadonlyMap<Parameter, string> => {
  const taken = new Set(['body']);
  const keys = new Map<Parameter, string>();
  for (const parameter of [...parameters].sort((a, b) => PLACES.indexOf(a.in) - PLACES.indexOf(b.in))) {
    let key = parameter.wireName;
    while (taken.has(key)) key += `_${parameter.in}`;
    taken.add(key);
    if (key !== parameter.wireName) keys.set(parameter, key);
  }
  return keys;
};
const PLACES = ['query', 'header', 'cookie', 'path'];

/** The parameters and the properties of the body in one declaration. */
const joined = (context: Context, declared: ParamsDef, body: Type, version: VersionId): TypeDef => {
  if (isInlineBody(context, body)) {
    const def = context.types.at(body.to, version);
    if (def?.kind === 'object') {
      const properties = [...declared.properties, ...def.properties];
      return { ...declared, extends: def.extends, conflicting: def.conflicting, properties, ...restOf(def) };
    }
  }
  if (declared.properties.length === 0) {
    const { id, name, doc, origin, access } = declared;
    return { kind: 'alias', id, name, doc, origin, access, type: body };
  }
  // Beside parameters only a body with a name gets here.
  if (body.kind !== 'reference') return declared;
  return { ...declared, extends: [body.to], conflicting: !isInterface(context, body.to) };
};

const restOf = (def: ParamsDef): Pick<ParamsDef, 'rest'> =>
  def.rest === undefined ? {} : { rest: def.rest };

/** Whether a type is declared as an interface, which another interface can extend. */
const isInterface = (context: Context, id: TypeId): boolean => {
  const timeline = context.types.timeline(id);
  if (timeline === undefined || timeline.revisions.length > 1 || context.facts.hollow.has(id)) return false;
  const { value } = timeline.revisions[0];
  return (
    value.kind === 'object' && !value.conflicting && value.rest === undefined && value.properties.length > 0
  );
};
