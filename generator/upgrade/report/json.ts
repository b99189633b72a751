import type { SourceLookup } from '../../diagnostics/diagnostic.js';
import { jsonText } from '../../diagnostics/json-text.js';
import type { Difference } from '../../diff/difference.js';
import { placeOf } from '../../diff/report/json.js';
import type { Spot } from '../trial.js';
import type { ShownPath, Upgrade } from './upgrade.js';

/** `{ upgrades: [{ title, from, to, newer, written, before, pins, unread, errors: [{ file, line, column, …, changes }], silent }] }`. */
export const json = (upgrades: readonly Upgrade[], shown: ShownPath): string =>
  jsonText({ upgrades: upgrades.map((each) => entryOf(each, shown)) });

const entryOf = (upgrade: Upgrade, shown: ShownPath): object => {
  const { title, from, to, newer, isWritten, before, sources } = upgrade;
  const at = ({ file, line, column }: Spot): object => ({ file: shown(file), line, column });
  const changed = (difference: Difference): object => differenceOf(difference, sources);
  return {
    title,
    from,
    to,
    newer,
    written: isWritten,
    before,
    pins: upgrade.pins.map((pin) => ({ ...at(pin), kind: pin.kind, version: pin.from })),
    unread: upgrade.unread.map(at),
    errors: upgrade.findings.map(({ error, differences }) => ({
      ...at(error),
      rule: error.rule,
      message: error.message,
      code: error.code,
      operations: error.elements.filter(({ kind }) => kind === 'operation').map(({ id }) => id),
      schemas: error.elements.filter(({ kind }) => kind === 'type').map(({ id }) => id),
      changes: differences.map(changed),
    })),
    silent: upgrade.silent.map(({ difference, calls }) => ({
      ...changed(difference),
      calls: calls.map((call) => ({ ...at(call), operation: call.id })),
    })),
    unlisted: upgrade.unlisted,
  };
};

const differenceOf = (difference: Difference, sources: SourceLookup): object => ({
  rule: difference.rule,
  class: difference.class,
  subject: difference.subject,
  message: difference.message,
  place: placeOf(difference.after ?? difference.near ?? difference.before, sources),
  typescript: difference.typescript,
  operations: difference.operations,
  change: difference.change,
});
