import { Code, code, join } from '../code.js';
import { accessOf } from '../ir/access.js';
import type { Discriminator, ObjectDef, Property, Type, TypeDef, TypeId, UnionDef } from '../ir/model.js';
import type { Context } from './context.js';
import { docComment } from './comments.js';
import { spellingOf } from './int64-values.js';
import { othersIn, valuesOf } from './open-enums.js';
import { key, str } from './literal.js';
import type { Spelling, TypeWriter } from './type-text.js';
import type { MemberView, ShapeView } from './views/declaration.js';

/** Writes what declarations consist of. */
export class ShapeWriter {
  readonly #context: Context;
  readonly #types: TypeWriter;

  constructor(context: Context, types: TypeWriter) {
    this.#context = context;
    this.#types = types;
  }

  /** The right-hand side of a declaration. */
  shape(def: TypeDef, spelling: Spelling): ShapeView {
    switch (def.kind) {
      case 'object':
        return this.object(def, spelling);
      case 'enum':
        return typeShape(
          join(
            [
              ...def.values.map(({ wire }) => this.#types.value(wire, def.format)),
              ...othersIn(valuesOf(def), this.#context),
            ],
            code` | `,
          ),
        );
      case 'union':
        return typeShape(this.#union(def, spelling));
      case 'alias':
        return typeShape(this.#types.write(def.type, spelling));
    }
  }

  /** An object type after the types that it is joined to. An interface puts those in its heritage instead. */
  object(def: ObjectDef, spelling: Spelling, inherits: boolean = false): ShapeView {
    const bases = inherits ? [] : this.bases(def, spelling);
    const members = this.members(def, spelling);
    const rest = this.#rest(def, spelling);
    const isObject = members.length > 0 || !rest.isEmpty || bases.length === 0;
    const joined = join(bases, code` & `);
    if (!isObject) return typeShape(joined);
    if (bases.length === 0 && members.length === 0 && rest.isEmpty) return typeShape(nothingIn(spelling));
    return {
      prefix: bases.length === 0 ? Code.EMPTY : code`${joined} & `,
      type: Code.EMPTY,
      isObject,
      members,
      rest,
    };
  }

  /** The types that an object extends, without those of which nothing is left on this way. */
  bases(def: ObjectDef, spelling: Spelling): readonly Code[] {
    const { hollow, hollowReceived } = this.#context.facts;
    const empty = spelling.direction === 'sent' ? hollow : hollowReceived;
    return def.extends.filter((id) => !empty.has(id)).map((id) => this.#types.reference(id, spelling));
  }

  members(def: ObjectDef, spelling: Spelling): readonly MemberView[] {
    return this.travelling(def, spelling).map((property) => this.#member(def.id, property, spelling));
  }

  /** The properties that travel this way. */
  travelling(def: ObjectDef, { direction }: Pick<Spelling, 'direction'>): readonly Property[] {
    const against = direction === 'sent' ? 'readOnly' : 'writeOnly';
    return def.properties.filter((property) => accessOf(property, this.#context.facts.oneWay) !== against);
  }

  /** Nothing of an object's own travels this way. */
  isHollow(def: ObjectDef, spelling: Spelling): boolean {
    if (def.isOpen === true || (def.rest !== undefined && !isNever(def.rest))) return false;
    return this.travelling(def, spelling).length === 0;
  }

  #member(owner: TypeId, property: Property, spelling: Spelling): MemberView {
    const onlyReceived = spelling.direction === 'received' && !this.#isShared(owner);
    return {
      comment: docComment(property.doc, property.constraints, [], spellingOf(this.#context, property.type)),
      isReadonly: onlyReceived,
      key: key(property.wireName),
      isOptional: property.optional,
      type: this.#types.write(property.type, spelling),
    };
  }

  /** Whether one declaration serves both ways, so that its properties must be assignable. */
  #isShared(id: TypeId): boolean {
    const { sent, split } = this.#context.facts;
    return sent.has(id) && !split.has(id);
  }

  /** An index signature must admit the declared properties too. */
  #rest(def: ObjectDef, spelling: Spelling): Code {
    if (def.rest === undefined) return def.isOpen === true ? code`unknown` : Code.EMPTY;
    if (isNever(def.rest)) return Code.EMPTY;
    if (def.rest.kind === 'primitive' && def.rest.name === 'unknown') return code`unknown`;
    const properties = this.travelling(def, spelling);
    const all = [def.rest, ...properties.map((property) => property.type)].map((type) =>
      this.#types.write(type, spelling),
    );
    const distinct = [...new Map(all.map((type) => [type.text, type])).values()];
    if (properties.some((property) => property.optional)) distinct.push(code`undefined`);
    return join(distinct, code` | `);
  }

  #union(def: UnionDef, spelling: Spelling): Code {
    const members = def.members.flatMap((member) => this.#tagged(member, def.discriminator, spelling));
    const all = [...members, ...othersIn(def.members, this.#context)];
    return all.length === 0 ? code`never` : this.#types.union(all);
  }

  /** A member with the values that tell it apart, unless it says so itself. */
  #tagged(member: Type, discriminator: Discriminator | undefined, spelling: Spelling): readonly Code[] {
    const text = this.#types.alternative(member, spelling);
    if (discriminator === undefined || member.kind !== 'reference') return [text];
    const values = discriminator.cases.filter((each) => each.to === member.to).map((each) => each.value);
    if (values.length === 0 || this.#isTold(member.to, discriminator.wireName, values)) return [text];
    const tag = join(values.map(str), code` | `);
    return [code`(${text} & { ${key(discriminator.wireName)}: ${tag} })`];
  }

  /**
   * Whether the discriminating property of a member says itself which member it is, or something else than the tag: then the
   * member is told apart as it is, and a tag that contradicts it would make it `never`. A string does not, nor does a list of
   * all the tags that there are, nor one to which others may be added.
   */
  #isTold(
    id: TypeId,
    wireName: string,
    tags: readonly string[],
    seen: Set<TypeId> = new Set<TypeId>(),
  ): boolean {
    const { types, versions } = this.#context;
    const version = versions.at(-1);
    const def = version === undefined ? undefined : types.at(id, version);
    if (def === undefined || version === undefined || seen.has(id)) return false;
    seen.add(id);
    if (def.kind !== 'object') return true;
    const property = def.properties.find((each) => each.wireName === wireName);
    if (property === undefined) return def.extends.some((base) => this.#isTold(base, wireName, tags, seen));
    const type = types.resolve(property.type, version);
    if (type?.kind === 'primitive') return type.name !== 'string' && type.name !== 'unknown';
    const listed = new Set(type === undefined ? [] : valuesIn(type));
    if (this.#context.enums === 'open' && listed.size > 1) return false;
    return listed.size === tags.length || !tags.every((tag) => listed.has(tag));
  }
}

/** The values of a type that is a list of values. */
const valuesIn = (type: Type | TypeDef): readonly (string | number | boolean)[] => {
  if (type.kind === 'enum') return type.values.map(({ wire }) => wire);
  if (type.kind === 'literal') return [type.value];
  return type.kind === 'union' ? type.members.flatMap(valuesIn) : [];
};

/** An object type without properties would admit anything. */
const nothingIn = ({ scope, direction }: Spelling): Code =>
  direction === 'sent' ? scope.runtimeType('NoParams') : code`Record<never, never>`;

const isNever = (type: Type): boolean => type.kind === 'primitive' && type.name === 'never';

/** A shape that is a type and no object type of its own. */
export const typeShape = (type: Code): ShapeView => ({
  prefix: Code.EMPTY,
  type,
  isObject: false,
  members: [],
  rest: Code.EMPTY,
});
