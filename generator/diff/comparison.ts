import type { Type, TypeDef, TypeId } from '../ir/model.js';
import type { Direction } from './difference.js';
import type { Holder, Ledger } from './ledger.js';
import type { Node } from './nodes.js';
import type { Side } from './side.js';

/** Where two types stand that are compared. */
export interface Use {
  readonly direction: Direction;
  readonly holder: Holder;
  /** `Agent.name`, `GET /agents`. */
  readonly subject: string;
  readonly before?: Node | undefined;
  readonly after?: Node | undefined;
  /** How the whole is written on each side, where that is more than the type. */
  readonly typescript?: { readonly before: string; readonly after: string };
}

/** What the comparison of a part may ask of the comparison of the whole. */
export interface Comparison {
  readonly before: Side;
  readonly after: Side;
  readonly ledger: Ledger;
  compare(before: Type, after: Type, use: Use): void;
  /** Types that schemas have below a keyword, with the limits that stand there. */
  compareWithin(types: readonly [Type, Type], use: Use, ...keys: readonly (string | number)[]): void;
  /** Two lists of alternatives. Named ones that belong together are compared on their own, unless they are taken `apart`. */
  compareMembers(before: readonly Type[], after: readonly Type[], use: Use, how?: 'apart'): void;
  /** Compare two named types, unless that has been done. */
  pair(before: TypeDef, after: TypeDef, use: Pick<Use, 'direction' | 'holder'>): void;
  /** Whether one type took the place of another, which is there still: then it is no wonder that it is described otherwise. */
  isReplaced(before: TypeId, after: TypeId): boolean;
}
