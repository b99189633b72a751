/**
 * The two seams of the pipeline: a `Pass` changes the model before anything is named, an `Output` makes files of it.
 * The client that is generated is an `Output` itself.
 */
import type { Code } from './code.js';
import type { Contract, ContractOptions } from './ir/contract.js';
import type { Api } from './ir/model.js';
import type { Context } from './typescript/context.js';
import type { ImportExtension } from './typescript/literal.js';

export type { ImportExtension };

/** Changes the model: every version at once, before anything has a name. It returns a new one and touches nothing. */
export interface Pass {
  /** What it is called in what a run says. */
  readonly name: string;
  run(api: Api): Api;
}

/** Makes files of the model and its names. It is a function of its input: the same description gives the same files. */
export interface Output {
  /** What it is called in what a run says. */
  readonly name: string;
  plan(input: OutputInput): OutputPlan;
}

/** The outputs that come along. */
export type OutputName = 'client' | 'paths';

/** What every output is given: the model, what the passes found out about it, and the name of everything. */
export interface OutputInput extends Context {
  /** What each version literally says, oldest first: every status, media type and header. */
  contracts(options?: ContractOptions): readonly Contract[];
}

export interface OutputPlan {
  /** Taken once, one by one: what a generator gives is made while the files before it are being formatted. */
  readonly files: Iterable<PlannedFile>;
  /**
   * Modules of the runtime that the files import, such as `runtime/api.ts`; what those import comes with them. Read when
   * all files were taken.
   */
  readonly runtime?: ReadonlySet<string>;
}

/** A file to write, relative to the output folder, in lower case: a template and its view, or code. */
export type PlannedFile = TemplateFile | CodeFile;

export interface TemplateFile {
  readonly path: string;
  readonly template: string;
  readonly view: object;
}

/** Code is made of literals in a program and of encoders, so that no text of a description can become live code. */
export interface CodeFile {
  readonly path: string;
  readonly code: Code;
}

/** The package that a client is published as. What stands in its `package.json` comes from here: it is generated too. */
export interface PackageOptions {
  /** Its name on the registry: `@shop/client`. */
  readonly name: string;
  /** Default: `0.0.0`. */
  readonly version?: string | undefined;
  /** An SPDX expression, such as `MIT`. Default: none. */
  readonly license?: string | undefined;
  /** Where its source is, as npm takes it: `github:shop/client`. Default: none. */
  readonly repository?: string | undefined;
}

/** How the output `paths` spells a description. */
export interface PathsOptions extends ContractOptions {
  /** Of `enum`: choices of the same values are one. Default: false. */
  readonly dedupeEnums?: boolean | undefined;
  /** Tables are types instead of interfaces. Default: false. */
  readonly exportType?: boolean | undefined;
  /** Everything is readonly. Default: false. */
  readonly immutable?: boolean | undefined;
  /** The paths are an enum as well, by operation. Default: false. */
  readonly makePathsEnum?: boolean | undefined;
  /** Each component has a name of its own beside its place in `components`. Default: false. */
  readonly rootTypes?: boolean | undefined;
  /** Such a name of a schema is spelt as the description spells it. Default: false. */
  readonly rootTypesKeepCasing?: boolean | undefined;
  /** Such a name of a schema has no `Schema` before it. Default: false. */
  readonly rootTypesNoSchemaPrefix?: boolean | undefined;
}
