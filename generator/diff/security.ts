import { isMembers, own } from '../ir/documents.js';
import type { AuthRequirement, AuthScheme, Operation } from '../ir/model.js';
import { compareSaid } from './appearance.js';
import type { Finding } from './ledger.js';
import type { Node } from './nodes.js';
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
  const { ledger, before: left, after: right } = comparison;
  const [old, now] = [schemesOf(left), schemesOf(right)];
  for (const [id, scheme] of now) {
    const former = old.get(id);
    const told = { holder: ledger.api, subject: `security scheme \`${id}\``, after: scheme.node };
    if (former === undefined) ledger.add('security-scheme-added', { ...told, message: 'is new' });
    else compareScheme(comparison, former, scheme, { ...told, before: former.node });
  }
  for (const [id, { node }] of old) {
    if (now.has(id)) continue;
    const told = { holder: ledger.api, subject: `security scheme \`${id}\``, before: node };
    ledger.add('security-scheme-removed', { ...told, message: 'is gone' });
  }
};

interface Scheme {
  readonly node: Node;
  /** Where a credential goes, in words. */
  readonly carrier: string;
}

/** Also those that a client cannot serve. */
const schemesOf = ({ api, nodes }: Side): ReadonlyMap<string, Scheme> => {
  const served = new Map(api.auth.map((each) => [each.id, each]));
  return new Map(
    [...nodes.members(nodes.root('components', 'securitySchemes'))].map(([id, node]) => {
      const scheme = served.get(id);
      return [id, { node, carrier: scheme === undefined ? otherCarrierOf(node) : carrierOf(scheme) }];
    }),
  );
};

const compareScheme = (
  comparison: TypeComparison,
  old: Scheme,
  now: Scheme,
  told: Omit<Finding, 'message'>,
): void => {
  const { ledger } = comparison;
  if (old.carrier !== now.carrier) {
    ledger.add('security-scheme-changed', { ...told, message: `is ${now.carrier}, was ${old.carrier}` });
    return;
  }
  const [was, is] = [isDeprecated(old.node), isDeprecated(now.node)];
  if (is && !was) ledger.add('security-scheme-deprecated', { ...told, message: 'is deprecated now' });
  if (was && !is) ledger.add('security-scheme-undeprecated', { ...told, message: 'is no longer deprecated' });
  compareSaid(ledger, ['description', 'bearerFormat'], told);
  compareFlows(comparison, told);
};

const isDeprecated = (node: Node): boolean => memberOf(node, 'deprecated') === true;

const carrierOf = (scheme: AuthScheme): string => {
  if (scheme.kind === 'apiKey') return `an API key in the ${scheme.in} \`${scheme.wireName}\``;
  return scheme.kind === 'basic' ? 'basic' : `a bearer token in ${scheme.headers.join(' or ')}`;
};

const otherCarrierOf = (node: Node): string =>
  ['type', 'scheme', 'in', 'name']
    .map((key) => memberOf(node, key))
    .filter((each) => typeof each === 'string')
    .join(' ');

const memberOf = ({ value }: Node, key: string): unknown => (isMembers(value) ? own(value, key) : undefined);
