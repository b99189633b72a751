import { diagnose } from '../../diagnostics/catalogue.js';
import { isList, isMembers, own } from '../../ir/documents.js';
import type { Operation, PageRules, Pagination } from '../../ir/model.js';
import { isForeignRule, paginationOf } from '../../ir/page-rule.js';
import type { Node, ObjectNode, Reader } from '../reader.js';
import { bodySchema, defaultOf, propertyOf, querySchema } from './request-schemas.js';

const KEY = 'x-pagination';

/** The conventions of an API, tried in order: those of the configuration, or else what stands at the root. */
export const lowerConventions = (
  reader: Reader,
  root: ObjectNode,
  configured: readonly Pagination[] | undefined,
): readonly Pagination[] => {
  const declared = readRules(reader, reader.at(root, KEY));
  return configured ?? declared;
};

/**
 * The rules that may page an operation: its own, or the conventions. Whether one fits the operation is for
 * `verifyPagination`, which knows the types.
 */
export const lowerPagination = (
  reader: Reader,
  conventions: readonly Pagination[],
  node: ObjectNode,
  parameters: readonly Node[],
  { success }: Operation,
): PageRules | undefined => {
  const explicit = reader.at(node, KEY);
  if (explicit?.value === false) return undefined;
  const begun = (rules: readonly Pagination[]): readonly Pagination[] =>
    rules.map((rule) => withFirst(reader, node, parameters, rule));
  if (explicit !== undefined && !(isMembers(explicit.value) && isForeignRule(explicit.value)))
    return rulesOf(true, begun(readRules(reader, explicit)));
  const isJson = success.kind === 'value' && success.codec === 'json';
  if (!isJson) return undefined;
  // Nothing in a schema shows that a list is paged by links: where no parameter does either, a documented header must.
  const isShown = (rule: Pagination): boolean =>
    rule.kind !== 'link' || rule.request !== undefined || hasLinkHeader(reader, node);
  return rulesOf(false, begun(conventions.filter(isShown)));
};

/** Pages are counted from what the server takes where a request says nothing, if the description says what that is. */
const withFirst = (
  reader: Reader,
  node: ObjectNode,
  parameters: readonly Node[],
  rule: Pagination,
): Pagination => {
  if ((rule.kind !== 'offset' && rule.kind !== 'page') || rule.first !== undefined) return rule;
  const { request } = rule;
  const schema =
    typeof request === 'string'
      ? querySchema(reader, parameters, request)
      : request.reduce<Node | undefined>(
          (within, name) => propertyOf(reader, within, name),
          bodySchema(reader, node),
        );
  const stated = defaultOf(reader, schema);
  // In a query numbers are texts anyway.
  const first = typeof stated === 'string' && /^\d+$/.test(stated) ? Number(stated) : stated;
  const usual = rule.kind === 'page' ? 1 : 0;
  return typeof first === 'number' && Number.isInteger(first) && first !== usual ? { ...rule, first } : rule;
};

const rulesOf = (explicit: boolean, [first, ...rest]: readonly Pagination[]): PageRules | undefined =>
  first === undefined ? undefined : { explicit, rules: [first, ...rest] };

/** One rule, or several. Another program may have an `x-pagination` of its own. */
const readRules = (reader: Reader, node: Node | undefined): readonly Pagination[] => {
  if (node === undefined || node.value === false) return [];
  const nodes = isList(node.value) ? reader.items(node) : [node];
  return nodes.flatMap((each) => {
    if (isMembers(each.value) && isForeignRule(each.value)) return [];
    const found = isMembers(each.value) ? paginationOf(each.value) : { problem: 'a rule is an object' };
    if ('rule' in found) return [found.rule];
    reader.report(diagnose('pagination-misfit', { problem: found.problem }, reader.place(each)));
    return [];
  });
};

/** Whether a successful response documents a `Link` header. */
const hasLinkHeader = (reader: Reader, node: ObjectNode): boolean =>
  reader.members(reader.at(node, 'responses')).some(([status, entry]) => {
    const response = /^2/.test(status) ? reader.resolve(entry) : undefined;
    const headers = response === undefined ? undefined : own(response.value, 'headers');
    return isMembers(headers) && Object.keys(headers).some((name) => name.toLowerCase() === 'link');
  });
