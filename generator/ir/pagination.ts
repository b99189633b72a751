/** How the lists of an API come in pages. */
import type { FieldPath } from './values.js';

/** Where a request says which page it wants: a query parameter, or a field of its JSON body. */
export type RequestPlace = string | FieldPath;

interface Paged {
  /** The list in a body; the body itself where the path is empty. */
  readonly items: FieldPath;
  /** Where it says how many items come in a page. */
  readonly size?: RequestPlace;
}

interface Counted extends Paged {
  /** What is counted up. */
  readonly request: RequestPlace;
  /** What it is on the first page. Default: 0 for an offset, 1 for a page. */
  readonly first?: number;
  /** How many items there are in all. */
  readonly total?: FieldPath;
  /** Whether there are more pages. */
  readonly more?: FieldPath;
}

/** What a client has to know to get from one page to the next. */
export type Pagination =
  | (Paged & {
      readonly kind: 'cursor';
      /** What carries the cursor. */
      readonly request: RequestPlace;
      readonly next: FieldPath;
      readonly more?: FieldPath;
    })
  | (Counted & { readonly kind: 'offset' })
  | (Counted & {
      readonly kind: 'page';
      /** How many pages there are. */
      readonly pages?: FieldPath;
    })
  /** `request`: a query parameter that paged operations have, where the convention is not for all. */
  | (Paged & { readonly kind: 'link'; readonly request?: string })
  | (Paged & { readonly kind: 'url'; readonly request?: string; readonly next: FieldPath });

/** The rules that may page an operation: the first that fits does. */
export interface PageRules {
  /** Declared on the operation itself, so that a misfit is an error and not a convention that does not apply. */
  readonly explicit: boolean;
  readonly rules: readonly [Pagination, ...Pagination[]];
}
