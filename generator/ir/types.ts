/** The types of an API: declarations in an arena, and their uses. */
import type { NameHint, Origin, TypeId } from './identity.js';
import type { Constraints, Doc } from './values.js';

export type PrimitiveName =
  'string' | 'integer' | 'number' | 'boolean' | 'bytes' | 'null' | 'unknown' | 'never';

/**
 * A use of a type. It never holds a definition: objects and named enums are always reached by reference. The format `int64`
 * of integers is only there where they are to be no numbers.
 */
export type Type =
  | { readonly kind: 'primitive'; readonly name: PrimitiveName; readonly format?: string }
  | { readonly kind: 'literal'; readonly value: string | number | boolean; readonly format?: 'int64' }
  | { readonly kind: 'list'; readonly items: Type }
  | {
      readonly kind: 'map';
      readonly values: Type;
      /** The choice of names that values may have; absent where any name will do. */
      readonly keys?: Type;
    }
  | {
      readonly kind: 'tuple';
      readonly items: readonly Type[];
      /** How many of `items` must be there. */
      readonly required: number;
      readonly rest?: Type;
    }
  | { readonly kind: 'union'; readonly members: readonly [Type, Type, ...Type[]] }
  | { readonly kind: 'intersection'; readonly members: readonly [Type, Type, ...Type[]] }
  | { readonly kind: 'reference'; readonly to: TypeId };

/** A named declaration. The arena of these is where recursion lives. */
export type TypeDef = ObjectDef | EnumDef | UnionDef | AliasDef;

interface Declared {
  readonly id: TypeId;
  readonly name: NameHint;
  readonly doc: Doc;
  readonly origin: Origin;
  /** On the schema itself: values only ever come back, or are only ever sent. */
  readonly access: Access;
}
export type Access = 'readWrite' | 'readOnly' | 'writeOnly';

export interface ObjectDef extends Declared {
  readonly kind: 'object';
  readonly extends: readonly TypeId[];
  /** The bases and the properties contradict or overlap each other: all hold at once, and none overrides. */
  readonly conflicting: boolean;
  readonly properties: readonly Property[];
  /** What further properties hold; absent where none are declared. */
  readonly rest?: Type;
  /** Where schemas are read to the letter: nothing is said of further properties, and there may be any. */
  readonly isOpen?: true;
}
export interface EnumDef extends Declared {
  readonly kind: 'enum';
  /** Of all its values. */
  readonly format?: 'int64';
  readonly values: readonly EnumValue[];
}
export interface UnionDef extends Declared {
  readonly kind: 'union';
  readonly members: readonly Type[];
  readonly discriminator?: Discriminator;
}
export interface AliasDef extends Declared {
  readonly kind: 'alias';
  readonly type: Type;
}

export interface Property {
  readonly wireName: string;
  readonly type: Type;
  readonly doc: Doc;
  readonly constraints: Constraints;
  /** Absence and null are separate facts: null is a member of the type. */
  readonly optional: boolean;
  readonly access: Access;
  /** What is in the text that the value is, until it is known whether anybody reads it. */
  readonly holds?: Type;
}
export interface EnumValue {
  readonly wire: string | number;
  readonly doc: Doc;
}
export interface Discriminator {
  readonly wireName: string;
  readonly cases: readonly { readonly value: string; readonly to: TypeId }[];
}
