/**
 * The model in the middle: every version of an API at once, as plain, readonly, JSON-serialisable data.
 * It holds no fact of OpenAPI and none of TypeScript.
 */
import type { NameHint, OperationId, Origin, ServiceId, TypeId, VersionId } from './identity.js';
import type { PageRules, Pagination } from './pagination.js';
import type { Type, TypeDef } from './types.js';
import type { Constraints, Doc, FieldPath, Json } from './values.js';

export type * from './identity.js';
export type * from './types.js';
export type { Constraints, Doc, FieldPath, Json, PageRules, Pagination };

// ---- versions

export interface Version {
  readonly id: VersionId;
  readonly stage: 'preview' | 'stable' | 'deprecated' | 'retired';
  /** ISO 8601 date. */
  readonly released?: string;
}

/** How a client says which version it speaks. */
export interface Versioning {
  readonly carrier: { readonly kind: 'header' | 'query' | 'server'; readonly name: string };
  /** What a client sends when its user names no version. */
  readonly pin: VersionId;
  /** What the server assumes when nothing is sent. */
  readonly omitted?: VersionId;
  /** How the server refuses a version that it does not know. */
  readonly unknown?: {
    readonly status: number;
    readonly code: string;
    readonly at: FieldPath;
  };
}

/** One definition and the versions that share it exactly. */
export interface Revision<T> {
  readonly versions: readonly [VersionId, ...VersionId[]];
  readonly value: T;
}

/** An element through time: revisions are disjoint, oldest first; a version in none of them lacks the element. */
export interface Timeline<Id, T> {
  readonly id: Id;
  readonly revisions: readonly [Revision<T>, ...Revision<T>[]];
}

/** The whole API. */
export interface Api {
  readonly title: string;
  readonly doc: Doc;
  /** Oldest first; an API without a catalogue has exactly one, and no `versioning`. */
  readonly versions: readonly [Version, ...Version[]];
  readonly versioning?: Versioning;
  readonly servers: readonly Server[];
  /** The first server by version, where versions differ in it. */
  readonly serverByVersion?: readonly Revision<Server>[];
  /** What the specification says of the groups that operations name. */
  readonly tags: readonly Tag[];
  readonly services: readonly Service[];
  readonly operations: readonly Timeline<OperationId, Operation>[];
  readonly types: readonly Timeline<TypeId, TypeDef>[];
  /** An object with a property for each webhook and callback: what the API sends by itself. */
  readonly webhooks?: TypeId;
  readonly auth: readonly AuthScheme[];
  /** Schemes that are not the same in all versions which have them. */
  readonly authByVersion?: readonly Timeline<string, AuthScheme>[];
  /** What most operations require; an operation that differs says so itself. */
  readonly security: readonly AuthRequirement[];
  /** Parameters that every operation accepts, given to a client once; those of earlier versions too. */
  readonly clientParameters: readonly Parameter[];
  /** Those that are not in all versions, or not the same there, by wire name. */
  readonly clientParametersByVersion?: readonly Timeline<string, Parameter>[];
  readonly changes: readonly Change[];
}

/** One version: what lowering produces. */
export interface Snapshot {
  readonly version: Version;
  readonly title: string;
  readonly doc: Doc;
  readonly servers: readonly Server[];
  readonly tags: readonly Tag[];
  readonly operations: ReadonlyMap<OperationId, Operation>;
  readonly types: ReadonlyMap<TypeId, TypeDef>;
  readonly auth: ReadonlyMap<string, AuthScheme>;
  readonly security: readonly AuthRequirement[];
  readonly clientParameters: readonly Parameter[];
  readonly webhooks?: TypeId;
}

/** An entry of the changelog. */
export interface Change {
  readonly id: string;
  readonly in: VersionId;
  readonly breaking: boolean;
  readonly summary: string;
  readonly migrate?: string;
}

// ---- services and operations

export interface Tag {
  readonly name: string;
  readonly doc: Doc;
  /** The name of the tag that it belongs to. */
  readonly parent?: string;
}

export interface Server {
  readonly url: string;
  readonly variables: readonly ServerVariable[];
}
export interface ServerVariable {
  readonly wireName: string;
  readonly name: NameHint;
  readonly default?: string;
  readonly allowed: readonly string[];
  readonly doc: Doc;
}

/** Operations that act on one kind of thing: those whose paths have the same static segments. */
export interface Service {
  readonly id: ServiceId;
  /** One hint for each static segment, outermost first. */
  readonly chain: readonly NameHint[];
  readonly parent?: ServiceId;
  readonly operations: readonly OperationId[];
  readonly doc: Doc;
}

export interface Operation {
  readonly id: OperationId;
  readonly name?: NameHint;
  /** As the specification spells it, pinned name or not. */
  readonly operationId?: string;
  readonly doc: Doc;
  readonly origin: Origin;
  readonly tags: readonly string[];
  /** The method in lower case: what names are made of. */
  readonly verb: string;
  /** The method as it is sent. */
  readonly method: string;
  readonly path: readonly PathSegment[];
  readonly parameters: readonly Parameter[];
  /** What is sent where a caller names no media type. */
  readonly body?: Body;
  /** The same request in other media types, the preferred one first. */
  readonly otherBodies: readonly Body[];
  readonly success: Outcome;
  readonly alternatives: readonly Alternative[];
  readonly errors: readonly ErrorCase[];
  readonly auth: readonly AuthRequirement[];
  /** Servers of its own, where the operation does not live at the API's. */
  readonly servers: readonly Server[];
  /** The rules that may page it; `verifyPagination` finds the one that does. */
  readonly pageRules?: PageRules;
  readonly pagination?: Pagination;
}

