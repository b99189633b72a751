import { diagnose } from '../../diagnostics/catalogue.js';
import type { FieldPath, Operation, Pagination } from '../../ir/model.js';
import { segmentsOf } from '../../ir/pointer.js';
import type { Node, ObjectNode, Reader } from '../reader.js';

const KEY = 'x-pagination';

/**
 * The rule that may page an operation: its own, or the convention at the root. Whether it fits the response is decided
 * by `verifyPagination`; a convention is only taken up by operations that have its parameter.
 */
export const lowerPagination = (
  reader: Reader,
  root: ObjectNode,
  node: ObjectNode,
  operation: Operation,
): Pagination | undefined => {
  const explicit = reader.at(node, KEY);
  if (explicit?.value === false) return undefined;
  const rule = explicit ?? reader.at(root, KEY);
  const read = rule === undefined ? undefined : readRule(reader, rule);
  if (rule === undefined || read === undefined) return undefined;
  const carried = operation.parameters.some((each) => each.in === 'query' && each.wireName === read.request);
  if (carried && operation.success.kind === 'value') return { ...read, explicit: explicit !== undefined };
  if (explicit !== undefined) {
    const problem = `the operation has no query parameter \`${read.request}\``;
    reader.report(diagnose('pagination-misfit', { problem }, reader.place(explicit)));
  }
  return undefined;
};

const readRule = (reader: Reader, node: Node): Omit<Pagination, 'explicit'> | undefined => {
  const style = reader.text(node, 'style');
  const request = reader.text(node, 'request');
  const items = path(reader, node, 'items');
  const next = path(reader, node, 'next');
  if (style !== 'cursor' || request === undefined || items === undefined || next === undefined) {
    const problem = 'a rule needs `style: cursor`, `request`, `items` and `next`';
    reader.report(diagnose('pagination-misfit', { problem }, reader.place(node)));
    return undefined;
  }
  const more = path(reader, node, 'more');
  return { kind: 'cursor', request, items, next, ...(more === undefined ? {} : { more }) };
};

const path = (reader: Reader, node: Node, key: string): FieldPath | undefined => {
  const pointer = reader.text(node, key);
  return pointer === undefined ? undefined : segmentsOf(pointer);
};
