import type { AuthRequirement, AuthScheme, Operation } from '../ir/model.js';
import type { Finding } from './ledger.js';
import { compareFlows, compareScopes } from './scopes.js';
import type { Side } from './side.js';
import type { TypeComparison } from './types.js';

/** Which credentials an operation asks for: all of one requirement, or all of another. */
export const compareRequirements = (
  comparison: TypeComparison,
  before: Operation,
  after: Operation,
  subject: Pick<Finding, 'holder' | 'subject'>,
): void => {
  const { ledger, before: left, after: right } = comparison;
  const [old, now] = [alternatives(before.auth), alternatives(after.auth)];
  const told = { ...subject, before: nodeOf(left, before), after: nodeOf(right, after) };
  const [wasOpen, isOpen] = [old.has(''), now.has('')];
  if (wasOpen && !isOpen) {
    const message = `asks for credentials now: ${[...now].join(', or ')}`;
    ledger.add('security-added', { ...told, message });
    return;
  }
  if (!wasOpen && isOpen) {
    ledger.add('security-removed', { ...told, message: 'can be called without credentials now' });
    return;
  }
  compareScopes(comparison, before, after, told);
  const added = [...now].filter((each) => !old.has(each) && each !== '');
  const removed = [...old].filter((each) => !now.has(each) && each !== '');
  if (added.length > 0)
    ledger.add('security-alternative-added', { ...told, message: `also takes ${added.join(', or ')}` });
  if (removed.length > 0)
    ledger.add('security-alternative-removed', {
      ...told,
      message: `no longer takes ${removed.join(', or ')}`,
    });
};

/** By their names; that of an anonymous call, which is also what no requirement means, is empty. */
const alternatives = (requirements: readonly AuthRequirement[]): ReadonlySet<string> =>
  new Set(requirements.length === 0 ? [''] : requirements.map((names) => [...names].sort().join(' with ')));

const nodeOf = ({ nodes }: Side, { origin }: Operation): Finding['before'] =>
  nodes.below(nodes.at(origin), 'security') ?? nodes.root('security') ?? nodes.at(origin);

/** How credentials are carried. */
export const compareSchemes = (comparison: TypeComparison): void => {
  const { ledger, before, after } = comparison;
  const removed = new Map(before.api.auth.map((each) => [each.id, each]));
  const toldOf = ({ id }: AuthScheme) => ({
    holder: ledger.api,
    subject: `security scheme \`${id}\``,
    before: before.nodes.root('components', 'securitySchemes', id),
    after: after.nodes.root('components', 'securitySchemes', id),
  });
  for (const now of after.api.auth) {
    const old = removed.get(now.id);
    removed.delete(now.id);
    if (old === undefined)
      ledger.add('security-scheme-added', { ...toldOf(now), before: undefined, message: 'is new' });
    else if (carrierOf(old) !== carrierOf(now)) {
      const message = `is ${carrierOf(now)}, was ${carrierOf(old)}`;
      ledger.add('security-scheme-changed', { ...toldOf(now), message });
    } else compareFlows(comparison, toldOf(now));
  }
  for (const old of removed.values())
    ledger.add('security-scheme-removed', { ...toldOf(old), after: undefined, message: 'is gone' });
};

const carrierOf = (scheme: AuthScheme): string => {
  if (scheme.kind === 'apiKey') return `an API key in the ${scheme.in} \`${scheme.wireName}\``;
  return scheme.kind === 'basic' ? 'basic' : `a bearer token in ${scheme.headers.join(' or ')}`;
};
