import { isMembers } from '../ir/documents.js';
import type { ObjectDef, Operation, Property } from '../ir/model.js';
import { compareWords } from './appearance.js';
import { compareDeliveries, METHODS, type Both } from './deliveries.js';
import type { Finding } from './ledger.js';
import type { Node } from './nodes.js';
import type { Side } from './side.js';
import type { TypeComparison } from './types.js';

/** What the API sends by itself, told by name: webhooks come and go with the API, callbacks with an operation. */
export const compareWebhooks = (comparison: TypeComparison): void => {
  const { before, after, ledger } = comparison;
  const tables = [before, after].map((side) => side.nodes.members(side.nodes.root('webhooks')));
  comparePresence(comparison, 'webhook', [tables[0] ?? NONE, tables[1] ?? NONE], {
    holder: ledger.api,
    subject: '',
    near: after.nodes.root(),
  });
  compareMethods(comparison, [tables[0] ?? NONE, tables[1] ?? NONE]);
  compareBodies(comparison);
};

/** By which methods webhooks come: whoever takes one listens for it. */
const compareMethods = (
  comparison: TypeComparison,
  [old, now]: readonly [ReadonlyMap<string, Node>, ReadonlyMap<string, Node>],
): void => {
  const { ledger } = comparison;
  for (const [name, after] of now) {
    const before = old.get(name);
    if (before === undefined) continue;
    compareDeliveries(comparison, 'webhook', {
      holder: ledger.api,
      subject: `webhook \`${name}\``,
      before,
      after,
    });
    const [was, is] = [methodsOf(before), methodsOf(after)];
    if (was === is) continue;
    const message = `comes by ${is}, came by ${was}`;
    const told = { holder: ledger.api, subject: `webhook \`${name}\``, before, after, message };
    ledger.add('webhook-method-changed', told);
  }
};

const methodsOf = ({ value }: Node): string =>
  Object.keys(isMembers(value) ? value : {})
    .filter((key) => METHODS.has(key))
    .sort()
    .map((method) => method.toUpperCase())
    .join(', ');

/** The callbacks of an operation; their bodies are compared with those of webhooks. */
export const compareCallbacks = (
  comparison: TypeComparison,
  before: Operation,
  after: Operation,
  { holder, subject: owner }: Pick<Finding, 'holder' | 'subject'>,
): void => {
  const [old, now] = [callbacksOf(comparison.before, before), callbacksOf(comparison.after, after)];
  comparePresence(comparison, 'callback', [old, now], {
    ...{ holder, subject: ` of ${owner}` },
    near: comparison.after.nodes.at(after.origin),
  });
  for (const [name, callback] of now) {
    const former = old.get(name);
    const subject = `callback \`${name}\` of ${owner}`;
    if (former !== undefined)
      compareAddresses(comparison, { holder, subject, before: former, after: callback });
  }
};

/** Where a callback goes: its members are expressions that say so. */
const compareAddresses = (comparison: TypeComparison, told: Both): void => {
  const { before: left, after: right, ledger } = comparison;
  const [old, now] = [left.nodes.members(told.before), right.nodes.members(told.after)];
  const text = (table: ReadonlyMap<string, Node>): string =>
    [...table.keys()]
      .filter((key) => !key.startsWith('x-'))
      .sort()
      .map((each) => `\`${each}\``)
      .join(', ');
  if (text(old) !== text(now))
    ledger.add('callback-changed', { ...told, message: `goes to ${text(now)}, went to ${text(old)}` });
  for (const [address, after] of now) {
    const before = old.get(address);
    if (before !== undefined) compareDeliveries(comparison, 'callback', { ...told, before, after });
  }
};

const NONE: ReadonlyMap<string, Node> = new Map();

const callbacksOf = ({ nodes }: Side, { origin }: Operation): ReadonlyMap<string, Node> =>
  nodes.members(nodes.below(nodes.at(origin), 'callbacks'));

const comparePresence = (
  { ledger, before: left, after: right }: TypeComparison,
  kind: 'webhook' | 'callback',
  [old, now]: readonly [ReadonlyMap<string, Node>, ReadonlyMap<string, Node>],
  { holder, subject: owner, near }: Pick<Finding, 'holder' | 'subject' | 'near'>,
): void => {
  const subjectOf = (name: string): string => `${kind} \`${name}\`${owner}`;
  for (const [name, after] of now) {
    if (old.has(name)) continue;
    const typescript = { after: textOf(right, name) };
    ledger.add(`${kind}-added`, {
      holder,
      subject: subjectOf(name),
      after,
      message: 'is sent now',
      typescript,
    });
  }
  for (const [name, before] of old) {
    if (now.has(name)) continue;
    const told = {
      holder,
      subject: subjectOf(name),
      before,
      near,
      typescript: { before: textOf(left, name) },
    };
    ledger.add(`${kind}-removed`, { ...told, message: 'is no longer sent' });
  }
};

/** How the body of an event is written; empty where it is no JSON, which has no type. */
const textOf = (side: Side, name: string): string => {
  const event = eventsOf(side).find(({ wireName }) => wireName === name);
  return event === undefined ? '' : side.speller.property(event, 'received');
};

/** What is sent under each name that both sides have. */
const compareBodies = (comparison: TypeComparison): void => {
  const { before, after, ledger } = comparison;
  const old = new Map(eventsOf(before).map((each) => [each.wireName, each]));
  for (const now of eventsOf(after)) {
    const former = old.get(now.wireName);
    if (former === undefined) continue;
    const subject = `event \`${now.wireName}\``;
    const at = { before: nodeOf(before, now.wireName), after: nodeOf(after, now.wireName) };
    const told = { holder: ledger.api, subject, ...at };
    compareWords(ledger, [former.doc, now.doc], told);
    const schemas = { before: schemaOf(before, at.before), after: schemaOf(after, at.after) };
    comparison.compareAt(former.type, now.type, { ...told, ...schemas, direction: 'received' });
  }
};

const eventsOf = (side: Side): readonly Property[] => {
  const { webhooks } = side.api;
  const def = webhooks === undefined ? undefined : side.def(webhooks);
  return def?.kind === 'object' ? (def satisfies ObjectDef).properties : [];
};

/** The first place under which something is sent by a name. */
const nodeOf = (side: Side, name: string): Node | undefined =>
  side.nodes.resolve(side.nodes.root('webhooks', name)) ??
  side.api.operations.flatMap(({ revisions: [{ value }] }) => callbacksOf(side, value).get(name) ?? []).at(0);

/** The schema of the request that is sent: of the only one, or of the first. */
const schemaOf = ({ nodes }: Side, event: Node | undefined): Node | undefined => {
  const items = [event, ...[...nodes.members(event).values()]];
  for (const item of items) {
    for (const operation of nodes.members(item).values()) {
      const body = nodes.resolve(nodes.below(operation, 'requestBody'));
      if (body !== undefined) return nodes.schema(body);
    }
  }
  return event;
};
