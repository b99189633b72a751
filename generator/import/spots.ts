import { isDeepStrictEqual } from 'node:util';
import { isList, isMembers, own, type Members } from '../ir/documents.js';
import { MADE_OPTIONAL, MADE_REQUIRED, NAME_TABLES, REFERENCE_HOLDERS } from '../versions/annotations.js';
import { IGNORED, MISSING, type Duty, type Values } from './timeline.js';

/** Where a node stands. */
export interface Spot {
  /** The keyword below which it stands, directly, in a list or in a table. */
  readonly holder: string;
  readonly isTable: boolean;
}

export const URI = 'memory:/import';

/** A table whose members are data, but for their dates. */
export const EXAMPLES = 'examples';

/** Members that are Reference Objects where they have a `$ref`, and must not carry annotations then. */
const REFERRING: ReadonlySet<string> = new Set([...REFERENCE_HOLDERS, 'requestBody', 'securitySchemes']);

export const NOWHERE = (): { readonly uri: string; readonly pointer: string } => ({ uri: URI, pointer: '' });

/** Something in which a node stands as it does in its document. */
export const around = (node: Members, { holder }: Spot): Members => {
  if (holder === '') return node;
  if (holder === EXAMPLES) return { [holder]: { one: node } };
  return { [holder]: NAME_TABLES.has(holder) ? [node] : node };
};

export const inside = (whole: unknown, { holder }: Spot): unknown => {
  if (holder === '') return whole;
  const value = isMembers(whole) ? own(whole, holder) : undefined;
  if (holder === EXAMPLES) return isMembers(value) ? value['one'] : undefined;
  return NAME_TABLES.has(holder) && isList(value) ? value[0] : value;
};

/** A node of which nothing is left leaves by itself. */
export const emptyLike = (value: unknown): unknown =>
  isMembers(value) && Object.keys(value).length === 0 ? value : undefined;

export const memberOf = (node: Members, key: string): unknown =>
  Object.hasOwn(node, key) ? node[key] : MISSING;

export const membersOf =
  (key: string) =>
  (node: Members): unknown =>
    memberOf(node, key);

export const same = (members: Values): unknown => {
  const [first, ...others] = members.filter((value) => value !== IGNORED);
  return first !== MISSING && others.every((value) => isDeepStrictEqual(value, first)) ? first : undefined;
};

export const isReference = (value: unknown, { holder }: Spot): value is Members & { readonly $ref: string } =>
  REFERRING.has(holder) && isMembers(value) && typeof own(value, '$ref') === 'string';

export const isText = (value: unknown): value is string => typeof value === 'string';

export const textsOf = (value: unknown): readonly string[] => (isList(value) ? value.filter(isText) : []);

export const annotationsOf = ({ madeRequired, madeOptional }: Duty): Readonly<Record<string, string>> => ({
  ...(madeRequired === undefined ? {} : { [MADE_REQUIRED]: madeRequired }),
  ...(madeOptional === undefined ? {} : { [MADE_OPTIONAL]: madeOptional }),
});

/** The one that takes less room. */
export const shorter = (one: Members | undefined, other: Members | undefined): Members | undefined => {
  if (one === undefined || other === undefined) return one ?? other;
  return JSON.stringify(other).length < JSON.stringify(one).length ? other : one;
};
