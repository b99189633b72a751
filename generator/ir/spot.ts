import type { Spot } from './documents.js';
import { step } from './pointer.js';

/** A node as text, the same for the same node: `uri#pointer`. */
export const keyOf = ({ uri, pointer }: Spot): string => `${uri}#${pointer}`;

/** A member or an item of a node. */
export const below = ({ uri, pointer }: Spot, key: string | number): Spot => ({
  uri,
  pointer: step(pointer, key),
});
