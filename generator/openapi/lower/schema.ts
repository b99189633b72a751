import { isMembers, own } from '../../ir/documents.js';
import type { Type, TypeDef, TypeId } from '../../ir/model.js';
import { child } from '../../ir/pointer.js';
import { diagnose } from '../../diagnostics/catalogue.js';
import { typeIdOf } from '../location.js';
import type { Element, Memory, Traced } from '../memory.js';
import type { Node, ObjectNode, Reader } from '../reader.js';
import type { SchemaContext } from './context.js';
import {
  addsToReference,
  demandedOf,
  isAnything,
  isJoinedToObjects,
  isScalarAnyway,
  isUnionOnly,
} from './beside.js';
import { aliased, endOfAliases } from './aliases.js';
import { checkKeywords } from './check-keywords.js';
import { Definitions, type Recipe } from './definitions.js';
import {
  accessOf,
  allowsNothing,
  docOf,
  impliedType,
  isBinary,
  isNullable,
  typesOf,
  withoutCombinators,
  wrappedPart,
} from './keywords.js';
import { hintFor } from './hints.js';
import { asInt64, INT64, isInt64, isJoinedToInt64 } from './int64.js';
import { lowerList, orElse } from './lists.js';
import { lowerEnum, lowerLiterals, lowerValue } from './literals.js';
import { follow, isElse, isObjectLike } from './object-like.js';
import { lowerObject } from './object.js';
import { plainType } from './plain.js';
import { lowerKeys, lowerRest } from './rest.js';
import { ANY_OBJECT, intersection, NEVER, NULL, orNull, STRING, union, UNKNOWN } from './types.js';
import { lowerUnion } from './union.js';

/** The last step of the way to the object in a nullable object schema, which needs a name beside the whole. */
const NON_NULL = 'non-null';
/** Likewise for the object that stands beside a reference or a union. */
const BESIDE = 'beside-reference';

export type LoweringMemory = Memory<Recipe<SchemaLowering>>;

/** Lowers the schemas of one version. Definitions are queued, so that depth of recursion never matters. */
export class SchemaLowering implements SchemaContext {
  readonly reader: Reader;
  readonly #definitions: Definitions<SchemaLowering>;

  constructor(reader: Reader, memory: LoweringMemory) {
    this.reader = reader;
    this.#definitions = new Definitions(reader, memory);
  }

  get types(): Map<TypeId, TypeDef> {
    return this.#definitions.types;
  }

  /** Lower everything that has been asked for, and what that asks for in turn. */
  drain(): void {
    this.#definitions.drain(this);
  }

  /** What was made of an element in an earlier version, if it would be the same again, or what is made of it now. */
  recall<T>(element: Element<T>): T {
    return this.#definitions.recall(element);
  }

  /** What `make` makes, and what tells of what it read and asked for once more where that is used again. */
  traced<T>(make: () => T): Traced<T> {
    return this.#definitions.traced(make);
  }

  /** The type of a schema where it is used. */
  use(node: Node): Type {
    if (node.value === true) return UNKNOWN;
    if (node.value === false) return NEVER;
    const schema = this.reader.object(node);
    if (schema === undefined) return UNKNOWN;
    const plain = plainType(this.reader, schema.value);
    if (plain !== undefined) return plain;
    const reference = own(schema.value, '$ref');
    if (reference !== undefined) return this.#reference(schema, reference);
    const wrapped = this.#wrapped(schema);
    if (wrapped !== undefined) return orNull(this.use(wrapped), isNullable(schema.value));
    // A union whose members are told apart has a name, even where it is written in place.
    if ('discriminator' in schema.value && isUnionOnly(this.reader, schema) && !isNullable(schema.value)) {
      return { kind: 'reference', to: this.define(schema) };
    }
    return this.#inline(schema);
  }

