import { child } from '../ir/pointer.js';
import { MEMBERS_BEFORE } from './annotations.js';
import type { Kin } from './joined.js';
import type { PastMember } from './lifetime.js';
import type { NameElsewhere } from './nodes.js';

/** Where a node stands that is projected. */
export interface Spot {
  readonly uri: string;
  /** In the projection. */
  readonly pointer: string;
  /** In the document as written. */
  readonly written: string;
  /** The keyword or name under which the node stands. */
  readonly key: string;
  /** The node is a table of names, not an object with keywords. */
  readonly table: boolean;
  /** Members of the node that are written elsewhere than in it. */
  readonly past?: ReadonlyMap<string, PastMember>;
  /** It stood there before: what it names has the names of then. */
  readonly isPast: boolean;
  readonly kin: Kin;
}

/** The root of a document. */
export const START: Omit<Spot, 'uri'> = {
  pointer: '',
  written: '',
  key: '',
  table: false,
  isPast: false,
  kin: {},
};

/** What a keyword of a schema may name that another part of it lists; what the past says is exact. */
export const namesElsewhere = (key: string, { isPast, past, kin }: Spot): NameElsewhere | undefined => {
  const { joined } = kin;
  if (joined === undefined || isPast || past?.has(key) === true) return undefined;
  return (name) => joined.nameOf(name);
};

/** What a member of a table was called that names properties of a schema: undefined where that had no such property. */
export const fieldAt = (name: string, { isPast, kin }: Spot): string | undefined =>
  isPast || kin.fields === undefined ? name : kin.fields.nameOf(name);

/** Where a member of a node is written. */
export const writtenAt = (key: string, { written, past }: Spot): string => {
  const member = past?.get(key);
  return member === undefined ? child(written, key) : child(written, MEMBERS_BEFORE, member.date, key);
};
