import type { Int64 } from '../choices.js';
import { type Code, code, join } from '../code.js';
import type { PrimitiveName, Type, TypeDef, TypeId, VersionId } from '../ir/model.js';
import { referencesIn, referencesOf } from '../ir/walk.js';
import type { Context, Direction } from './context.js';
import { int64, literal, str } from './literal.js';
import { othersIn } from './open-enums.js';
import type { FileScope } from './scope.js';

/** How the types of a place are written: in which file, which way values travel, at which version. */
export interface Spelling {
  readonly scope: FileScope;
  readonly direction: Direction;
  /** A version, `generic` for the type parameter `V` of the declaration, or undefined where no version matters. */
  readonly version: VersionId | 'generic' | undefined;
}

const PRIMITIVES: Readonly<Record<PrimitiveName, Code>> = {
  string: code`string`,
  integer: code`number`,
  number: code`number`,
  boolean: code`boolean`,
  bytes: code`Blob`,
  null: code`null`,
  unknown: code`unknown`,
  never: code`never`,
};

const INT64: Readonly<Record<Int64, Code>> = {
  number: code`number`,
  string: code`string`,
  bigint: code`bigint`,
};

/** Writes uses of types. */
export class TypeWriter {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  write(type: Type, spelling: Spelling): Code {
    switch (type.kind) {
      case 'primitive':
        return type.format === 'int64' ? INT64[this.#context.int64] : PRIMITIVES[type.name];
      case 'literal':
        return this.value(type.value, type.format);
      case 'reference':
        return this.reference(type.to, spelling);
      case 'list':
        return code`${this.#operand(type.items, spelling)}[]`;
      case 'map':
        return this.#map(type, spelling);
      case 'tuple':
        return this.#tuple(type, spelling);
      case 'union':
        return join(this.#alternatives(type, spelling), code` | `);
      case 'intersection':
        return join(
          type.members.map((member) => this.#operand(member, spelling)),
          code` & `,
        );
    }
  }

  /** The type of a value, which is a literal. */
  value(value: string | number | boolean, format: 'int64' | undefined): Code {
    return format === undefined || typeof value !== 'number'
      ? literal(value)
      : int64(value, this.#context.int64);
  }

  /** Alternatives that have been written, each once. */
  union(members: readonly Code[]): Code {
    return join(distinct(members), code` | `);
  }

  #alternatives({ members }: Extract<Type, { kind: 'union' }>, spelling: Spelling): readonly Code[] {
    return distinct([
      ...members.map((member) => this.alternative(member, spelling)),
      ...othersIn(members, this.#context),
    ]);
  }

  /** The name of a declared type, with the version where it needs one. */
  reference(id: TypeId, { scope, direction, version }: Spelling): Code {
    const { facts, names, homes } = this.#context;
    const typeNames = names.types.get(id);
    if (typeNames === undefined) return code`unknown`;
    const input = direction === 'sent' && facts.split.has(id);
    const name = scope.type(input ? typeNames.input : typeNames.name, homes.get(id) ?? scope.path);
    if (version === undefined || !this.isVaryingType(id, direction)) return name;
    return version === 'generic' ? code`${name}<V>` : code`${name}<${str(version)}>`;
  }

  isVarying(type: Type, direction: Direction): boolean {
    return referencesIn(type).some((id) => this.isVaryingType(id, direction));
  }

  /** Whether a definition names a type that differs between versions. */
  namesVarying(def: TypeDef, direction: Direction): boolean {
    return referencesOf(def).some((id) => this.isVaryingType(id, direction));
  }

  /** Whether a declared type takes a version. */
  isVaryingType(id: TypeId, direction: Direction): boolean {
    const { varying, varyingWhen, split } = this.#context.facts;
    return (split.has(id) ? varyingWhen[direction] : varying).has(id);
  }

  /** An index signature where the values may lead back here: a type alias cannot name itself as a type argument. */
  #map({ values, keys }: Extract<Type, { kind: 'map' }>, spelling: Spelling): Code {
    const text = this.write(values, spelling);
    const leadsOn = this.#leadsOn(values);
    if (keys === undefined) return leadsOn ? code`{ [key: string]: ${text} }` : code`Record<string, ${text}>`;
    const names = this.write(keys, spelling);
    return leadsOn ? code`{ [key in ${names}]?: ${text} }` : code`Partial<Record<${names}, ${text}>>`;
  }

  #leadsOn(type: Type): boolean {
    if (type.kind === 'primitive' || type.kind === 'literal') return false;
    if (type.kind === 'list') return this.#leadsOn(type.items);
    if (type.kind === 'map') return this.#leadsOn(type.values);
    if (type.kind !== 'reference') return true;
    const revisions = this.#context.types.timeline(type.to)?.revisions ?? [];
    return revisions.some(({ value }) => value.kind === 'alias' || value.kind === 'union');
  }

  #tuple(type: Extract<Type, { kind: 'tuple' }>, spelling: Spelling): Code {
    const items = type.items.map((item, index) =>
      index < type.required ? this.write(item, spelling) : code`${this.#operand(item, spelling)}?`,
    );
    const rest = type.rest === undefined ? [] : [code`...${this.#operand(type.rest, spelling)}[]`];
    return code`[${join([...items, ...rest], code`, `)}]`;
  }

  /** In parentheses where an operator follows or precedes. */
  #operand(type: Type, spelling: Spelling): Code {
    const members = type.kind === 'union' ? this.#alternatives(type, spelling) : [this.write(type, spelling)];
    const text = join(members, code` | `);
    return members.length > 1 || type.kind === 'intersection' ? code`(${text})` : text;
  }

  /** A member of a union: formatters put those that are intersections into parentheses. */
  alternative(type: Type, spelling: Spelling): Code {
    const text = this.write(type, spelling);
    return type.kind === 'intersection' ? code`(${text})` : text;
  }
}

/** Alternatives that are written alike stand once: an integer is a number too, and text may be what an integer is. */
const distinct = (members: readonly Code[]): readonly Code[] => [
  ...new Map(members.map((each) => [each.text, each])).values(),
];