  /** What an `allOf` with one part, and nothing else that is structure, wraps: a reference as 3.0 describes it. */
  #wrapped(schema: ObjectNode): Node | undefined {
    const part = wrappedPart(schema.value);
    return part === undefined ? undefined : this.reader.items(this.reader.at(schema, 'allOf'))[part];
  }

  /** Declare a component schema; an index entry declares what it points to. */
  component(node: Node): void {
    const end = endOfAliases(this.reader, node);
    if (end === undefined) return;
    if (isMembers(end.value)) this.define({ ...end, value: end.value }, true);
    else if (typeof end.value === 'boolean') this.#defineBoolean(end, end.value ? UNKNOWN : NEVER);
    else if (this.reader.isEmpty(end) || this.reader.isEmptyList(end)) this.#defineBoolean(end, UNKNOWN);
    else this.reader.wrongShape(end, 'a schema');
  }

  /** `true` and `false` allow anything, or nothing. */
  #defineBoolean(node: Node, type: Type): void {
    const id = typeIdOf(node, this.reader.view);
    this.#definitions.ask(id, { ...node, value: {} }, (self, _, at) => ({
      kind: 'alias',
      ...self.#declared(id, at),
      type,
    }));
  }

  /** Make a named declaration of a schema and refer to it. */
  define(node: ObjectNode, isElsewhere: boolean = false): TypeId {
    const id = typeIdOf(node, this.reader.view);
    return this.#definitions.ask(id, node, (self, _, at) => self.#definition(id, at), isElsewhere);
  }

  /** The declaration that stands for the values of a schema other than null. */
  defineNonNull(node: ObjectNode): TypeId {
    const isPart = isNullable(node.value) || isElse(this.reader, node);
    return isPart ? this.#defineObjectOf(node, NON_NULL, 'object') : this.define(node);
  }

  /** A declaration of its own for the object that is part of what a schema, the whole, says. */
  #defineObjectOf(node: ObjectNode, step: string, word: string, whole?: ObjectNode): TypeId {
    const id = typeIdOf({ ...node, pointer: child(node.pointer, step) }, this.reader.view);
    const hint = hintFor(this.reader, node);
    // Without a name of its own, the whole is never declared beside its object.
    const words = hint.strength === 'derived' && step === NON_NULL ? hint.words : [...hint.words, word];
    const name = { ...hint, words, strength: 'derived' } as const;
    return this.#definitions.ask(id, node, (self, _, at) => ({
      // The whole is in the document in which the object is now, which may be that of a later version.
      ...lowerObject(
        self,
        at,
        whole === undefined ? undefined : demandedOf(self.reader, { ...whole, uri: at.uri }),
      ),
      ...self.#declared(id, at),
      name,
    }));
  }

  /** The declaration of an object that an `enum` or a `const` holds. */
  defineValue(node: ObjectNode): TypeId {
    const declared = { name: hintFor(this.reader, node), doc: {}, access: 'readWrite' } as const;
    return this.#definitions.ask(typeIdOf(node, this.reader.view), node, (self, id, at) => ({
      ...lowerValue(self, at),
      ...declared,
      id,
      origin: self.reader.origin(at),
    }));
  }

  #reference(schema: ObjectNode, reference: unknown): Type {
    if (typeof reference !== 'string') {
      this.reader.wrongShape({ ...schema, value: reference }, 'a string');
      return UNKNOWN;
    }
    const target = aliased(this.reader, this.reader.target(reference, schema, true));
    if (target === undefined) return UNKNOWN;
    const type = addsToReference(this.reader, schema.value, target)
      ? this.#referenceAndBeside(schema, target)
      : this.#referenceTo(target);
    return orNull(type, own(schema.value, 'nullable') === true);
  }

  #referenceAndBeside(schema: ObjectNode, target: Node): Type {
    const { reader } = this;
    if (isInt64(reader, schema.value))
      return intersection([this.#int64(target) ?? this.#referenceTo(target), this.#beside(schema)]);
    const isExact = isJoinedToInt64(reader, target);
    const beside = this.#beside(isExact ? { ...schema, value: asInt64(schema.value) } : schema);
    return intersection([this.#referenceTo(target), beside]);
  }

  /** A schema of other numbers, as integers of 64 bits; undefined where it says that of itself. */
  #int64(node: Node): Type | undefined {
    const target = isJoinedToInt64(this.reader, node) ? undefined : follow(this.reader, node);
    return target && this.#inline(target, true);
  }

  /** The type of what a schema says beside its reference. */
  #beside(schema: ObjectNode): Type {
    const keyword = 'unevaluatedItems';
    const unevaluated = this.reader.at(schema, keyword);
    // Which items are left to it depends on those that the reference looks at.
    if (unevaluated !== undefined) {
      this.reader.report(diagnose('untyped-keyword', { keyword }, this.reader.place(unevaluated)));
    }
    const entries = Object.entries(schema.value).filter(([key]) => key !== '$ref' && key !== keyword);
    const rest = { ...schema, value: Object.fromEntries(entries) };
    const demanded = demandedOf(this.reader, schema);
    if (demanded.size === 0 && !isObjectLike(this.reader, rest)) return this.#inline(rest);
    return { kind: 'reference', to: this.#defineObjectOf(rest, BESIDE, 'part', schema) };
  }

  #referenceTo(target: Node): Type {
    if (!isMembers(target.value)) return this.use(target);
    return { kind: 'reference', to: this.define({ ...target, value: target.value }, true) };
  }

  #definition(id: TypeId, node: ObjectNode): TypeDef {
    const declared = this.#declared(id, node);
    const schema = node.value;
    if ('$ref' in schema) return { kind: 'alias', ...declared, type: this.use(node) };
    checkKeywords(this.reader, node);
    const nullable = isNullable(schema);
    const only = own(schema, 'const');
    if (!nullable && isMembers(only)) {
      const value = { ...node, pointer: child(node.pointer, 'const'), value: only };
      return { ...lowerValue(this, value), ...declared };
    }
    if (!nullable && isObjectLike(this.reader, node) && !isElse(this.reader, node))
      return { ...lowerObject(this, node), ...declared };
    const choice = nullable ? undefined : lowerEnum(this.reader, schema);
    if (choice !== undefined) return { ...choice, ...declared };
    if (!nullable && isUnionOnly(this.reader, node)) return { ...lowerUnion(this, node), ...declared };
    const wrapped = this.#wrapped(node);
    if (nullable && isMembers(wrapped?.value) && '$ref' in wrapped.value) {
      return { kind: 'alias', ...declared, type: orNull(this.use(wrapped), true) };
    }
    return { kind: 'alias', ...declared, type: this.#inline(node) };
  }

  #declared(id: TypeId, node: ObjectNode): Pick<TypeDef, 'id' | 'name' | 'doc' | 'origin' | 'access'> {
    const pinned = this.reader.at(node, 'x-name')?.value;
    const name =
      typeof pinned === 'string'
        ? ({ words: [pinned], strength: 'pinned' } as const)
        : hintFor(this.reader, node);
    const doc = docOf(this.reader, node, [...name.words.slice(-1), name.words.join('')]);
    return { id, name, doc, origin: this.reader.origin(node), access: accessOf(node.value) };
  }

  /** The type of a schema without regard to a `$ref` in it. `isExact`: its numbers are integers of 64 bits. */
  #inline(given: ObjectNode, isExact: boolean = isJoinedToInt64(this.reader, given)): Type {
    checkKeywords(this.reader, given);
    const node = isExact ? { ...given, value: asInt64(given.value) } : given;
    const schema = node.value;
    if (allowsNothing(schema)) return NEVER;
    const parts: Type[] = [];
    const literal = lowerLiterals(this, node);
    if (literal !== undefined) parts.push(literal);
    else if (isObjectLike(this.reader, node)) {
      const to: Type = { kind: 'reference', to: this.defineNonNull(node) };
      return orNull(isElse(this.reader, node) ? orElse(this, node, to) : to, isNullable(schema));
    } else {
      for (const part of [...this.#combinators(node, isExact), ...this.#typed(node)]) parts.push(part);
    }
    return orNull(intersection(parts), isNullable(schema) && literal === undefined);
  }

  #combinators(node: ObjectNode, isExact: boolean): readonly Type[] {
    const parts: Type[] = [];
    const all = this.reader.at(node, 'allOf');
    const use = (part: Node): Type => (isExact ? this.#int64(part) : undefined) ?? this.use(part);
    if (all !== undefined) for (const part of this.reader.items(all)) parts.push(use(part));
    for (const keyword of ['oneOf', 'anyOf'] as const) {
      const options = this.reader.at(node, keyword);
      if (options === undefined) continue;
      parts.push(
        'discriminator' in node.value
          ? { kind: 'reference', to: this.#taggedUnion(node, options, keyword) }
          : union(this.reader.items(options).map((option) => this.use(option))),
      );
    }
    return parts;
  }

  /** The union part of a schema that says more than that: declared under the place of its keyword. */
  #taggedUnion(node: ObjectNode, options: Node, keyword: 'oneOf' | 'anyOf'): TypeId {
    const id = typeIdOf(options, this.reader.view);
    const hint = hintFor(this.reader, node);
    const word = keyword === 'anyOf' && 'oneOf' in node.value ? 'alternative' : 'variant';
    const name = { ...hint, words: [...hint.words, word], strength: 'derived' } as const;
    return this.#definitions.ask(id, node, (self, _, at) => ({
      ...lowerUnion(self, at, keyword),
      ...self.#declared(id, at),
      name,
      access: 'readWrite',
    }));
  }

  #typed(node: ObjectNode): readonly Type[] {
    const types = typesOf(node.value).filter((type) => type !== 'null' || typesOf(node.value).length === 1);
    if (types.length > 0 && isScalarAnyway(this.reader, node)) return [];
    if (types.length > 0) return [union(types.map((type) => this.#ofType(node, type)))];
    const implied = demandedOf(this.reader, node).size > 0 ? 'object' : impliedType(node.value);
    if (!this.reader.isLiteral) return implied === undefined ? [] : [this.#ofType(node, implied)];
    if (implied === undefined || implied === 'string') return [];
    const object = implied === 'object' ? this.#openObject(node) : ANY_OBJECT;
    return [isElse(this.reader, node) ? orElse(this, node, object) : object];
  }

  #ofType(node: ObjectNode, type: string): Type {
    switch (type) {
      case 'array':
        return lowerList(this, node);
      case 'object':
        return this.#openObject(node);
      case 'string':
        return isBinary(node.value) ? { kind: 'primitive', name: 'bytes' } : STRING;
      case 'integer':
        return isInt64(this.reader, node.value) ? INT64 : { kind: 'primitive', name: type };
      case 'number':
      case 'boolean':
        return { kind: 'primitive', name: type };
      case 'null':
        return NULL;
      case 'file':
        return { kind: 'primitive', name: 'bytes' };
      default:
        this.reader.report(diagnose('unknown-type', { type }, this.reader.place(node)));
        return UNKNOWN;
    }
  }

  /** The object that a schema describes, without what it is joined to: a map where it declares no property. */
  #openObject(node: ObjectNode): Type {
    const alone = { ...node, value: withoutCombinators(node.value) };
    const demanded = demandedOf(this.reader, node);
    const hasProperties = own(node.value, 'properties') !== undefined;
    if (demanded.size > 0 || (hasProperties && isObjectLike(this.reader, alone, 'object'))) {
      const isAll = Object.keys(alone.value).length === Object.keys(node.value).length;
      const to = isAll ? this.defineNonNull(node) : this.#defineObjectOf(alone, BESIDE, 'part', node);
      return { kind: 'reference', to };
    }
    const values = this.rest(node) ?? UNKNOWN;
    if (isAnything(values) && isJoinedToObjects(this.reader, node)) return UNKNOWN;
    return { kind: 'map', values, ...lowerKeys(this, node) };
  }

  /** What properties that are not declared by name hold; undefined where nothing is said. */
  rest(node: ObjectNode): Type | undefined {
    return lowerRest(this, node);
  }
}
