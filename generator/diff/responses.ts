import { isMembers, own } from '../ir/documents.js';
import type { Operation, Type } from '../ir/model.js';
import { canonical } from '../versions/canonical.js';
import { compareSaid } from './appearance.js';
import { compareHeaders } from './headers.js';
import type { Finding } from './ledger.js';
import { compareMediaTypes, essenceOf } from './media.js';
import type { Node, Nodes } from './nodes.js';
import type { OperationComparison, TypeComparison } from './types.js';

/** What answers have beside the values that clients get: statuses, headers, other representations and links. */
export const compareResponses: OperationComparison = (
  comparison,
  before,
  after,
  { holder, subject: operation },
) => {
  const { ledger, before: left, after: right } = comparison;
  const [old, now] = [responsesOf(left.nodes, before), responsesOf(right.nodes, after)];
  for (const [status, node] of now) {
    const former = old.get(status);
    if (former === undefined) {
      const rule = isSuccess(status) ? 'success-status-added' : 'response-status-added';
      const message = `may answer ${status} now`;
      if (!isError(status)) ledger.add(rule, { holder, subject: operation, after: node, message });
      continue;
    }
    const told = { holder, subject: subjectOf(status, operation), before: former, after: node };
    // Words of failures are compared with their types.
    if (!isError(status)) compareSaid(ledger, ['summary', 'description'], told);
    compareHeaders(comparison, told);
    compareLinks(comparison, told);
    compareMediaTypes(comparison, told, {
      direction: 'received',
      usual: [usualOf(left.nodes, before, status, former), usualOf(right.nodes, after, status, node)],
      typed: isSuccess(status) ? [typesOf(before), typesOf(after)] : [new Map(), new Map()],
    });
  }
  for (const [status, node] of old) {
    if (now.has(status) || isError(status)) continue;
    const rule = isSuccess(status) ? 'success-status-removed' : 'response-status-removed';
    const message = `no longer answers ${status}`;
    const near = right.nodes.at(after.origin);
    ledger.add(rule, { holder, subject: operation, before: node, near, message });
  }
};

const responsesOf = (nodes: Nodes, { origin }: Operation): ReadonlyMap<string, Node> =>
  new Map(
    [...nodes.members(nodes.below(nodes.at(origin), 'responses'))]
      .filter(([status]) => !status.startsWith('x-'))
      .map(([status, node]) => [status.toUpperCase(), node]),
  );

const isSuccess = (status: string): boolean => status.startsWith('2');

/** What the model calls an error; what is neither that nor a success tells where to go on. */
const isError = (status: string): boolean => /^(?:[45]|D)/.test(status);

const subjectOf = (status: string, operation: string): string =>
  !isError(status) ? `${status} of ${operation}` : `error ${status.toLowerCase()} of ${operation}`;

/** The format that a client reads, of which the model tells. */
const usualOf = (
  nodes: Nodes,
  { success, errors }: Operation,
  status: string,
  response: Node,
): string | undefined => {
  if (isSuccess(status)) return success.kind === 'nothing' ? undefined : success.mediaType;
  const error = errors.find((each) => String(each.status).toUpperCase() === status);
  const mediaType = error?.type === undefined ? undefined : nodes.usualMediaType(response);
  return mediaType === undefined ? undefined : essenceOf(mediaType);
};

/** Links say which operation takes what from an answer. */
const compareLinks = (
  { ledger, before: left, after: right }: TypeComparison,
  { holder, subject, before, after }: Omit<Finding, 'message'>,
): void => {
  const old = left.nodes.members(left.nodes.below(before, 'links'));
  const now = right.nodes.members(right.nodes.below(after, 'links'));
  for (const [name, node] of now) {
    const former = old.get(name);
    const told = { holder, subject: `link \`${name}\` of ${subject}`, before: former, after: node };
    if (former === undefined) ledger.add('link-added', { ...told, message: 'is new' });
    else if (targetOf(former) !== targetOf(node))
      ledger.add('link-changed', { ...told, message: 'leads elsewhere, or takes something else along' });
  }
  for (const [name, node] of old) {
    if (now.has(name)) continue;
    const told = { holder, subject: `link \`${name}\` of ${subject}`, before: node, near: after };
    ledger.add('link-removed', { ...told, message: 'is gone' });
  }
};

const TARGET = ['operationId', 'operationRef', 'parameters', 'requestBody', 'server'] as const;

const targetOf = ({ value }: Node): string =>
  canonical(Object.fromEntries(TARGET.map((key) => [key, isMembers(value) ? own(value, key) : undefined])));

/** What is read of the representations beside the usual one. */
const typesOf = ({ alternatives }: Operation): ReadonlyMap<string, Type> =>
  new Map(
    alternatives.map(({ outcome }) => [
      outcome.mediaType,
      outcome.kind === 'value' ? outcome.type : outcome.event,
    ]),
  );
