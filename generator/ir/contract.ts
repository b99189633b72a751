/**
 * What one version of a description says of each status, media type and header, as it is written: what the model has
 * settled, joined or left out. Outputs that mirror a description start from it.
 */
import type { Constraints, Doc, VersionId } from './model.js';

/** A type as it is written where it stands. Nothing in it has a name but what the description names. */
export type Shape =
  | { readonly kind: 'primitive'; readonly name: ShapePrimitive }
  /** `isBigint`: of an integer that is no number. */
  | { readonly kind: 'literal'; readonly value: string | number | boolean; readonly isBigint?: true }
  | { readonly kind: 'list'; readonly items: Shape }
  | { readonly kind: 'tuple'; readonly items: readonly Shape[]; readonly rest?: Shape }
  /** An object; `rest` is what further properties hold. */
  | { readonly kind: 'object'; readonly members: readonly Member[]; readonly rest?: Shape }
  /** An object of which nothing is known but that it is one; with values of nothing at all, an empty one. */
  | { readonly kind: 'record'; readonly values: Shape }
  | { readonly kind: 'union'; readonly members: readonly Shape[] }
  | { readonly kind: 'intersection'; readonly members: readonly Shape[] }
  /** What stands elsewhere: a root, and the keys on the way. */
  | { readonly kind: 'reference'; readonly root: RootName; readonly keys: readonly string[] }
  /** A shape without some of its properties. */
  | { readonly kind: 'without'; readonly of: Shape; readonly keys: readonly string[] }
  /** A shape some of whose properties are there for certain; `nullable` where it may be null by itself, which this is not. */
  | {
      readonly kind: 'required';
      readonly of: Shape;
      readonly keys: readonly string[];
      readonly nullable?: true;
    }
  /** One of `Contract.enums`, by its index: only where the options ask for them. */
  | { readonly kind: 'enum'; readonly index: number }
  /** What only comes back, or is only sent: only where the options ask for marks. */
  | { readonly kind: 'marked'; readonly mark: 'read' | 'write'; readonly of: Shape };

export type ShapePrimitive = 'string' | 'number' | 'bigint' | 'boolean' | 'null' | 'unknown' | 'never';

export interface Member {
  readonly key: string;
  /** Of a path whose key is a pattern: texts, and the types of what stands between them. Only where asked for. */
  readonly pattern?: readonly PatternPart[];
  readonly shape: Shape;
  readonly optional: boolean;
  /** Values only ever come back. */
  readonly readonly: boolean;
  readonly doc: Doc;
  readonly constraints: Constraints;
}

/** A piece of a key that is a pattern. */
export type PatternPart =
  { readonly text: string } | { readonly type: Extract<ShapePrimitive, 'string' | 'number' | 'boolean'> };

/** A choice of strings and numbers that a program may name. */
export interface EnumChoice {
  /** Where it stands: the keys of the description on the way, joined by slashes. It need not be the only one there. */
  readonly at: string;
  readonly values: readonly EnumValue[];
}

export interface EnumValue {
  readonly value: string | number;
  /** What the description calls it: `x-enum-varnames`. */
  readonly name?: string;
  /** What the description says of it: `x-enum-descriptions`. */
  readonly description?: string;
}

/** The values of a choice, as a list that a program may read. */
export interface ValueList {
  /** Like that of an `EnumChoice`. */
  readonly at: string;
  readonly values: readonly (string | number)[];
  /** The type of its items, which may be null besides. */
  readonly shape: Shape;
}

/** The tables that references lead to. */
export type RootName = 'paths' | 'webhooks' | 'components' | 'operations';

/** The whole of one version. */
export interface Contract {
  readonly version: VersionId;
  /** Members of each table by their keys; those of `components` are tables themselves. */
  readonly roots: Readonly<Record<RootName, readonly Member[]>>;
  /** In the order of the description; empty unless the options ask for them. */
  readonly enums: readonly EnumChoice[];
  readonly valueLists: readonly ValueList[];
}

/** How literally a description is taken. */
export interface ContractOptions {
  /** Objects take properties that are not declared, wherever nothing forbids them. Default: false. */
  readonly additionalProperties?: boolean | undefined;
  /** Keys are sorted. Default: false, the order of the description. */
  readonly alphabetize?: boolean | undefined;
  /** Lists with limits are tuples, as long as those are short. Default: false. */
  readonly arrayLength?: boolean | undefined;
  /** A property with a default is always there, except in what is sent. Default: true. */
  readonly defaultNonNullable?: boolean | undefined;
  /** Of `enum`: only choices whose values the description names or describes. Default: false. */
  readonly conditionalEnums?: boolean | undefined;
  /** An object of which nothing is known may hold anything, instead of nothing. Default: false. */
  readonly emptyObjectsUnknown?: boolean | undefined;
  /** Choices of strings and numbers are enums. Default: false, unions of literals. */
  readonly enum?: boolean | undefined;
  /** Choices have lists of their values beside them. Default: false. */
  readonly enumValues?: boolean | undefined;
  /** What is deprecated is left out. Default: false. */
  readonly excludeDeprecated?: boolean | undefined;
  /** A path with parameters stands for all that fit it: its key is a pattern. Default: false. */
  readonly pathParamsAsTypes?: boolean | undefined;
  /** What is `readOnly` or `writeOnly` is marked, instead of being `readonly`. Default: false. */
  readonly readWriteMarkers?: boolean | undefined;
  /** Where a schema does not say which properties are required, all are. Default: false. */
  readonly propertiesRequiredByDefault?: boolean | undefined;
}
