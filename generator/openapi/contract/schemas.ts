import { isList, isMembers, own, type Members } from '../../ir/documents.js';
import type { Member, Shape } from '../../ir/contract.js';
import { Choices } from './choices.js';
import { findDiscriminators, listAt, nameIn, type Discriminators, type Told } from './discriminators.js';
import { exactShape, int64Of } from './int64.js';
import { literalShape } from './literals.js';
import { listShape } from './lists.js';
import {
  below,
  flag,
  intersection,
  member,
  NEVER,
  NULL,
  object,
  primitive,
  referenceOf,
  referenceShape,
  union,
  UNKNOWN,
  type Source,
} from './source.js';

/** Where a schema stands. */
export interface Where {
  /** What has a default may be left out of what is sent. */
  readonly sent: boolean;
  /** The keys of the description on the way to it. */
  readonly at: string;
  /** Its reference, where it is a component. */
  readonly reference?: string;
  /** Of the schemas around it: what they require of its properties. */
  readonly required?: readonly string[];
}

/** The same for a part of a component, which is none itself. */
const withoutReference = ({ sent, at, required }: Where): Where => ({
  sent,
  at,
  ...(required === undefined ? {} : { required }),
});

/** The shapes of schemas: literally what they say, side by side, and nothing that follows from it. */
export class SchemaShapes {
  readonly #source: Source;
  readonly #discriminators: Discriminators;
  /** What programs may name besides types. */
  readonly choices: Choices;
  /** References that are being looked through. */
  readonly #open = new Set<string>();

  constructor(source: Source) {
    this.#source = source;
    this.#discriminators = findDiscriminators(source);
    this.choices = new Choices(source.options);
  }

  /** The shape of a schema. */
  shape(schema: unknown, where: Where): Shape {
    if (schema === true || schema === undefined) return UNKNOWN;
    if (!isMembers(schema)) return NEVER;
    const reference = referenceOf(schema);
    if (reference !== undefined) return this.reference(reference, where);
    const value = own(schema, 'const');
    const int64 = int64Of(this.#source, schema);
    if (value !== undefined && value !== null)
      return int64 === undefined ? literalShape(value) : exactShape(value, int64);
    const values = isObject(schema) ? undefined : own(schema, 'enum');
    return isList(values)
      ? this.choices.shape(schema, values, where.at, int64)
      : this.#composed(schema, where);
  }

  /** A whole component, or what a reference into one ends at. */
  reference(reference: string, where: Where): Shape {
    const target = this.#source.resolve(reference);
    const whole = target === undefined ? undefined : referenceShape(reference);
    if (whole !== undefined) return whole;
    if (target === undefined || this.#open.has(reference)) return UNKNOWN;
    this.#open.add(reference);
    const shape = this.shape(target.value, { sent: where.sent, at: where.at });
    this.#open.delete(reference);
    return shape;
  }

  #composed(schema: Members, where: Where): Shape {
    const core = this.#core(schema, where);
    const all = this.#parts(schema, where);
    const parts = [...(core === undefined ? [] : [core]), ...all];
    let shape = parts.length === 0 ? undefined : intersection(parts);
    const inner = (key: string) => (each: unknown, index: number) =>
      this.shape(each, { sent: where.sent, at: below(where.at, key, String(index)) });
    const any = listAt(schema, 'anyOf').map(inner('anyOf'));
    if (any.length > 0) shape = union([...(shape === undefined ? [] : [shape]), ...any]);
    const one = listAt(schema, 'oneOf').map(inner('oneOf'));
    if (one.length > 0) {
      const choice = union(one);
      if (shape === undefined) shape = choice;
      else shape = one.every(isPrimitive) ? union([shape, ...one]) : intersection([shape, choice]);
    }
    shape ??= 'type' in schema ? this.#empty() : UNKNOWN;
    return flag(schema, 'nullable') && shape !== UNKNOWN ? union([shape, NULL]) : shape;
  }

  #empty(): Shape {
    return this.#source.options.emptyObjectsUnknown === true
      ? { kind: 'record', values: UNKNOWN }
      : { kind: 'record', values: NEVER };
  }

