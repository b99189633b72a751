import { isMembers, own } from '../ir/documents.js';
import { isNull, type Node } from './nodes.js';
import type { Side } from './side.js';

/** What is said of values on both sides, each in several schemas that hold together. */
export interface Stated {
  readonly before: readonly Node[];
  readonly after: readonly Node[];
}

/**
 * All that schemas say of a value: they, the parts of which they consist, and what they are where they are not null. A
 * definition that both sides name is compared on its own; where only one does, it counts as if it stood there.
 */
export const statedBy = (
  [left, right]: readonly [Side, Side],
  before: readonly Node[],
  after: readonly Node[],
): Stated => {
  const [old, now] = [allOf(left, before, false), allOf(right, after, false)];
  if (old.some(isReference) === now.some(isReference)) return { before: old, after: now };
  return { before: allOf(left, before, true), after: allOf(right, after, true) };
};

/** Where it is said: the first of them that says more than what it consists of. */
export const placeOf = (nodes: readonly Node[]): Node | undefined =>
  nodes.find(({ value }) => isMembers(value) && Object.keys(value).some((key) => !PASSING.has(key))) ??
  nodes[0];

const allOf = (side: Side, schemas: readonly Node[], isFollowed: boolean): readonly Node[] => {
  const seen = new Set<unknown>();
  const found: Node[] = [];
  const open = [...schemas].reverse();
  for (let schema = open.pop(); schema !== undefined; schema = open.pop()) {
    if (!isMembers(schema.value) || seen.has(schema.value)) continue;
    seen.add(schema.value);
    found.push(schema);
    const target = isFollowed && isReference(schema) ? side.nodes.resolve(schema) : undefined;
    open.push(...partsOf(side, schema).reverse(), ...(target === undefined ? [] : [target]));
  }
  return found;
};

const partsOf = ({ nodes }: Side, schema: Node): Node[] => [
  ...nodes.items(nodes.below(schema, 'allOf')).filter((part) => !isCondition(part)),
  ...['anyOf', 'oneOf'].flatMap((key) => {
    const members = nodes.items(nodes.below(schema, key)).filter(({ value }) => !isNull(value));
    return members.length === 1 ? members : [];
  }),
];

/** A part that only refuses something, which is compared as a whole. */
export const isCondition = ({ value }: Pick<Node, 'value'>): boolean =>
  isMembers(value) && Object.keys(value).every((key) => BARE.has(key)) && ('if' in value || 'not' in value);

/** What a schema may say that asks something of values which are described elsewhere. */
export const BARE: ReadonlySet<string> = new Set([
  ...['required', 'not', 'if', 'then', 'else', 'description', 'title'],
]);

const isReference = ({ value }: Node): boolean => isMembers(value) && typeof own(value, '$ref') === 'string';

const PASSING: ReadonlySet<string> = new Set([
  ...['$ref', 'allOf', 'anyOf', 'oneOf', 'type', 'description', 'title'],
]);
