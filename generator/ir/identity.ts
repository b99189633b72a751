/** What elements of the model are told apart by, and called. */

/** The name of a version as the API writes it: opaque, never compared as text. */
export type VersionId = string & { readonly __brand: 'VersionId' };
/** Where a type stands in the present documents, such as `agents.yaml#/components/schemas/Agent`. */
export type TypeId = string & { readonly __brand: 'TypeId' };
/** Verb and path template, such as `GET /agents/{agentName}`. */
export type OperationId = string & { readonly __brand: 'OperationId' };
/** The static segments of a path, such as `/agents/revisions`. */
export type ServiceId = string & { readonly __brand: 'ServiceId' };

/** Where an element came from: enough for a code frame, never needed to emit code. */
export interface Origin {
  /** The display name of the document. */
  readonly file: string;
  /** RFC 6901. */
  readonly pointer: string;
}

/** What the specification would like an element to be called. Casing and collisions are settled in naming/. */
export interface NameHint {
  readonly words: readonly string[];
  /** pinned: an override that wins or fails. declared: written in the specification. derived: from context, first to yield. */
  readonly strength: 'pinned' | 'declared' | 'derived';
  /** Whose name goes before the words: the operation that the element belongs to. */
  readonly owner?: OperationId;
}
