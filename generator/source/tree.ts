/** Where a pointer leads in a text, as offsets in UTF-16 code units. */
export interface Found {
  /** Whether the node is there; else this is its nearest ancestor. */
  readonly exact: boolean;
  /** Where its key begins; absent for items and the root. */
  readonly keyStart?: number;
  readonly start: number;
}

/** Finds nodes of one text by the segments of a JSON pointer. */
export interface Tree {
  find(segments: readonly string[]): Found;
}
