import type { Code } from '../../code.js';
import type { CommentView } from '../comments.js';

/** A property of an interface or of an object type. */
export interface MemberView {
  readonly comment: CommentView;
  readonly isReadonly: boolean;
  readonly key: Code;
  readonly isOptional: boolean;
  readonly type: Code;
}

/** What stands on the right of `type X =`: a type, or an object type, each perhaps after types that it is joined to. */
export interface ShapeView {
  /** `A & B & `, or empty. */
  readonly prefix: Code;
  /** Empty where the members are meant. */
  readonly type: Code;
  readonly isObject: boolean;
  readonly members: readonly MemberView[];
  /** The type of further properties, or empty. */
  readonly rest: Code;
}

/** One exported declaration of a generated file: exactly one of the `is…` facts holds. */
export interface DeclarationView {
  readonly comment: CommentView;
  readonly name: Code;
  /** `<V extends Version = DefaultVersion>`, or empty. */
  readonly parameters: Code;
  readonly isInterface: boolean;
  /** `extends A, B`, or empty. */
  readonly heritage: Code;
  readonly isAlias: boolean;
  /** Of an interface or an alias. */
  readonly shape: ShapeView;
  readonly isEnum: boolean;
  /** A constant that lists the values, by version where they differ. */
  readonly values: Code;
  readonly items: readonly Code[];
  /** What a value may be besides, after ` | `; empty where there is nothing else. */
  readonly others: Code;
  readonly isByVersion: boolean;
  readonly byVersion: Code;
  readonly entries: readonly { readonly version: Code; readonly shape: ShapeView }[];
  /** Versions that share a definition with their definition, in terms of `V`; empty where `entries` say it. */
  readonly spans: readonly { readonly versions: Code; readonly shape: ShapeView }[];
}
