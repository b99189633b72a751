import { isMembers, own } from '../ir/documents.js';
import type { Node, ObjectNode, Reader } from './reader.js';

/** The methods that have a key of their own in a path item. */
const FIXED = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options', 'trace', 'query'] as const;

/** An operation of a path item: its method as it is sent, and where it stands. */
export interface OperationNode {
  readonly method: string;
  readonly node: ObjectNode;
}

/** The operations of a path item: those with a key of their own, then `additionalOperations` in their order. */
export const operationsOf = (reader: Reader, item: ObjectNode): readonly OperationNode[] => {
  const fixed = FIXED.map((method) => [method.toUpperCase(), reader.at(item, method)] as const);
  const additional = reader.members(reader.at(item, 'additionalOperations'));
  return [...fixed, ...additional].flatMap(([method, entry]: readonly [string, Node | undefined]) => {
    // No version of OpenAPI has references here, but descriptions in many files do, and other tools follow them.
    const node = reader.resolve(entry);
    return node === undefined ? [] : [{ method, node }];
  });
};

/**
 * The operations under `paths` that have a keyword. A path item that stands for itself, as its operations do, is looked
 * through once: the versions of an API share most of them, and few have what is asked for.
 */
export const operationsWith = (
  reader: Reader,
  root: ObjectNode,
  keyword: 'security' | 'callbacks',
): readonly ObjectNode[] => {
  const lacking = LACKING[keyword];
  const has = ({ value }: ObjectNode): boolean => own(value, keyword) !== undefined;
  const mayHave = (value: unknown): boolean => !isMembers(value) || !lacking.has(value);
  return pathItemsOf(reader, reader.at(root, 'paths'), mayHave).flatMap(([, item]) => {
    const operations = operationsOf(reader, item).map(({ node }) => node);
    const isInPlace = operations.every(({ pointer }) => pointer.startsWith(`${item.pointer}/`));
    if (isInPlace && !operations.some(has)) lacking.add(item.value);
    return operations.filter(has);
  });
};

/** Path items without an operation that has the keyword. */
const LACKING = { security: new WeakSet<object>(), callbacks: new WeakSet<object>() };

/** The path items that stand in a table, at the end of their references: those that count. */
export const pathItemsOf = (
  reader: Reader,
  table: Node | undefined,
  counts: (value: unknown) => boolean = () => true,
): readonly (readonly [key: string, item: ObjectNode])[] => {
  const items = reader.table(table);
  if (items === undefined) return [];
  return Object.keys(items.value).flatMap((key) => {
    if (key.startsWith('x-') || !counts(items.value[key])) return [];
    const item = reader.resolve(reader.member(items, key));
    return item === undefined ? [] : [[key, item] as const];
  });
};
