import type { Server } from '../ir/model.js';
import type { Finding } from './ledger.js';
import type { TypeComparison } from './types.js';

/** Where requests go. */
export const compareServers = (
  { ledger }: TypeComparison,
  before: readonly Server[],
  after: readonly Server[],
  told: Omit<Finding, 'message'>,
): void => {
  const removed = new Map(before.map((each) => [each.url, each]));
  const added = new Set<string>();
  for (const now of after) {
    const old = removed.get(now.url);
    removed.delete(now.url);
    if (old === undefined) added.add(now.url);
    else if (variablesOf(old) !== variablesOf(now))
      ledger.add('server-variables-changed', { ...told, message: `has other variables in ${now.url}` });
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

const variablesOf = ({ variables }: Server): string =>
  JSON.stringify(variables.map(({ name, default: initial, allowed }) => [name, initial, allowed]));