  /** What a schema says itself, without what it is composed of; undefined where that is nothing. */
  #core(schema: Members, where: Where): Shape | undefined {
    const type = own(schema, 'type');
    if (isList(type)) return union(this.#types(schema, type, where));
    switch (type) {
      case 'null':
      case 'string':
      case 'number':
      case 'boolean':
        return primitive(type);
      case 'integer':
        return primitive(int64Of(this.#source, schema) ?? 'number');
      case 'array':
        return listShape(schema, this.#source.options, (item) =>
          this.shape(item, { sent: where.sent, at: where.at }),
        );
      default:
        return this.#object(schema, where);
    }
  }

  /** A shape for each of several types. */
  #types(schema: Members, types: readonly unknown[], where: Where): readonly Shape[] {
    const choices = listAt(schema, 'oneOf');
    const isSaid = (type: unknown): boolean =>
      type !== 'object' &&
      type !== 'array' &&
      choices.some((each) => isMembers(each) && own(each, 'type') === type);
    const entries = Object.entries(schema).filter(([key]) => key !== 'oneOf' || choices.length === 0);
    return types
      .filter((type) => !isSaid(type))
      .map((type) => {
        if (type === 'null' || type === null) return NULL;
        return this.shape({ ...Object.fromEntries(entries), type }, withoutReference(where));
      });
  }

  #object(schema: Members, where: Where): Shape | undefined {
    const tag = this.#tag(schema, where);
    const isTag = (key: string): boolean => tag.some((each) => each.key === key);
    const members = [
      ...tag,
      ...this.#properties(schema, where).filter(({ key }) => !isTag(key)),
      ...this.#defs(schema, where),
    ];
    const rest = this.#rest(schema, where);
    if (rest === undefined) return members.length === 0 ? undefined : object(members);
    return { kind: 'object', members, rest };
  }

  #properties(schema: Members, where: Where): readonly Member[] {
    const { defaultNonNullable, excludeDeprecated, propertiesRequiredByDefault } = this.#source.options;
    const told = where.reference === undefined ? undefined : this.#discriminators.told.get(where.reference);
    const written = own(schema, 'required');
    const required = new Set([...(isList(written) ? written : []), ...(where.required ?? [])]);
    if (told !== undefined) required.add(told.property);
    const isTold = told !== undefined && !('allOf' in schema);
    // A part of an `allOf` has the list of the whole, even where that is empty; a property that tells apart makes a list.
    const isUnsaid = written === undefined && where.required === undefined && !isTold;
    const isRequired = (key: string, property: unknown): boolean =>
      required.has(key) ||
      (propertiesRequiredByDefault === true && isUnsaid) ||
      (defaultNonNullable !== false &&
        !where.sent &&
        isMembers(property) &&
        own(property, 'default') !== undefined);
    const shapes = this.#source.entries(own(schema, 'properties')).flatMap(([key, property]) => {
      if (excludeDeprecated === true && isMembers(property) && flag(this.#source.end(property), 'deprecated'))
        return [];
      if (told !== undefined && key === told.property && !('allOf' in schema)) return [];
      const at = below(where.at, key);
      const shape = this.shape(property, { sent: where.sent || isSentBy(key), at });
      return [this.#property(key, shape, property, !isRequired(key, property))];
    });
    return isTold ? [...shapes, this.#toldMember(told, where)] : shapes;
  }

  /** What only goes one way is readonly, or marked where that is asked for. */
  #property(key: string, shape: Shape, node: unknown, optional: boolean): Member {
    const [isRead, isWritten] = [flag(node, 'readOnly'), flag(node, 'writeOnly')];
    if (this.#source.options.readWriteMarkers !== true) {
      return member(key, shape, node, { optional, readonly: isRead });
    }
    if (isRead === isWritten) return member(key, shape, node, { optional });
    return member(key, { kind: 'marked', mark: isRead ? 'read' : 'write', of: shape }, node, { optional });
  }

