import type { Code } from '../../code.js';
import type { CommentView } from '../comments.js';
import type { ImportView } from '../scope.js';
import type { DeclarationView } from './declaration.js';

/** A file of declarations and nothing else. */
export interface ModelsView {
  readonly header: Code;
  readonly imports: readonly ImportView[];
  readonly declarations: readonly DeclarationView[];
}

export interface VersionsView {
  readonly header: Code;
  readonly comment: CommentView;
  /** `'2026-04-16' | '2026-04-28'` */
  readonly union: Code;
  readonly pin: Code;
  readonly versions: readonly {
    readonly version: Code;
    readonly status: Code;
    /** Empty where it is not known. */
    readonly released: Code;
  }[];
  /** Each version with those after it; none where there are so few that lists of them are as short. */
  readonly since: readonly { readonly version: Code; readonly versions: Code }[];
}

/** Where integers of 64 bits stand in values of declared types. */
export interface Int64View {
  readonly header: Code;
  readonly imports: readonly ImportView[];
  readonly places: readonly { readonly name: Code; readonly type: Code; readonly value: Code }[];
}

/** The parser of webhooks. */
export interface WebhooksView {
  readonly header: Code;
  readonly imports: readonly ImportView[];
  /** The type that has the type of each body by name. */
  readonly events: Code;
  /** `V extends Version = DefaultVersion, ` where the bodies differ between versions. */
  readonly version: Code;
  readonly isVersioned: boolean;
  /** The function of the runtime that reads a body. */
  readonly read: Code;
}

/** The classes of errors by status, each with the bodies that the API documents for it. */
export interface ErrorsView {
  readonly header: Code;
  readonly imports: readonly ImportView[];
  readonly classes: readonly {
    readonly comment: CommentView;
    readonly name: Code;
    /** The name as text: minifiers rename classes. */
    readonly literal: Code;
    readonly key: Code;
    readonly status: Code;
    readonly body: Code;
  }[];
}

/** An option of the client that a user sets. */
export interface OptionView {
  readonly comment: CommentView;
  readonly name: Code;
  readonly isOptional: boolean;
  readonly type: Code;
  /** In Markdown, for the README. */
  readonly words: Code;
  /** The environment variable with its default, in Markdown; empty where there is none. */
  readonly variable: Code;
}

export interface ClientView {
  readonly header: Code;
  readonly imports: readonly ImportView[];
  readonly comment: CommentView;
  readonly className: Code;
  readonly optionsName: Code;
  readonly options: readonly OptionView[];
  /** The type of what says where the API is; empty where the description says it. */
  readonly addressName: Code;
  /** Options that together make the address. */
  readonly address: readonly { readonly name: Code; readonly type: Code }[];
  /** The client has options besides those that every client has. */
  readonly hasOptions: boolean;
  /** A client can be made without any option. */
  readonly isOptional: boolean;
  readonly isVersioned: boolean;
  readonly apiType: Code;
  /** The options as they are handed on: `options`, or with a default from the environment. */
  readonly given: Code;
  readonly baseURL: Code;
  /** Empty where there is only one server. */
  readonly baseURLs: Code;
  readonly carrier: Code;
  readonly knownVersions: readonly Code[];
  /** How the server refuses an unknown version; empty where it is not said. */
  readonly unknown: Code;
  readonly auth: readonly { readonly key: Code; readonly scheme: Code }[];
  /** The scopes that operations need, by the option with the token. */
  readonly scopes: readonly { readonly option: Code; readonly names: readonly Code[] }[];
  readonly security: readonly (readonly Code[])[];
  readonly headers: readonly { readonly key: Code; readonly value: Code }[];
  readonly services: readonly {
    readonly comment: CommentView;
    readonly member: Code;
    readonly type: Code;
  }[];
}

/** What the package exports, as a table of contents. */
export interface IndexView {
  readonly header: Code;
  readonly exports: readonly {
    readonly from: Code;
    readonly typesOnly: boolean;
    readonly names: readonly { readonly isType: boolean; readonly name: Code }[];
  }[];
}

/** The plain types of one version. */
export interface VersionEntryView {
  /** A specifier of the file that has all versions. */
  readonly index: Code;
  readonly header: Code;
  readonly comment: CommentView;
  readonly version: Code;
  /** The file of a version before, whose types these are but for what follows; empty for the oldest. */
  readonly before: Code;
  /** Types that do not differ between the versions in which they exist. */
  readonly same: readonly Code[];
  /** Types as they are in this version. */
  readonly varying: readonly Code[];
  /** Types that the file of the version before has, and this version lacks. */
  readonly gone: readonly Code[];
}