export type PathSegment =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'parameter'; readonly wireName: string };

export type PathStyle = 'simple' | 'path' | 'label' | 'matrix';
/** `whole`: the value is all of the query, as text or as JSON. */
export type ParameterStyle =
  | PathStyle
  | 'form'
  | 'spaceDelimited'
  | 'pipeDelimited'
  | 'deepObject'
  | 'cookie'
  | 'json'
  | 'whole'
  | 'wholeJson';

/** How a value is written into a query, or into the field of a form. */
export interface FieldStyle {
  readonly style: ParameterStyle;
  readonly explode: boolean;
  /** Characters that have a meaning in URLs are sent as they are, where they cannot end the value. */
  readonly reserved?: boolean;
}

export interface Parameter extends FieldStyle {
  readonly wireName: string;
  readonly name: NameHint;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly type: Type;
  readonly required: boolean;
  readonly doc: Doc;
  readonly constraints: Constraints;
}

/** `jsonl`, `jsonSequence`: a list, each item of which is JSON on a line of its own, or a record. */
export type Codec = 'json' | 'jsonl' | 'jsonSequence' | 'form' | 'multipart' | 'text' | 'bytes';
export interface Body {
  /** Words for its media type, such as `multipart`. */
  readonly name: NameHint;
  readonly required: boolean;
  /** May be a range, such as `image/*`, where it is text or bytes. */
  readonly mediaType: string;
  /** What goes out behind it, such as `;version=2`. */
  readonly typeParameters?: string;
  readonly codec: Codec;
  readonly type: Type;
  readonly doc: Doc;
  /** Of the fields of a form that are written in another way than usual, by their names on the wire. */
  readonly styles?: Readonly<Record<string, FieldStyle>>;
  /** The media types of the parts that have one of their own, by their names on the wire. */
  readonly partTypes?: Readonly<Record<string, string>>;
}

export type Outcome =
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'value';
      readonly codec: 'json' | 'text' | 'bytes';
      /** What to ask for. */
      readonly mediaType: string;
      readonly typeParameters?: string;
      readonly type: Type;
      /** Some successful status has no body. */
      readonly maybeNothing: boolean;
    }
  | {
      readonly kind: 'stream';
      readonly framing: Framing;
      readonly mediaType: string;
      readonly typeParameters?: string;
      readonly event: Type;
      /** Items are whole events, and their data is read so; absent: items are the data of events. */
      readonly whole?: 'text' | 'json';
      /** The media type of an answer that is one item and no stream, where the server may choose. */
      readonly single?: string;
    };
export type Framing = 'sse' | 'jsonl' | 'jsonSequence' | 'lines';

/** Another representation of a success beside the usual one. */
export interface Alternative {
  readonly outcome: Exclude<Outcome, { readonly kind: 'nothing' }>;
  /** What in a request asks for it; absent: a caller names its media type. */
  readonly when?: Switch;
}
/** A boolean of the request that decides what is answered. */
export interface Switch {
  readonly in: 'body' | 'query';
  readonly wireName: string;
  /** The value that asks for the other representation; without a value there is the usual one. */
  readonly value: boolean;
  /** Null counts as no value. */
  readonly nullable: boolean;
}

export type ErrorStatus = number | '1XX' | '2XX' | '3XX' | '4XX' | '5XX' | 'default';
export interface ErrorCase {
  readonly status: ErrorStatus;
  /** Absent: documented without a body that could be typed. */
  readonly type?: Type;
  readonly doc: Doc;
}

// ---- authentication

interface AuthNamed {
  /** The key of the scheme: what requirements name. */
  readonly id: string;
  readonly name: NameHint;
  readonly doc: Doc;
}
export type AuthScheme =
  /** `headers`: those that may carry the credential, the usual one first. */
  | (AuthNamed & { readonly kind: 'bearer'; readonly headers: readonly [string, ...string[]] })
  | OAuthScheme
  | (AuthNamed & { readonly kind: 'basic' })
  | (AuthNamed & {
      readonly kind: 'apiKey';
      readonly in: 'header' | 'query' | 'cookie';
      readonly wireName: string;
    });
/** A bearer token that a client may fetch itself, for its own credentials or for a refresh token, or for either. */
export interface OAuthScheme extends AuthNamed {
  readonly kind: 'oauth2';
  readonly headers: readonly [string, ...string[]];
  /** Where the credentials of a client go. */
  readonly tokenUrl?: string;
  /** Where refresh tokens go. */
  readonly refreshUrl?: string;
  readonly clientAuth: 'basic' | 'body';
  readonly encoding: 'form' | 'json';
  /** What operations ask of a token, sorted. */
  readonly scopes: readonly string[];
}
/** All of one requirement, or all of the next: OR of ANDs. An empty requirement means anonymous. */
export type AuthRequirement = readonly string[];