  #defs(schema: Members, where: Where): readonly Member[] {
    const defs = this.#source.entries(own(schema, '$defs'));
    const members = defs.map(([key, each]) =>
      this.#property(
        key,
        this.shape(each, { sent: where.sent, at: below(where.at, '$defs', key) }),
        each,
        false,
      ),
    );
    return members.length === 0 ? [] : [member('$defs', object(members))];
  }

  /** What properties hold that are not declared by name; undefined where nothing says that there are any. */
  #rest(schema: Members, { sent, at }: Where): Shape | undefined {
    const additional = own(schema, 'additionalProperties');
    const patterns = this.#source.entries(own(schema, 'patternProperties'));
    const isSaid = ['properties', 'additionalProperties', 'patternProperties', '$defs'].some((key) => {
      const table = own(schema, key);
      return table === true || (isMembers(table) && (key !== 'properties' || Object.keys(table).length > 0));
    });
    if (!isSaid) return undefined;
    const isOpen = additional === undefined && this.#source.options.additionalProperties === true;
    const isAny = additional === true || (isMembers(additional) && Object.keys(additional).length === 0);
    const shapes = [
      ...(isMembers(additional) && !isAny ? [this.shape(additional, { sent, at })] : []),
      ...(isOpen || isAny ? [UNKNOWN] : []),
      ...patterns.map(([, each]) => this.shape(each, { sent, at })),
    ];
    return shapes.length === 0 ? undefined : union(shapes);
  }

  /** The property by which a component is told from others of its base. */
  #tag(schema: Members, { reference }: Where): readonly Member[] {
    if (reference === undefined || own(schema, 'discriminator') !== undefined) return [];
    if (!('allOf' in schema || 'anyOf' in schema) || this.#discriminators.told.has(reference)) return [];
    const discriminator = this.#discriminators.of.get(reference);
    if (discriminator === undefined || hasValues(schema, discriminator.property)) return [];
    const name = nameIn(reference);
    const mapped = discriminator.mapping.find(([, target]) => nameIn(target) === name);
    return [member(discriminator.property, literalShape(mapped?.[0] ?? name))];
  }

  /** The property by which siblings are told apart. */
  #toldMember({ property, values }: Told, { at }: Where): Member {
    return member(property, this.choices.shape({}, values, below(at, property)));
  }

  /** The parts of an `allOf`, each without the property that the whole tells apart. */
  #parts(schema: Members, where: Where): readonly Shape[] {
    const required = [...listAt(schema, 'required')].filter((key) => typeof key === 'string');
    const parts = listAt(schema, 'allOf').map((item) => this.#part(item, required, where));
    const told = where.reference === undefined ? undefined : this.#discriminators.told.get(where.reference);
    if (told === undefined || !('allOf' in schema)) return parts;
    return [...parts, object([this.#toldMember(told, where)])];
  }

  #part(item: unknown, required: readonly string[], { sent, at }: Where): Shape {
    if (!isMembers(item)) return this.shape(item, { sent, at });
    const reference = referenceOf(item);
    const shape =
      reference === undefined
        ? this.shape(item, { sent, at, required: [...required] })
        : this.#withRequired(reference, required, { sent, at });
    const { of } = this.#discriminators;
    const discriminator = reference === undefined ? undefined : of.get(reference);
    const declared = own(item, 'discriminator');
    const property =
      discriminator?.property ?? (isMembers(declared) ? own(declared, 'propertyName') : undefined);
    return typeof property === 'string' ? { kind: 'without', of: shape, keys: [property] } : shape;
  }

  #withRequired(reference: string, required: readonly string[], where: Where): Shape {
    const shape = this.reference(reference, where);
    const target = this.#source.resolve(reference);
    const properties = target === undefined ? undefined : own(target.value, 'properties');
    const isTold = target !== undefined && this.#discriminators.told.has(`#${target.pointer}`);
    const keys = required.filter((key) => isMembers(properties) && own(properties, key) !== undefined);
    if (target === undefined || keys.length === 0 || isTold || isChoice(target.value)) return shape;
    return { kind: 'required', of: shape, keys, ...(isNullable(target.value) ? { nullable: true } : {}) };
  }
}

/**
 * Whether what has this name counts as sent: openapi-typescript looks for these words anywhere on the way to a property,
 * and so takes `Hyperparameters` for something that is sent.
 */
export const isSentBy = (name: string): boolean => /parameters|requestBod(?:y|ies)/.test(name);

/** Whether a schema, whatever properties it has, is also other things than an object: nothing can be asked of all of them. */
const isChoice = (schema: Members): boolean => {
  const type = own(schema, 'type');
  const isOther = isList(type) && type.some((each) => each !== 'object' && each !== 'null');
  return isOther || listAt(schema, 'anyOf').length > 0;
};

const isNullable = (schema: Members): boolean => {
  const type = own(schema, 'type');
  return flag(schema, 'nullable') || (isList(type) && type.includes('null'));
};

/** Whether a schema says itself which values a property has. */
const hasValues = (schema: Members, key: string): boolean => {
  const properties = own(schema, 'properties');
  const property = isMembers(properties) ? own(properties, key) : undefined;
  return isMembers(property) && ('enum' in property || 'const' in property);
};

const isObject = (schema: Members): boolean =>
  own(schema, 'type') === 'object' || 'properties' in schema || 'additionalProperties' in schema;

const isPrimitive = (shape: Shape): boolean => shape.kind === 'primitive' && shape !== UNKNOWN;
