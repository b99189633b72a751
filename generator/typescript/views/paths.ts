import type { Code } from '../../code.js';

/** `2026-04-28.ts`: what one version of a description says, table by table. */
export interface PathsView {
  readonly header: Code;
  readonly tables: readonly TableView[];
  readonly rootTypes: readonly RootTypeView[];
  readonly enums: readonly EnumView[];
  readonly valueLists: readonly ValueListView[];
  /** Whether properties are marked that only go one way. */
  readonly marks: boolean;
  /** Schemas that only a name can hold. */
  readonly recursive: readonly RootTypeView[];
  readonly withRequired: boolean;
}

/** One of `paths`, `webhooks`, `components` and `operations`. */
export interface TableView {
  readonly name: Code;
  /** An interface; else a type. */
  readonly isInterface: boolean;
  readonly isEmpty: boolean;
  readonly members: Code;
  /** ` & { ... }` for each member whose key is a pattern. */
  readonly patterns: Code;
}

export interface EnumView {
  readonly name: Code;
  readonly members: Code;
}

/** The values of a choice, for programs. */
export interface ValueListView {
  readonly name: Code;
  /** The type of its items. */
  readonly type: Code;
  readonly values: Code;
}

export interface RootTypeView {
  readonly name: Code;
  readonly type: Code;
}

/** `index.ts`: the version that holds unless another one is named. */
export interface PathsIndexView {
  readonly header: Code;
  readonly from: Code;
  /** Whether there is something besides types. */
  readonly hasValues: boolean;
}
