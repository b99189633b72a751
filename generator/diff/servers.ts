import { isMembers, own } from '../ir/documents.js';
import type { Server } from '../ir/model.js';
import { compareSaid } from './appearance.js';
import type { Finding, Ledger } from './ledger.js';
import type { Node, Nodes } from './nodes.js';
import type { Side } from './side.js';
import type { TypeComparison } from './types.js';

/** Where requests go. Where the address says which version is meant, that of another version is another, and breaks nobody. */
export const compareServers = (
  comparison: TypeComparison,
  before: readonly Server[],
  after: readonly Server[],
  told: Omit<Finding, 'message'>,
): void => {
  const { ledger, before: left, after: right } = comparison;
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
  const carrier = carrierBetween(left, right);
  const removed = new Map(before.map((each) => [each.url, each]));
  const added = new Set<string>();
  for (const now of after) {
    const old = removed.get(now.url);
    removed.delete(now.url);
    if (old === undefined) {
      added.add(now.url);
      continue;
    }
    compareWords(now.url);
    compareVariables(ledger, old, now, carrier, told);
  }
  const [old, now] = [before[0]?.url, after[0]?.url];
  if (old !== undefined && now !== undefined && old !== now) {
    // A move is one change: that the new place is new and the old one is gone is told with it.
    const isNew = added.delete(now);
    const isGone = removed.delete(old);
    if (carrier === undefined) {
      const was = isGone ? 'no longer' : 'was';
      ledger.add('default-server-changed', { ...told, message: `is called at ${now}, ${was} at ${old}` });
    } else {
      const message = `is called at ${now}, version \`${left.version}\` at ${old}`;
      ledger.add('version-address-changed', { ...told, message });
      if (isNew && isGone) pairOff(added, removed);
    }
  }
  for (const url of added) ledger.add('server-added', { ...told, message: `is also at ${url}` });
  for (const url of removed.keys())
    ledger.add('server-removed', { ...told, message: `is no longer at ${url}` });
};

/** What says at the address which of two versions is meant; undefined where something else does, or they are one version. */
const carrierBetween = (before: Side, after: Side): string | undefined => {
  const [old, now] = [before.catalogue.versioning?.carrier, after.catalogue.versioning?.carrier];
  const isOne = before.version === after.version;
  return !isOne && old?.kind === 'server' && now?.kind === 'server' && old.name === now.name
    ? now.name
    : undefined;
};

/** Leave out as many addresses on each side as have moved along with the first one. */
const pairOff = (added: Set<string>, removed: Map<string, Server>): void => {
  const moved = Math.min(added.size, removed.size);
  for (const url of [...added].slice(0, moved)) added.delete(url);
  for (const url of [...removed.keys()].slice(0, moved)) removed.delete(url);
};

/** The variables of a server that has one URL on both sides. */
const compareVariables = (
  ledger: Ledger,
  old: Server,
  now: Server,
  carrier: string | undefined,
  told: Omit<Finding, 'message'>,
): void => {
  if (variablesOf(old) === variablesOf(now)) return;
  const others = ({ variables, ...server }: Server): Server => ({
    ...server,
    variables: variables.filter(({ wireName }) => wireName !== carrier),
  });
  if (variablesOf(others(old)) === variablesOf(others(now)))
    ledger.add('version-address-changed', {
      ...told,
      message: `takes the version as another \`${carrier ?? ''}\` in ${now.url}`,
    });
  else if (isWider(others(old), others(now)))
    ledger.add('server-variable-widened', { ...told, message: `takes more values in ${now.url}` });
  else ledger.add('server-variables-changed', { ...told, message: `has other variables in ${now.url}` });
};

/** The Server Object with a URL: in a list, or of an operation. */
const serverAt = (nodes: Nodes, holder: Node | undefined, url: string): Node | undefined =>
  nodes
    .items(nodes.below(holder, 'servers') ?? holder)
    .find(({ value }) => isMembers(value) && own(value, 'url') === url);

const variablesOf = ({ variables }: Server): string =>
  JSON.stringify(
    variables.map(({ name, default: initial, allowed }) => [name, initial, [...allowed].sort()]),
  );

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
