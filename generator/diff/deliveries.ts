import { isMembers, own } from '../ir/documents.js';
import { canonical } from '../versions/canonical.js';
import type { Finding } from './ledger.js';
import type { Node, Nodes } from './nodes.js';
import type { TypeComparison } from './types.js';

/** What is told of something that both sides have. */
export interface Both extends Pick<Finding, 'holder' | 'subject'> {
  readonly before: Node;
  readonly after: Node;
}

/** The methods that stand in a Path Item Object by their names. */
export const METHODS: ReadonlySet<string> = new Set([
  ...['delete', 'get', 'head', 'options', 'patch', 'post', 'put', 'query', 'trace'],
]);

/** How events come, method by method, beside what is in them. */
export const compareDeliveries = (
  comparison: TypeComparison,
  kind: 'webhook' | 'callback',
  told: Both,
): void => {
  const { before: left, after: right } = comparison;
  const old = left.nodes.members(told.before);
  for (const [method, after] of right.nodes.members(told.after)) {
    const before = METHODS.has(method) ? old.get(method) : undefined;
    if (before !== undefined) compareDelivery(comparison, kind, { ...told, before, after });
  }
};

const compareDelivery = (
  { before: left, after: right, ledger }: TypeComparison,
  kind: 'webhook' | 'callback',
  told: Both,
): void => {
  const isDeprecated = ({ value }: Node): boolean => isMembers(value) && own(value, 'deprecated') === true;
  const [was, is] = [isDeprecated(told.before), isDeprecated(told.after)];
  if (is && !was) ledger.add(`${kind}-deprecated`, { ...told, message: 'is deprecated now' });
  if (was && !is) ledger.add(`${kind}-undeprecated`, { ...told, message: 'is no longer deprecated' });
  const [old, now] = [mannersOf(left.nodes, told.before), mannersOf(right.nodes, told.after)];
  const others = Object.keys(now).filter((key) => old[key] !== now[key]);
  if (others.length === 0) return;
  const message = `comes otherwise: ${others.map((key) => `\`${key}\``).join(', ')}`;
  ledger.add(`${kind}-changed`, { ...told, message });
};

/** What whoever takes an event has to be ready for, in a form that can be compared. */
const mannersOf = (nodes: Nodes, operation: Node): Readonly<Record<string, string>> => {
  const body = nodes.resolve(nodes.below(operation, 'requestBody'));
  const parameters = nodes
    .items(nodes.below(operation, 'parameters'))
    .map((each) => nodes.resolve(each)?.value);
  const responses = [...nodes.members(nodes.below(operation, 'responses'))].map(([status, { value }]) => [
    status,
    value,
  ]);
  return {
    parameters: parameters
      .map((each) => canonical(each))
      .sort()
      .join(' '),
    requestBody: JSON.stringify([
      ...nodes.members(nodes.below(body, 'content')).keys(),
      nodes.below(body, 'required')?.value === true,
    ]),
    responses: canonical(Object.fromEntries(responses), true),
    security: canonical({ security: nodes.below(operation, 'security')?.value ?? null }),
    servers: canonical(nodes.below(operation, 'servers')?.value ?? null),
  };
};
