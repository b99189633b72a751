import type { Change, TypeDef, TypeId } from '../ir/model.js';
import { compareWhole } from './whole.js';
import type { Difference } from './difference.js';
import { nameOf } from './definitions.js';
import { compareWebhooks } from './events.js';
import { Ledger } from './ledger.js';
import { compareOperations } from './operations.js';
import { compareClientParameters } from './parameters.js';
import { compareSchemes } from './security.js';
import { compareServers } from './servers.js';
import { Side, type Edition } from './side.js';
import { TypeComparison } from './types.js';
import { Untouched } from './untouched.js';

/**
 * Everything that differs between two editions, the most serious first.
 *
 * @param changes the entries of the changelog that may be the reason
 */
export const diff = (before: Edition, after: Edition, changes: readonly Change[]): readonly Difference[] => {
  const [left, right] = [new Side(before), new Side(after)];
  const ledger = new Ledger(left, right, changes);
  const untouched = left.set === right.set ? new Untouched(before.view, after.view) : undefined;
  const comparison = new TypeComparison(left, right, ledger, untouched);
  const whole = { holder: ledger.api, subject: 'the API' };
  compareServers(comparison, left.api.servers, right.api.servers, {
    ...whole,
    before: left.nodes.root('servers') ?? left.nodes.root(),
    after: right.nodes.root('servers') ?? right.nodes.root(),
  });
  compareWhole(comparison);
  compareSchemes(comparison);
  compareClientParameters(comparison);
  compareOperations(comparison);
  compareWebhooks(comparison);
  comparison.drain();
  compareSchemas(comparison);
  return ledger.differences();
};

/** The schemas by name: which came, went or are called otherwise; and those that no operation uses. */
const compareSchemas = (comparison: TypeComparison): void => {
  const { before, after, ledger } = comparison;
  const [old, now] = [namedIn(before), namedIn(after)];
  const gone = new Map([...old].filter(([id]) => !now.has(id)));
  for (const [id, def] of now) {
    const node = after.nodes.at(def.origin);
    const told = { holder: ledger.api, subject: nameOf(def), after: node };
    const same = old.get(id);
    const former = comparison.renamed.get(id);
    if (same !== undefined) {
      if (!comparison.hasMet(id)) comparison.pair(same, def, { direction: 'received', holder: ledger.api });
    } else if (former !== undefined && gone.delete(former.id)) {
      const message = `was called \`${nameOf(former)}\``;
      // A name that is dated belongs to its version: clients know the schema by one name in all of them.
      const isDated = after.nodes.formerNames(node).includes(nameOf(former));
      if (!isDated)
        ledger.add('schema-renamed', { ...told, before: before.nodes.at(former.origin), message });
    } else ledger.add('schema-added', { ...told, message: 'is new' });
  }
  for (const def of gone.values()) {
    const told = { holder: ledger.api, subject: nameOf(def), before: before.nodes.at(def.origin) };
    ledger.add('schema-removed', { ...told, message: 'is gone' });
  }
  comparison.drain();
};

const namedIn = (side: Side): ReadonlyMap<TypeId, TypeDef> =>
  new Map(
    side.api.types.flatMap(({ id, revisions: [{ value }] }) =>
      value.name.strength === 'derived' ? [] : [[id, value] as const],
    ),
  );
