import { isList, isMembers, own, textOf } from '../ir/documents.js';
import type { Operation } from '../ir/model.js';
import { tellWords, wordChange } from './appearance.js';
import type { WordChange } from './difference.js';
import type { Finding } from './ledger.js';
import type { Node } from './nodes.js';
import type { Side } from './side.js';
import type { TypeComparison } from './types.js';

/** Which scopes an operation asks for, of credentials that both sides take. */
export const compareScopes = (
  { ledger, before: left, after: right }: TypeComparison,
  before: Operation,
  after: Operation,
  told: Omit<Finding, 'message'>,
): void => {
  const [old, now] = [scopesOf(left, before), scopesOf(right, after)];
  for (const [alternative, scopes] of now) {
    const former = old.get(alternative);
    if (former === undefined) continue;
    const added = new Set(former.flatMap((had) => leastBeyond(scopes, had)));
    const removed = new Set(scopes.flatMap((has) => leastBeyond(former, has)));
    if (added.size > 0)
      ledger.add('security-scope-added', { ...told, message: `asks for more: ${listText(added)}` });
    if (removed.size > 0)
      ledger.add('security-scope-removed', { ...told, message: `no longer asks for ${listText(removed)}` });
  }
};

type Scopes = readonly string[];

/** What somebody with some scopes lacks at least, where any of several sets is enough. */
const leastBeyond = (enough: readonly Scopes[], scopes: Scopes): Scopes => {
  const [least = []] = enough
    .map((each) => each.filter((scope) => !scopes.includes(scope)))
    .sort((a, b) => a.length - b.length);
  return least;
};

/** `scheme: scope` of each alternative, by the names of its schemes: several may differ in scopes alone. */
const scopesOf = ({ nodes }: Side, { origin }: Operation): ReadonlyMap<string, readonly Scopes[]> => {
  const security = (nodes.below(nodes.at(origin), 'security') ?? nodes.root('security'))?.value;
  const all = new Map<string, Scopes[]>();
  for (const requirement of isList(security) ? security.filter(isMembers) : []) {
    const name = Object.keys(requirement).sort().join(' with ');
    const scopes = Object.entries(requirement).flatMap(([scheme, listed]) =>
      isList(listed) ? listed.map((scope) => `${scheme}: ${textOf(scope)}`) : [],
    );
    all.set(name, [...(all.get(name) ?? []), scopes]);
  }
  return all;
};

const listText = (names: Iterable<string>): string => Array.from(names, (name) => `\`${name}\``).join(', ');

/** How tokens are come by: the flows of OAuth 2.0, their addresses, and the scopes that they know. */
export const compareFlows = (comparison: TypeComparison, told: Omit<Finding, 'message'>): void => {
  const { ledger, before: left, after: right } = comparison;
  compareUrls(comparison, told, ['openIdConnectUrl', 'oauth2MetadataUrl']);
  const [old, now] = [
    left.nodes.members(left.nodes.below(told.before, 'flows')),
    right.nodes.members(right.nodes.below(told.after, 'flows')),
  ];
  const { holder, subject } = told;
  for (const [name, after] of now) {
    const before = old.get(name);
    if (before === undefined) {
      ledger.add('security-flow-added', {
        holder,
        subject,
        after,
        message: `takes the flow \`${name}\` too`,
      });
      continue;
    }
    const flow = { holder, subject: `flow \`${name}\` of ${subject}`, before, after };
    compareUrls(comparison, flow, ['authorizationUrl', 'deviceAuthorizationUrl', 'refreshUrl', 'tokenUrl']);
    compareKnownScopes(comparison, flow);
  }
  for (const [name, before] of old) {
    if (now.has(name)) continue;
    const message = `no longer takes the flow \`${name}\``;
    ledger.add('security-flow-removed', { holder, subject, before, near: told.after, message });
  }
};

const compareUrls = (
  { ledger }: TypeComparison,
  told: Omit<Finding, 'message'>,
  keys: readonly string[],
): void => {
  for (const key of keys) {
    const [was, is] = [memberOf(told.before, key), memberOf(told.after, key)];
    if (was === is) continue;
    if (typeof was !== 'string') {
      const message = `\`${key}\` is ${textOf(is)} now`;
      if (typeof is === 'string') ledger.add('security-url-added', { ...told, message });
      continue;
    }
    const message = `\`${key}\` is ${typeof is === 'string' ? is : 'gone'}, was ${was}`;
    ledger.add('security-url-changed', { ...told, message });
  }
};

const compareKnownScopes = ({ ledger }: TypeComparison, told: Omit<Finding, 'message'>): void => {
  const [old, now] = [keysAt(told.before, 'scopes'), keysAt(told.after, 'scopes')];
  const words = now.filter((each) => old.includes(each)).flatMap((each) => scopeSaid(told, each));
  tellWords(ledger, words, told);
  const added = now.filter((each) => !old.includes(each));
  const removed = old.filter((each) => !now.includes(each));
  if (added.length > 0)
    ledger.add('security-flow-scope-added', { ...told, message: `knows new scopes: ${listText(added)}` });
  if (removed.length > 0)
    ledger.add('security-flow-scope-removed', {
      ...told,
      message: `no longer knows the scopes ${listText(removed)}`,
    });
};

const scopeSaid = ({ before, after }: Omit<Finding, 'message'>, scope: string): readonly WordChange[] => {
  const [was, is] = [before, after].map((node) => {
    const table = memberOf(node, 'scopes');
    const words = isMembers(table) ? own(table, scope) : undefined;
    return typeof words === 'string' ? words : undefined;
  });
  return wordChange(`scope \`${scope}\``, was, is);
};

const keysAt = (node: Node | undefined, key: string): readonly string[] => {
  const table = memberOf(node, key);
  return isMembers(table) ? Object.keys(table) : [];
};

const memberOf = (node: Node | undefined, key: string): unknown =>
  isMembers(node?.value) ? own(node.value, key) : undefined;
