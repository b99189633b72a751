import { isMembers, own } from '../ir/documents.js';
import type { Server } from '../ir/model.js';
import { compareSaid } from './appearance.js';
import type { Finding } from './ledger.js';
import type { Node, Nodes } from './nodes.js';
import type { TypeComparison } from './types.js';

/** Where requests go. */
export const compareServers = (
  { ledger, before: left, after: right }: TypeComparison,
  before: readonly Server[],
  after: readonly Server[],
  told: Omit<Finding, 'message'>,
): void => {
  const compareWords = (url: string): void => {
    const at = {
      before: serverAt(left.nodes, told.before, url),
      after: serverAt(right.nodes, told.after, url),
    };
    const subject = `server ${url}`;
    compareSaid(ledger, ['name', 'description'], { ...told, ...at, subject });
    const variables = right.nodes.members(right.nodes.below(at.after, 'variables'));
    for (const [name, variable] of variables)
      compareSaid(ledger, ['description'], {
        holder: told.holder,
        subject: `variable \`${name}\` of ${subject}`,
        before: left.nodes.below(at.before, 'variables', name),
        after: variable,
      });
  };
  const removed = new Map(before.map((each) => [each.url, each]));
  const added = new Set<string>();
  for (const now of after) {
    const old = removed.get(now.url);
    removed.delete(now.url);
    if (old === undefined) added.add(now.url);
    else compareWords(now.url);
    if (old === undefined || variablesOf(old) === variablesOf(now)) continue;
    if (isWider(old, now))
      ledger.add('server-variable-widened', { ...told, message: `takes more values in ${now.url}` });
    else ledger.add('server-variables-changed', { ...told, message: `has other variables in ${now.url}` });
  }
  const [old, now] = [before[0]?.url, after[0]?.url];
  if (old !== undefined && now !== undefined && old !== now) {
    // A move is one change: that the new place is new and the old one is gone is told with it.
    added.delete(now);
    const was = removed.delete(old) ? 'no longer' : 'was';
    ledger.add('default-server-changed', { ...told, message: `is called at ${now}, ${was} at ${old}` });
  }
  for (const url of added) ledger.add('server-added', { ...told, message: `is also at ${url}` });
  for (const url of removed.keys())
    ledger.add('server-removed', { ...told, message: `is no longer at ${url}` });
};

/** The Server Object with a URL: in a list, or of an operation. */
const serverAt = (nodes: Nodes, holder: Node | undefined, url: string): Node | undefined =>
  nodes
    .items(nodes.below(holder, 'servers') ?? holder)
    .find(({ value }) => isMembers(value) && own(value, 'url') === url);

const variablesOf = ({ variables }: Server): string =>
  JSON.stringify(variables.map(({ name, default: initial, allowed }) => [name, initial, allowed]));

/** Whether whoever gave a value, or none, may go on doing so. */
const isWider = (before: Server, after: Server): boolean =>
  before.variables.length === after.variables.length &&
  before.variables.every(({ wireName, default: initial, allowed }, index) => {
    const now = after.variables[index];
    if (now?.wireName !== wireName || now.default !== initial) return false;
    // Without a list any value is allowed.
    if (now.allowed.length === 0) return true;
    return allowed.length > 0 && allowed.every((value) => now.allowed.includes(value));
  });
